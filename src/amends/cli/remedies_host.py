"""``amends remedies cards send`` and ``fetch``: a card host that is spoken to, in place of files."""

from __future__ import annotations

import getpass
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer

from amends.cli.output import answering, print_json, text_console
from amends.config.boot import boot
from amends.providers.way import parse_address

_REF = Annotated[str, typer.Argument(metavar="INCIDENT", help="Reference such as INC-7Q2K9XM.")]
_HOST = Annotated[
    str,
    typer.Option(metavar="URL", help="cards+https://host.example/v1?password=env:CARD_HOST_KEY", envvar="CARD_HOST"),
]
_JSON = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
_GOOD = frozenset({"accepted"})


def send_them(
    incident: _REF,
    host: _HOST,
    per_day: Annotated[
        int, typer.Option(min=1, help="How many the card maker takes a day: the most urgent go.")
    ] = 1000,
    as_json: _JSON = False,
) -> None:
    """Order the next cards from the host; what is in doubt is ordered again under the same id.  Exit 1 if any is."""

    def command() -> int:
        boot()
        from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415  # models load after boot()
        from amends.apps.remedies.hosting import order_by_host  # noqa: PLC0415

        counts = order_by_host(
            incident=incident_by_ref(incident),
            address=parse_address(host),
            most=per_day,
            by=getpass.getuser(),
            now=datetime.now(UTC),
        )
        if as_json:
            print_json({"incident": incident, "orders": counts})
        else:
            told = ", ".join(f"{count} {kind}" for kind, count in counts.items())
            text_console.print(told or "No card waits to be ordered.", highlight=False)
        return 0 if _GOOD.issuperset(counts) else 1

    raise typer.Exit(answering(command, as_json=as_json))


def fetch_them(incident: _REF, host: _HOST, as_json: _JSON = False) -> None:
    """Take in what the host reports, as often as wanted; exit 1 where some need a person."""

    def command() -> int:
        boot()
        from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415  # models load after boot()
        from amends.apps.remedies.hosting import fetch_results  # noqa: PLC0415

        taken = fetch_results(
            incident=incident_by_ref(incident), address=parse_address(host), by=getpass.getuser(), now=datetime.now(UTC)
        )
        if as_json:
            print_json({"incident": incident, "ok": taken.is_clean, "taken": asdict(taken)})
        else:
            text_console.print(f"{taken.moved} moved, {taken.known} known before", highlight=False)
            text_console.print(f"{taken.unknown} of no order of ours, {taken.conflicting} conflicting", highlight=False)
        return 0 if taken.is_clean else 1

    raise typer.Exit(answering(command, as_json=as_json))
