"""Checks an evidence pack without trusting whoever wrote it; needs the one file and nothing else."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from amends.record.archive import Archive
from amends.record.canonical import NotCanonicalError, parse_canonical
from amends.record.checkpoint import BadCheckpointError, Checkpoint, checked_signature
from amends.record.claims import Entries, check_incident, check_person
from amends.record.layout import BadArchiveError
from amends.record.merkle import Tree, leaf_hash
from amends.record.pack import CLAIMS, FORMAT, MANIFEST, PROOFS, PUBLISHED
from amends.record.proofs import verify_consistency, verify_inclusion
from amends.record.verify import (
    RejectedError,
    Verification,
    parse_checkpoint,
    read_entries,
    require_same_tree,
    signer,
)
from amends.record.write import CHECKPOINT, ENTRIES

_FOLDER = "record/"  # of an incident's pack, which holds the whole record


def verify_pack(path: Path, key: str | None = None) -> Verification:
    """Whether everything that the pack claims is in the record that its checkpoint vouches for.

    Checked are: the signature of the list of files and the digest of each; the signature of the
    checkpoint by the same key (``key``, base64 of 32 bytes, if given); the proof that each entry is in
    the record; that texts, openings and receipts are those that the entries name.  Whatever the file
    holds, the answer is a ``Verification``; nothing of it is quoted or written to disk.
    """
    checkpoint: Checkpoint | None = None
    try:
        with Archive(path) as archive:
            manifest = _manifest(archive, key)
            checkpoint = _checkpoint(archive, manifest, key)
            why = _person(archive, checkpoint) if manifest["kind"] == "person" else _incident(archive, checkpoint)
    except (RejectedError, BadArchiveError) as error:
        return _verdict(checkpoint, ok=False, why=str(error))
    except OSError as error:
        return _verdict(checkpoint, ok=False, why=f"the file cannot be read: {error.strerror or type(error).__name__}")
    return _verdict(checkpoint, ok=True, why=f"{why}; signed on {checkpoint.at} by {signer(key)}")


def _verdict(checkpoint: Checkpoint | None, *, ok: bool, why: str) -> Verification:
    size, root = (checkpoint.tree_size, checkpoint.root_hash) if checkpoint else (0, Tree().root().hex())
    return Verification(ok=ok, tree_size=size, root_hash=root, why=why)


def _manifest(archive: Archive, key: str | None) -> dict[str, Any]:
    """The signed list of files, once every file has the digest that stands there."""
    manifest = _object(archive, MANIFEST)
    if manifest.get("format") != FORMAT or manifest.get("kind") not in ("person", "incident"):
        raise RejectedError(f"{MANIFEST} is not that of an evidence pack, or of a later version of Amends")
    try:
        checked_signature(manifest, key=key)
    except BadCheckpointError as error:
        raise RejectedError(f"{MANIFEST}: {error}") from error
    listed = manifest.get("files")
    if not isinstance(listed, dict) or archive.names != listed.keys() | {MANIFEST}:
        raise RejectedError(f"the files are not those that {MANIFEST} lists: one was added or taken away")
    for name, digest in listed.items():
        found = hashlib.sha256()
        for chunk in archive.chunks(name):
            found.update(chunk)
        if found.hexdigest() != digest:
            raise RejectedError(f"{name} was altered: its digest is not the one that {MANIFEST} lists")
    return manifest


def _checkpoint(archive: Archive, manifest: dict[str, Any], key: str | None) -> Checkpoint:
    name = CHECKPOINT if manifest["kind"] == "person" else _FOLDER + CHECKPOINT
    checkpoint = parse_checkpoint(archive.read(name), key)
    if checkpoint.public_key != manifest["public_key"]:
        raise RejectedError(f"{MANIFEST} and {CHECKPOINT} are signed by two different keys")
    if (checkpoint.tree_size, checkpoint.root_hash) != (manifest.get("tree_size"), manifest.get("root_hash")):
        raise RejectedError(f"{MANIFEST} speaks of another state of the record than {CHECKPOINT}")
    return checkpoint


def _person(archive: Archive, checkpoint: Checkpoint) -> str:
    entries = _proven(archive, checkpoint)
    earlier = _earlier(archive, checkpoint)
    said = check_person(_object(archive, CLAIMS), entries, archive)
    return f"{said}, in {len(entries)} entries proven to be in a record of {checkpoint.tree_size}{earlier}"


def _incident(archive: Archive, checkpoint: Checkpoint) -> str:
    tree, packed = Tree(), dict[str, Any]()

    def see(number: int, entry: dict[str, Any], line: bytes) -> None:
        if entry["kind"] == "evidence.packed":
            packed.update(entry)

    with archive.lines(_FOLDER + ENTRIES) as file:
        read_entries(file, tree, see)
    require_same_tree(checkpoint, tree)
    check_incident(archive.read(CLAIMS), packed)
    return f"the whole record of {tree.size} entries is there, and the counts are those on record"


def _proven(archive: Archive, checkpoint: Checkpoint) -> Entries:
    """Each line of the entries by its index in the record, once its proof leads to the signed root."""
    proofs = _object(archive, PROOFS).get("proofs")
    if not isinstance(proofs, list):
        raise RejectedError(f"{PROOFS} holds no proofs")
    entries: Entries = {}

    def see(number: int, entry: dict[str, Any], line: bytes) -> None:
        index, path = _proof(proofs, number)
        leads = verify_inclusion(
            leaf=leaf_hash(line), index=index, size=checkpoint.tree_size, path=path, root=_root(checkpoint)
        )
        if not leads:
            raise RejectedError(f"line {number} of {ENTRIES} is not proven: its proof does not lead to the signed root")
        entries[index] = entry

    with archive.lines(ENTRIES) as file:
        tree = Tree()
        read_entries(file, tree, see)
    if len(entries) != len(proofs) or tree.size != len(proofs):
        raise RejectedError(f"{PROOFS} has not exactly one proof for each entry")
    return entries


def _proof(proofs: list[Any], number: int) -> tuple[int, list[bytes]]:
    item = proofs[number - 1] if number <= len(proofs) else None
    index = item.get("index") if isinstance(item, dict) else None
    if not isinstance(item, dict) or not isinstance(index, int) or isinstance(index, bool):
        raise RejectedError(f"there is no proof for line {number} of {ENTRIES}")
    return index, _hashes(item.get("path"))


def _earlier(archive: Archive, checkpoint: Checkpoint) -> str:
    """What a checkpoint that was published before adds: that the record was only appended to since."""
    if PUBLISHED not in archive.names:
        return ""
    published = parse_checkpoint(archive.read(PUBLISHED), checkpoint.public_key)
    continues = verify_consistency(
        old_size=published.tree_size,
        old_root=_root(published),
        size=checkpoint.tree_size,
        root=_root(checkpoint),
        path=_hashes(_object(archive, PROOFS).get("consistency")),
    )
    if not continues or published.origin != checkpoint.origin:
        raise RejectedError(f"the record does not continue the one of {PUBLISHED}: it was rewritten since")
    return f", which continues the one of {published.tree_size} that was published on {published.at}"


def _hashes(value: Any) -> list[bytes]:
    try:
        path = [bytes.fromhex(item) for item in value]
    except (TypeError, ValueError) as error:
        raise RejectedError(f"{PROOFS} holds a path that is none") from error
    if any(len(item) != 32 for item in path) or len(path) > 64:  # SHA-256; the depth of 2**64 entries
        raise RejectedError(f"{PROOFS} holds a path that is none")
    return path


def _root(checkpoint: Checkpoint) -> bytes:
    return bytes.fromhex(checkpoint.root_hash)


def _object(archive: Archive, name: str) -> dict[str, Any]:
    try:
        return parse_canonical(archive.read(name))
    except NotCanonicalError as error:
        raise RejectedError(f"{name} cannot be read: {error}") from error
