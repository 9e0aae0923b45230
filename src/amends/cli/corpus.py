"""``amends corpus check``, ``show``, ``diff`` and ``schema``: the law as data, validated, printed and compared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
import yaml
from rich.box import SIMPLE
from rich.table import Column, Table

from amends.cli.output import answering, print_json, text_console
from amends.core.errors import InputError
from amends.core.resources import data_folder
from amends.law.check import CheckReport, check_corpus
from amends.law.corpus import load_corpus
from amends.law.diff import LawChange, changes_between
from amends.law.schema import duty_schema
from amends.law.show import shown

_Json = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]


def register(app: typer.Typer) -> None:
    """Adds the command group ``corpus``."""
    group = typer.Typer(no_args_is_help=True, help="The law as data: validate it, print a rule or the schema.")
    group.command("check")(check)
    group.command("show")(show)
    group.command("diff")(diff)
    group.command("schema")(schema)
    app.add_typer(group, name="corpus")


def check(
    folder: Annotated[
        Path | None, typer.Argument(help="Another corpus than the shipped one.", exists=True, file_okay=False)
    ] = None,
    as_json: _Json = False,
) -> None:
    """Validates every rule, its words, links, sources and dates, and runs the corpus's scenarios."""
    raise typer.Exit(answering(lambda: _check(folder, as_json), as_json=as_json))


def show(
    law: Annotated[str, typer.Argument(help="The law's name: its path under corpus/ without .yaml.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="As it stood on this day.")] = None,
    as_json: _Json = False,
) -> None:
    """Prints one rule in full, or as it stood on a day."""
    raise typer.Exit(answering(lambda: _show(law, on, as_json), as_json=as_json))


def diff(
    first: Annotated[str, typer.Argument(metavar="DATE", help="The earlier day.")],
    second: Annotated[str, typer.Argument(metavar="DATE", help="The later day.")],
    as_json: _Json = False,
) -> None:
    """What changed in the law between two days, rule by rule."""
    raise typer.Exit(answering(lambda: _diff(first, second, as_json), as_json=as_json))


def schema() -> None:
    """Prints the JSON Schema of a duty file."""
    print_json(duty_schema())


def _check(folder: Path | None, as_json: bool) -> int:
    report = check_corpus(folder or data_folder("corpus"), today=_today())
    if as_json:
        print_json(report)
    else:
        _print_report(report)
    return 0 if report.ok else 1


def _print_report(report: CheckReport) -> None:
    table = Table(Column("law", no_wrap=True), "in force", "", title=f"{len(report.laws)} rules", box=SIMPLE, padding=0)
    for entry in report.laws:
        table.add_row(entry.law, entry.in_force, entry.confidence)
    text_console.print(table)
    for fault in report.faults:
        text_console.print(f"FAULT {fault.where}: {fault.fault}", markup=False)
    verdict = "sound" if report.ok else f"{len(report.faults)} faults"
    text_console.print(_ages(report))
    text_console.print(f"{len(report.laws)} rules, {report.scenarios} scenarios run: {verdict}.")


def _ages(report: CheckReport) -> str:
    if not report.laws:
        return "No rule."
    oldest = min(report.laws, key=lambda entry: entry.checked_on)
    age = (_today() - oldest.checked_on).days
    return f"Sources last checked {age} days ago or less; the oldest is that of {oldest.law} ({oldest.checked_on})."


def _show(law: str, on: str | None, as_json: bool) -> int:
    entry = shown(load_corpus(), law, on=None if on is None else _day(on, where="--on"), today=_today())
    if as_json:
        print_json(entry)
    else:
        text_console.print(_as_yaml(entry), markup=False, highlight=False)
    return 0


def _as_yaml(entry: dict[str, Any]) -> str:
    return str(yaml.safe_dump(entry, sort_keys=False, allow_unicode=True, width=100)).rstrip()


def _diff(first: str, second: str, as_json: bool) -> int:
    days = _day(first, where="DATE"), _day(second, where="DATE")
    changes = changes_between(load_corpus(), min(days), max(days))
    if as_json:
        print_json({"from": min(days), "to": max(days), "changes": changes})
    else:
        _print_changes(changes, *sorted(days))
    return 0


def _print_changes(changes: Sequence[LawChange], first: date, second: date) -> None:
    for change in changes:
        text_console.print(f"\n[bold]{change.title}[/] ({change.kind})")
        text_console.print(
            f"  {change.law}, {change.citation}; residents of {', '.join(change.residents)}", markup=False
        )
        for value in change.values:
            for sign, entries in (("-", value.before), ("+", value.after)):
                for entry in entries:
                    text_console.print(f"  {sign} {value.part}: {_one_line(entry)}", markup=False, highlight=False)
    text_console.print(f"\n{len(changes)} rules stand otherwise on {second} than on {first}.")


def _one_line(entry: dict[str, Any]) -> str:
    rest = {key: value for key, value in entry.items() if key not in ("source", "at", "confidence")}
    words = str(
        yaml.safe_dump(rest, sort_keys=False, allow_unicode=True, default_flow_style=True, width=10_000)
    ).strip()
    return f"{words} [{entry['at']}, {entry['confidence']}]"


def _day(text: str, *, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"{text!r} is not a day.",
            code="time.not_a_day",
            where=where,
            why=str(error),
            fix="Write it as 2026-01-31.",
        ) from error


def _today() -> date:
    return datetime.now(UTC).date()
