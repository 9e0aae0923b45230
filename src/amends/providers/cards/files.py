"""Batches of orders out and results in, as CSV or JSON Lines.

The same orders give the same bytes and the same name, so that a batch that is written twice is one batch.  No field
can begin a formula of a spreadsheet: the types let none begin with ``=``, ``+``, ``-`` or ``@``.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import msgspec

from amends.core.clock import parse_instant
from amends.core.errors import InputError
from amends.providers.cards.model import CardOrder, CardResult, refuse_number
from amends.providers.disk import private_folder, write_whole
from amends.remedies.cards import CardState

FORMATS = ("csv", "json")
ORDER_COLUMNS = tuple(field.name for field in fields(CardOrder))
RESULT_COLUMNS = tuple(field.name for field in fields(CardResult))
_MOST_LINE = 4_000  # characters; no result is longer


@dataclass(frozen=True, kw_only=True)
class Batch:
    """A file of orders; ``sha256`` is that of its bytes and part of its name."""

    path: Path
    orders: int
    sha256: str
    is_new: bool


def write_orders(folder: Path, orders: Sequence[CardOrder], *, form: str = "csv") -> Batch:
    """The batch, whole or not at all; again with the same orders it is the same file.

    Raises ``InputError`` (``cards.format``, ``cards.twice`` for an order that stands there twice).
    """
    if form not in FORMATS:
        raise InputError("Batches are CSV or JSON.", code="cards.format", where=form[:20])
    ordered = sorted(orders, key=lambda order: order.order_id)
    if len({order.order_id for order in ordered}) != len(ordered):
        raise InputError("An order stands in the batch twice.", code="cards.twice", where="order_id")
    data = _as_csv(ordered) if form == "csv" else _as_json(ordered)
    sha256 = hashlib.sha256(data).hexdigest()
    path = private_folder(folder) / f"card-orders-{sha256[:16]}.{form}"
    return Batch(path=path, orders=len(ordered), sha256=sha256, is_new=write_whole(path, data))


def read_results(path: Path) -> Iterator[CardResult]:
    """The results of a file (CSV with a header, or JSON Lines by its name), streamed; a BOM is skipped.

    Raises ``InputError`` (``cards.results``, ``cards.number``, ``cards.field``) naming the line.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            yield from _from_json(text, path.name) if path.suffix == ".json" else _from_csv(text, path.name)
    except UnicodeDecodeError as error:
        raise _unreadable(path.name, "It is not UTF-8.") from error
    except csv.Error as error:
        raise _unreadable(path.name, str(error)) from error


def result_of(raw: Any, *, where: str) -> CardResult:
    """One result from its fields; raises ``InputError``."""
    if (
        not isinstance(raw, dict)
        or set(raw) != set(RESULT_COLUMNS)
        or not all(isinstance(v, str) for v in raw.values())
    ):
        raise _unreadable(where, f"A result has exactly the fields {', '.join(RESULT_COLUMNS)}, each a text.")
    for name, value in raw.items():
        refuse_number(value, where=f"{where}, {name}")
    if raw["state"] not in set(CardState):
        raise _unreadable(where, "Its state is none of the interface.")
    at = parse_instant(raw["at"], where=where)
    try:
        return CardResult(**{**raw, "state": CardState(raw["state"]), "at": at})
    except InputError as error:
        raise InputError(
            error.what, code=error.code, where=f"{where}, {error.where}", why=error.why, fix=error.fix
        ) from error


def _as_csv(orders: Sequence[CardOrder]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(ORDER_COLUMNS)
    writer.writerows([getattr(order, name) for name in ORDER_COLUMNS] for order in orders)
    return text.getvalue().encode()


def _as_json(orders: Sequence[CardOrder]) -> bytes:
    return b"".join(msgspec.json.encode(asdict(order)) + b"\n" for order in orders)


def _from_csv(text: io.TextIOWrapper, name: str) -> Iterator[CardResult]:
    rows = csv.reader(_lines(text, name), strict=True)
    head = [cell.strip() for cell in next(rows, [])]
    if sorted(head) != sorted(RESULT_COLUMNS):
        raise _unreadable(name, f"Its header must name {', '.join(RESULT_COLUMNS)}.")
    for row in rows:
        if row:
            where = f"{name}, line {rows.line_num}"
            if len(row) != len(head):
                raise _unreadable(where, f"It has {len(row)} fields.")
            yield result_of(dict(zip(head, row, strict=True)), where=where)


def _from_json(text: io.TextIOWrapper, name: str) -> Iterator[CardResult]:
    for number, line in enumerate(_lines(text, name), start=1):
        if line.strip():
            where = f"{name}, line {number}"
            try:
                raw = msgspec.json.decode(line)
            except (ValueError, RecursionError) as error:
                raise _unreadable(where, "It is no JSON.") from error
            yield result_of(raw, where=where)


def _lines(text: io.TextIOWrapper, name: str) -> Iterator[str]:
    number = 0
    while line := text.readline(_MOST_LINE + 1):
        number += 1
        if len(line) > _MOST_LINE:
            raise _unreadable(f"{name}, line {number}", f"A line has no more than {_MOST_LINE} characters.")
        yield line


def _unreadable(where: str, why: str) -> InputError:
    return InputError(
        "The results of the card host cannot be read.",
        code="cards.results",
        where=where,
        why=why,
        fix="Have the host send the file again as docs/remedies.md describes it; nothing was taken from it.",
    )
