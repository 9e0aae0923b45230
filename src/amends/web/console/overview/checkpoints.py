"""The checkpoint against which an entry is proved: the one that was written with the record, or one of this moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from amends.apps.incidents.models import Incident
from amends.apps.journal.shelves import Shelves, shelves_of
from amends.apps.rehearsals.models import Rehearsal
from amends.core.errors import InputError
from amends.record import Checkpoint, public_key_text, verify_consistency
from amends.record.checkpoint import sign_checkpoint
from amends.record.verify import RejectedError, parse_checkpoint
from amends.record.write import CHECKPOINT


@dataclass(frozen=True, kw_only=True)
class Vouched:
    """A checkpoint whose signature by the house's key holds; ``is_kept``: it lies with the record that was written."""

    checkpoint: Checkpoint
    is_kept: bool

    @property
    def root(self) -> bytes:
        """The root that it vouches for."""
        return bytes.fromhex(self.checkpoint.root_hash)


@dataclass(frozen=True, kw_only=True)
class Older:
    """An earlier checkpoint, held against a newer one."""

    older: Checkpoint
    newer: Checkpoint
    path: tuple[str, ...]
    holds: bool


def kept_checkpoint(incident: Incident) -> Vouched | None:
    """The checkpoint that was written last with the record; ``None`` where there is none, or its signature fails."""
    rehearsal = Rehearsal.objects.filter(incident=incident).first()
    path = Path(rehearsal.folder) / "record" / CHECKPOINT if rehearsal else None
    if path is None or not path.is_file():
        return None
    try:
        return Vouched(
            checkpoint=parse_checkpoint(path.read_bytes(), public_key_text(_key().public_key())), is_kept=True
        )
    except RejectedError:
        return None


def checkpoint_for(incident: Incident, *, size: int, at: datetime) -> Vouched:
    """A checkpoint over the first ``size`` entries at least: the kept one if it reaches so far, else one of now."""
    kept = kept_checkpoint(incident)
    shelves = shelves_of(incident.ref)
    if kept is not None and kept.checkpoint.tree_size >= size and _agrees(shelves, kept):
        return kept
    whole = shelves.settle()
    made = sign_checkpoint(
        origin=f"amends/{incident.ref}", tree_size=whole, root=shelves.root(whole), at=at, private_key=_key()
    )
    return Vouched(checkpoint=made, is_kept=False)


def hold_against(incident: Incident, text: str, *, at: datetime) -> Older:
    """An earlier checkpoint of this record, from anybody's files, against the newest.

    Raises ``InputError`` (``record.older``) for a text that is no checkpoint of this record signed by the house's key.
    """
    try:
        older = parse_checkpoint(text.strip().encode(), public_key_text(_key().public_key()))
    except RejectedError as error:
        raise _not_ours(str(error)) from error
    newer = checkpoint_for(incident, size=older.tree_size, at=at).checkpoint
    if older.origin != newer.origin:
        raise _not_ours(f"it is one of {older.origin}")
    if older.tree_size > newer.tree_size:
        return Older(older=older, newer=newer, path=(), holds=False)
    path = shelves_of(incident.ref).consistency(older.tree_size, newer.tree_size)
    holds = verify_consistency(
        old_size=older.tree_size,
        old_root=bytes.fromhex(older.root_hash),
        size=newer.tree_size,
        root=bytes.fromhex(newer.root_hash),
        path=path,
    )
    return Older(older=older, newer=newer, path=tuple(item.hex() for item in path), holds=holds)


def _agrees(shelves: Shelves, kept: Vouched) -> bool:
    """Whether the journal hashes to the kept root.

    A database may commit two entries in another order than it numbered them, so that what was kept in
    memory is computed once more before anybody is alarmed.
    """
    size = kept.checkpoint.tree_size
    if shelves.size() < size:
        return False
    if shelves.root(size) == kept.root:
        return True
    shelves.forget()
    return shelves.root(size) == kept.root


def _key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(settings.SECRET_OF("record.ed25519"))


def _not_ours(why: str) -> InputError:
    return InputError(
        "This is no checkpoint of this record.",
        code="record.older",
        why=why,
        fix="Paste the whole of a checkpoint.json, as it lies beside the entries.jsonl of that day.",
    )
