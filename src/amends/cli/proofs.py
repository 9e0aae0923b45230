"""``amends proofs``: the messages of a few real persons who together show every branch."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from amends.cli.output import answering, print_json, text_console
from amends.config.boot import boot
from amends.config.home import secret
from amends.core.errors import InputError


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("proofs")(proofs)


def proofs(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="Reference such as INC-7Q2K9XM.")],
    out: Annotated[Path, typer.Option(help="Folder for the messages; they hold personal data.")],
    reason: Annotated[str, typer.Option(help="Why you look at persons' messages; it goes on record.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """Render the messages of the fewest persons who show every language, form of address, channel and notice."""

    def command() -> int:
        boot()
        from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415  # models load after boot()
        from amends.apps.rehearsals.models import Rehearsal  # noqa: PLC0415
        from amends.apps.rehearsals.services import proof_run  # noqa: PLC0415

        found = incident_by_ref(incident)
        rehearsal = Rehearsal.objects.select_related("incident").filter(incident=found).first()
        if rehearsal is None:
            raise InputError("The incident has no planned messages.", code="proofs.not_planned", where=incident)
        now = datetime.now(UTC)
        chosen = proof_run(rehearsal, out, by=getpass.getuser(), reason=reason, secret=secret, now=now)
        if as_json:
            print_json({"incident": incident, "folder": str(out.resolve()), "proofs": [item.shows for item in chosen]})
        else:
            text_console.print(f"{len(chosen)} messages in {out.resolve()}; index.json says what each one shows.")
        return 0

    raise typer.Exit(answering(command, as_json=as_json))
