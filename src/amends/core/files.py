"""Files that are whole or not there: written beside, flushed, then renamed."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A draft path beside ``path`` that takes its place if the block ends well, and vanishes if not."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        yield draft
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Writes UTF-8 text as a whole."""
    with replacing(path) as draft:
        draft.write_text(text, encoding="utf-8")


def write_json(path: Path, document: Any) -> None:
    """Writes a value or a struct as indented JSON; what JSON has no form for is written as text."""
    write_text(path, json.dumps(msgspec.to_builtins(document, enc_hook=str), ensure_ascii=False, indent=2) + "\n")
