"""``amends portal``: the public status page in versions, and its copy as files."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

import typer

from amends.cli.output import answering, print_json, text_console
from amends.config.boot import boot
from amends.core.clock import parse_instant
from amends.core.errors import InputError

if TYPE_CHECKING:
    from amends.apps.bulletins.models import Bulletin

_REF = Annotated[str, typer.Argument(metavar="INCIDENT", help="Reference such as INC-7Q2K9XM.")]
_JSON = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    portal = typer.Typer(no_args_is_help=True, help="The public status page: publish, list versions, export a copy.")
    portal.command("publish")(publish)
    portal.command("versions")(versions)
    portal.command("export")(export)
    app.add_typer(portal, name="portal")


def publish(
    incident: _REF,
    by: Annotated[str, typer.Option(help="Who decided it; on record, not shown to the public.")],
    note: Annotated[str, typer.Option(help="What changed and why, in plain English; shown.")] = "",
    next_update: Annotated[
        str | None, typer.Option(metavar="TIME", help="When more is said at the latest, with offset.")
    ] = None,
    as_json: _JSON = False,
) -> None:
    """Make the page that the facts give now public as a new version; none is made where nothing would differ."""

    def command() -> int:
        found = _incident(incident)
        from amends.apps.bulletins.services import publish_bulletin  # noqa: PLC0415  # models load after boot()

        at = parse_instant(next_update, where="--next-update") if next_update else None
        bulletin = publish_bulletin(incident=found, by=by, now=datetime.now(UTC), next_update_at=at, note=note)
        _answer([bulletin], as_json=as_json)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def versions(incident: _REF, as_json: _JSON = False) -> None:
    """Every version of the page of an incident, oldest first."""

    def command() -> int:
        found = _incident(incident)
        from amends.apps.bulletins.selectors import bulletins_of  # noqa: PLC0415  # models load after boot()

        _answer(list(bulletins_of(found)), as_json=as_json)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def export(
    out: Annotated[Path, typer.Option(help="Folder; a new one, or one that an earlier export wrote.")],
    live: Annotated[str, typer.Option(metavar="URL", help="Where the portal itself is, such as https://bank.example.")],
    as_json: _JSON = False,
) -> None:
    """Write every public page as files that any web server can carry when this one is down."""

    def command() -> int:
        address = _web_address(live)
        boot()
        from amends.web.portal.bulletin.copying import portal_copy  # noqa: PLC0415  # models load after boot()
        from amends.web.portal.bulletin.writing import write_copy  # noqa: PLC0415

        manifest = write_copy(out, portal_copy(live=address), live=address)
        if as_json:
            print_json({"out": str(out), **manifest})
        else:
            text_console.print(f"{len(manifest['files'])} files in {out}", markup=False, highlight=False)
            text_console.print(f"sha256 {manifest['sha256']}", markup=False, highlight=False)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def _web_address(live: str) -> str:
    """The address without a slash at its end."""
    parts = urlsplit(live)
    is_plain = live.isascii() and live.isprintable() and not set("<>\"' ").intersection(live)
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.query or parts.fragment or not is_plain:
        raise InputError(
            "This is not the address of a website.",
            code="export.live",
            where="--live",
            fix="Give it like https://bank.example, without a question mark or a number sign.",
        )
    return live.rstrip("/")


def _incident(ref: str) -> Any:
    boot()
    from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415  # models load after boot()

    return incident_by_ref(ref)


def _answer(bulletins: list[Bulletin], *, as_json: bool) -> None:
    if as_json:
        print_json({"versions": [_row(bulletin) for bulletin in bulletins]})
        return
    for bulletin in bulletins:
        row = _row(bulletin)
        said = f"; more by {row['next_update_at']}" if row["next_update_at"] else ""
        line = f"version {row['number']}  {row['published_at']}  {row['sha256'][:12]}  by {row['by']}{said}"
        text_console.print(line, markup=False, highlight=False)


def _row(bulletin: Bulletin) -> dict[str, Any]:
    promised = bulletin.next_update_at
    return {
        "incident": bulletin.incident.ref,
        "number": bulletin.number,
        "sha256": bulletin.sha256,
        "published_at": bulletin.published_at.astimezone(UTC).isoformat(),
        "by": bulletin.by,
        "note": bulletin.note,
        "next_update_at": promised.astimezone(UTC).isoformat() if promised else None,
        "facts": bulletin.facts,
        "elements": bulletin.elements,
    }
