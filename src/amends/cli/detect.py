"""``amends detect``: data elements found in files, values hidden unless asked for."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from amends.cli.output import answering, print_json, progress_console, text_console
from amends.exposure.detectors.files import Finding, Skipped, detect_file

_ROWS_SHOWN = 200


def detect(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="CSV, JSON Lines, JSON, Parquet or text.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Print the values found: personal data.")] = False,
) -> None:
    """Data elements found in files: element, place, certainty."""
    raise typer.Exit(answering(lambda: _detect(files, as_json=as_json, show=show), as_json=as_json))


def register(app: typer.Typer) -> None:
    """Adds ``detect`` to the command line."""
    app.command(name="detect")(detect)


def _detect(files: list[Path], *, as_json: bool, show: bool) -> int:
    found: list[Finding] = []
    for path in files:
        with progress_console.status(f"Looking through {path.name}"), tempfile.TemporaryDirectory() as work:
            for item in detect_file(path, file=str(path), work=Path(work)):
                if isinstance(item, Finding):
                    found.append(item)
                else:
                    _warn(path, item)
    if as_json:
        print_json([_as_dict(finding, show=show) for finding in found])
    else:
        _print(found, show=show)
    return 0


def _warn(path: Path, skipped: Skipped) -> None:
    progress_console.print(f"{path}, column {skipped.column!r}: {skipped.because}", markup=False, highlight=False)


def _as_dict(finding: Finding, *, show: bool) -> dict[str, Any]:
    document = {
        "file": finding.file,
        "row": finding.row,
        "column": finding.column,
        "start": finding.start,
        "end": finding.end,
        "element": finding.element,
        "value_sha256": finding.value_sha256,
        "certainty": finding.certainty,
        "validated_by": finding.validated_by,
    }
    return document | {"value": finding.value} if show else document


def _print(found: list[Finding], *, show: bool) -> None:
    table = Table(title=_title(found), title_justify="left")
    for heading in ("file", "row", "column", "element", "certainty", "validated by", *(["value"] if show else [])):
        table.add_column(heading, overflow="fold")
    for finding in found[:_ROWS_SHOWN]:
        place = "whole column" if finding.row is None else str(finding.row)
        cells = [finding.file, place, finding.column or "", finding.element, f"{finding.certainty:.0%}"]
        cells += [finding.validated_by or "", *([finding.value or ""] if show else [])]
        table.add_row(*(cell.replace("[", r"\[") for cell in cells))
    text_console.print(table)
    if len(found) > _ROWS_SHOWN:
        text_console.print(f"{len(found) - _ROWS_SHOWN} more; --json prints all of them.")


def _title(found: list[Finding]) -> str:
    if not found:
        return "No data elements found."
    counts = Counter(finding.element for finding in found)
    return f"{len(found)} findings: " + ", ".join(f"{element} {count}" for element, count in counts.most_common())
