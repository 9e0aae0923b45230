"""The one gate of every contact: decides with all that is known, keeps the answer, puts the deed on record."""

from __future__ import annotations

import hashlib
from datetime import datetime

import msgspec
from django.db import transaction
from msgspec.structs import replace

from amends.apps.contacts.keys import house_key
from amends.apps.contacts.knowing import with_known
from amends.apps.contacts.models import ContactDecision
from amends.apps.contacts.naming import name_for
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import HOUSE, record_deed
from amends.contact.decide import Answer, Request, decide
from amends.contact.decide.model import ContactPoint, Person
from amends.core.channels import Channel
from amends.core.ids import new_ref

_ENCODER = msgspec.json.Encoder(order="deterministic")


@transaction.atomic
def decide_contact(
    *, request: Request, incident: Incident | None, person_hash: str, by: str, now: datetime, key: bytes | None = None
) -> ContactDecision:
    """Whether this contact may be made, with what is on file; kept for good, also where the answer is no.

    The same request is decided once: asked again, with nothing new on file, it gets the answer that it had.
    ``key`` is the house's secret of the suppression list, read from the settings where it is left out.  A person
    without ``person_hash`` gets the name that ``naming.names_for`` finds.

    Raises ``InputError`` (``contacts.nobody``).
    """
    used = house_key() if key is None else key
    ref = (request.person.ref or "").strip()
    name = name_for(ref, person_hash=person_hash, incident=incident, key=used)
    known = with_known(request, person_hash=name, key=used)
    digest = request_digest(replace(known, history=request.history))
    kept = ContactDecision.objects.filter(person_hash=name, incident=incident, request_sha256=digest).first()
    if kept is not None:
        return kept
    row = row_of(request, decide(known), incident=incident, name=name, digest=digest, by=by, now=now)
    row.save()
    record_deed(
        incident_ref=incident.ref if incident else HOUSE,
        kind="contact.decided",
        subject=row.ref,
        at=now,
        purpose=row.purpose,
        decision=row.decision,
        channel=row.channel,
        rules=[f"{reason['rule']} {reason['version']}" for reason in row.because],
        row_sha256=leaf_digest(row),
    )
    return row


def leaf_digest(row: ContactDecision) -> str:
    """SHA-256 by which the record vouches for a kept decision, its person's keyed name and its request included.

    The name is under a key, so that nobody who reads the record can tell whom it is about, try out references, or
    see that two deeds are about one person.
    """
    parts = (row.ref, row.person_hash, row.decision, row.channel, row.request_sha256)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def request_digest(request: Request) -> str:
    """SHA-256 of a request without names, addresses, account and what staff wrote: it leads to none of them."""
    person = request.person
    bare = replace(
        person,
        name=None,
        account=None,
        guardian=None,
        next_of_kin=None,
        safe_contact=replace(person.safe_contact, reason=None) if person.safe_contact else None,
        contact_points=_without_addresses(person),
    )
    wishes = request.preferences
    if wishes is not None:
        unsaid = tuple(replace(one, said=None) for one in wishes.opt_outs or ())
        wishes = replace(wishes, opt_outs=unsaid)
    return hashlib.sha256(_ENCODER.encode(replace(request, person=bare, urgent=None, preferences=wishes))).hexdigest()


def _without_addresses(person: Person) -> dict[Channel, ContactPoint | None]:
    """Which ways there are, and whether each was given and proven: a way that is proven no more is another request."""
    points = sorted((person.contact_points or {}).items())
    return {channel: replace(point, address=None) if point is not None else None for channel, point in points}


def row_of(
    request: Request,
    answer: Answer,
    *,
    incident: Incident | None,
    name: str,
    digest: str,
    by: str,
    now: datetime,
) -> ContactDecision:
    """The answer as it is kept, not yet saved."""
    return ContactDecision(
        ref=new_ref("CD", length=12),
        incident=incident,
        person_hash=name,
        purpose=request.purpose,
        legal_basis=request.legal_basis or "",
        trigger=request.trigger.kind if request.trigger else "",
        asked_channel=request.channel,
        decision=answer.decision,
        channel=answer.channel or "",
        not_before=answer.not_before,
        because=msgspec.to_builtins(answer.because),
        suppressed=msgspec.to_builtins(answer.suppressed_alternatives),
        agent_view=msgspec.to_builtins(replace(answer.agent_view, name=None)),
        explanation=dict(answer.explanation),
        request_sha256=digest,
        by=by[:150],
        at=now,
    )
