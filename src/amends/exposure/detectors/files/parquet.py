"""Parquet through the engine, as a table of text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from amends.core.errors import InputError
from amends.exposure.detectors.files.table import Record, Table
from amends.exposure.engines import StrictReadError, open_engine


def parquet_table(path: Path, work: Path, *, file: str) -> Table:
    """The file as a table; ``work`` is scratch space of the caller, ``file`` the name to report.

    Raises ``InputError`` (``detect.damaged``) for a damaged file, ``MachineError`` where there is
    no room for the engine's copy.
    """
    engine = open_engine("duckdb", work)
    try:
        headers = engine.load_parquet("detected", path)
    except StrictReadError as error:
        why = "A part of it is missing, overwritten or no Parquet."
        fix = "Get the file again."
        raise InputError("The file is damaged.", code="detect.damaged", where=file, why=why, fix=fix) from error
    fields = ", ".join(f"c{index}" for index in range(len(headers)))

    def records() -> Iterator[Record]:
        for row, *values in engine.rows(f"SELECT row, {fields} FROM detected ORDER BY row"):  # own names
            yield Record(int(row), ["" if value is None else value for value in values])

    return Table(headers, records)
