"""Elements that stand inside other text (remarks, lists, mixed columns) become columns of their own.

A card number in a remark was leaked as surely as one in a column headed "card number".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import tee
from pathlib import Path
from typing import Any

from amends.exposure.columns import Columns
from amends.exposure.detectors.cells import believed, recurring
from amends.exposure.detectors.text import TextFinding, find_in_text, find_in_texts
from amends.exposure.engines import Engine
from amends.exposure.readers.writer import storable
from amends.exposure.steps.normalise.text import literal

MOST = 3  # different values of one element in the other text of one row
# Any token may stand in them, also one that looks like an address.
_SECRETS = frozenset("password password_hash security_answer biometric genetic photo signature".split())
_SHORTEST, _LONGEST = 4, 1 << 20  # characters of a cell that is looked at
_STRANGE = r"[0-9]{9}|[0-9]{3}-[0-9]{2}-[0-9]{4}"
_WORDED = frozenset("name given_name family_name title street city region employment title status".split())
# A name in a remark may be anybody's, so it neither links nor counts.
_UNTOLD = frozenset({"name"})


@dataclass(frozen=True)
class Watched:
    """A column to look into: everything it holds, or (``only_strange``) what does not belong there."""

    place: int
    only_strange: bool
    usual: frozenset[str] = frozenset()


def watched_columns(columns: Columns, samples: Mapping[str, Sequence[str]]) -> tuple[Watched, ...]:
    """The columns of evidence in which something else than their own element may stand."""
    codes = {place: code for code, places in columns.places.items() for place in places}
    found = []
    for place, header in enumerate(columns.headers):
        if codes.get(place) in _SECRETS:
            continue
        if place in codes:
            found.append(Watched(place, only_strange=True))
        else:
            found.append(Watched(place, only_strange=False, usual=recurring(samples[header])))
    return tuple(found)


def spotted(cell: str, code: str | None, watched: Watched) -> list[tuple[str, str]]:
    """(element, value) of what stands in one cell; ``code`` is what the column itself holds.

    The other code path of the wrong-person guard asks cell by cell.
    """
    if not watched.only_strange:
        worth = _SHORTEST <= len(cell) <= _LONGEST
    else:
        worth = len(cell) <= _LONGEST and any(re.search(shape, cell) for shape in _shapes(code))
    return _told(cell, find_in_text(cell), watched) if worth else []


def with_spotted(
    engine: Engine, table: str, columns: Columns, watched: Sequence[Watched], work: Path
) -> tuple[str, Columns]:
    """The table and its columns with what was spotted in other text; as they were, if nothing was."""
    path = work / f"{table}.spotted.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
        counts = [_write(writer, engine, table, columns, item) for item in watched]
    if not any(counts):
        return table, columns
    engine.load_numbered_csv(f"{table}_spotted", path, columns=2)
    order = "row_number() OVER (PARTITION BY row, c0 ORDER BY c1) AS n"
    engine.table(f"{table}_told", f"SELECT *, {order} FROM (SELECT DISTINCT row, c0, c1 FROM {table}_spotted)")
    return _widened(engine, table, columns)


def _widened(engine: Engine, table: str, columns: Columns) -> tuple[str, Columns]:
    sql = f"SELECT DISTINCT c0, n FROM {table}_told WHERE n <= {MOST} ORDER BY c0, n"
    told = [(str(element), int(number)) for element, number in engine.rows(sql)]
    headers, places, fields = list(columns.headers), dict(columns.places), []
    for element, number in told:
        places[element] = (*places.get(element, ()), len(headers))
        fields.append(f"max(CASE WHEN c0 = {literal(element)} AND n = {number} THEN c1 END) AS c{len(headers)}")
        headers.append(spotted_header(element, number))
    engine.table(f"{table}_beside", f"SELECT row, {', '.join(fields)} FROM {table}_told GROUP BY row")
    added = ", ".join(f"b.c{place}" for place in range(len(columns.headers), len(headers)))
    engine.table(
        f"{table}_whole", f"SELECT t.*, {added} FROM {table} AS t LEFT JOIN {table}_beside AS b ON b.row = t.row"
    )
    return f"{table}_whole", Columns(tuple(headers), places, columns.named)


def spotted_header(element: str, number: int) -> str:
    """The name of a column that no file has."""
    return f"(in other text) {element} {number}"


def _write(writer: Any, engine: Engine, table: str, columns: Columns, watched: Watched) -> int:
    code = next((code for code, places in columns.places.items() if watched.place in places), None)
    rows = engine.rows(f"SELECT row, c{watched.place} FROM {table} WHERE {_worth(watched, code)}")
    numbered, texts = tee((int(row), str(text)) for row, text in rows)
    count = 0
    for (row, text), hits in zip(numbered, find_in_texts(text for _, text in texts), strict=True):
        for element, value in _told(text, hits, watched):
            writer.writerow([row, element, storable(value)])
            count += 1
    return count


def _worth(watched: Watched, code: str | None) -> str:
    cell = f"c{watched.place}"
    if not watched.only_strange:
        return f"length({cell}) BETWEEN {_SHORTEST} AND {_LONGEST}"
    shapes = " OR ".join(f"regexp_matches({cell}, {literal(shape)})" for shape in _shapes(code))
    return f"length({cell}) <= {_LONGEST} AND ({shapes})"


def _shapes(code: str | None) -> tuple[str, ...]:
    """What in a column of that code is worth a closer look; for Python and for the engine alike."""
    if code == "email":
        return (r"@.*[@ ;,<>\]]", r"[ ;,<>\[].*@")
    return ("@", _STRANGE) if code in _WORDED else ("@",)


def _told(cell: str, hits: Sequence[TextFinding], watched: Watched) -> list[tuple[str, str]]:
    told = hits if watched.only_strange else believed(cell, hits, watched.usual)
    return [(hit.element, hit.value) for hit in told if hit.element not in _UNTOLD]
