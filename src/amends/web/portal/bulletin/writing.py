"""Puts a copy into a folder: whole or not at all, and over nothing but an earlier copy."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from pathlib import Path
from typing import Any

from amends.core.errors import InputError

MANIFEST = "manifest.json"
_KIND = "amends portal export 1"


def write_copy(folder: Path, files: dict[str, bytes], *, live: str) -> dict[str, Any]:
    """Writes ``files`` and a manifest of their SHA-256 beside ``folder``, then puts it in its place; the manifest.

    Raises ``InputError`` (``export.not_ours``) where ``folder`` holds something that no export wrote.
    """
    place = folder.resolve()
    _require_ours(place)
    digests = {path: hashlib.sha256(body).hexdigest() for path, body in sorted(files.items())}
    whole = hashlib.sha256("".join(f"{digest}  {path}\n" for path, digest in digests.items()).encode()).hexdigest()
    manifest = {"kind": _KIND, "live": live, "sha256": whole, "files": digests}
    draft, old = (place.with_name(f".{place.name}.{secrets.token_hex(4)}.{what}") for what in ("new", "old"))
    try:
        for path, body in files.items():
            _write(draft / path, body)
        _write(draft / MANIFEST, json.dumps(manifest, indent=1).encode() + b"\n")
        if place.exists():
            place.rename(old)
        draft.rename(place)
    except OSError:
        if old.exists() and not place.exists():
            old.rename(place)
        raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
    return manifest


def _write(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())


def _require_ours(place: Path) -> None:
    if not place.exists() or (place.is_dir() and not any(place.iterdir())):
        return
    if place.is_dir() and _listed(place / MANIFEST) >= {str(found.relative_to(place)) for found in _files(place)}:
        return
    raise InputError(
        "The folder holds something that is no earlier export.",
        code="export.not_ours",
        where=str(place),
        why="An export replaces the whole folder, and what else lies in it would be lost.",
        fix="Name another folder, or one that does not exist yet.",
    )


def _files(place: Path) -> list[Path]:
    return [found for found in place.rglob("*") if found.is_symlink() or not found.is_dir()]


def _listed(manifest: Path) -> set[str]:
    try:
        document = json.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    if not isinstance(document, dict) or document.get("kind") != _KIND or not isinstance(document.get("files"), dict):
        return set()
    return {MANIFEST, *document["files"]}
