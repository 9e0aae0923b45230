"""``amends corpus check`` and ``amends corpus show``: the law as data, validated and printed."""

from __future__ import annotations

from datetime import UTC, date, datetime
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
from amends.law.schema import duty_schema
from amends.law.show import shown

_Json = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]


def register(app: typer.Typer) -> None:
    """Adds the command group ``corpus``."""
    group = typer.Typer(no_args_is_help=True, help="The law as data: validate it, print a rule or the schema.")
    group.command("check")(check)
    group.command("show")(show)
    group.command("schema")(schema)
    app.add_typer(group, name="corpus")


def check(as_json: _Json = False) -> None:
    """Validates every rule, its words, sources and dates, and runs the corpus's scenarios."""
    raise typer.Exit(answering(lambda: _check(as_json), as_json=as_json))


def show(
    law: Annotated[str, typer.Argument(help="The law's name: its path under corpus/ without .yaml.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="As it stood on this day.")] = None,
    as_json: _Json = False,
) -> None:
    """Prints one rule in full, or as it stood on a day."""
    raise typer.Exit(answering(lambda: _show(law, on, as_json), as_json=as_json))


def schema() -> None:
    """Prints the JSON Schema of a duty file."""
    print_json(duty_schema())


def _check(as_json: bool) -> int:
    report = check_corpus(data_folder("corpus"), today=_today())
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
    oldest = min((entry.checked_on for entry in report.laws), default=None)
    text_console.print(
        f"{len(report.laws)} rules, no source older than {oldest}, {report.scenarios} scenarios run: {verdict}."
    )


def _show(law: str, on: str | None, as_json: bool) -> int:
    entry = shown(load_corpus(), law, on=_day(on), today=_today())
    if as_json:
        print_json(entry)
    else:
        text_console.print(_as_yaml(entry), markup=False, highlight=False)
    return 0


def _as_yaml(entry: dict[str, Any]) -> str:
    return str(yaml.safe_dump(entry, sort_keys=False, allow_unicode=True, width=100)).rstrip()


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"{text!r} is not a day.",
            code="time.not_a_day",
            where="--on",
            why=str(error),
            fix="Write it as 2026-01-31.",
        ) from error


def _today() -> date:
    return datetime.now(UTC).date()
