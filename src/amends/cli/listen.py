"""``amends listen``: what people write, by mail and in public, into the one queue."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from amends.cli.output import answering, print_json, progress_console, text_console
from amends.config.boot import boot
from amends.config.home import home
from amends.config.listening import MailRound, Queue, incident_for, own_addresses
from amends.config.watching import NetworkRound
from amends.core.errors import AmendsError, InputError
from amends.providers.imapbox import ImapBox
from amends.providers.mailbox.door import Door
from amends.providers.mailbox.fetching import care_box
from amends.providers.mailbox.ours import ours_of
from amends.providers.mailbox.rules import DoorRules, door_rules
from amends.providers.mentions.asking import AwayError
from amends.providers.mentions.bluesky import BlueskyMentions
from amends.providers.mentions.files import BadRow, posts_in
from amends.providers.mentions.mastodon import MastodonMentions
from amends.providers.way import parse_address

_PAUSE_S, _LONGEST_S = 20.0, 600.0
_Networks = list[MastodonMentions | BlueskyMentions]
_URLS = Annotated[list[str] | None, typer.Option(metavar="URL", help="docs/ways-in.md says how it is written.")]


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("listen")(listen)


@dataclass
class Source:
    """One way in, and how it fares; ``away`` is the code of what is wrong, empty where nothing is."""

    name: str
    run: Callable[[], None]
    away: str = ""
    since: str = ""
    failures: int = 0
    next_at: float = 0.0

    def tried(self) -> None:
        """One look; where it fails, the next is later each time."""
        try:
            self.run()
        except AmendsError as error:
            wait_s = error.wait_s if isinstance(error, AwayError) else None
            self._failed(error.code, wait_s)
        except _database_errors():
            self._failed("database.refused", None)
        else:
            self.away, self.since, self.failures, self.next_at = "", "", 0, time.monotonic() + _PAUSE_S

    def _failed(self, code: str, wait_s: float | None) -> None:
        self.failures += 1
        self.since = self.since or _now().isoformat(timespec="seconds")
        self.away = code
        patience = min(_PAUSE_S * 2 ** (self.failures - 1), _LONGEST_S)
        self.next_at = time.monotonic() + max(patience, wait_s or 0.0)


@dataclass
class Files:
    """What became of files of posts."""

    rows: int = 0
    bad: list[dict[str, Any]] = field(default_factory=list)


def listen(
    imap: Annotated[str | None, typer.Option(metavar="URL", help="imaps://user@host?password=env:NAME")] = None,
    smtp_in: Annotated[
        str | None, typer.Option(metavar="HOST:PORT", help="Take in mail; also lmtp://HOST:PORT.")
    ] = None,
    mastodon: _URLS = None,
    bluesky: _URLS = None,
    posts: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Posts of other networks: CSV, JSONL.")
    ] = None,
    address: Annotated[list[str] | None, typer.Option(metavar="ADDRESS", help="Ours; default care@ the brand.")] = None,
    authserv: Annotated[str, typer.Option(metavar="NAME", help="Our server's name in Authentication-Results.")] = "",
    incident: Annotated[str, typer.Option(metavar="INCIDENT", help="What it is about; default the only one.")] = "",
    once: Annotated[bool, typer.Option("--once", help="One look at each, and end.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output, with --once.")] = False,
) -> None:
    """Take in what people write, each message once. Exit 1 if something was left, or a way in was away."""

    def command() -> int:
        box = care_box(parse_address(imap)) if imap else None
        networks: _Networks = [MastodonMentions(_of("mastodon", url)) for url in mastodon or ()]
        networks += [BlueskyMentions(_of("bluesky", url)) for url in bluesky or ()]
        if not (box or smtp_in or networks or posts):
            fix = "Give --imap, --smtp-in, --mastodon, --bluesky or --posts."
            raise InputError("There is nothing to listen to.", code="listen.nothing", where="listen", fix=fix)
        if once and smtp_in and not (box or networks or posts):
            raise InputError(
                "A door that is opened once takes nothing in.",
                code="listen.door_once",
                where="--once",
                fix="Leave it out.",
            )
        boot()
        queue, ours = Queue(incident=incident_for(incident), now=_now), ours_of(own_addresses(address or []))
        rules = door_rules(smtp_in, ours=ours) if smtp_in else None
        if (box or rules) and not ours.addresses:
            raise InputError("No address is ours.", code="listen.no_address", where="--address", fix="Give --address.")
        files = _read_files(posts or [], queue)
        folder = home() / "listening"
        sources = [Source(found.name, NetworkRound(found, queue, folder=folder).run) for found in networks]
        if box:
            sources += _mailbox(box, MailRound(box, queue, ours=ours, authserv_id=authserv, now=_now))
        with ExitStack() as open_doors:
            door = _opened(rules, queue, open_doors) if rules and not once else None
            return _listened(sources, door, queue, files, once=once or not (sources or door), as_json=as_json)

    raise typer.Exit(answering(command, as_json=as_json))


def _mailbox(box: ImapBox, one_round: MailRound) -> list[Source]:
    return [Source(box.name, one_round.run)]


def _opened(rules: DoorRules, queue: Queue, open_doors: ExitStack) -> Door:
    door = Door(rules, take=queue.take_mail, now=_now)
    door.open()
    open_doors.callback(door.close)
    progress_console.print(f"listening on {door.name.rpartition(':')[0]}:{door.port}", highlight=False)
    return door


def _listened(
    sources: list[Source], door: Door | None, queue: Queue, files: Files, *, once: bool, as_json: bool
) -> int:
    line = ""
    while True:
        for source in sources:
            if once or source.next_at <= time.monotonic():
                source.tried()
        if once:
            return _told(sources, queue, files, as_json=as_json)
        fresh = _health(sources, door, queue)
        if fresh != line:
            progress_console.print(fresh, markup=False, highlight=False)
        line = fresh
        time.sleep(1.0)


def _health(sources: list[Source], door: Door | None, queue: Queue) -> str:
    """How it goes, in one line: numbers, and the names of ways in."""
    counts = " ".join(f"{name}={count}" for name, count in sorted(queue.counts.items())) or "nothing yet"
    ways = [f"{item.name} {f'away since {item.since} ({item.away})' if item.away else 'ok'}" for item in sources]
    ways += [f"{door.name} open, {door.failures} put off"] if door else []
    return f"{counts}; {', '.join(ways)}"


def _told(sources: list[Source], queue: Queue, files: Files, *, as_json: bool) -> int:
    names = ("taken", "duplicates", "reports", "gone", "left")
    document = {
        **{name: queue.counts[name] for name in names},
        "rows": files.rows,
        "bad_rows": files.bad,
        "away": [{"way_in": item.name, "why": item.away, "since": item.since} for item in sources if item.away],
    }
    if as_json:
        print_json(document)
    else:
        for name in (*names, "rows"):
            text_console.print(f"{name:<12} {document[name]:>8,}", highlight=False)
        for row in files.bad:
            text_console.print(f"{row['file']}, line {row['line']}: {row['why']}", markup=False, highlight=False)
        for item in sources:
            if item.away:
                text_console.print(f"{item.name}: away ({item.away})", markup=False, highlight=False)
    return 1 if files.bad or document["away"] or queue.counts["left"] else 0


def _read_files(paths: list[Path], queue: Queue) -> Files:
    files = Files()
    for path in paths:
        for row in posts_in(path, now=_now()):
            files.rows += 1
            if isinstance(row, BadRow):
                files.bad.append({"file": path.name, "line": row.line, "why": row.why})
            else:
                queue.take_post(row)
    return files


def _of(scheme: str, url: str) -> Any:
    found = parse_address(url)
    if found.scheme != scheme:
        raise InputError("The URL is of another kind.", code="provider.bad_url", where=f"--{scheme}", why=found.scheme)
    return found


def _database_errors() -> tuple[type[Exception], ...]:
    from django.db import InterfaceError, OperationalError  # noqa: PLC0415  # needs boot()

    return OperationalError, InterfaceError


def _now() -> datetime:
    return datetime.now(UTC)
