"""``amends assess``: evidence x customers: the register, cohorts, severity."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from amends.cli.cases import instant_or_now, read_case
from amends.cli.output import answering, print_json, progress_console, text_console
from amends.core.case import Case
from amends.exposure import Summary, assess, read_cohorts
from amends.severity import score


def assess_command(
    place: Annotated[Path, typer.Argument(metavar="CASE", help="The case file: customers and evidence.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder for the register and its accounts.")],
    engine: Annotated[str, typer.Option("--engine", help="duckdb, or spark with the extra.")] = "duckdb",
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="T", help="The day for ages; now, if not given.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """Who was affected and by what: the register, the cohorts, the severity, and counts that add up."""
    run = lambda: _assess(place, out, engine=engine, as_of=as_of, as_json=as_json)  # noqa: E731
    raise typer.Exit(answering(run, as_json=as_json))


def register(app: typer.Typer) -> None:
    """Adds ``assess`` to the command line."""
    app.command(name="assess")(assess_command)


def _assess(place: Path, out: Path, *, engine: str, as_of: str | None, as_json: bool) -> int:
    case, _ = read_case(place)
    at = instant_or_now(as_of)
    with _progress() as bar:
        task = bar.add_task("Starting", total=1.0)
        summary = assess(
            case, base=place.resolve().parent, out=out, engine=engine, as_of=at,
            progress=lambda stage, share: bar.update(task, description=stage, completed=share),
        )  # fmt: skip
    write_severity(case, out)
    for note in summary.notes:
        progress_console.print(f"Warning: {note}", markup=False, highlight=False, soft_wrap=True)
    if as_json:
        print_json(summary)
    else:
        _print(summary, out)
    return 0


def write_severity(case: Case, out: Path) -> None:
    """Writes ``severity.json``: ENISA's score of what the register says was exposed."""
    cohorts = read_cohorts(out)
    result = score(
        case.incident,
        elements={code for cohort in cohorts for code in cohort.elements},
        persons=sum(cohort.persons for cohort in cohorts),
        protection={cohort.protection for cohort in cohorts} or {"none"},
    )
    text = msgspec.json.format(msgspec.json.encode(result), indent=1).decode()
    with tempfile.NamedTemporaryFile("w", dir=out, encoding="utf-8", delete=False, suffix=".json") as stream:
        stream.write(text + "\n")
    os.replace(stream.name, out / "severity.json")


def _progress() -> Progress:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=progress_console, transient=True)


def _print(summary: Summary, out: Path) -> None:
    counts = summary.evidence
    lines = [
        f"{summary.persons.affected} persons affected in {summary.cohorts} cohorts; {summary.persons.review} "
        f"more in review.",
        f"{counts.rows} evidence rows = {counts.linked} linked + {counts.review} in review + {counts.unmatched} "
        f"unmatched "
        f"+ {counts.rejected} rejected.",
        f"Written to {out}.",
    ]
    for line in lines:
        text_console.print(line, markup=False, highlight=False)
