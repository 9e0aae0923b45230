"""``amends receipts``: takes what came back, from files or a mailbox; says what was heard and where providers call."""

from __future__ import annotations

import time
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from amends.cli.output import answering, print_json, text_console
from amends.cli.receipts_status import tell_status
from amends.cli.receipts_tally import Tally, now
from amends.config.boot import boot
from amends.providers.receipts.files import found_in
from amends.providers.receipts.imap import Fetched, Mailbox
from amends.providers.receipts.model import Disposition, MailRead
from amends.providers.receipts.read import read_mail
from amends.providers.way import parse_address

_AT_ONCE = 100
_PAUSE_S = 60.0
_FOR_PEOPLE = (Disposition.REPLY, Disposition.NOT_UNDERSTOOD)

receipts_app = typer.Typer(no_args_is_help=True, help="What is heard of messages after they were handed over.")


@receipts_app.callback()
def _receipts() -> None:
    """What is heard of messages after they were handed over."""


def register(app: typer.Typer) -> None:
    """Adds ``receipts`` to the command line."""
    app.add_typer(receipts_app, name="receipts")


@receipts_app.command()
def take(
    paths: Annotated[list[Path], typer.Argument(help="Mails, mbox, maildir, DMARC reports, scanned codes; folders.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """Take receipts from files, which stay as they are; what was taken before changes nothing."""

    def command() -> int:
        found = found_in(paths)
        first = list(islice(found, _AT_ONCE))  # a path that is missing is told before anything is taken
        boot()
        tally = Tally()
        while first:
            tally.take([pair for item in first for pair in tally.read(item)])
            first = list(islice(found, _AT_ONCE))
        tally.apply_waiting()
        return tally.answer(as_json=as_json)

    raise typer.Exit(answering(command, as_json=as_json))


@receipts_app.command()
def fetch(
    imap: Annotated[str, typer.Option(metavar="URL", help="imaps://user@host?password=env:NAME&folder=INBOX")],
    once: Annotated[bool, typer.Option("--once", help="End when the mailbox is read; else look every minute.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output, with --once.")] = False,
) -> None:
    """Take receipts from a mailbox; mails are marked as seen once they are taken, and never deleted."""

    def command() -> int:
        mailbox = Mailbox(parse_address(imap))
        boot()
        while True:
            tally = Tally()
            with mailbox as opened:
                _fetch_all(opened, tally)
            tally.apply_waiting()
            if once:
                return tally.answer(as_json=as_json)
            if tally.intake.read:
                tally.answer(as_json=False)
            time.sleep(_PAUSE_S)

    raise typer.Exit(answering(command, as_json=as_json))


@receipts_app.command()
def status(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """Say what was heard of each campaign, what still waits for its message, and which calls were refused."""

    def command() -> int:
        boot()
        tell_status(as_json=as_json)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


@receipts_app.command()
def hooks(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """List the addresses that providers call; whoever knows an address still has to sign what is sent there."""

    def command() -> int:
        boot(migrate=False)
        from amends.web.hooks.secrets import secret_of, token_of, variable_of  # noqa: PLC0415  # needs boot()
        from amends.web.hooks.table import hooks as known  # noqa: PLC0415

        rows = [
            {"provider": name, "path": f"/hooks/{name}/{token_of(name)}", "secret": variable_of(name),
             "is_open": bool(secret_of(name))}
            for name in known()
        ]  # fmt: skip
        if as_json:
            print_json({"hooks": rows})
        for row in rows if not as_json else ():
            state = "open" if row["is_open"] else f"closed until {row['secret']} is set"
            text_console.print(f"{row['provider']:<12} {row['path']}  {state}", markup=False, highlight=False)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def _fetch_all(mailbox: Mailbox, tally: Tally) -> None:
    """Batch by batch: read, commit, then mark.  A kill in between reads a batch again, which counts nothing twice."""
    uids = mailbox.unseen()
    for start in range(0, len(uids), _AT_ONCE):
        mails = [
            (mail, read_mail(mail.data, received_at=now())) for mail in mailbox.fetch(uids[start : start + _AT_ONCE])
        ]
        tally.take((f"{mailbox.name}#{mail.uid}", read) for mail, read in mails)
        mailbox.leave_for_people(_uids(mails, are_for_people=True))
        mailbox.mark_seen(_uids(mails, are_for_people=False))


def _uids(mails: Iterable[tuple[Fetched, MailRead]], *, are_for_people: bool) -> list[str]:
    return [mail.uid for mail, read in mails if (read.disposition in _FOR_PEOPLE) is are_for_people]
