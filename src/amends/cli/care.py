"""``amends care``: takes in what people ask and complain of, lists it by its clock, and answers."""

from __future__ import annotations

import getpass
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from amends.cli.carecases import answer_case, register_cases
from amends.cli.output import answering, print_json, text_console
from amends.config.boot import boot
from amends.config.home import desk_public_key, secret
from amends.core.clock import parse_instant
from amends.core.errors import InputError

if TYPE_CHECKING:
    from amends.apps.care.models import Inquiry
    from amends.apps.incidents.models import Incident

_JSON = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
_FILE = Annotated[str, typer.Argument(metavar="FILE|-", help="A text file in UTF-8; - reads standard input.")]
_MOST_BYTES = 200_000  # ten thousand characters in any script are fewer


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    care = typer.Typer(no_args_is_help=True, help="Questions, complaints and reports: take, list, answer.")
    care.command("take")(take)
    care.command("list")(list_inquiries)
    care.command("answer")(answer)
    register_cases(care)
    app.add_typer(care, name="care")


def take(
    file: _FILE,
    way: Annotated[str, typer.Option(help="How it came: mail, phone_note, letter, branch or chat.")],
    received: Annotated[
        str, typer.Option(metavar="TIME", help="When it reached the house, as 2026-06-01T10:00:00+02:00; default now.")
    ] = "",
    kind: Annotated[
        str, typer.Option(help="question, complaint, claim, scam_report, press, researcher.")
    ] = "complaint",
    language: Annotated[str, typer.Option(help="In which language the person is answered.")] = "en",
    reach: Annotated[str, typer.Option(help="How the person is reached; a mail address gets the receipt.")] = "",
    incident: Annotated[str, typer.Option(metavar="INCIDENT", help="What it is about.")] = "",
    residence: Annotated[str, typer.Option(help="Where the person lives (PL, US-CA), if it is known.")] = "",
    as_json: _JSON = False,
) -> None:
    """Take in one inquiry: its number, by when it is answered and by which law."""

    def command() -> int:
        text = _text(file)
        now = datetime.now(UTC)
        received_at = parse_instant(received, where="--received") if received else now
        boot()
        from amends.apps.care.services import Said, take_inquiry  # noqa: PLC0415  # models load after boot()

        receipt = take_inquiry(
            said=Said(kind=kind, text=text, language=language, reach=reach),
            way_in=_way(way),
            incident=_incident(incident),
            received_at=received_at,
            now=now,
            public_key=desk_public_key(),
            pepper=secret("portal.pepper"),
            by=getpass.getuser(),
            residence=residence or None,
            look_url=_look_url(language),
        )
        document = {**_row(receipt.inquiry), "number": receipt.number, "is_mailed": receipt.is_mailed}
        if as_json:
            print_json(document)
        else:
            text_console.print(receipt.text_in(language).as_plain(), markup=False, highlight=False)
            text_console.print(f"\nTaken in as {receipt.inquiry.ref}.", markup=False, highlight=False)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def list_inquiries(
    state: Annotated[str, typer.Option(help="open, answered or closed.")] = "open",
    as_json: _JSON = False,
) -> None:
    """List inquiries, those whose clock ends first before others; exit 1 if one is overdue."""

    def command() -> int:
        boot()
        from amends.apps.care.models import InquiryState, Kind  # noqa: PLC0415
        from amends.apps.care.selectors import inquiries_of, standing  # noqa: PLC0415

        if state not in InquiryState.values:
            raise _bad("There is no such state.", "--state", f"One of {', '.join(InquiryState.values)}.")
        stands = standing(kinds=Kind.values, at=datetime.now(UTC))
        rows = [_row(found) for found in inquiries_of(kinds=Kind.values, state=state)]
        if as_json:
            print_json({"unanswered": stands.unanswered, "overdue": stands.overdue, "inquiries": rows})
        else:
            text_console.print(f"{stands.unanswered} unanswered, {stands.overdue} overdue", highlight=False)
            for row in rows:
                line = f"{row['due_at']}  {row['ref']}  {row['kind']}  {row['way_in']}  {row['law']}"
                text_console.print(line, markup=False, highlight=False)
        return 1 if stands.overdue else 0

    raise typer.Exit(answering(command, as_json=as_json))


def answer(
    ref: Annotated[str, typer.Argument(metavar="INQUIRY", help="Reference such as C-7Q2K9XMBDA, or of a case, CS-...")],
    file: _FILE,
    as_json: _JSON = False,
) -> None:
    """Answer an inquiry or a case: read with the number at once, and mailed where the person gave an address."""

    def command() -> int:
        words = _text(file)
        if ref.startswith("CS-"):
            return answer_case(ref, words, look_url=_look_url, as_json=as_json)
        boot()
        from amends.apps.care.answering import answer_inquiry  # noqa: PLC0415
        from amends.apps.care.models import Kind  # noqa: PLC0415
        from amends.apps.care.selectors import inquiry_by_ref  # noqa: PLC0415
        from amends.apps.claims.selectors import require_no_claim  # noqa: PLC0415

        found = inquiry_by_ref(ref, kinds=Kind.values)
        require_no_claim(found)
        answer_inquiry(
            inquiry=found,
            words=words,
            by=getpass.getuser(),
            secret=secret("desk.key"),
            now=datetime.now(UTC),
            look_url=_look_url(found.language),
        )
        found.refresh_from_db()
        if as_json:
            print_json({**_row(found), "is_mailed": found.can_be_mailed})
        else:
            how = "and mailed" if found.can_be_mailed else "to be read with the number of the receipt"
            text_console.print(f"{ref}: answered, {how}.", markup=False, highlight=False)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def _row(found: Inquiry) -> dict[str, Any]:
    return {
        "ref": found.ref,
        "kind": found.kind,
        "way_in": found.way_in,
        "language": found.language,
        "state": found.state,
        "received_at": found.received_at.isoformat(),
        "due_at": found.due_at.isoformat(),
        "law": found.law,
        "incident": found.incident.ref if found.incident else None,
        "assigned_to": found.assigned_to,
    }


def _way(way: str) -> Any:
    from amends.apps.care.models import WayIn  # noqa: PLC0415

    by_hand = [value for value in WayIn.values if value not in (WayIn.WEB, WayIn.SOCIAL)]
    if way not in by_hand:
        raise _bad("There is no such way in.", "--way", f"One of {', '.join(by_hand)}.")
    return WayIn(way)


def _incident(ref: str) -> Incident | None:
    from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415

    return incident_by_ref(ref) if ref else None


def _text(file: str) -> str:
    data = sys.stdin.buffer.read(_MOST_BYTES + 1) if file == "-" else Path(file).read_bytes()
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise _bad("The text is not UTF-8.", file, "Save it as UTF-8 text.") from error


def _look_url(language: str) -> str:
    from django.urls import reverse  # noqa: PLC0415

    from amends.wording.book.languages import languages  # noqa: PLC0415

    base = os.environ.get("AMENDS_PUBLIC_URL", "").strip().rstrip("/")
    return base + reverse("portal:receipt", args=[language]) if base and language in languages() else ""


def _bad(what: str, where: str, fix: str) -> InputError:
    return InputError(what, code="care.options", where=where, fix=fix)
