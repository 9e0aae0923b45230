"""``amends clock``: what is due, what it waits for, and what was late and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.box import SIMPLE
from rich.table import Column, Table

from amends.cli.cases import cohorts_of, read_case, read_text
from amends.cli.duties import computed_risk_of, read_cohorts, short_citation
from amends.cli.output import answering, print_json, text_console
from amends.core.clock import parse_instant, require_aware
from amends.core.errors import InputError
from amends.core.yamltext import parse_yaml
from amends.law import evaluate, load_corpus
from amends.law.clocks import ClockRow, ClockState, Deed, clock_rows
from amends.law.escalation import warnings_due
from amends.law.explain import moment

_LATE = (ClockState.OVERDUE, ClockState.DONE_LATE)


def register(app: typer.Typer) -> None:
    """Adds the command ``clock``."""
    app.command("clock")(clock)


def clock(
    case: Annotated[Path, typer.Argument(metavar="CASE_OR_FACTS", help="A CASE or a FACTS file (YAML).")],
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="T", help="The time; default now.")] = None,
    done: Annotated[
        Path | None, typer.Option("--done", metavar="FILE", help="What was done: a list of {law, at, by, why_late}.")
    ] = None,
    cohorts: Annotated[
        Path | None, typer.Option("--cohorts", metavar="FILE", help="The cohorts.json of an assessment, for a CASE.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """The clocks: what is due, what it waits for, what was late and why.  Exit 1 if anything is late."""
    raise typer.Exit(answering(lambda: _clock(case, as_of, done, cohorts, as_json), as_json=as_json))


def _clock(path: Path, as_of: str | None, done: Path | None, cohort_file: Path | None, as_json: bool) -> int:
    at = parse_instant(as_of, where="--as-of") if as_of else datetime.now(UTC)
    case, _ = read_case(path)
    people = read_cohorts(cohort_file, case, path) if cohort_file else cohorts_of(case, path)
    answer = evaluate(load_corpus(), case, people, at, computed_risk=computed_risk_of(case, people))
    rows = clock_rows(answer, read_deeds(done) if done else (), at=at)
    if as_json:
        print_json({"as_of": at, "clocks": rows, "warnings": list(warnings_due(rows, at=at))})
    else:
        _print_rows(rows, at)
    return 1 if any(row.state in _LATE for row in rows) else 0


def read_deeds(file: Path) -> Sequence[Deed]:
    """The deeds in a YAML file; raises ``InputError`` (``clock.deeds``) for anything else than a list of them."""
    raw = parse_yaml(read_text(file), name=file.name)
    try:
        deeds = msgspec.convert(raw, list[Deed])
    except msgspec.ValidationError as error:
        raise InputError(
            "The file of deeds cannot be read.",
            code="clock.deeds",
            where=file.name,
            why=str(error),
            fix="Write a list of {law: ..., at: 2026-06-01T10:00:00+02:00, why_late: ...}.",
        ) from error
    for deed in deeds:
        require_aware(deed.at, where=f"{file.name}, {deed.law}")
    return deeds


def _print_rows(rows: Sequence[ClockRow], at: datetime) -> None:
    due = Column("due", overflow="fold", max_width=22)
    table = Table(due, "who must be told", "by which law", "stands", title=f"Clocks at {moment(at)}", box=SIMPLE)
    for row in rows:
        shown = row.rolled or row.due
        table.add_row(moment(shown) if shown else "-", row.recipient_name, short_citation(row.citation), _stands(row))
    text_console.print(table if rows else "No clock runs for these facts.")


def _stands(row: ClockRow) -> str:
    lines = [_STATES[row.state].format(left=_span(row.left_s), late=_span(row.late_by_s))]
    lines += [f"why: {row.why_late}"] if row.why_late else []
    lines += [f"waits for: {item}" for item in row.waits_for]
    return "\n".join(lines)


_STATES = {
    ClockState.OVERDUE: "[bold red]overdue by {left}[/]",
    ClockState.DUE_SOON: "[bold yellow]{left} left[/]",
    ClockState.RUNNING: "{left} left",
    ClockState.WITHOUT_DELAY: "without delay, no date",
    ClockState.WAITING: "waiting",
    ClockState.DONE_LATE: "[red]done, {late} late[/]",
    ClockState.DONE: "[green]done[/]",
}


def _span(seconds: int | None) -> str:
    """``3 d 4 h`` or ``5 h 12 min``; the sign is said in words around it."""
    span = timedelta(seconds=abs(seconds or 0))
    hours, rest = divmod(span.seconds, 3600)
    return f"{span.days} d {hours} h" if span.days else f"{hours} h {rest // 60} min"
