"""CSV and its kin, in any delimiter and encoding, with an account of every record."""

from __future__ import annotations

import csv
from itertools import islice
from pathlib import Path

from amends.exposure.engines import Engine, StrictReadError
from amends.exposure.readers.dialect import Dialect, dialect_of, split_simple
from amends.exposure.readers.encoding import lossless
from amends.exposure.readers.lines import TextForm, text_form, text_lines
from amends.exposure.readers.records import RecordReader
from amends.exposure.readers.staged import Staged, unique_headers
from amends.exposure.readers.writer import StagedWriter

_SNIFFED_LINES = 500
_CHUNK = 1 << 20

csv.field_size_limit(1 << 26)


def load_delimited(engine: Engine, table: str, path: Path, *, file: str, work: Path) -> Staged:
    """Loads the file into ``table``; a clean one by the engine, any other by our own reader."""
    with path.open("rb") as stream:
        clean_so_far = _starts_plain(stream.read(1 << 16))
    if clean_so_far:
        form = TextForm("utf-8")
        staged = _by_engine(engine, table, path, file, _dialect(path, form))
        if staged is not None:
            return staged
    form = text_form(path)
    return _by_accounting(engine, table, path, file=file, form=form, work=work)


def _starts_plain(start: bytes) -> bool:
    """Whether the first bytes promise UTF-8 (without BOM) and no zero bytes."""
    if b"\0" in start or start.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return False
    try:
        start[: start.rfind(b"\n") + 1].decode("utf-8")
    except UnicodeDecodeError:
        return False
    return bool(start.strip())


def _dialect(path: Path, form: TextForm) -> Dialect:
    return dialect_of(list(islice(text_lines(path, form), _SNIFFED_LINES)))


def _by_engine(engine: Engine, table: str, path: Path, file: str, dialect: Dialect) -> Staged | None:
    """The fast path.  It stands only if the engine's records are as many as the physical lines.

    A stray quote can make any CSV reader swallow whole records into one value without complaint;
    with one record per line there is nothing swallowed.
    """
    if dialect.columns < 2 or dialect.preamble:
        return None
    lines = _physical_lines(path)
    if lines is None:
        return None
    try:
        rows = engine.load_csv(
            table, path, columns=dialect.columns, delimiter=dialect.delimiter, has_header=dialect.has_header
        )
    except StrictReadError:
        return None
    if rows != lines - dialect.has_header:
        return None
    headers = _headers(path, TextForm("utf-8"), dialect)
    return Staged(file=file, format="csv", encoding="utf-8", headers=headers, path=path, is_original=True, rows=rows)


def _physical_lines(path: Path) -> int | None:
    """The number of lines, or None if there are zero bytes or ends of line other than LF and CRLF."""
    count, last, returns, pairs = 0, b"\n", 0, 0
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            if b"\0" in chunk:
                return None
            count += chunk.count(b"\n")
            if b"\r" in chunk or last == b"\r":
                returns += chunk.count(b"\r")
                pairs += chunk.count(b"\r\n") + (last == b"\r" and chunk.startswith(b"\n"))
            last = chunk[-1:]
    if returns != pairs or returns not in (0, count):
        return None
    return count + (last != b"\n")


def _headers(path: Path, form: TextForm, dialect: Dialect) -> tuple[str, ...]:
    if not dialect.has_header:
        return unique_headers([""] * dialect.columns)
    first = next((line for line in islice(text_lines(path, form), dialect.preamble, None) if line.strip()), "")
    names = split_simple(first.replace("\0", ""), dialect.delimiter)
    # A header narrower than the records leaves columns without a name.
    return unique_headers([*names, *[""] * (dialect.columns - len(names))])


def _by_accounting(engine: Engine, table: str, path: Path, *, file: str, form: TextForm, work: Path) -> Staged:
    dialect = _dialect(path, form)
    headers = _headers(path, form, dialect)
    records = iter(RecordReader(islice(text_lines(path, form), dialect.preamble, None), dialect))
    if dialect.has_header:
        next(records, None)
    with StagedWriter(work / table) as writer:
        for record in records:
            writer.add(record.fields, is_repaired=record.is_repaired, reason=record.reason, raw=record.raw)
    engine.load_numbered_csv(table, writer.path, columns=len(headers))
    return writer.staged(file=file, format="csv", encoding=lossless(path, form.reported), headers=headers)
