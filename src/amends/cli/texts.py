"""``amends texts``: public texts of an incident as versions: kept, released, published at a place, taken down."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from amends.cli.output import answering, print_json, text_console
from amends.config.boot import boot
from amends.config.home import secret
from amends.core.channels import Channel
from amends.core.errors import InputError
from amends.providers.way import provider_for
from amends.wording.render.social import Network

if TYPE_CHECKING:
    from amends.apps.notices.models import NoticeVersion

_TO_EVERYBODY = (Channel.WEB, Channel.SOCIAL, Channel.PRESS)
_REF = Annotated[str, typer.Argument(metavar="INCIDENT", help="Reference such as INC-7Q2K9XM.")]
_TEXT = Annotated[str, typer.Argument(metavar="TEXT", help="The beginning of the version's hash.")]
_PLACE = Annotated[str, typer.Argument(metavar="PLACE", help="Where everybody can read it: an address, a paper.")]
_JSON = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    texts = typer.Typer(no_args_is_help=True, help="Public texts as versions: list, keep, release, publish, withdraw.")
    texts.command("list")(list_texts)
    texts.command("keep")(keep)
    texts.command("release")(release)
    texts.command("publish")(publish)
    texts.command("withdraw")(withdraw)
    app.add_typer(texts, name="texts")


def list_texts(incident: _REF, as_json: _JSON = False) -> None:
    """Every version of a text that is not for a single person, and where it stands."""

    def command() -> int:
        rows = [_row(version) for version in _public(incident)]
        if as_json:
            print_json({"incident": incident, "texts": rows})
        else:
            for row in rows:
                _print(row)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def keep(
    incident: _REF,
    template: Annotated[str, typer.Option(help="holding, status_update, faq, media, ...")],
    lang: Annotated[str, typer.Option(help="Language: de, en, fa, pl.")] = "en",
    channel: Annotated[Channel, typer.Option(help="web, press, social, voice.")] = Channel.WEB,
    as_json: _JSON = False,
) -> None:
    """Compose a text from what is known now and keep it as a version.  Exit 1 if the linter blocks it."""

    def command() -> int:
        found = _incident(incident)
        from amends.apps.notices.public import keep_public_text  # noqa: PLC0415  # models load after boot()

        version = keep_public_text(
            incident=found, template=template, language=lang, channel=channel, now=datetime.now(UTC)
        )
        _answer(_row(version), as_json=as_json)
        return 1 if version.lint["verdict"] == "block" else 0

    raise typer.Exit(answering(command, as_json=as_json))


def release(incident: _REF, text: _TEXT, as_json: _JSON = False) -> None:
    """Release a text: current facts, no blocking lint, and unless it is an exercise two approvals and a preflight."""

    def command() -> int:
        version = _version(incident, text)
        from amends.apps.notices.services import propose_release, release_notices  # noqa: PLC0415

        now = datetime.now(UTC)
        release_notices(release=propose_release(incident=version.incident, notices=[version], now=now), now=now)
        _answer(_row(version), as_json=as_json)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def publish(
    incident: _REF,
    text: _TEXT,
    place: _PLACE,
    via: Annotated[str | None, typer.Option(metavar="URL", help="Send it there: mastodon://, bluesky://, ...")] = None,
    repeat: Annotated[bool, typer.Option("--repeat", help="Send again what was lost and cannot be looked up.")] = False,
    as_json: _JSON = False,
) -> None:
    """Put on record that a released text stands at a place, and with --via send it there.  Exit 1 if it did not."""

    def command() -> int:
        version = _version(incident, text)
        from amends.apps.notices.services import publish_notice  # noqa: PLC0415  # models load after boot()

        if via is None:
            publish_notice(notice=version, place=place, now=datetime.now(UTC))
            _answer(_row(version), as_json=as_json)
            return 0
        sent = _sent(version, place, via, repeats=repeat)
        _answer(_row(version) | {"sent": sent}, as_json=as_json)
        return 0 if sent["outcome"] == "accepted" else 1

    raise typer.Exit(answering(command, as_json=as_json))


def withdraw(
    incident: _REF,
    text: _TEXT,
    place: _PLACE,
    reason: Annotated[str, typer.Option(help="Why it is taken down; it goes on record.")],
    as_json: _JSON = False,
) -> None:
    """Put on record that a text was taken down, and why; what it said stays in the log."""

    def command() -> int:
        version = _version(incident, text)
        from amends.apps.notices.services import withdraw_notice  # noqa: PLC0415  # models load after boot()

        withdraw_notice(notice=version, place=place, reason=reason, now=datetime.now(UTC))
        _answer(_row(version), as_json=as_json)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def _sent(version: NoticeVersion, place: str, via: str, *, repeats: bool) -> dict[str, Any]:
    from amends.apps.substitutes.publishing import Way, publish_by  # noqa: PLC0415  # models load after boot()

    provider = provider_for(via)
    if provider.channel not in _TO_EVERYBODY:
        raise InputError(
            "This provider speaks to one person, not to everybody.",
            code="via.personal",
            where=provider.name,
            fix="docs/providers names those for pages, feeds and posts.",
        )
    # Bluesky counts its own way; every other network is given what a server of Mastodon takes.
    network = Network.BLUESKY if via.startswith("bluesky:") else Network.MASTODON
    outcome = publish_by(
        notice=version,
        place=place,
        way=Way(provider=provider, network=network if provider.channel is Channel.SOCIAL else None),
        key=secret(f"{version.incident.ref}.key"),
        clock=lambda: datetime.now(UTC),
        repeats=repeats,
    )
    return {"via": provider.name, "outcome": outcome.kind, "ref": outcome.ref, "reason": outcome.reason}


def _incident(ref: str) -> Any:
    boot()
    from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415  # models load after boot()

    return incident_by_ref(ref)


def _public(ref: str) -> list[NoticeVersion]:
    from amends.wording.model import PERSONAL  # noqa: PLC0415

    versions = _incident(ref).notices.order_by("id")
    return [version for version in versions if version.content.get("audience") not in PERSONAL]


def _version(ref: str, beginning: str) -> NoticeVersion:
    found = [version for version in _public(ref) if version.content_sha256.startswith(beginning)]
    if len(found) != 1 or not beginning:
        raise InputError(
            f"{len(found)} texts begin with {beginning!r}.",
            code="texts.unknown",
            where=ref,
            fix="Give more of the hash that `amends texts list` shows.",
        )
    return found[0]


def _row(version: NoticeVersion) -> dict[str, Any]:
    from amends.apps.incidents.selectors import fact_book  # noqa: PLC0415  # models load after boot()
    from amends.apps.notices.selectors import places_of  # noqa: PLC0415
    from amends.apps.notices.services import stale_facts  # noqa: PLC0415

    return {
        "content_sha256": version.content_sha256,
        "template": version.content.get("template"),
        "language": version.language,
        "channel": version.channel,
        "verdict": version.lint["verdict"],
        "released": version.releases.filter(released_at__isnull=False).exists(),
        "published_at": places_of(version),
        "stale_facts": sorted(stale_facts(version, book=fact_book(incident=version.incident))),
    }


def _answer(row: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print_json(row)
    else:
        _print(row)


def _print(row: dict[str, Any]) -> None:
    state = "released" if row["released"] else "kept"
    name = f"{row['template']} {row['language']} {row['channel']}"
    text_console.print(f"{row['content_sha256'][:12]}  {name}: {state}, linter {row['verdict']}", markup=False)
    if sent := row.get("sent"):
        text_console.print(f"    {sent['via']}: {sent['outcome']} {sent['ref'] or sent['reason']}", markup=False)
    for place in row["published_at"]:
        text_console.print(f"    stands at {place}", markup=False, highlight=False)
    if row["stale_facts"]:
        text_console.print(f"    untrue now: {', '.join(row['stale_facts'])}", markup=False, highlight=False)
