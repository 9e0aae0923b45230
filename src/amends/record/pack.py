"""Writes an evidence pack: one ZIP file with a signed list of what it holds.

``manifest.json`` is canonical JSON with the SHA-256 of every other file; it is signed by the key of the
record, over the canonical JSON of all its fields but ``signature``, just as a checkpoint is.
"""

from __future__ import annotations

import base64
import hashlib
import os
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from amends.core.clock import require_aware
from amends.core.files import replacing
from amends.record.canonical import canonical
from amends.record.checkpoint import ALGORITHM, Checkpoint, public_key_text
from amends.record.layout import EPOCH, OWNER_ONLY

FORMAT = "amends-evidence/1"
MANIFEST, CLAIMS, PROOFS, PUBLISHED = "manifest.json", "claims.json", "proofs.json", "published.json"
CHECKER, GUIDE = "verify.py", "VERIFY.md"


@dataclass(frozen=True, kw_only=True)
class PackHead:
    """What the manifest says of the pack: ``kind`` is ``person`` or ``incident``, ``made_at`` is aware."""

    kind: str
    incident: str
    is_exercise: bool
    made_at: datetime


def write_pack(
    path: Path,
    contents: Mapping[str, bytes | Path],
    *,
    head: PackHead,
    checkpoint: Checkpoint,
    private_key: Ed25519PrivateKey,
) -> dict[str, Any]:
    """Writes the pack whole, readable by its owner alone, and gives the manifest.

    ``contents`` are bytes, or files that are streamed.  ``verify.py`` and ``VERIFY.md`` are added.
    """
    every = dict(contents) | {name: _shipped(name) for name in (CHECKER, GUIDE)}
    body = {
        "format": FORMAT,
        "kind": head.kind,
        "incident": head.incident,
        "exercise": head.is_exercise,
        "made_at": require_aware(head.made_at, where="evidence pack").isoformat(),
        "tree_size": checkpoint.tree_size,
        "root_hash": checkpoint.root_hash,
        "files": {name: _digest(content) for name, content in every.items()},
        "algorithm": ALGORITHM,
        "public_key": public_key_text(private_key.public_key()),
    }
    manifest = body | {"signature": base64.b64encode(private_key.sign(canonical(body))).decode()}
    every[MANIFEST] = canonical(manifest)
    with replacing(path) as draft:
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in sorted(every):
                _add(archive, name, every[name])
    return manifest


def _add(archive: zipfile.ZipFile, name: str, content: bytes | Path) -> None:
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = OWNER_ONLY
    if isinstance(content, bytes):
        archive.writestr(info, content)
        return
    info.file_size = content.stat().st_size  # tells zipfile whether it needs the large form
    with content.open("rb") as source, archive.open(info, "w") as target:
        while chunk := source.read(1 << 20):
            target.write(chunk)


def _digest(content: bytes | Path) -> str:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _shipped(name: str) -> bytes:
    return package_files("amends.record").joinpath("shipped", name).read_bytes()
