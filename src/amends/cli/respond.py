"""``amends respond``: the real response to a real breach.  It stops where people must decide, and goes on after."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from amends.cli.cases import read_text
from amends.cli.output import answering
from amends.cli.rehearse import run_case, tell
from amends.cli.ways import VIA, ways_of
from amends.core.channels import Channel
from amends.core.errors import InputError
from amends.core.yamltext import parse_yaml
from amends.flood.centre import Centre


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("respond")(respond)


def respond(
    case: Annotated[Path, typer.Argument(help="The case file (YAML).")],
    out: Annotated[Path, typer.Option(help="Folder for everything that the response makes.")],
    smtp: Annotated[str | None, typer.Option(help="smtp://[user:password@]host:port; files without it.")] = None,
    via: VIA = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Delivery processes.")] = 1,
    as_files: Annotated[
        bool, typer.Option("--as-files", help="Write mail and text messages to files: somebody else hands them over.")
    ] = False,
    canary: Annotated[
        int | None, typer.Option(min=0, help="Persons who are written to first; as the audience asks if left out.")
    ] = None,
    urgent: Annotated[
        str | None, typer.Option(metavar="REASON", help="Why quiet hours must not wait; it goes on record.")
    ] = None,
    centre: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The contact centre (YAML): its capacity shapes the waves.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="The instant to decide by, with offset; now if left out.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """Respond to a real breach: assess, duties, notices, approvals, delivery, proof.

    Nothing leaves before a clear preflight and the approval of two people (see `amends preflight` and the console);
    until then the command says what is missing and exits 1.  Give the same command again to go on.
    """

    def command() -> int:
        _require_way(smtp, via or [], as_files=as_files)
        balance, when = run_case(
            case,
            out,
            smtp=smtp,
            via=via or [],
            workers=workers,
            resume=True,
            as_of=as_of,
            is_exercise=False,
            canary=canary,
            urgent_reason=urgent,
            as_files=as_files,
            centre=_centre(centre) if centre else None,
        )
        return tell(balance, out, as_of=when, as_json=as_json, more=lambda: _waiting(out))

    raise typer.Exit(answering(command, as_json=as_json))


def _centre(path: Path) -> Centre:
    try:
        return msgspec.convert(parse_yaml(read_text(path), name=path.name), Centre, strict=False)
    except msgspec.ValidationError as error:
        raise InputError(
            "The description of the contact centre cannot be used.",
            code="centre.bad_value",
            where=path.name,
            why=str(error),
            fix="docs/delivery.md shows one.",
        ) from error


def _require_way(smtp: str | None, via: list[str], *, as_files: bool) -> None:
    """A real notice that lies in a folder has reached nobody, and the ledger would say that it was accepted."""
    if smtp is None and Channel.EMAIL not in ways_of(via) and not as_files:
        raise InputError(
            "There is no way out for the mails.",
            code="respond.no_way",
            where="--smtp, --via",
            why="Without one they would be written to a folder, and nobody would be told.",
            fix="Give --smtp or a mail service with --via; or --as-files, if somebody else hands the files over.",
        )


def _waiting(out: Path) -> list[str]:
    """What still waits, for what, and what to do."""
    from amends.apps.delivery.orders import standing  # noqa: PLC0415  # the run has called boot()
    from amends.apps.delivery.selectors import every_campaign  # noqa: PLC0415
    from amends.apps.delivery.waves import waits_until  # noqa: PLC0415

    lines = []
    for campaign in every_campaign(json.loads((out / "rehearsal.json").read_text(encoding="utf-8"))["incident"]):
        stands, until = standing(campaign.id), waits_until(campaign)
        if stands.is_halted:
            lines.append(f"Held back       {campaign.ref}, {stands.halted_by}: {stands.reason}")
        elif until is not None:
            lines.append(
                f"Waiting         {campaign.ref} until {until:%Y-%m-%d %H:%M} UTC; then the same command again,"
            )
            lines.append("                or let `amends worker` go on with it by itself")
    return lines
