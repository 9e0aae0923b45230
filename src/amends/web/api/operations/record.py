"""The record: entries, proofs, checkpoints.  An entry names nobody."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated, Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from msgspec import Meta

from amends.apps.integrations.scopes import Scope
from amends.apps.journal.models import Entry
from amends.apps.journal.shelves import Shelves, shelves_of
from amends.core.errors import InputError
from amends.record import leaf_hash
from amends.record.checkpoint import sign_checkpoint
from amends.web.api.model import Call, Cursor, Operation, Paged, Shown
from amends.web.api.operations.paging import page_of

_MOST_DIGITS = 12


class CheckpointShown(Shown, frozen=True, kw_only=True):
    """`checkpoint.json` of INTERFACES.md; the signature is over its canonical JSON without `signature`."""

    origin: str
    tree_size: int
    root_hash: str
    at: str
    algorithm: str
    public_key: str
    signature: str


class EntryShown(Shown, frozen=True, kw_only=True):
    """``number`` is its line in `entries.jsonl`, from 1; ``leaf`` the very bytes that were hashed."""

    number: int
    at: datetime
    kind: str
    subject: str
    leaf: str


class EntryPage(Shown, frozen=True, kw_only=True):
    """Entries in their order."""

    entries: list[EntryShown]
    size: int
    next: str | None


class EntryProved(Shown, frozen=True, kw_only=True):
    """An entry, and the hashes (hex, from the leaf up) that lead to the checkpoint's root, as RFC 6962 has them."""

    entry: EntryShown
    deed: dict[str, Any]
    leaf_hash: str
    index: int
    path: list[str]
    checkpoint: CheckpointShown


class Entries(Paged, frozen=True, kw_only=True):
    """A page; a cursor counts entries."""

    limit: Annotated[int, Meta(ge=1, le=100)] = 20
    cursor: Cursor = ""


def _page(call: Call) -> EntryPage:
    rows = Entry.objects.filter(incident_ref=call.incident.ref).order_by("id")
    found, following = page_of(rows, call.query)
    first = int(call.query.cursor or 0) + 1
    shown = [_shown(row, first + place) for place, row in enumerate(found)]
    return EntryPage(entries=shown, size=rows.count(), next=following)


def _one(call: Call) -> EntryProved:
    shelves, size = _settled(call)
    number = _number(call.path["number"])
    if not 1 <= number <= size:
        raise InputError("There is no such entry.", code="record.unknown", where="number")
    row = Entry.objects.get(pk=shelves.row_at(number - 1))
    return EntryProved(
        entry=_shown(row, number),
        deed=json.loads(row.leaf),
        leaf_hash=leaf_hash(row.leaf.encode()).hex(),
        index=number - 1,
        path=[item.hex() for item in shelves.inclusion(number - 1, size)],
        checkpoint=_checkpoint_over(call, shelves, size),
    )


def _checkpoint(call: Call) -> CheckpointShown:
    return _checkpoint_over(call, *_settled(call))


def _settled(call: Call) -> tuple[Shelves, int]:
    shelves = shelves_of(call.incident.ref)
    return shelves, shelves.settle()


def _checkpoint_over(call: Call, shelves: Shelves, size: int) -> CheckpointShown:
    made = sign_checkpoint(
        origin=f"amends/{call.incident.ref}",
        tree_size=size,
        root=shelves.root(size),
        at=call.now,
        private_key=Ed25519PrivateKey.from_private_bytes(settings.SECRET_OF("record.ed25519")),
    )
    return CheckpointShown(**{name: getattr(made, name) for name in CheckpointShown.__struct_fields__})


def _shown(row: Entry, number: int) -> EntryShown:
    return EntryShown(number=number, at=row.at, kind=row.kind, subject=row.subject, leaf=row.leaf)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else 0


OPERATIONS = (
    Operation(
        name="listEntries", method="GET", path="/incidents/{ref}/record", scope=Scope.READ_RECORD, query=Entries,
        says="Entries of the tamper-evident record, oldest first.", answer=EntryPage, handle=_page, cost=5,
    ),
    Operation(
        name="readEntry", method="GET", path="/incidents/{ref}/record/{number}", scope=Scope.READ_RECORD,
        says="One entry with its inclusion proof and a signed checkpoint.",
        answer=EntryProved, handle=_one, cost=10,
    ),
    Operation(
        name="readCheckpoint", method="GET", path="/incidents/{ref}/checkpoint", scope=Scope.READ_RECORD,
        says="A signed checkpoint over everything recorded so far.",
        answer=CheckpointShown, handle=_checkpoint, cost=5,
    ),
)  # fmt: skip
