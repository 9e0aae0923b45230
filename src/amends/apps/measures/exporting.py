"""The measures as lines of a CSV file: one number a line, so that any program reads them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from amends.apps.measures.selectors import Measures
from amends.recovery.honest import ServedTold
from amends.recovery.honest_cells import TOTAL, Table
from amends.recovery.honest_times import Waiting

HEADER = ("measure", "view", "group", "part", "value", "is_hidden")


def measures_csv(found: Measures) -> str:
    """The whole as CSV; a number that is hidden is empty and marked."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerow(("affected", "", TOTAL, "people", _cell(found.affected), _mark(found.affected)))
    for name, told in (("contacts", found.contacts), ("complaints", found.complaints)):
        writer.writerows(_served(name, told))
    for view, table in found.claims.tables.items():
        writer.writerows(_table("claims", view, table))
        for group, waiting in found.claims.decision[view].items():
            writer.writerows(_waits("claims decision", view, _plain(group), waiting))
    for name, many in (("remedy", found.remedies), ("step", found.steps), ("action", found.actions)):
        for what, tables in many.items():
            for view, table in tables.items():
                writer.writerows(_table(f"{name} {_plain(what)}", view, table))
    for act in found.moderation:
        writer.writerow(("moderation", "reason", act.reason, "hidden", act.hidden, "no"))
        writer.writerow(("moderation", "reason", act.reason, "shown_again", act.shown_again, "no"))
    return text.getvalue()


def _served(name: str, told: ServedTold) -> Iterator[tuple[Any, ...]]:
    for view, table in told.tables.items():
        yield from _table(name, view, table)
        for kind, waits in (("first_answer", told.first_answer[view]), ("resolution", told.resolution[view])):
            for group, waiting in waits.items():
                yield from _waits(f"{name} {kind}", view, _plain(group), waiting)
    yield from _waits(f"{name} unanswered", "", TOTAL, told.unanswered)


def _table(name: str, view: str, table: Table) -> Iterator[tuple[Any, ...]]:
    for row in (*table.rows, table.total):
        for part, value in (*zip(table.parts, row.parts, strict=True), ("people", row.people)):
            yield name, view, _plain(row.name), part, _cell(value), _mark(value)


def _waits(name: str, view: str, group: str, waiting: Waiting) -> Iterator[tuple[Any, ...]]:
    yield name, view, group, "people", _cell(waiting.people), _mark(waiting.people)
    for part, found in (("median_hours", waiting.median), ("p90_hours", waiting.p90)):
        if found is not None:
            yield name, view, group, f"{part}{'_at_least' if found.is_more else ''}", f"{found.hours:g}", "no"


def _cell(value: int | None) -> str:
    return "" if value is None else str(value)


def _mark(value: int | None) -> str:
    return "yes" if value is None else "no"


def _plain(text: str) -> str:
    """A name that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
