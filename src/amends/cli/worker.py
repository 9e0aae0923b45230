"""``amends worker``: delivers what is planned, until it is stopped."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Annotated

import typer

from amends.cli.output import answering, print_json, text_console
from amends.config.boot import boot
from amends.config.home import home, secret
from amends.providers.email.preflight import check_server
from amends.providers.email.route import parse_smtp_url

_PAUSE_S = 5.0


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("worker")(worker)


def worker(
    smtp: Annotated[str | None, typer.Option(help="smtp://[user:password@]host:port; files without it.")] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Delivery processes.")] = 1,
    once: Annotated[bool, typer.Option("--once", help="End when nothing is left to send.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output, with --once.")] = False,
) -> None:
    """Send planned messages that no living worker holds, also those of a run that was killed."""

    def command() -> int:
        server = parse_smtp_url(smtp) if smtp else None
        if server:
            check_server(server)
        boot()
        from amends.apps.rehearsals.services import Route, deliver_planned  # noqa: PLC0415  # needs boot()

        route = Route(secret=secret, journals=home() / "journals", smtp=server, workers=workers)
        while True:
            sent = deliver_planned(route=route, now=lambda: datetime.now(UTC))
            for incident, count in sent.items():
                if not as_json:
                    text_console.print(f"{incident}: {count} messages settled", highlight=False)
            if once:
                break
            time.sleep(_PAUSE_S)
        if as_json:
            print_json({"settled": sent})
        return 0

    raise typer.Exit(answering(command, as_json=as_json))
