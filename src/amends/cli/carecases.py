"""The part of ``amends care`` that works on cases: the queue, one case, notes, joining, call-backs, imports."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from amends.cli.careimport import import_file
from amends.cli.output import answering, print_json, text_console
from amends.config.boot import boot
from amends.config.home import desk_public_key, secret

if TYPE_CHECKING:
    from amends.apps.care.models import Case

_JSON = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
_CASE = Annotated[str, typer.Argument(metavar="CASE", help="Reference such as CS-7Q2K9XMBDA.")]
_COUNTS = (
    "unanswered", "overdue", "due_soon", "sensitive", "unowned", "callbacks", "closed_unanswered", "unposted",
    "automatic",
)  # fmt: skip
_REASON = Annotated[str, typer.Option(help="Why; it is kept with your name.")]


def register_cases(care: typer.Typer) -> None:
    """Adds the commands to ``amends care``."""
    care.command("queue")(queue)
    care.command("take-next")(take_next)
    care.command("show")(show)
    care.command("note")(note)
    care.command("join")(join)
    care.command("part")(part)
    care.command("callbacks")(callbacks)
    care.command("seed-answers")(seed_answers)
    care.command("import")(import_file)


def queue(
    state: Annotated[str, typer.Option(help="open, waiting, answered or closed.")] = "open",
    language: Annotated[str, typer.Option(help="Only this language.")] = "",
    as_json: _JSON = False,
) -> None:
    """List cases in the order in which they are answered; exit 1 if one is overdue."""

    def command() -> int:
        from amends.apps.care.board import care_standing  # noqa: PLC0415
        from amends.apps.care.models import Kind  # noqa: PLC0415
        from amends.apps.care.queue import queue_of  # noqa: PLC0415

        now = _filed()
        stands = care_standing(kinds=Kind.values, at=now)
        found = queue_of(kinds=Kind.values, state=state, languages=(language,) if language else ())
        lines = [{field: getattr(line, field) for field in line.__dataclass_fields__} for line in stands.lines]
        counts = {name: getattr(stands, name) for name in _COUNTS}
        rows = [case_row(case) for case in found]
        if as_json:
            print_json({**counts, "by_way_and_language": lines, "cases": rows})
        else:
            _say(", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items()))
            for row in rows:
                mark = "!" if row["is_sensitive"] else " "
                _say(f"{mark} {row['due_at']}  {row['ref']}  {row['kind']}  {row['way_in']}  {row['language']}")
        return 1 if stands.overdue else 0

    _run(command, as_json)


def take_next(
    language: Annotated[list[str] | None, typer.Option(help="Only these languages; may be repeated.")] = None,
    as_json: _JSON = False,
) -> None:
    """Take the case that is answered next: it is yours, and nobody else gets it; exit 1 if nobody waits."""

    def command() -> int:
        from amends.apps.care.models import Kind  # noqa: PLC0415
        from amends.apps.care.queue import take_next  # noqa: PLC0415

        now = _filed()
        case = take_next(by=getpass.getuser(), kinds=Kind.values, languages=language or (), now=now)
        if as_json:
            print_json({"case": case_row(case) if case else None})
        else:
            _say(f"{case.ref} is yours, due {case.due_at.isoformat(timespec='seconds')}." if case else "Nobody waits.")
        return 0 if case else 1

    _run(command, as_json)


def show(ref: _CASE, reason: _REASON, as_json: _JSON = False) -> None:
    """Show what was said on a case; that you looked, and why, is recorded before."""

    def command() -> int:
        from amends.apps.care.history import open_case  # noqa: PLC0415

        now = _filed()
        found = _case(ref)
        said = open_case(case=found, by=getpass.getuser(), reason=reason, secret=secret("desk.key"), now=now)
        lines = [
            {
                "message": item.message.ref,
                "direction": item.message.direction,
                "at": item.message.at.isoformat(timespec="seconds"),
                "way_in": item.message.way_in,
                "proof": item.message.proof,
                "is_stranger": item.is_stranger,
                "intent": item.message.intent,
                "subject": item.body.subject,
                "text": item.body.text,
                "attachments": item.message.attachments.count(),
            }
            for item in said
        ]
        if as_json:
            print_json({**case_row(found), "messages": lines})
        else:
            for line in lines:
                _say(f"{line['at']}  {line['direction']}  {line['message']}\n{line['text']}\n")
        return 0

    _run(command, as_json)


def note(
    ref: _CASE,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="For the house alone; it cannot be sent.")],
    as_json: _JSON = False,
) -> None:
    """Write a note on a case; it never leaves the house."""

    def command() -> int:
        from amends.apps.care.history import add_note  # noqa: PLC0415

        now = _filed()
        kept = add_note(case=_case(ref), words=words, by=getpass.getuser(), public_key=desk_public_key(), now=now)
        _told({"case": ref, "note": kept.ref}, f"{ref}: noted.", as_json)
        return 0

    _run(command, as_json)


def join(
    ref: _CASE,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The case that is joined to it.")],
    reason: _REASON,
    as_json: _JSON = False,
) -> None:
    """Join two cases of one person; each correspondent is still answered apart, and it can be undone."""

    def command() -> int:
        from amends.apps.care.joining import join_cases  # noqa: PLC0415

        now = _filed()
        case = join_cases(into=_case(ref), other=_case(other), by=getpass.getuser(), reason=reason, now=now)
        _told(case_row(case), f"{other} is joined to {case.ref}.", as_json)
        return 0

    _run(command, as_json)


def part(ref: _CASE, reason: _REASON, as_json: _JSON = False) -> None:
    """Undo a joining: the case stands for itself again."""

    def command() -> int:
        from amends.apps.care.joining import part_case  # noqa: PLC0415

        case = part_case(case=_case(ref), by=getpass.getuser(), reason=reason, now=datetime.now(UTC))
        _told(case_row(case), f"{case.ref} stands for itself again.", as_json)
        return 0

    _run(command, as_json)


def callbacks(as_json: _JSON = False) -> None:
    """List who waits for our call by now; the numbers are shown on the case, after a look is recorded."""

    def command() -> int:
        from amends.apps.care.callbacks import callbacks_due  # noqa: PLC0415

        now = _filed()
        rows = [
            {
                "ref": call.ref,
                "case": call.case.ref,
                "language": call.language,
                "slot_from": call.slot_from.isoformat(timespec="seconds"),
                "slot_to": call.slot_to.isoformat(timespec="seconds"),
                "attempts": call.attempts,
                "is_late": call.slot_to < now,
            }
            for call in callbacks_due(at=now)
        ]
        text = "\n".join(f"{row['slot_to']}  {row['ref']}  {row['case']}  {row['language']}" for row in rows)
        _told({"callbacks": rows}, text or "Nobody waits for a call.", as_json)
        return 1 if any(row["is_late"] for row in rows) else 0

    _run(command, as_json)


def seed_answers(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="Reference such as INC-7Q2K9XM.")],
    as_json: _JSON = False,
) -> None:
    """Write the first answers from the wordbook, in every language; somebody else approves them."""

    def command() -> int:
        from amends.apps.care.seeds import seed_answers  # noqa: PLC0415
        from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415

        kept = seed_answers(incident=incident_by_ref(incident), by=getpass.getuser(), now=datetime.now(UTC))
        rows = [
            {
                "ref": one.ref,
                "intent": one.intent,
                "language": one.language,
                "channel_class": one.channel_class,
                "number": one.number,
                "verdict": one.lint["verdict"],
                "is_approved": bool(one.approved_by),
            }
            for one in kept
        ]
        _told({"answers": rows}, f"{len(rows)} answers, to be approved by somebody else.", as_json)
        return 0

    _run(command, as_json)


def answer_case(ref: str, words: str, *, look_url: Callable[[str], str], as_json: bool) -> int:
    """Answers everybody who waits on a case with these words, each at their own address.

    Who wrote from another address than the case is with is not answered so; a page asks a person first.
    """
    boot()
    now = _filed()
    from amends.apps.care.finding import family_of, is_stranger  # noqa: PLC0415
    from amends.apps.care.models import Message  # noqa: PLC0415
    from amends.apps.care.replying import Keys, begin_reply, review_draft, send_draft  # noqa: PLC0415
    from amends.apps.care.told import waiting_in  # noqa: PLC0415

    case, by = _case(ref), getpass.getuser()
    keys = Keys(secret=secret("desk.key"), public_key=desk_public_key(), pepper=secret("portal.pepper"))
    family = family_of(case)
    sent, left = [], 0
    for bound_to in sorted(waiting_in(family)):
        said = Message.objects.filter(case__in=family, direction="in", bound_to=bound_to, is_automatic=False)
        message = said.select_related("case__incident").order_by("-id")[0]
        if is_stranger(message):
            left += 1
            continue
        draft = begin_reply(message=message, words=words, by=by, public_key=keys.public_key, now=now)
        review_draft(draft=draft, by=by, secret=keys.secret, now=now)
        sent.append(send_draft(draft=draft, by=by, keys=keys, now=now, look_url=look_url(draft.language)).ref)
    case.refresh_from_db()
    left_text = f", {left} from another address not answered" if left else ""
    _told({**case_row(case), "sent": sent, "not_answered": left}, f"{ref}: {len(sent)} answered{left_text}.", as_json)
    return 1 if left or not sent else 0


def case_row(case: Case) -> dict[str, Any]:
    """A case as a program reads it: no name and no word of anybody."""
    return {
        "ref": case.ref,
        "kind": case.kind,
        "intent": case.intent,
        "state": case.state,
        "way_in": case.way_in,
        "language": case.language,
        "is_sensitive": case.is_sensitive,
        "owner": case.owner,
        "opened_at": case.opened_at.isoformat(timespec="seconds"),
        "due_at": case.due_at.isoformat(timespec="seconds"),
        "because": case.due_because,
        "law": case.law,
        "incident": case.incident.ref if case.incident else None,
        "joined_to": case.merged_into.ref if case.merged_into else None,
    }


def _filed() -> datetime:
    """Puts what came in by the forms on cases, so that what is listed is whole; the time of it."""
    from amends.apps.care.filing import do_desk_work  # noqa: PLC0415

    now = datetime.now(UTC)
    while do_desk_work(secret=secret, public_key=desk_public_key(), now=now):
        continue
    return now


def _case(ref: str) -> Case:
    from amends.apps.care.models import Kind  # noqa: PLC0415
    from amends.apps.care.queue import case_by_ref  # noqa: PLC0415

    return case_by_ref(ref, kinds=Kind.values)


def _told(document: dict[str, Any], text: str, as_json: bool) -> None:
    if as_json:
        print_json(document)
    else:
        _say(text)


def _say(text: str) -> None:
    text_console.print(text, markup=False, highlight=False)


def _run(command: Callable[[], int], as_json: bool) -> None:
    def booted() -> int:
        boot()  # before the command imports a model
        return command()

    raise typer.Exit(answering(booted, as_json=as_json))
