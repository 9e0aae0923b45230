"""Finds the reader of a file by its content, and refuses clearly what no reader knows."""

from __future__ import annotations

import gzip
import shutil
import zlib
from pathlib import Path
from typing import Protocol

from amends.core.errors import InputError
from amends.exposure.engines import Engine
from amends.exposure.readers.delimited import load_delimited
from amends.exposure.readers.foreign import LOOKED_AT, why_foreign
from amends.exposure.readers.jsonlines import load_json_lines
from amends.exposure.readers.parquet import load_parquet
from amends.exposure.readers.staged import Staged

_GZIP, _PARQUET = b"\x1f\x8b", b"PAR1"


class _Loader(Protocol):
    def __call__(self, engine: Engine, table: str, path: Path, *, file: str, work: Path) -> Staged: ...


def load_source(engine: Engine, table: str, *, base: Path, file: str, work: Path) -> Staged:
    """Loads the file (path as in the CASE, relative to ``base``) into ``table``.

    Raises ``InputError``: ``reader.missing_file``, ``reader.unsupported``, ``reader.damaged``.
    """
    if "://" in file:
        raise _unsupported(file, "It is a URL, and only files can be read.")
    path = base / file
    if not path.is_file():
        why = "It is a folder." if path.is_dir() else "There is no such file."
        raise InputError(
            "A file of the case cannot be read.", code="reader.missing_file", where=file, why=why,
            fix="Correct the path; it is relative to the case file.",
        )  # fmt: skip
    if _start(path).startswith(_GZIP):
        path = _unpacked(path, file, work / f"{table}.unpacked")
    return _loader(path, file)(engine, table, path, file=file, work=work)


def _loader(path: Path, file: str) -> _Loader:
    start = _start(path)
    if start.startswith(_PARQUET):
        return load_parquet
    if why := why_foreign(start):
        raise _unsupported(file, why)
    name = file.lower().removesuffix(".gz")
    if name.endswith((".sql", ".mbox", ".eml", ".xml", ".html")):
        raise _unsupported(file, f"The format {name.rpartition('.')[2]!r} has no reader.")
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if name.endswith((".jsonl", ".ndjson", ".json")) or text.startswith(b'{"'):
        if text.startswith(b"["):
            raise _unsupported(file, "It is one JSON array and not one object a line.")
        return load_json_lines
    return load_delimited


def _start(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(LOOKED_AT)


def _unpacked(path: Path, file: str, target: Path) -> Path:
    try:
        with gzip.open(path, "rb") as packed, target.open("wb") as plain:
            shutil.copyfileobj(packed, plain, 1 << 20)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(
            "A packed file of the case is damaged.", code="reader.damaged", where=file,
            why="It ends early or its checksum does not hold.", fix="Get the file again.",
        ) from error  # fmt: skip
    return target


def _unsupported(file: str, why: str) -> InputError:
    return InputError(
        "A file of the case is in a format that Amends does not read yet.",
        code="reader.unsupported",
        where=file,
        why=why,
        fix="Give CSV (any delimiter and encoding), JSON Lines or Parquet, plain or packed with gzip.",
    )
