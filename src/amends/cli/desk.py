"""``amends desk``: the staff's side of the portal, which looks up what the portal itself must not know."""

from __future__ import annotations

import importlib
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

import typer

from amends.cli.output import answering, fail, print_json, text_console
from amends.config.boot import boot
from amends.config.home import DESK_KEY, desk_public_key, home, secret
from amends.core.errors import AmendsError, MachineError
from amends.providers.email.preflight import check_server
from amends.providers.email.route import parse_smtp_url
from amends.providers.email.single import ByServer, IntoFolder, SingleMails

_PAUSE_S = 1.0  # somebody waits for a code before a screen
SMTP = Annotated[
    str | None,
    typer.Option(
        envvar="AMENDS_SMTP_URL", help="smtp://[user:password@]host:port for codes and receipts; files without it."
    ),
]


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("desk")(desk)


def desk(
    smtp: SMTP = None,
    once: Annotated[bool, typer.Option("--once", help="One round, and end.")] = False,
    under: Annotated[int, typer.Option(hidden=True, help="End with the process that has this number.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output, with --once.")] = False,
) -> None:
    """Answer what people asked on the portal: one-time codes, receipts, updates; tell other programs what happened.

    `amends serve` starts one by itself.  The portal seals what is typed there; only this command can open it.
    """

    def command() -> int:
        boot(migrate=not under)
        importlib.import_module("amends.web.alarms")  # an alarm that is raised here is mailed as well
        mails = mails_by(smtp)
        while True:
            done = one_round(mails) if once else _patient_round(mails)
            if once:
                break
            if under and os.getppid() != under:
                return 0
            time.sleep(_PAUSE_S)
        if as_json:
            print_json({"done": done})
        else:
            text_console.print(f"{done} done", highlight=False)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def mails_by(smtp: str | None) -> SingleMails:
    """The way out for single mails; raises ``InputError`` or ``MachineError`` for a server that cannot be used."""
    if smtp is None:
        return IntoFolder(home() / "outbox")
    server = parse_smtp_url(smtp)
    check_server(server)
    return ByServer(server)


def _patient_round(mails: SingleMails) -> int:
    """A round that a database which is away for a minute does not end, nor one task that cannot be done the others."""
    from django.db import (  # noqa: PLC0415  # needs boot()
        DatabaseError,
        InterfaceError,
        OperationalError,
        close_old_connections,
    )

    done = 0
    for task in _tasks(mails):
        try:
            close_old_connections()
            done += task()
        except AmendsError as error:
            fail(error, as_json=False)
        except (OperationalError, InterfaceError) as error:
            away = type(error).__name__
            fail(MachineError("The database does not answer.", code="desk.database", why=away), as_json=False)
        except DatabaseError as error:  # it refuses what this task keeps: the others have their turn
            refused = type(error).__name__
            fail(MachineError("The database refuses a row.", code="desk.refused", why=refused), as_json=False)
    return done


def one_round(mails: SingleMails) -> int:
    """What waits, once; how much of it was done."""
    return sum(task() for task in _tasks(mails))


def _tasks(mails: SingleMails) -> list[Callable[[], int]]:
    """What the desk does, in this order; each gives how much it did.  The mails that the others ask for come last."""
    from amends.apps.bulletins.services import do_desk_work as bulletins  # noqa: PLC0415  # needs boot()
    from amends.apps.care.automatic import answer_what_is_sure  # noqa: PLC0415  # needs boot()
    from amends.apps.care.filing import do_desk_work as care  # noqa: PLC0415  # needs boot()
    from amends.apps.care.overflow import give_overflow  # noqa: PLC0415  # needs boot()
    from amends.apps.care.posting import post_replies  # noqa: PLC0415  # needs boot()
    from amends.apps.claims.services import do_desk_work as claims  # noqa: PLC0415  # needs boot()
    from amends.apps.errands.running import run_errands  # noqa: PLC0415  # needs boot()
    from amends.apps.integrations.services import send_webhooks  # noqa: PLC0415  # needs boot()
    from amends.apps.remedies.services import do_desk_work as remedies  # noqa: PLC0415  # needs boot()
    from amends.apps.selfcheck.services import do_desk_work as selfcheck  # noqa: PLC0415  # needs boot()
    from amends.config.daily import do_daily_work as daily  # noqa: PLC0415  # needs boot()

    def now() -> datetime:
        return datetime.now(UTC)

    private, public = secret(DESK_KEY), desk_public_key()
    loopback = os.environ.get("AMENDS_WEBHOOKS_LOOPBACK") == "1"
    return [
        lambda: care(secret=secret, public_key=public, now=now()),
        lambda: selfcheck(secret=private, public_key=public, now=now()),  # joins threads of what care has filed
        lambda: _MINUTELY.do(give_overflow, now()),
        lambda: answer_what_is_sure(secret=secret, public_key=public, now=now()),
        lambda: post_replies(secret=secret, now=now()),
        lambda: claims(now=now()),
        lambda: bulletins(secret=secret, public_key=public, now=now()),
        lambda: remedies(secret=private, pepper=secret("portal.pepper"), now=now()),
        lambda: daily(secret=secret, public_key=public, now=now()),
        lambda: send_webhooks(now=now(), secret=secret, allows_loopback=loopback),
        lambda: run_errands(mails=mails, private_key=private, now=now),
    ]


class _EachMinute:
    """What looks through the whole queue is done once in a minute, and not every second."""

    def __init__(self) -> None:
        self._last = ""

    def do(self, work: Callable[..., int], at: datetime) -> int:
        minute = f"{at:%Y-%m-%dT%H:%M}"
        if minute == self._last:
            return 0
        self._last = minute
        return work(now=at)


_MINUTELY = _EachMinute()
