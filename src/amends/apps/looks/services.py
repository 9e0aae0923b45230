"""Keeps who looked at personal data, before they see it."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction

from amends.apps.accounts.models import User
from amends.apps.incidents.models import Incident
from amends.apps.journal.models import Entry
from amends.apps.journal.services import HOUSE, record_deed
from amends.apps.looks.models import Look, LookKind
from amends.apps.looks.selectors import BUSY_PERSONS, BUSY_WINDOW
from amends.core.errors import InputError
from amends.core.ids import keyed_hash, new_ref

LEAST_REASON = 5
"""Characters; a dot or an "ok" tells a reviewer nothing."""
_LONGEST_REASON = 500
OPERATOR = "operator"
"""The role of who looked by a command on the machine itself."""


def person_hash(incident_key: bytes, person_ref: str) -> str:
    """The name of a person in looks and in the record: keyed, so that only this incident's key finds it again.

    >>> person_hash(b"k", "C-1") == person_hash(b"k", "C-1") != person_hash(b"other", "C-1")
    True
    """
    return keyed_hash(incident_key, "person", person_ref)[:40]


@transaction.atomic
def record_look(
    *,
    by: User | str,
    incident: Incident,
    kind: LookKind | str,
    what: str,
    reason: str,
    person_hash: str = "",
    now: datetime,
) -> Look:
    """Keeps a look, and its digests in the record; call it before anything is read.

    ``by`` is a member of staff, or the name that an operator of the machine gave a command.  ``what`` names the thing
    that is opened, without a person's data.  Raises ``InputError``: ``look.reason`` for
    a reason that is too short or too long, ``look.kind`` for an unknown kind.
    """
    given = reason.strip()
    if not LEAST_REASON <= len(given) <= _LONGEST_REASON:
        raise _no_reason(incident)
    if kind not in LookKind.values:
        raise InputError("There is no such kind of look.", code="look.kind", where=str(kind)[:40])
    look = Look.objects.create(
        ref=new_ref("LOO", length=12),
        by=by if isinstance(by, User) else None,
        by_name=by.get_username() if isinstance(by, User) else by[:150],
        role=by.role if isinstance(by, User) else OPERATOR,
        incident=incident,
        kind=LookKind(kind),
        person_hash=person_hash,
        what=what[:200],
        reason=given,
        at=now,
    )
    record_deed(
        incident_ref=incident.ref,
        kind="person.looked_at",
        subject=look.ref,
        at=now,
        look=str(look.kind),
        role=look.role,
        person=person_hash,
        reason_sha256=hashlib.sha256(given.encode()).hexdigest(),
    )
    if person_hash:
        _raise_alarm(look)
    return look


def _raise_alarm(look: Look) -> None:
    """On record, once for somebody and an hour, when they look at unusually many persons; webhooks carry it out."""
    recent = Look.objects.filter(by_name=look.by_name, at__gt=look.at - BUSY_WINDOW, at__lte=look.at)
    persons = recent.exclude(person_hash="").values("person_hash").distinct().count()
    if persons < BUSY_PERSONS:
        return
    name = hashlib.sha256(look.by_name.encode()).hexdigest()[:16]
    alarm = {"incident_ref": HOUSE, "kind": "looks.unusual", "subject": f"{name}:{look.at:%Y-%m-%dT%H}"}
    if not Entry.objects.filter(**alarm).exists():
        record_deed(**alarm, at=look.at, role=look.role)


def _no_reason(incident: Incident) -> InputError:
    return InputError(
        "Nobody looks at a person's data without a reason.",
        code="look.reason",
        where=incident.ref,
        fix=f"Say why you look, in {LEAST_REASON} to {_LONGEST_REASON} characters; it is kept with your name.",
    )
