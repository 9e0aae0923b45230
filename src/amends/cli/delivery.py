"""``amends delivery``: how the sending stands; pause, slow, stop, resume; what waits for a person."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from amends.cli.output import answering, print_json, text_console
from amends.config.boot import boot
from amends.config.home import home
from amends.core.errors import InputError, RefusedError

if TYPE_CHECKING:
    from amends.apps.delivery.models import Campaign

_REF = Annotated[str, typer.Argument(metavar="INCIDENT", help="Reference such as INC-7Q2K9XM.")]
_WHY = Annotated[str, typer.Option(help="Why; it goes on record.")]
_JSON = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    delivery = typer.Typer(
        no_args_is_help=True, help="The sending: status, pause, slow, stop, resume, doubtful, decide."
    )
    delivery.command("status")(status)
    delivery.command("pause")(pause)
    delivery.command("stop")(stop)
    delivery.command("resume")(resume)
    delivery.command("slow")(slow)
    delivery.command("doubtful")(doubtful)
    delivery.command("decide")(decide)
    app.add_typer(delivery, name="delivery")


def status(incident: _REF, as_json: _JSON = False) -> None:
    """Each campaign: its messages by channel and state, its waves, and what was ordered about it."""

    def command() -> int:
        rows = [_row(campaign) for campaign in _campaigns(incident)]
        if as_json:
            print_json({"incident": incident, "campaigns": rows})
            return 0
        for row in rows:
            _print(row)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def pause(incident: _REF, reason: _WHY, as_json: _JSON = False) -> None:
    """Let nothing more out until somebody resumes; living workers obey within half a second."""
    _order(incident, "pause", reason, as_json=as_json)


def stop(incident: _REF, reason: _WHY, as_json: _JSON = False) -> None:
    """Stop at once: something is wrong.  What is with a provider already cannot be called back."""
    _order(incident, "stop", reason, as_json=as_json)


def resume(incident: _REF, reason: _WHY, as_json: _JSON = False) -> None:
    """Go on after a pause or a stop."""
    _order(incident, "resume", reason, as_json=as_json)


def slow(
    incident: _REF,
    reason: _WHY,
    rate: Annotated[
        float | None, typer.Option(help="Messages a second over all workers; no limit if left out.")
    ] = None,
    as_json: _JSON = False,
) -> None:
    """Send at most so many messages a second, over all workers."""
    _order(incident, "slow", reason, value=rate, as_json=as_json)


def doubtful(incident: _REF, as_json: _JSON = False) -> None:
    """Every message that waits for a person: held by the guard, or sent without an answer.  Exit 1 if there is one."""

    def command() -> int:
        campaigns = _campaigns(incident)
        from amends.apps.delivery.selectors import doubtful_messages  # noqa: PLC0415  # models load after boot()

        rows = doubtful_messages(campaigns)
        if as_json:
            print_json({"incident": incident, "messages": rows})
        else:
            _print_doubtful(rows)
        return 1 if rows else 0

    raise typer.Exit(answering(command, as_json=as_json))


def decide(
    message: Annotated[str, typer.Argument(metavar="MESSAGE-ID", help="As `amends delivery doubtful` shows it.")],
    word: Annotated[str, typer.Argument(metavar="WORD", help="arrived, lost, again or cancel.")],
    reason: _WHY,
    as_json: _JSON = False,
) -> None:
    """Decide about one message that is held or unknown.  `again` may make a second copy of an unknown one."""

    def command() -> int:
        boot()
        from amends.apps.delivery.services import decide_by_hand  # noqa: PLC0415  # models load after boot()
        from amends.apps.receipts.selectors import has_waiting_receipt  # noqa: PLC0415
        from amends.apps.receipts.services import apply_waiting  # noqa: PLC0415

        identity = message.strip("<>")
        apply_waiting(datetime.now(UTC))
        if word == "again" and has_waiting_receipt(identity):
            raise RefusedError(
                "A receipt says that this message was already with the person.",
                code="delivery.has_receipt",
                where=identity,
                fix="Read it with `amends evidence`, and decide `arrived` or `cancel`.",
            )
        state = decide_by_hand(
            message_id=identity, word=word, by=getpass.getuser(), reason=reason, now=datetime.now(UTC)
        )
        if as_json:
            print_json({"message_id": message, "state": str(state)})
        else:
            text_console.print(f"{message}: {state}", markup=False, highlight=False)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def _campaigns(ref: str) -> list[Campaign]:
    boot()
    from amends.apps.delivery.selectors import every_campaign  # noqa: PLC0415  # models load after boot()
    from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415

    found = every_campaign(incident_by_ref(ref).ref)
    if not found:
        raise InputError(
            "Nothing of this incident is planned yet, and nothing leaves before that.",
            code="delivery.not_planned",
            where=ref,
            fix="To keep it so, end the process that works on it; it can be resumed.",
        )
    return found


def _order(ref: str, kind: str, reason: str, *, as_json: bool, value: float | None = None) -> None:
    def command() -> int:
        campaigns = _campaigns(ref)
        from amends.apps.delivery.orders import give_order  # noqa: PLC0415  # models load after boot()
        from amends.apps.delivery.states import OrderKind  # noqa: PLC0415

        for campaign in campaigns:
            give_order(
                campaign=campaign, kind=OrderKind(kind), by=getpass.getuser(), reason=reason, now=datetime.now(UTC),
                value=value,
            )  # fmt: skip
        rows = [_row(campaign) for campaign in campaigns]
        if as_json:
            print_json({"incident": ref, "campaigns": rows})
        else:
            for row in rows:
                _print(row)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def _row(campaign: Campaign) -> dict[str, Any]:
    from amends.apps.delivery.orders import standing  # noqa: PLC0415  # models load after boot()
    from amends.apps.delivery.recover import answered_so_far  # noqa: PLC0415
    from amends.apps.delivery.selectors import messages_by_channel, standing_of_segments  # noqa: PLC0415
    from amends.apps.delivery.waves import next_wave_at, waves_of  # noqa: PLC0415

    stands = standing(campaign.id)
    return {
        "campaign": campaign.ref,
        "kind": campaign.config.get("kind", "notice"),
        "persons": campaign.persons,
        "standing": standing_of_segments(campaign),
        "halted_by": stands.halted_by,
        "reason": stands.reason,
        "rate": stands.rate,
        "wave": {
            "open": stands.open_wave,
            "of": max(len(waves_of(campaign)) - 1, 0),
            "next_at": next_wave_at(campaign),
        },
        "answered": answered_so_far(campaign, home() / "journals"),
        "messages": messages_by_channel(campaign),
    }


def _print(row: dict[str, Any]) -> None:
    halted = f"{row['halted_by']}: {row['reason']}" if row["halted_by"] else row["standing"]
    if row["answered"]:
        halted += f"; of what is being sent {row['answered']} are answered so far"
    waits = f" from {row['wave']['next_at']:%Y-%m-%d %H:%M} UTC" if row["wave"]["next_at"] else ""
    limit = f", at most {row['rate']:g} a second" if row["rate"] else ""
    wave = f", wave {row['wave']['open']} of {row['wave']['of']}" if row["wave"]["of"] else ""
    wave += f" (the next{waits}: `amends worker`, or the same command again, opens it)" if waits else ""
    text_console.print(f"{row['campaign']} ({row['kind']}): {halted}{limit}{wave}", markup=False, highlight=False)
    table = Table("Channel", "State", "Messages")
    for entry in row["messages"]:
        table.add_row(entry["channel"], entry["state"], str(entry["messages"]))
    text_console.print(table)


def _print_doubtful(rows: list[dict[str, str]]) -> None:
    if not rows:
        text_console.print("Nothing waits for a person.")
        return
    table = Table("Message", "Channel", "State", "Why")
    for row in rows:
        table.add_row(row["message_id"], row["channel"], row["state"], row["reason"])
    text_console.print(table)
