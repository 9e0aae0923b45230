"""A campaign decided and kept: portion by portion, each whole with one deed, or not at all."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import transaction
from msgspec.structs import replace

from amends.apps.contacts.deciding import leaf_digest, request_digest, row_of
from amends.apps.contacts.keys import house_key, incident_keys
from amends.apps.contacts.knowing import with_file
from amends.apps.contacts.models import ContactDecision, DecisionBatch
from amends.apps.contacts.naming import names_for, nobody
from amends.apps.contacts.onfile import Asked, OnFile, asked_of, by_time, counts_as_contact
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import HOUSE, record_deed
from amends.contact.decide import Decision, Request, decide
from amends.contact.decide.model import Past
from amends.core.channels import Channel
from amends.core.ids import new_ref

_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class Portion:
    """Some hundred requests decided together; ``batch`` is ``None`` where every one had been decided before.

    ``rows`` has the decision of each request in order; ``new`` counts those that were kept now.
    """

    requests: Sequence[Request]
    rows: Sequence[ContactDecision]
    batch: DecisionBatch | None
    new: int


def decide_many(
    *,
    requests: Iterable[Request],
    incident: Incident | None,
    name: str,
    by: str,
    now: datetime,
    key: bytes | None = None,
    person_hash_of: Callable[[Request], str] = lambda request: "",
) -> tuple[DecisionBatch, ...]:
    """Decides a campaign whole; ``name`` is the campaign's.  Raises as ``decide_portions``."""
    portions = decide_portions(
        requests=requests, incident=incident, name=name, by=by, now=now, key=key, person_hash_of=person_hash_of
    )
    return tuple(portion.batch for portion in portions if portion.batch is not None)


def decide_portions(
    *,
    requests: Iterable[Request],
    incident: Incident | None,
    name: str,
    by: str,
    now: datetime,
    key: bytes | None = None,
    person_hash_of: Callable[[Request], str] = lambda request: "",
) -> Iterator[Portion]:
    """Decides and keeps a campaign by and by; what was decided before, with nothing new on file, gets that answer.

    So a run that broke off is run again, and nobody is decided on twice.  Of two requests about one person the later
    knows of the earlier.  Raises ``InputError`` (``contacts.nobody``); portions before it stay kept.
    """
    used, stream = house_key() if key is None else key, iter(requests)
    while some := list(islice(stream, _AT_ONCE)):
        yield _portion(some, incident, person_hash_of, name=name, by=by, now=now, key=used)


@transaction.atomic
def _portion(
    requests: list[Request],
    incident: Incident | None,
    person_hash_of: Callable[[Request], str],
    *,
    name: str,
    by: str,
    now: datetime,
    key: bytes,
) -> Portion:
    people, called = _named(requests, incident, person_hash_of, key)
    file_of, known_before = by_time(people), _decided_before(called, incident)
    rows, new = [], []
    for one, person in zip(people, called, strict=True):
        file = file_of(one)
        known = with_file(one, file)
        digest = request_digest(replace(known, history=one.request.history))
        row = known_before.get((person, digest))
        if row is None:
            answer = decide(known)
            row = row_of(one.request, answer, incident=incident, name=person, digest=digest, by=by, now=now)
            known_before[person, digest] = row
            new.append(row)
            _note(one, person, row, file)
        rows.append(row)
    batch = _kept(new, incident, name=name, by=by, now=now) if new else None
    return Portion(requests=requests, rows=rows, batch=batch, new=len(new))


def _named(
    requests: list[Request], incident: Incident | None, person_hash_of: Callable[[Request], str], key: bytes
) -> tuple[list[Asked], list[str]]:
    """Each request with its names, and the one under which it is kept."""
    refs = [(request.person.ref or "").strip() for request in requests]
    hashes = [person_hash_of(request) for request in requests]
    names = names_for([ref for ref, known in zip(refs, hashes, strict=True) if not known], incident=incident, key=key)
    called = [known or names.get(ref, "") for ref, known in zip(refs, hashes, strict=True)]
    if not all(called):
        raise nobody()
    keys = incident_keys()
    people = [
        asked_of(request, person_hash=person, key=key, keys=keys)
        for request, person in zip(requests, called, strict=True)
    ]
    return people, called


def _decided_before(called: list[str], incident: Incident | None) -> dict[tuple[str, str], ContactDecision]:
    rows = ContactDecision.objects.filter(person_hash__in=set(called), incident=incident).order_by("-id")
    return {(row.person_hash, row.request_sha256): row for row in rows}  # the oldest stays, as for a single request


def _note(one: Asked, person: str, row: ContactDecision, file: OnFile) -> None:
    if row.decision == Decision.ALLOW and row.channel and counts_as_contact(one.request):
        incident = row.incident.ref if row.incident is not None else None
        past = Past(at=one.request.at, channel=Channel(row.channel), purpose=one.request.purpose, incident=incident)
        file.note_allowed(person, past)


def _kept(
    rows: list[ContactDecision], incident: Incident | None, *, name: str, by: str, now: datetime
) -> DecisionBatch:
    counts = Counter(str(row.decision) for row in rows)
    leaves = "\n".join(leaf_digest(row) for row in rows)
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
