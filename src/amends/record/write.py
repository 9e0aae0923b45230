"""Writes a record folder: the entries, then the checkpoint that vouches for them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from amends.record.canonical import canonical
from amends.record.checkpoint import Checkpoint, sign_checkpoint
from amends.record.merkle import Tree

ENTRIES, CHECKPOINT = "entries.jsonl", "checkpoint.json"


def write_record(
    folder: Path,
    entries: Iterable[Mapping[str, Any]],
    *,
    origin: str,
    at: datetime,
    private_key: Ed25519PrivateKey,
) -> Checkpoint:
    """Writes ``entries.jsonl`` and ``checkpoint.json`` into ``folder`` (made if missing).

    The entries are streamed.  Both files are written whole beside their place, flushed to the disk and then
    renamed, the entries first: a crash leaves the old pair, or new entries whose old checkpoint does
    not match and is rejected by ``verify_record``; never a half-written file.  Raises ``InputError``
    (``record.not_json``, ``time.no_offset``) and ``OSError``; then the old files stand.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tree = Tree()

    def write_entries(file: BinaryIO) -> None:
        for item in entries:
            data = canonical(dict(item))
            tree.append(data)
            file.write(data + b"\n")

    new_entries = _written(folder / ENTRIES, write_entries)
    try:
        checkpoint = sign_checkpoint(
            origin=origin, tree_size=tree.size, root=tree.root(), at=at, private_key=private_key
        )
        new_checkpoint = _written(folder / CHECKPOINT, lambda file: file.write(checkpoint.as_json()))
    except BaseException:
        new_entries.unlink(missing_ok=True)
        raise
    new_entries.replace(folder / ENTRIES)
    new_checkpoint.replace(folder / CHECKPOINT)
    _flush_folder(folder)
    return checkpoint


def _written(place: Path, write: Callable[[BinaryIO], object]) -> Path:
    """A new file beside ``place`` with what ``write`` puts into it, on the disk; nothing stays if that fails."""
    beside = place.with_name(f".{place.name}.new")
    try:
        with beside.open("wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
