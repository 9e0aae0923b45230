"""Checks a record without trusting whoever wrote it; needs the two files and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from amends.record.canonical import NotCanonicalError, parse_canonical
from amends.record.checkpoint import BadCheckpointError, Checkpoint, checked_checkpoint
from amends.record.merkle import Tree
from amends.record.write import CHECKPOINT, ENTRIES

MAX_CHECKPOINT_BYTES = 64 * 1024
_MAX_LINE_BYTES = 16 * 1024 * 1024  # a line is held in memory; a hostile file must not fill it


@dataclass(frozen=True, kw_only=True)
class Verification:
    """The verdict.  ``tree_size`` and ``root_hash`` (hex) are those found in the entries, as far as they were read."""

    ok: bool
    tree_size: int
    root_hash: str
    why: str


class RejectedError(Exception):
    """The record does not hold; the message says why."""


def verify_record(folder: Path, key: str | None = None) -> Verification:
    """Whether the entries in ``folder`` are exactly those that its checkpoint vouches for.

    ``key`` (base64 of 32 bytes) is the key that must have signed.  Whatever the files contain, the
    answer is a ``Verification``; line numbers in ``why`` start at 1, and no content is quoted.
    """
    tree = Tree()
    try:
        checkpoint = _read_checkpoint(folder / CHECKPOINT, key)
        _require_file(folder / ENTRIES)
        with (folder / ENTRIES).open("rb") as file:
            read_entries(file, tree)
        require_same_tree(checkpoint, tree)
    except RejectedError as error:
        return _verdict(tree, ok=False, why=str(error))
    except OSError as error:
        return _verdict(tree, ok=False, why=f"a file cannot be read: {error.strerror or type(error).__name__}")
    why = f"{tree.size} entries hash to the root that the checkpoint of {checkpoint.at} has, signed by {signer(key)}"
    return _verdict(tree, ok=True, why=why)


def _verdict(tree: Tree, *, ok: bool, why: str) -> Verification:
    return Verification(ok=ok, tree_size=tree.size, root_hash=tree.root().hex(), why=why)


def signer(key: str | None) -> str:
    """Whose signature was checked, in words."""
    return "the key given" if key is not None else "the key that it names (no --key was given to hold it against)"


def _read_checkpoint(path: Path, key: str | None) -> Checkpoint:
    _require_file(path)
    with path.open("rb") as file:
        return parse_checkpoint(file.read(MAX_CHECKPOINT_BYTES + 1), key)


def parse_checkpoint(data: bytes, key: str | None) -> Checkpoint:
    """The checkpoint in ``data`` if it is one and its signature holds; else ``RejectedError``."""
    if len(data) > MAX_CHECKPOINT_BYTES:
        raise RejectedError(f"{CHECKPOINT} is larger than any checkpoint")
    try:
        return checked_checkpoint(parse_canonical(data), key=key)
    except NotCanonicalError as error:
        raise RejectedError(f"{CHECKPOINT} cannot be read: {error}") from error
    except BadCheckpointError as error:
        raise RejectedError(f"{CHECKPOINT}: {error}") from error


def read_entries(
    file: BinaryIO, tree: Tree, see: Callable[[int, dict[str, Any], bytes], None] = lambda number, entry, line: None
) -> None:
    """Appends every entry of ``entries.jsonl`` to ``tree`` and shows it to ``see`` with its line number, from 1.

    Raises ``RejectedError`` for a line that is no entry.
    """
    while line := file.readline(_MAX_LINE_BYTES + 1):
        number = tree.size + 1
        if len(line) > _MAX_LINE_BYTES:
            raise RejectedError(f"line {number} of {ENTRIES} is longer than any entry")
        if not line.endswith(b"\n"):
            raise RejectedError(f"line {number} of {ENTRIES} does not end in LF; the file may be cut off")
        data = line[:-1]
        see(number, _entry(data, number), data)
        tree.append(data)


def _entry(data: bytes, number: int) -> dict[str, Any]:
    try:
        entry = parse_canonical(data)
    except NotCanonicalError as error:
        raise RejectedError(f"line {number} of {ENTRIES} is no entry: {error}") from error
    for name in ("at", "kind"):
        if not isinstance(entry.get(name), str):
            raise RejectedError(f"line {number} of {ENTRIES} is no entry: it has no {name}")
    return entry


def require_same_tree(checkpoint: Checkpoint, tree: Tree) -> None:
    """Raises ``RejectedError`` unless the checkpoint vouches for exactly these entries."""
    if checkpoint.tree_size != tree.size:
        raise RejectedError(f"the checkpoint vouches for {checkpoint.tree_size} entries, {tree.size} are there")
    if checkpoint.root_hash != tree.root().hex():
        raise RejectedError("the entries do not hash to the root that was signed: at least one was altered or moved")


def _require_file(path: Path) -> None:
    if not path.is_file():  # a pipe or a device would never end
        raise RejectedError(f"there is no file {path.name}")
