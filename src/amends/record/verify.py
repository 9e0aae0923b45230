"""Checks a record without trusting whoever wrote it; needs the two files and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from amends.record.canonical import NotCanonicalError, parse_canonical, parse_object
from amends.record.checkpoint import BadCheckpointError, Checkpoint, checked_checkpoint
from amends.record.merkle import Tree
from amends.record.write import CHECKPOINT, ENTRIES

_MAX_CHECKPOINT_BYTES = 64 * 1024
_MAX_LINE_BYTES = 16 * 1024 * 1024  # a line is held in memory; a hostile file must not fill it


@dataclass(frozen=True, kw_only=True)
class Verification:
    """The verdict.  ``tree_size`` and ``root_hash`` (hex) are those found in the entries, as far as they were read."""

    ok: bool
    tree_size: int
    root_hash: str
    why: str


class _RejectedError(Exception):
    """The record does not hold; the message says why."""


def verify_record(folder: Path, key: str | None = None) -> Verification:
    """Whether the entries in ``folder`` are exactly those that its checkpoint vouches for.

    ``key`` (base64 of 32 bytes) is the key that must have signed.  Whatever the files contain, the
    answer is a ``Verification``; line numbers in ``why`` start at 1, and no content is quoted.
    """
    tree = Tree()
    try:
        checkpoint = _read_checkpoint(folder / CHECKPOINT, key)
        _read_entries(folder / ENTRIES, tree)
        _compare(checkpoint, tree)
    except _RejectedError as error:
        return _verdict(tree, ok=False, why=str(error))
    except OSError as error:
        return _verdict(tree, ok=False, why=f"a file cannot be read: {error.strerror or type(error).__name__}")
    signer = "the key given" if key is not None else "the key that it names (no --key was given to hold it against)"
    why = f"{tree.size} entries hash to the root that the checkpoint of {checkpoint.at} has, signed by {signer}"
    return _verdict(tree, ok=True, why=why)


def _verdict(tree: Tree, *, ok: bool, why: str) -> Verification:
    return Verification(ok=ok, tree_size=tree.size, root_hash=tree.root().hex(), why=why)


def _read_checkpoint(path: Path, key: str | None) -> Checkpoint:
    _require_file(path)
    with path.open("rb") as file:
        data = file.read(_MAX_CHECKPOINT_BYTES + 1)
    if len(data) > _MAX_CHECKPOINT_BYTES:
        raise _RejectedError(f"{CHECKPOINT} is larger than any checkpoint")
    try:
        return checked_checkpoint(parse_object(data), key=key)
    except NotCanonicalError as error:
        raise _RejectedError(f"{CHECKPOINT} cannot be read: {error}") from error
    except BadCheckpointError as error:
        raise _RejectedError(str(error)) from error


def _read_entries(path: Path, tree: Tree) -> None:
    _require_file(path)
    with path.open("rb") as file:
        while line := file.readline(_MAX_LINE_BYTES + 1):
            number = tree.size + 1
            if len(line) > _MAX_LINE_BYTES:
                raise _RejectedError(f"line {number} of {ENTRIES} is longer than any entry")
            if not line.endswith(b"\n"):
                raise _RejectedError(f"line {number} of {ENTRIES} does not end in LF; the file may be cut off")
            data = line[:-1]
            _check_entry(data, number)
            tree.append(data)


def _check_entry(data: bytes, number: int) -> None:
    try:
        entry = parse_canonical(data)
    except NotCanonicalError as error:
        raise _RejectedError(f"line {number} of {ENTRIES} is no entry: {error}") from error
    for name in ("at", "kind"):
        if not isinstance(entry.get(name), str):
            raise _RejectedError(f"line {number} of {ENTRIES} is no entry: it has no {name}")


def _compare(checkpoint: Checkpoint, tree: Tree) -> None:
    if checkpoint.tree_size != tree.size:
        raise _RejectedError(f"the checkpoint vouches for {checkpoint.tree_size} entries, {tree.size} are there")
    if checkpoint.root_hash != tree.root().hex():
        raise _RejectedError("the entries do not hash to the root that was signed: at least one was altered or moved")


def _require_file(path: Path) -> None:
    if not path.is_file():  # a pipe or a device would never end
        raise _RejectedError(f"there is no file {path.name}")
