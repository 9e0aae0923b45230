"""``amends suppress``: who must not be contacted: on the list, off it, and the list as a file or a feed."""

from __future__ import annotations

import getpass
import hashlib
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from amends.cli.output import answering, print_json, progress_console, text_console
from amends.config.boot import boot
from amends.config.home import secret
from amends.core.clock import parse_instant
from amends.core.errors import InputError
from amends.core.files import replacing

_JSON = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
_REF = Annotated[str, typer.Option(help="The customer's own reference; only its digest is kept.")]
_ADDRESS = Annotated[str, typer.Option(help="An address or number; needs --channel; only its digest is kept.")]
_DIGEST = Annotated[str, typer.Option(help="A digest from the list or from suppressed.csv.")]
_CHANNEL = Annotated[str, typer.Option(help="email, sms, voice, post, ...; empty: every channel.")]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(no_args_is_help=True, help="Who must not be contacted: put on the list, take off, export.")
    group.command("add")(add)
    group.command("remove")(remove)
    group.command("list")(list_entries)
    group.command("export")(export)
    app.add_typer(group, name="suppress")


def add(
    reason: Annotated[str, typer.Option(help="opt_out, objection, do_not_call, wrong_person, unreachable, ...")],
    ref: _REF = "",
    address: _ADDRESS = "",
    digest: _DIGEST = "",
    channel: _CHANNEL = "",
    until: Annotated[str, typer.Option(metavar="TIME", help="When it ends by itself, with offset.")] = "",
    as_json: _JSON = False,
) -> None:
    """Put somebody or an address on the list."""

    def command() -> int:
        ends = parse_instant(until, where="--until") if until else None
        boot()
        from amends.apps.contacts.models import Named  # noqa: PLC0415  # models load after boot()
        from amends.apps.contacts.suppression import suppress  # noqa: PLC0415

        name, named = _digest(ref, address, digest, channel)
        row = suppress(
            digest=name, named=Named(named), reason=reason, channel=channel, until=ends, by=getpass.getuser(),
            now=datetime.now(UTC),
        )  # fmt: skip
        document = {"digest": row.digest, "named": row.named, "channel": row.channel, "reason": row.reason, "on": True}
        return _told(document, f"{row.digest}: on the list ({row.reason}).", as_json)

    _run(command, as_json)


def remove(
    ref: _REF = "", address: _ADDRESS = "", digest: _DIGEST = "", channel: _CHANNEL = "", as_json: _JSON = False
) -> None:
    """Take an entry off the list; that it stood there stays on record."""

    def command() -> int:
        boot()
        from amends.apps.contacts.suppression import lift  # noqa: PLC0415

        name, _ = _digest(ref, address, digest, channel)
        row = lift(digest=name, channel=channel, by=getpass.getuser(), now=datetime.now(UTC))
        return _told({"digest": row.digest, "channel": row.channel, "on": False}, f"{row.digest}: off.", as_json)

    _run(command, as_json)


def list_entries(as_json: _JSON = False) -> None:
    """List the entries that stand, and the incidents whose affected are sold nothing."""

    def command() -> int:
        boot()
        from amends.apps.contacts.freeze import freezes  # noqa: PLC0415
        from amends.apps.contacts.suppression import standing_entries  # noqa: PLC0415

        now = datetime.now(UTC)
        entries, frozen = [asdict(one) for one in standing_entries(at=now)], [asdict(one) for one in freezes(at=now)]
        if as_json:
            print_json({"entries": entries, "freezes": frozen})
        else:
            for one in entries:
                _say(f"{one['digest']}  {one['named']}  {one['channel'] or 'all'}  {one['reason']}")
            for one in frozen:
                _say(f"{one['incident']}: {one['affected']} affected are sold nothing until {one['until']:%Y-%m-%d}")
        return 0

    _run(command, as_json)


def export(
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="The CSV of digests.")] = None,
    cursor: Annotated[str | None, typer.Option(help="The feed from this cursor on; empty: from the first.")] = None,
    most: Annotated[int, typer.Option(min=1, max=5_000, help="With --cursor: changes in one answer.")] = 1_000,
    as_json: _JSON = False,
) -> None:
    """The whole list as a file for a dialler (--out; that it was written is on record), or what changed (--cursor)."""

    def command() -> int:
        if (out is None) == (cursor is None):
            raise _bad("Either a file or the feed is asked for.", "--out, --cursor", "Give one of the two.")
        boot()
        from amends.apps.contacts.exporting import note_file  # noqa: PLC0415
        from amends.apps.contacts.feed import suppression_feed, suppression_lines  # noqa: PLC0415

        now = datetime.now(UTC)
        if cursor is not None:
            print_json(suppression_feed(cursor=cursor, most=most, at=now))
            return 0
        assert out is not None
        count, digest = -1, hashlib.sha256()  # less the header
        with replacing(out) as path:
            with path.open("wb") as file:
                for line in suppression_lines(at=now, key=secret("contact.suppression")):
                    raw = f"{line}\n".encode()
                    file.write(raw)
                    digest.update(raw)
                    count += 1
            note_file(sha256=digest.hexdigest(), entries=count, by=getpass.getuser(), now=now)
        if as_json:
            print_json({"out": str(out), "entries": count, "at": now})
        else:
            progress_console.print(f"{count} {'entry' if count == 1 else 'entries'}", highlight=False)
            _say(str(out))
        return 0

    _run(command, as_json)


def _digest(ref: str, address: str, digest: str, channel: str) -> tuple[str, str]:
    """The digest and what it names; exactly one of the three is given."""
    if sum(bool(given) for given in (ref, address, digest)) != 1 or (address and not channel):
        raise _bad(
            "It is not clear who is meant.",
            "--ref, --address, --digest",
            "Give one of the three; an address goes with --channel.",
        )
    from amends.apps.contacts.keys import address_digest, ref_digest  # noqa: PLC0415

    key = secret("contact.suppression")
    if ref:
        return ref_digest(ref.strip(), key=key), "ref"
    if address:
        return address_digest(channel, address, key=key), "address"
    return digest.strip().lower(), "ref"


def _bad(what: str, where: str, fix: str) -> InputError:
    return InputError(what, code="suppress.options", where=where, fix=fix)


def _told(document: dict[str, Any], text: str, as_json: bool) -> int:
    if as_json:
        print_json(document)
    else:
        _say(text)
    return 0


def _say(text: str) -> None:
    text_console.print(text, markup=False, highlight=False)


def _run(command: Callable[[], int], as_json: bool) -> None:
    raise typer.Exit(answering(command, as_json=as_json))
