"""``amends claims``: losses that people claim, what is decided and paid, and what they would think fair."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from amends.cli.claims_show import show
from amends.cli.output import answering, print_json, text_console
from amends.config.boot import boot
from amends.config.home import desk_public_key, home, secret
from amends.core.errors import InputError
from amends.remedies.calibrator import CAVEAT, Planned, calibrate
from amends.remedies.claims import ClaimState, Outcome
from amends.remedies.claims_money import plain_money

if TYPE_CHECKING:
    from amends.apps.accounts.models import User
    from amends.apps.incidents.models import Incident

_INCIDENT = Annotated[str, typer.Argument(metavar="INCIDENT", help="Reference such as INC-7Q2K9XM.")]
_CLAIM = Annotated[str, typer.Argument(metavar="CLAIM", help="Reference such as CLM-7Q2K9XMBDA.")]
_FILE = Annotated[Path, typer.Argument(metavar="FILE", help="The file to take in.")]
_BY = Annotated[str, typer.Option("--by", help="User name of the member of staff who decides.")]
_JSON = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    claims = typer.Typer(no_args_is_help=True, help="Losses that people claim: decided with reasons, paid once.")
    claims.command("list")(list_claims)
    claims.command("show")(show)
    claims.command("decide")(decide)
    claims.command("confirm")(confirm)
    claims.command("weigh")(weigh)
    claims.command("appeal")(appeal)
    claims.command("pay")(pay)
    claims.command("import-paid")(take_paid)
    claims.command("survey")(survey)
    claims.command("calibrate")(hold_against)
    app.add_typer(claims, name="claims")


def list_claims(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="Of this one; empty: of all.")] = "",
    state: Annotated[str, typer.Option(help=f"One of {', '.join(ClaimState)}; empty: any.")] = "",
    as_json: _JSON = False,
) -> None:
    """The claims, the soonest limit first; exit 1 where somebody waits too long or signs wait to be weighed."""

    def command() -> int:
        boot()
        if state and state not in set(ClaimState):
            raise InputError("There is no such state.", code="claims.state", where="--state")
        found = _incident(incident) if incident else None
        from amends.apps.claims.selectors import claim_lines, standing  # noqa: PLC0415  # models load after boot()

        now = datetime.now(UTC)
        lines, stands = claim_lines(incident=found, state=state, at=now), standing(at=now, incident=found)
        is_behind = bool(stands.overdue or stands.signs_waiting)
        if as_json:
            print_json({"ok": not is_behind, "at": now, "standing": stands, "claims": lines})
        else:
            _say(f"{stands.waiting} wait, {stands.overdue} too long, {stands.deemed_accepted} deemed accepted")
            for line in lines:
                due = f", due {line.clock.due_at:%Y-%m-%d}" if line.clock.due_at else ""
                _say(f"{line.ref}: {line.kind}, {_money(line.amount, line.currency)}, {line.state}{due}")
        return 1 if is_behind else 0

    raise typer.Exit(answering(command, as_json=as_json))


def decide(
    claim: _CLAIM,
    outcome: Annotated[Outcome, typer.Argument(help="accepted, accepted_in_part or refused.")],
    by: _BY,
    reasons: Annotated[str, typer.Option(help="Codes apart by commas, as no_proof; see corpus/remedies/claims.yaml.")],
    amount: Annotated[str, typer.Option(help="What the person gets in all; 0 for a refusal.")] = "0",
    note: Annotated[str, typer.Option(help="Words for the desk; sealed.")] = "",
    as_json: _JSON = False,
) -> None:
    """Decide, or propose where two persons have to (exit 1 then); the person is told in their language."""

    def command() -> int:
        boot()
        from amends.apps.claims.selectors import claim_by_ref  # noqa: PLC0415
        from amends.apps.claims.services import decide_claim  # noqa: PLC0415

        decided = decide_claim(
            claim=claim_by_ref(claim),
            outcome=outcome,
            amount=amount,
            reasons=[code.strip() for code in reasons.split(",") if code.strip()],
            by=_staff(by),
            secret=secret("desk.key"),
            now=datetime.now(UTC),
            note=note,
        )
        is_done = decided.decision is not None
        if as_json:
            print_json({"ok": is_done, "claim": claim, "proposal": decided.proposal.ref, "decided": is_done})
        else:
            _say("Decided." if is_done else f"{decided.proposal.ref} waits for a second person.")
        return 0 if is_done else 1

    raise typer.Exit(answering(command, as_json=as_json))


def confirm(
    proposal: Annotated[str, typer.Argument(metavar="PROPOSAL", help="Reference such as PRO-7Q2K9XMBDA.")],
    by: _BY,
    as_json: _JSON = False,
) -> None:
    """The second person's yes to a proposal; then the person is told."""

    def command() -> int:
        boot()
        from amends.apps.claims.selectors import proposal_by_ref  # noqa: PLC0415
        from amends.apps.claims.services import confirm_decision  # noqa: PLC0415

        found = proposal_by_ref(proposal)
        confirm_decision(proposal=found, by=_staff(by), secret=secret("desk.key"), now=datetime.now(UTC))
        _answer({"ok": True, "claim": found.claim.ref, "proposal": found.ref}, "Decided.", as_json=as_json)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def weigh(
    claim: _CLAIM,
    sign: Annotated[str, typer.Argument(metavar="SIGN", help="As same_account; `amends claims show` names them.")],
    why: Annotated[str, typer.Option(help="What you make of it; kept with your name.")],
    by: _BY,
    as_json: _JSON = False,
) -> None:
    """Say what a person makes of a sign of fraud; no sign refuses anything by itself."""

    def command() -> int:
        boot()
        from amends.apps.claims.selectors import claim_by_ref  # noqa: PLC0415
        from amends.apps.claims.services import weigh_sign  # noqa: PLC0415
        from amends.remedies.fraud import Sign  # noqa: PLC0415

        if sign not in set(Sign):
            raise InputError("There is no such sign.", code="claims.sign", where=sign[:20], fix=f"{', '.join(Sign)}.")
        found = claim_by_ref(claim)
        weigh_sign(claim=found, sign=Sign(sign), why=why, by=_staff(by), now=datetime.now(UTC))
        _answer({"ok": True, "claim": found.ref, "sign": sign}, "Weighed.", as_json=as_json)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def appeal(
    claim: _CLAIM,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What the person wrote or said, as text.")],
    way: Annotated[str, typer.Option(help="mail, phone_note, letter or branch.")] = "letter",
    as_json: _JSON = False,
) -> None:
    """Enter that the person disagrees; it gets a number and a clock of its own, and another person decides."""

    def command() -> int:
        boot()
        from amends.apps.care.models import WayIn  # noqa: PLC0415
        from amends.apps.claims.selectors import claim_by_ref  # noqa: PLC0415
        from amends.apps.claims.services import appeal_claim  # noqa: PLC0415

        if way not in WayIn.values:
            raise InputError("There is no such way.", code="claims.way", where="--way")
        now = datetime.now(UTC)
        receipt = appeal_claim(
            claim=claim_by_ref(claim),
            text=_text(file),
            way_in=WayIn(way),
            received_at=now,
            now=now,
            public_key=desk_public_key(),
            pepper=secret("portal.pepper"),
            by=getpass.getuser(),
        )
        told = {"ok": True, "claim": claim, "number": receipt.number, "due_at": receipt.inquiry.due_at}
        _answer(told, f"{receipt.number}: to be answered by {receipt.inquiry.due_at:%Y-%m-%d}", as_json=as_json)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def pay(
    incident: _INCIDENT,
    out: Annotated[
        Path, typer.Option(help="Folder of the file; by default AMENDS_HOME/claim-payments.", show_default=False)
    ] = Path(),
    rehearse: Annotated[
        bool, typer.Option("--rehearse", help="In an exercise: a marked file without accounts, that no bank takes.")
    ] = False,
    as_json: _JSON = False,
) -> None:
    """Write what is to be paid as a file for the bank; exit 1 where an account or a name is missing, or signs wait."""

    def command() -> int:
        found = _incident(incident)
        from amends.apps.claims.services import advise_payments, rehearse_payments  # noqa: PLC0415

        folder = home() / "claim-payments" if out == Path() else out
        key, now = secret("desk.key"), datetime.now(UTC)
        advised = (
            rehearse_payments(incident=found, folder=folder, secret=key, now=now)
            if rehearse
            else advise_payments(incident=found, folder=folder, by=getpass.getuser(), secret=key, now=now)
        )
        is_whole = not (advised.without_account or advised.with_signs)
        told = {
            "incident": found.ref,
            "ok": is_whole,
            "file": str(advised.path or ""),
            "sha256": advised.batch.sha256 if advised.batch else "",
            "payments": advised.payments,
            "without_account": advised.without_account,
            "with_signs": advised.with_signs,
        }
        _answer(told, f"{advised.payments} payments in {advised.path or 'no file'}", as_json=as_json)
        return 0 if is_whole else 1

    raise typer.Exit(answering(command, as_json=as_json))


def take_paid(
    file: _FILE,
    incident: Annotated[str, typer.Option(help="Take nothing of any other; empty: of the file's first line.")] = "",
    as_json: _JSON = False,
) -> None:
    """Take the bank's marks in, the same file any number of times; exit 1 where a person has to look."""

    def command() -> int:
        if not file.is_file():
            raise InputError("There is no such file.", code="claims.no_file", where=str(file), fix="Check the path.")
        boot()
        from amends.apps.claims.services import import_paid  # noqa: PLC0415

        taken = import_paid(
            path=file,
            incident=_incident(incident) if incident else None,
            by=getpass.getuser(),
            secret=secret("desk.key"),
            now=datetime.now(UTC),
        )
        words = f"{taken.paid} paid, {taken.failed} failed, {taken.known} known before, {taken.unknown} unknown"
        _answer(
            {"ok": taken.is_clean, "taken": taken}, f"{words}, {len(taken.conflicting)} conflicting", as_json=as_json
        )
        return 0 if taken.is_clean else 1

    raise typer.Exit(answering(command, as_json=as_json))


def survey(
    incident: _INCIDENT,
    currency: Annotated[str, typer.Option(help="Of the bands, as PLN.")],
    most: Annotated[int, typer.Option(min=0, help="Ask no more than this many in all; 0: the house's number.")] = 0,
    as_json: _JSON = False,
) -> None:
    """Ask a sample what would be fair, each person once, where the contact decision allows it."""

    def command() -> int:
        found = _incident(incident)
        from amends.apps.claims.services import ask_survey  # noqa: PLC0415
        from amends.apps.contacts.services import decide_contact  # noqa: PLC0415

        asked = ask_survey(
            incident=found,
            currency=currency.upper(),
            key=secret(f"{found.ref}.key"),
            public_key=desk_public_key(),
            pepper=secret("portal.pepper"),
            decide=decide_contact,
            by=getpass.getuser(),
            now=datetime.now(UTC),
            most=most,
        )
        words = f"{asked.asked} asked, {asked.held} held, {asked.unreachable} without a mailbox of their own"
        _answer({"incident": found.ref, "survey": asked}, words, as_json=as_json)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def hold_against(
    incident: _INCIDENT,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The plan: JSON list of segment, amount, forms.")],
    currency: Annotated[str, typer.Option(help="Of the amounts and bands, as PLN.")],
    as_json: _JSON = False,
) -> None:
    """Hold a plan against what people think fair; exit 1 for too little, too much, or a voucher alone."""

    def command() -> int:
        plans = _plans(_text(file), file.name)
        found = _incident(incident)
        from amends.apps.claims.surveying import survey_cells  # noqa: PLC0415

        code = currency.upper()
        judged = calibrate(plans, survey_cells(incident=found, currency=code), currency=code)
        is_fair = not any(row.blocks or row.judged in ("too_little", "too_much") for row in judged)
        if as_json:
            print_json({"incident": found.ref, "ok": is_fair, "segments": judged, "caveat": CAVEAT})
        else:
            for row in judged:
                _say(f"{'BLOCKS ' if row.blocks else ''}{row.segment}: {row.judged}. {row.says}")
            _say(CAVEAT)
        return 0 if is_fair else 1

    raise typer.Exit(answering(command, as_json=as_json))


def _plans(text: str, name: str) -> list[Planned]:
    try:
        return msgspec.json.decode(text, type=list[Planned])
    except (msgspec.DecodeError, InvalidOperation) as error:
        raise InputError(
            "The plan cannot be read.",
            code="compensation.plan",
            where=name,
            why=str(error),
            fix='As [{"segment": "PL high", "amount": "100", "forms": ["money"]}].',
        ) from error


def _text(path: Path) -> str:
    if not path.is_file():
        raise InputError("There is no such file.", code="claims.no_file", where=str(path), fix="Check the path.")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("The file is not UTF-8.", code="claims.encoding", where=path.name) from error


def _answer(told: dict[str, Any], words: str, *, as_json: bool) -> None:
    if as_json:
        print_json(told)
    else:
        _say(words)


def _money(amount: Decimal | None, currency: str) -> str:
    return "no amount" if amount is None else f"{plain_money(amount, currency)} {currency}"


def _say(line: str) -> None:
    text_console.print(line, markup=False, highlight=False)


def _staff(username: str) -> User:
    from amends.apps.accounts.models import User  # noqa: PLC0415

    found = User.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise InputError(
            "There is no such member of staff.", code="claims.staff", where="--by", fix="See `amends staff list`."
        )
    return found


def _incident(ref: str) -> Incident:
    boot()
    from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415  # models load after boot()

    return incident_by_ref(ref)
