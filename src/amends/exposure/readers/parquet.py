"""Parquet: the engine reads it; our part is the account."""

from __future__ import annotations

from pathlib import Path

from amends.core.errors import InputError
from amends.exposure.engines import Engine, StrictReadError
from amends.exposure.readers.staged import Staged, unique_headers


def load_parquet(engine: Engine, table: str, path: Path, *, file: str, work: Path) -> Staged:
    """Loads the file into ``table``; every record counts as parsed, for the format has no broken ones.

    Raises ``InputError`` (``reader.damaged``) if any part of the file cannot be read.
    """
    try:
        headers = engine.load_parquet(table, path)
    except StrictReadError as error:
        raise InputError(
            "A Parquet file of the case is damaged.", code="reader.damaged", where=file,
            why="A part of it is missing, overwritten or no Parquet.", fix="Get the file again.",
        ) from error  # fmt: skip
    rows = int(next(engine.rows(f"SELECT count(*) FROM {table}"))[0])
    return Staged(
        file=file, format="parquet", encoding="utf-8", headers=unique_headers(list(headers)), path=path, rows=rows
    )
