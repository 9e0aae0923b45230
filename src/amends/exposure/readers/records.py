"""Records of a delimited file whose quoting and widths cannot be trusted.

Every record comes out once: sound, repaired with certainty, or refused with its reason and its
raw text.  A value is never moved to another column on a guess: a repair stands only if every
value then looks like its column.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from amends.exposure.readers.dialect import Dialect
from amends.exposure.readers.lines import MAX_LINE
from amends.exposure.readers.shapes import Shapes

_MAX_JOINED = 50  # lines of one quoted value; more is an open quote that nobody closed
_MAX_SPLICES = 200


@dataclass(frozen=True)
class Record:
    """``fields`` is None for a refused record, which has a ``reason``."""

    raw: str
    fields: list[str] | None
    is_repaired: bool = False
    reason: str = ""


class RecordReader:
    """Turns physical lines into records of exactly ``dialect.columns`` fields."""

    def __init__(self, lines: Iterator[str], dialect: Dialect) -> None:
        self._lines, self._dialect = lines, dialect
        self._pushed: list[str] = []
        self._shapes = Shapes(dialect.columns)

    def __iter__(self) -> Iterator[Record]:
        while (line := self._next()) is not None:
            if line.strip("\0 \t\r") == "":
                continue  # a blank line holds no record
            yield self._record(line)

    @property
    def pushed(self) -> int:
        """How many lines were taken from the source and are not read yet."""
        return len(self._pushed)

    def _next(self) -> str | None:
        return self._pushed.pop() if self._pushed else next(self._lines, None)

    def _record(self, line: str) -> Record:
        if len(line) >= MAX_LINE:
            return Record(line[:1000], None, reason="The line is longer than any record can be.")
        clean = line.replace("\0", "")
        if '"' in clean:
            return self._quoted_record(clean, touched=clean != line)
        return self._checked(line, clean.split(self._dialect.delimiter), touched=clean != line)

    def _checked(self, raw: str, fields: list[str], *, touched: bool = False) -> Record:
        wanted = self._dialect.columns
        if len(fields) == wanted:
            self._shapes.learn(fields)
            return Record(raw, fields, is_repaired=touched)
        while len(fields) > wanted and not fields[-1].strip():
            fields = fields[:-1]
        if len(fields) == wanted:
            return Record(raw, fields, is_repaired=True)
        if len(fields) < wanted:
            padded = fields + [""] * (wanted - len(fields))
            if self._shapes.fits(padded):
                return Record(raw, padded, is_repaired=True)
            return Record(
                raw, None, reason=f"{len(fields)} fields instead of {wanted}, and it is not certain which are missing."
            )
        joined = self._spliced(fields)
        if joined is not None:
            return Record(raw, joined, is_repaired=True)
        return Record(
            raw, None, reason=f"{len(fields)} fields instead of {wanted}, and it is not certain which belong together."
        )

    def _spliced(self, fields: list[str]) -> list[str] | None:
        """The one way to join neighbours, as after a bare delimiter in a value, that fits all shapes."""
        extra = len(fields) - self._dialect.columns
        if self._dialect.columns > _MAX_SPLICES:
            return None
        fitting = []
        for start in range(self._dialect.columns):
            value = self._dialect.delimiter.join(fields[start : start + extra + 1])
            candidate = [*fields[:start], value, *fields[start + extra + 1 :]]
            if self._shapes.fits(candidate):
                fitting.append(candidate)
        return fitting[0] if len(fitting) == 1 else None

    def _quoted_record(self, line: str, *, touched: bool) -> Record:
        fields = self._strict(line)
        if fields is not None:
            return self._checked(line, fields, touched=touched)
        if self._is_open(line):
            joined = self._join_lines(line)
            if joined is not None:
                return joined
        bare = line.split(self._dialect.delimiter)
        return self._checked(line, [_unquoted(value) for value in bare], touched=True)

    def _strict(self, text: str) -> list[str] | None:
        try:
            rows = list(csv.reader([text], delimiter=self._dialect.delimiter, strict=True))
        except csv.Error:
            return None
        return rows[0] if len(rows) == 1 else None

    def _is_open(self, text: str) -> bool:
        """Whether the text ends inside a quoted value."""
        try:
            list(csv.reader([text], delimiter=self._dialect.delimiter, strict=True))
        except csv.Error as error:
            return "unexpected end of data" in str(error)
        return False

    def _join_lines(self, first: str) -> Record | None:
        """A value that really runs over several lines; None if the quote was merely stray."""
        text = first
        taken: list[str] = []
        while len(taken) < _MAX_JOINED and len(text) < MAX_LINE:
            line = self._next()
            if line is None:
                break
            taken.append(line)
            text += "\n" + line
            if '"' not in line:
                continue
            fields = self._strict_joined(text)
            if fields is not None and len(fields) == self._dialect.columns and not self._hides_records(taken[:-1]):
                self._shapes.learn(fields)
                return Record(text, fields)
            if fields is not None:
                break
        self._pushed.extend(reversed(taken))
        return None

    def _strict_joined(self, text: str) -> list[str] | None:
        try:
            rows = list(csv.reader(text.splitlines(keepends=True), delimiter=self._dialect.delimiter, strict=True))
        except csv.Error:
            return None
        return rows[0] if len(rows) == 1 else None

    def _hides_records(self, inner: list[str]) -> bool:
        """Whether a line between the quotes is a whole record itself: then the quote is stray."""
        wanted = self._dialect.columns
        return wanted > 1 and any(len(line.split(self._dialect.delimiter)) == wanted for line in inner)


def _unquoted(value: str) -> str:
    inner = value.strip()
    if len(inner) >= 2 and inner.startswith('"') and inner.endswith('"'):
        return inner[1:-1].replace('""', '"')
    return value
