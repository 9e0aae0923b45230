"""The one gate of every contact: decides with all that is known, keeps the answer, puts the deed on record."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import islice

import msgspec
from django.db import transaction
from msgspec.structs import replace

from amends.apps.contacts.freeze import frozen_among
from amends.apps.contacts.keys import house_key, incident_keys, ref_digest
from amends.apps.contacts.knowing import is_sale, with_known
from amends.apps.contacts.models import ContactDecision, DecisionBatch
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import HOUSE, record_deed
from amends.contact.decide import Answer, Request, decide
from amends.core.errors import InputError
from amends.core.ids import new_ref

_AT_ONCE = 500
_ENCODER = msgspec.json.Encoder(order="deterministic")


@transaction.atomic
def decide_contact(
    *, request: Request, incident: Incident | None, person_hash: str, by: str, now: datetime, key: bytes | None = None
) -> ContactDecision:
    """Whether this contact may be made, with what is on file; kept for good, also where the answer is no.

    The same request is decided once: asked again, with nothing new on file, it gets the answer that it had.
    ``key`` is the house's secret of the suppression list, read from the settings where it is left out.  A person
    without ``person_hash`` is named by the house's digest of ``request.person.ref``.

    Raises ``InputError`` (``contacts.nobody``).
    """
    used = house_key() if key is None else key
    name = _name_of(request, person_hash, used)
    known = with_known(request, person_hash=person_hash, key=used)
    digest = request_digest(replace(known, history=request.history))
    kept = ContactDecision.objects.filter(person_hash=name, incident=incident, request_sha256=digest).first()
    if kept is not None:
        return kept
    answer = decide(known)
    row = _row(request, answer, incident=incident, name=name, digest=digest, by=by, now=now)
    row.save()
    record_deed(
        incident_ref=incident.ref if incident else HOUSE,
        kind="contact.decided",
        subject=row.ref,
        at=now,
        person=name[:40],
        purpose=row.purpose,
        decision=row.decision,
        channel=row.channel,
        rules=_rules(answer),
        request_sha256=digest,
    )
    return row


def decide_many(
    *,
    requests: Iterable[Request],
    incident: Incident | None,
    person_hash_of: Callable[[Request], str],
    name: str,
    by: str,
    now: datetime,
    key: bytes | None = None,
) -> tuple[DecisionBatch, ...]:
    """Decides a campaign in batches of some hundred; each is kept whole, with one deed, or not at all.

    ``name`` is the campaign's.  Raises ``InputError`` (``contacts.nobody``); batches before it stay kept.
    """
    used = house_key() if key is None else key
    stream, made = iter(requests), []
    while portion := list(islice(stream, _AT_ONCE)):
        made.append(_batch(portion, incident, person_hash_of, name=name, by=by, now=now, key=used))
    return tuple(made)


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
        contact_points=dict.fromkeys(sorted(person.contact_points or {})),
    )
    wishes = request.preferences
    if wishes is not None:
        unsaid = tuple(replace(one, said=None) for one in wishes.opt_outs or ())
        wishes = replace(wishes, opt_outs=unsaid)
    return hashlib.sha256(_ENCODER.encode(replace(request, person=bare, urgent=None, preferences=wishes))).hexdigest()


@transaction.atomic
def _batch(
    portion: list[Request],
    incident: Incident | None,
    person_hash_of: Callable[[Request], str],
    *,
    name: str,
    by: str,
    now: datetime,
    key: bytes,
) -> DecisionBatch:
    rows, keys, frozen = [], incident_keys(), _frozen(portion)
    for request in portion:
        known_as = person_hash_of(request)
        known = with_known(request, person_hash=known_as, key=key, keys=keys, frozen=frozen[request.at])
        answer, called = decide(known), _name_of(request, known_as, key)
        digest = request_digest(replace(known, history=request.history))
        rows.append(_row(request, answer, incident=incident, name=called, digest=digest, by=by, now=now))
    counts = Counter(row.decision for row in rows)
    leaves = "\n".join(f"{row.ref} {row.person_hash} {row.decision} {row.request_sha256}" for row in rows)
    batch = DecisionBatch.objects.create(
        ref=new_ref("CDB", length=10), incident=incident, name=name[:100], requests=len(rows), counts=dict(counts),
        sha256=hashlib.sha256(leaves.encode()).hexdigest(), by=by[:150], at=now,
    )  # fmt: skip
    for row in rows:
        row.batch = batch
    ContactDecision.objects.bulk_create(rows)
    record_deed(
        incident_ref=incident.ref if incident else HOUSE, kind="contact.batch_decided", subject=batch.ref, at=now,
        requests=batch.requests, counts=dict(sorted(counts.items())), sha256=batch.sha256,
    )  # fmt: skip
    return batch


def _frozen(portion: list[Request]) -> dict[datetime, dict[str, Incident]]:
    """By the time of the requests, whom an incident freezes: the register is asked once, not for each."""
    refs: dict[datetime, set[str]] = {request.at: set() for request in portion}
    for request in portion:
        if is_sale(request) and (request.person.ref or "").strip():
            refs[request.at].add((request.person.ref or "").strip())
    return {at: frozen_among(wanted, at=at) if wanted else {} for at, wanted in refs.items()}


def _name_of(request: Request, person_hash: str, key: bytes) -> str:
    if person_hash:
        return person_hash
    if (request.person.ref or "").strip():
        return ref_digest((request.person.ref or "").strip(), key=key)
    raise InputError(
        "Nobody is named in this contact.", code="contacts.nobody", where="person.ref",
        fix="Give the customer's reference, or the person's hash of the incident.",
    )  # fmt: skip


def _row(
    request: Request,
    answer: Answer,
    *,
    incident: Incident | None,
    name: str,
    digest: str,
    by: str,
    now: datetime,
) -> ContactDecision:
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


def _rules(answer: Answer) -> list[str]:
    return [f"{reason.rule} {reason.version}" for reason in answer.because]
