"""``amends measures``: how well people were served, in numbers that can be told; published, or written to a file."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from amends.cli.output import answering, print_json, text_console
from amends.config.boot import boot
from amends.core.files import write_text
from amends.recovery.honest_times import Quantile

if TYPE_CHECKING:
    from amends.apps.measures.selectors import Measures
    from amends.recovery.honest import ServedTold
    from amends.recovery.honest_cells import Row, Table
    from amends.recovery.honest_times import Waiting


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("measures")(measures)


def measures(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="Reference such as INC-7Q2K9XM.")],
    csv: Annotated[Path | None, typer.Option(metavar="FILE", help="Write them as CSV too.")] = None,
    publish: Annotated[bool, typer.Option("--publish", help="Publish them on the portal; once a day at most.")] = False,
    publish_every: Annotated[
        int | None, typer.Option("--publish-every", metavar="DAYS", help="Publish them by themselves; 0 ends it.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """First answers, complaints, remedies and steps, small cells hidden.  Exit 1 where somebody waits too long."""

    def command() -> int:
        boot()
        from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415  # models load after boot()
        from amends.apps.measures import services  # noqa: PLC0415
        from amends.apps.measures.exporting import measures_csv  # noqa: PLC0415
        from amends.apps.measures.rows import contact_rows  # noqa: PLC0415
        from amends.apps.measures.selectors import measures_of  # noqa: PLC0415
        from amends.recovery.honest import Served, served_as  # noqa: PLC0415

        found, now = incident_by_ref(incident), datetime.now(UTC)
        told = measures_of(incident=found, at=now)
        if publish:
            services.publish_measures(incident=found, by=getpass.getuser(), now=now)
        if publish_every is not None:
            services.publish_every(incident=found, days=publish_every, by=getpass.getuser(), now=now)
        if csv is not None:
            write_text(csv, measures_csv(told))
        if as_json:
            print_json(told)
        else:
            _print(told)
        overdue = any(served_as(row, at=now) is Served.OVERDUE for row in contact_rows(found))
        return 1 if overdue else 0

    raise typer.Exit(answering(command, as_json=as_json))


def _print(told: Measures) -> None:
    _say(f"{told.incident}: {_number(told.affected)} affected; cells under {told.least} people are hidden")
    for name, one in (("Contacts", told.contacts), ("Complaints", told.complaints)):
        _print_served(name, one)
    for view, table in told.claims.tables.items():
        for row in (*table.rows, table.total):
            _print_row("Claims", view, table, row, told.claims.decision[view].get(row.name), "decided")
    for kind, many in (("Remedy", told.remedies), ("Step", told.steps), ("Said", told.actions)):
        for what, tables in many.items():
            for table in list(tables.values())[:1]:
                parts = zip(table.parts, table.total.parts, strict=True)
                text = ", ".join(f"{part.replace('_', ' ')} {_number(value)}" for part, value in parts)
                _say(f"{kind} {what}: of {_number(table.total.people)}: {text}")
    for act in told.moderation:
        _say(f"Hidden in public for {act.reason}: {act.hidden}, shown again {act.shown_again}")


def _print_served(name: str, told: ServedTold) -> None:
    for view, table in told.tables.items():
        for row in (*table.rows, table.total):
            _print_row(name, view, table, row, told.first_answer[view].get(row.name), "answered")


def _print_row(name: str, view: str, table: Table, row: Row, waits: Waiting | None, done: str) -> None:
    pairs = zip(table.parts, row.parts, strict=True)
    parts = ", ".join(f"{part.replace('_', ' ')} {_number(value)}" for part, value in pairs)
    median = f"; half {done} within {_time(waits.median)}" if waits and waits.median else ""
    _say(f"{name} by {view}, {row.name}: {_number(row.people)}: {parts}{median}")


def _time(found: Quantile) -> str:
    return f"{found.hours:g} h" if not found.is_more else f"more than {found.hours:g} h"


def _number(value: int | None) -> str:
    return "hidden" if value is None else f"{value:,}"


def _say(text: str) -> None:
    text_console.print(text, markup=False, highlight=False)
