"""``amends reconcile``: affected = notified + excepted + owed."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.table import Table

from amends.cli.output import answering, print_json, text_console
from amends.config.boot import boot


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("reconcile")(reconcile)


def reconcile(
    incident: Annotated[
        str | None, typer.Option(help="Reference such as INC-7Q2K9XM; all incidents if left out.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """Prove that every affected person is notified, excepted with a reason, or still owed."""

    def command() -> int:
        boot()
        from amends.apps.rehearsals.services.balancing import reconcile_incidents  # noqa: PLC0415  # models load after boot()

        found = reconcile_incidents(incident_ref=incident)
        if as_json:
            print_json(found[0] if incident else {"incidents": found})
        else:
            _show(found)
        return 1 if any(balance["owed"] or not balance["adds_up"] for balance in found) else 0

    raise typer.Exit(answering(command, as_json=as_json))


def _show(balances: list[dict[str, Any]]) -> None:
    if not balances:
        text_console.print("There is no incident with a delivery in this AMENDS_HOME.")
        return
    table = Table("Incident", "Affected", "= notified", "+ excepted", "+ owed", "Unknown", "Duplicates", "Misdirected")
    for balance in balances:
        columns = ("affected", "notified", "excepted", "owed", "unknown", "duplicates", "misdirected")
        table.add_row(balance["incident"], *(str(balance[column]) for column in columns))
    text_console.print(table)
    for balance in balances:
        for part in ("excepted_because", "owed_because"):
            for reason, count in balance.get(part, {}).items():
                text_console.print(f"{balance['incident']}: {count} {part.partition('_')[0]}, {reason}")
