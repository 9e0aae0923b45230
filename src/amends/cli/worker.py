"""``amends worker``: delivers what is planned and warns before deadlines pass, until it is stopped."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from amends.cli.output import answering, fail, print_json, text_console
from amends.cli.ways import VIA, ways_of
from amends.config.boot import boot
from amends.config.home import home, secret
from amends.core.errors import AmendsError, MachineError
from amends.providers.email.preflight import check_server
from amends.providers.email.route import SmtpRoute, parse_smtp_url
from amends.providers.email.staff import mail_staff

if TYPE_CHECKING:
    from amends.apps.duties.deeds import Tell
    from amends.apps.rehearsals.services import Route

_PAUSE_S, _LISTEN_S = 5.0, 20.0  # between two looks; a link for receipts is not opened anew more often


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("worker")(worker)


def worker(
    smtp: Annotated[str | None, typer.Option(help="smtp://[user:password@]host:port; files without it.")] = None,
    via: VIA = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Delivery processes.")] = 1,
    alerts_from: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Sender of warnings to staff.")
    ] = "amends@localhost",
    once: Annotated[bool, typer.Option("--once", help="End when nothing is left to send.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output, with --once.")] = False,
) -> None:
    """Send planned messages that no living worker holds, and warn staff before a deadline passes."""

    def command() -> int:
        server = parse_smtp_url(smtp) if smtp is not None else None
        if server:
            check_server(server)
        boot()
        from amends.apps.duties.deeds import raise_warnings  # noqa: PLC0415  # needs boot()
        from amends.apps.rehearsals.services import Route, listen  # noqa: PLC0415  # needs boot()
        from amends.apps.substitutes.services import look_due  # noqa: PLC0415  # needs boot()

        ways = ways_of(via or [])
        route = Route(secret=secret, journals=home() / "journals", smtp=server, providers=ways, workers=workers)
        while True:
            warned = raise_warnings(now=datetime.now(UTC), tell=_teller(server, alerts_from, as_json=as_json))
            look_due(datetime.now(UTC))
            sent = _delivered(route, is_patient=not once)
            for incident, count in sent.items():
                if not as_json:
                    text_console.print(f"{incident}: {count} messages settled", highlight=False)
            if once:
                break
            if not listen(route=route, seconds=_LISTEN_S, now=lambda: datetime.now(UTC)):
                time.sleep(_PAUSE_S)
        if as_json:
            print_json({"settled": sent, "deadline_warnings": warned})
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def _delivered(route: Route, *, is_patient: bool) -> dict[str, int]:
    """What was settled; a server that is away for an hour must not end the watch of one who ``is_patient``."""
    from amends.apps.rehearsals.services import deliver_planned  # noqa: PLC0415  # needs boot()

    try:
        return deliver_planned(route=route, now=lambda: datetime.now(UTC))
    except AmendsError as error:
        if not is_patient:
            raise
        fail(error, as_json=False)
        return {}


def _teller(server: SmtpRoute | None, sender: str, *, as_json: bool) -> Tell:
    """Tells staff on the terminal, and by mail where there is a server and somebody with an address."""

    def tell(roles: tuple[str, ...], subject: str, text: str) -> None:
        from amends.apps.accounts.selectors import staff_addresses  # noqa: PLC0415  # needs boot()

        if not as_json:
            text_console.print(f"WARNING to {', '.join(roles)}: {text}", markup=False, highlight=False)
        to = staff_addresses(roles=roles)
        if server is None or not to:
            return
        try:
            mail_staff(server, sender=sender, to=to, subject=subject, text=text)
        except MachineError as error:
            fail(error, as_json=False)

    return tell
