"""Data leaves the house by two people: one asks, another allows, the first fetches it once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.apps.looks.models import ExportRequest, LookKind
from amends.apps.looks.services import LEAST_REASON, record_look
from amends.core.errors import InputError, RefusedError
from amends.core.ids import new_ref

GOOD_FOR = timedelta(hours=24)
"""From asking to being allowed, and from there to being fetched."""
_LONGEST = 500


class Exported(StrEnum):
    """What can be taken out."""

    AFFECTED = "affected"  # everybody affected, with name and contacts
    LEDGER = "ledger"  # every message by its id and the customer's reference


def ask_export(*, by: User, incident: Incident, what: str, reason: str, now: datetime) -> ExportRequest:
    """Keeps the wish.

    Raises ``RefusedError`` (``export.role``), ``InputError`` (``export.what``, ``export.reason``).
    """
    _require(by, Right.ASK_EXPORT, incident)
    if what not in list(Exported):
        raise InputError("This cannot be exported.", code="export.what", where=incident.ref, fix=", ".join(Exported))
    request = ExportRequest.objects.create(
        ref=new_ref("EXP", length=12),
        incident=incident,
        what=what,
        reason=_words(reason, incident),
        asked_by=by,
        asked_at=now,
    )
    _record(request, "export.asked", by, now, what=what)
    return request


@transaction.atomic
def decide_export(*, request: ExportRequest, by: User, is_allowed: bool, why: str, now: datetime) -> ExportRequest:
    """Allows or refuses; never by who asked, and once.

    Raises ``RefusedError``: ``export.role``, ``export.own``, ``export.decided``, ``export.too_late``.
    """
    _require(by, Right.ALLOW_EXPORT, request.incident)
    if request.asked_by_id == by.pk:
        raise _refused("export.own", request, "Nobody allows what they asked for themselves.", "Ask a colleague.")
    if now - request.asked_at > GOOD_FOR:
        raise _refused("export.too_late", request, "It was asked for more than a day ago.", "Ask again.")
    open_one = ExportRequest.objects.filter(pk=request.pk, decided_by__isnull=True)
    words = _words(why, request.incident)
    if not open_one.update(decided_by=by, decided_at=now, is_allowed=is_allowed, why=words):
        raise _refused("export.decided", request, "Somebody has decided on it already.", "Look at the page again.")
    _record(request, "export.allowed" if is_allowed else "export.refused", by, now)
    request.refresh_from_db()
    return request


def fetch_export(*, request: ExportRequest, by: User, make: Callable[[ExportRequest], str], now: datetime) -> None:
    """Lets the asker have the file, once.  ``make`` writes it and gives the hex SHA-256 of its bytes.

    The look is on record before anything is read, the digest before a byte leaves.  ``make`` runs in no transaction:
    it reads everybody, and nobody else could write meanwhile.  Where it fails the file can be fetched again, and the
    look stays.  Raises ``RefusedError``: ``export.role``, ``export.not_asker``, ``export.not_allowed``,
    ``export.too_late``, ``export.fetched``.
    """
    _take(request, by, now)
    digest = ""
    try:
        digest = make(request)
    finally:
        if not digest:
            ExportRequest.objects.filter(pk=request.pk, sha256="").update(fetched_at=None)
    with transaction.atomic():
        ExportRequest.objects.filter(pk=request.pk).update(sha256=digest)
        _record(request, "export.fetched", by, now, file_sha256=digest)


@transaction.atomic
def _take(request: ExportRequest, by: User, now: datetime) -> None:
    """The one fetching is taken, and the look kept."""
    _require(by, Right.ASK_EXPORT, request.incident)
    if request.asked_by_id != by.pk:
        raise _refused("export.not_asker", request, "Only who asked for it may have it.", "Ask for one of your own.")
    if not request.is_allowed or request.decided_at is None:
        raise _refused("export.not_allowed", request, "Nobody has allowed it.", "Wait for a colleague's decision.")
    if now - request.decided_at > GOOD_FOR:
        raise _refused("export.too_late", request, "It was allowed more than a day ago.", "Ask again.")
    if not ExportRequest.objects.filter(pk=request.pk, fetched_at__isnull=True).update(fetched_at=now):
        raise _refused("export.fetched", request, "It was fetched already.", "Ask again, and say why.")
    record_look(
        by=by,
        incident=request.incident,
        kind=LookKind.EXPORT,
        what=f"{request.what}, {request.ref}",
        reason=request.reason,
        now=now,
    )


def _require(by: User, right: Right, incident: Incident) -> None:
    if not by.is_active or not may(by.role, right):
        raise RefusedError("This account may not do that with exports.", code="export.role", where=incident.ref)


def _words(text: str, incident: Incident) -> str:
    words = text.replace("\0", "").strip()
    if not LEAST_REASON <= len(words) <= _LONGEST:
        raise InputError(
            "An export needs a reason.",
            code="export.reason",
            where=incident.ref,
            fix=f"Say why, in {LEAST_REASON} to {_LONGEST} characters; it is kept with your name.",
        )
    return words


def _record(request: ExportRequest, kind: str, by: User, now: datetime, **data: str) -> None:
    record_deed(
        incident_ref=request.incident.ref,
        kind=kind,
        subject=request.ref,
        at=now,
        role=by.role,
        reason_sha256=hashlib.sha256((request.reason + request.why).encode()).hexdigest(),
        **data,
    )


def _refused(code: str, request: ExportRequest, why: str, fix: str) -> RefusedError:
    return RefusedError("The export stays closed.", code=code, where=request.ref, why=why, fix=fix)
