"""``amends care import``: mentions or mails that another program exported, each row once."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from amends.cli.output import answering, print_json, text_console
from amends.config.boot import boot
from amends.config.home import desk_public_key, secret
from amends.core.clock import parse_instant
from amends.core.errors import AmendsError, InputError

if TYPE_CHECKING:
    from amends.apps.incidents.models import Incident

_JSON = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
_FILES = Annotated[list[Path], typer.Argument(metavar="FILE...", help="FILE.csv or FILE.jsonl, in UTF-8.")]
_NEEDED = ("way_in", "text", "received_at", "external_ref")
_MOST_FAULTS = 100


@dataclass
class _Told:
    """What became of the files: rows that were taken, rows and whole files that could not be used."""

    counts: dict[str, int] = field(default_factory=lambda: {"taken": 0, "duplicates": 0, "new_cases": 0})
    faults: list[dict[str, Any]] = field(default_factory=list)
    unreadable: list[AmendsError] = field(default_factory=list)


def import_file(
    files: _FILES,
    incident: Annotated[str, typer.Option(metavar="INCIDENT", help="What they are about.")] = "",
    source: Annotated[
        str, typer.Option(metavar="NAME", help="The program they are from; default the file's name.")
    ] = "",
    as_json: _JSON = False,
) -> None:
    """Take in the rows of files; columns way_in, text, received_at, external_ref, and author, reach, subject,
    language, network, is_public.  An external_ref counts once for each source: the same file again adds nothing.
    A file that cannot be read is told, and the others are taken in.  Exit 1 if a row or a file cannot be used, 2 if
    none can.
    """

    def command() -> int:
        boot()
        from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415

        about, told = incident_by_ref(incident) if incident else None, _Told()
        for file in files:
            try:
                _take_rows(file, about, told, source=source)
            except AmendsError as error:
                told.unreadable.append(error)
        if told.unreadable and len(told.unreadable) == len(files) and not any(told.counts.values()):
            raise told.unreadable[0]
        _tell(told, as_json)
        return 1 if told.faults or told.unreadable else 0

    raise typer.Exit(answering(command, as_json=as_json))


def _take_rows(file: Path, about: Incident | None, told: _Told, *, source: str) -> None:
    from amends.apps.care.intake import take_message  # noqa: PLC0415

    now, public_key, pepper = datetime.now(UTC), desk_public_key(), secret("portal.pepper")
    named = source.strip() or file.stem  # two programs may both begin to count at 1
    for line, row in _rows(file):
        try:
            taken = take_message(
                incoming=_incoming(row, named), incident=about, now=now, public_key=public_key, pepper=pepper
            )
        except AmendsError as error:
            told.faults.append({"file": file.name, "line": line, "code": error.code, "what": error.what})
            continue
        told.counts["duplicates" if taken.is_duplicate else "taken"] += 1
        told.counts["new_cases"] += taken.is_new_case


def _tell(told: _Told, as_json: bool) -> None:
    unreadable = [{"file": one.where, "code": one.code, "what": one.what, "why": one.why} for one in told.unreadable]
    if as_json:
        faults = {"faulty": len(told.faults), "faults": told.faults[:_MOST_FAULTS]}
        print_json({**told.counts, **faults, "unreadable": unreadable})
        return
    said = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in told.counts.items())
    text_console.print(f"{said}, {len(told.faults)} faulty, {len(unreadable)} unreadable", highlight=False)
    for fault in told.faults[:_MOST_FAULTS]:
        text_console.print(f"{fault['file']}, line {fault['line']}: {fault['what']}", markup=False, highlight=False)
    for one in unreadable:
        text_console.print(f"{one['file']}: {one['what']} {one['why']}", markup=False, highlight=False)


def _rows(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each row with its line; one that is no object has no columns."""
    if file.suffix not in (".csv", ".jsonl"):
        raise InputError("It is neither CSV nor JSON Lines.", code="care.import", where=file.name)
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            if file.suffix == ".csv":
                reader = csv.DictReader(lines)
                missing = [name for name in _NEEDED if name not in (reader.fieldnames or ())]
                if missing:
                    raise InputError(
                        "Columns are missing.", code="care.import", where=file.name, fix=f"Add {', '.join(missing)}."
                    )
                for row in reader:
                    yield reader.line_num, row
            else:
                yield from ((number, _parsed(line)) for number, line in enumerate(lines, 1) if line.strip())
    except (UnicodeDecodeError, OSError, csv.Error) as error:
        raise InputError(
            "The file cannot be read.", code="care.import", where=file.name, why=type(error).__name__,
            fix="Save it as CSV or JSON Lines in UTF-8.",
        ) from error  # fmt: skip


def _parsed(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _incoming(row: dict[str, Any], source: str) -> Any:
    from amends.apps.care.intake import Incoming  # noqa: PLC0415
    from amends.apps.care.models import WayIn  # noqa: PLC0415

    given = {name: str(value) for name, value in row.items() if isinstance(name, str) and value is not None}
    missing = [name for name in _NEEDED if not given.get(name, "").strip()]
    if missing or given["way_in"] not in WayIn.values:
        raise InputError(
            f"Missing or unknown: {', '.join(missing) or 'way_in'}.", code="care.import", where="row",
            fix=f"way_in is one of {', '.join(WayIn.values)}.",
        )  # fmt: skip
    return Incoming(
        way_in=WayIn(given["way_in"]),
        text=given["text"],
        received_at=parse_instant(given["received_at"], where="received_at"),
        language=given.get("language", "")[:8],
        reach=given.get("reach", ""),
        author=given.get("author", ""),
        subject=given.get("subject", ""),
        external_ref=given["external_ref"],
        source=f"import {source}",
        is_public=given.get("is_public", "").strip().lower() in ("true", "1", "yes"),
        network=given.get("network", ""),
    )
