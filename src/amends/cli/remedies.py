"""``amends remedies``: what people are owed, their cards, their monitoring codes, their national steps."""

from __future__ import annotations

import getpass
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from amends.cli.output import answering, print_json, progress_console, text_console
from amends.cli.remedies_host import fetch_them, send_them
from amends.config.boot import boot
from amends.config.home import home, secret
from amends.core.errors import InputError
from amends.core.places import normalise_residence
from amends.remedies.steps import all_steps, old_sources, steps_for

if TYPE_CHECKING:
    from amends.apps.incidents.models import Incident
    from amends.remedies.catalogue import RemedyPlan

_REF = Annotated[str, typer.Argument(metavar="INCIDENT", help="Reference such as INC-7Q2K9XM.")]
_FILE = Annotated[Path, typer.Argument(metavar="FILE", help="The file to take in.")]
_JSON = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    remedies = typer.Typer(no_args_is_help=True, help="What people are owed, and how far each remedy has come.")
    cards = typer.Typer(no_args_is_help=True, help="Cards that are replaced: list, order, take the host's results in.")
    codes = typer.Typer(no_args_is_help=True, help="Monitoring codes: take pools in, give one to a person for ever.")
    remedies.command("plan")(plan)
    remedies.command("progress")(progress)
    remedies.command("steps")(steps)
    cards.command("list")(list_them)
    cards.command("export")(export_them)
    cards.command("import")(import_them)
    cards.command("send")(send_them)
    cards.command("fetch")(fetch_them)
    codes.command("import")(import_codes)
    codes.command("give")(give)
    codes.command("redeemed")(redeemed)
    remedies.add_typer(cards, name="cards")
    remedies.add_typer(codes, name="codes")
    app.add_typer(remedies, name="remedies")


def plan(incident: _REF, as_json: _JSON = False) -> None:
    """Plan what each segment and person is owed; exit 1 where less is offered than a law asks for."""

    def command() -> int:
        found = _incident(incident)
        from amends.apps.remedies.planning import plan_incident, plan_of  # noqa: PLC0415  # models load after boot()

        version = plan_incident(
            incident=found,
            key=secret(f"{found.ref}.key"),
            secret=secret("desk.key"),
            by=getpass.getuser(),
            now=datetime.now(UTC),
        )
        planned = plan_of(version)
        if as_json:
            print_json({"incident": found.ref, "ok": not planned.is_blocked, "plan": planned})
        else:
            _print_plan(planned)
        return 1 if planned.is_blocked else 0

    raise typer.Exit(answering(command, as_json=as_json))


def progress(incident: _REF, as_json: _JSON = False) -> None:
    """Where cards, codes and steps stand; exit 1 where something is stuck, runs low or was asked for in vain."""

    def command() -> int:
        found = _incident(incident)
        from amends.apps.remedies.selectors import progress_of  # noqa: PLC0415  # models load after boot()

        now = datetime.now(UTC)
        stands = progress_of(incident=found, at=now)
        is_short = bool(stands.cards.stuck or stands.unmet_wishes or any(pool.is_low for pool in stands.pools))
        if as_json:
            print_json({"incident": found.ref, "ok": not is_short, "at": now, "progress": stands})
        else:
            for state, count in stands.cards.by_state.items():
                _say(f"cards {state}: {count}")
            _say(f"{len(stands.cards.stuck)} cards stuck, {stands.unmet_wishes} people wait for a code")
            for pool in stands.pools:
                _say(f"pool {pool.ref}: {pool.left} of {pool.size} left{' (low)' if pool.is_low else ''}")
            for cell in stands.monitoring:
                _say(f"monitoring {cell.segment}: " + ("hidden, few people" if cell.is_hidden else _cell(cell)))
        return 1 if is_short else 0

    raise typer.Exit(answering(command, as_json=as_json))


def steps(
    residence: Annotated[str, typer.Option(help="Where the people live (PL, US-CA); empty: everywhere.")] = "",
    elements: Annotated[str, typer.Option(help="What was exposed, codes apart by commas; empty: anything.")] = "",
    as_json: _JSON = False,
) -> None:
    """The national steps that help, with their sources; those whose source is old or was never opened say so."""

    def command() -> int:
        given = [code.strip() for code in elements.split(",") if code.strip()]
        exposed = given or sorted({code for step in all_steps() for code in step.elements})
        found = steps_for(normalise_residence(residence), exposed) if residence else all_steps()
        chosen = [step for step in found if not set(step.elements).isdisjoint(exposed)]
        old = {step.id for step in old_sources(chosen, on=datetime.now(UTC).date())}
        if as_json:
            print_json({"steps": chosen, "old_sources": sorted(old)})
        else:
            for step in chosen:
                mark = " (source to be checked)" if step.id in old else ""
                _say(f"{step.id}: {step.site or step.phone or step.country}; {', '.join(step.ways)}{mark}")
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def list_them(incident: _REF, file: _FILE, as_json: _JSON = False) -> None:
    """Take the issuer's list of cards in (tokens, never numbers), assess each, block or watch it."""

    def command() -> int:
        found = _incident(incident)
        from amends.apps.remedies.services import list_cards, treat_cards  # noqa: PLC0415

        now, by = datetime.now(UTC), getpass.getuser()
        listing = list_cards(incident=found, path=_existing(file), key=secret(f"{found.ref}.key"), by=by, now=now)
        treated = treat_cards(incident=found, by=by, now=now)
        if as_json:
            print_json({"incident": found.ref, "listing": listing, "treated": treated})
        else:
            _say(f"{listing.listed} listed, {listing.not_exposed} not exposed, {listing.known} known before")
            _say(f"{treated.blocked} blocked, {treated.watched} watched")
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def export_them(
    incident: _REF,
    out: Annotated[Path, typer.Option(help="Folder for the batch; by default AMENDS_HOME/card-orders.")] = Path(),
    per_day: Annotated[
        int, typer.Option(min=1, help="How many the card maker takes a day: the most urgent go.")
    ] = 1000,
    form: Annotated[str, typer.Option("--format", help="csv or json (JSON Lines).")] = "csv",
    as_json: _JSON = False,
) -> None:
    """Order the next cards as one file for the card host; a batch that was cut short is finished first."""

    def command() -> int:
        found = _incident(incident)
        from amends.apps.remedies.services import export_orders  # noqa: PLC0415

        written = export_orders(
            incident=found,
            folder=home() / "card-orders" if out == Path() else out,
            most=per_day,
            form=form,
            by=getpass.getuser(),
            now=datetime.now(UTC),
        )
        rows = [
            {"batch": batch.ref, "file": str(item.path), "orders": item.orders, "sha256": item.sha256}
            for batch, item in written
        ]
        if as_json:
            print_json({"incident": found.ref, "batches": rows})
        else:
            for row in rows:
                _say(f"{row['batch']}: {row['orders']} orders in {row['file']}")
            if not rows:
                _say("No card waits to be ordered.")
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def import_them(incident: _REF, file: _FILE, as_json: _JSON = False) -> None:
    """Take the card host's results in, in any order and twice; exit 1 where some need a person."""

    def command() -> int:
        found = _incident(incident)
        from amends.apps.remedies.services import import_results  # noqa: PLC0415

        taken = import_results(incident=found, path=_existing(file), by=getpass.getuser(), now=datetime.now(UTC))
        if as_json:
            print_json({"incident": found.ref, "ok": taken.is_clean, "taken": taken})
        else:
            _say(f"{taken.moved} moved, {taken.kept} kept as history, {taken.known} known before")
            _say(f"{taken.unknown} of no order of ours, {taken.conflicting} conflicting")
        return 0 if taken.is_clean else 1

    raise typer.Exit(answering(command, as_json=as_json))


def import_codes(
    incident: _REF,
    file: _FILE,
    provider: Annotated[str, typer.Option(help="Who watches.")],
    months: Annotated[int, typer.Option(min=1, help="For how long a code gives monitoring.")],
    redeem_by: Annotated[str, typer.Option(metavar="DAY", help="The last day to redeem, as 2027-03-31.")],
    residences: Annotated[str, typer.Option(help="Where it works (US,PL), apart by commas; empty: everywhere.")] = "",
    needs_payment_card: Annotated[bool, typer.Option(help="People must give a payment card.")] = False,
    renews_by_itself: Annotated[bool, typer.Option(help="It goes on unless people cancel.")] = False,
    waives_rights: Annotated[bool, typer.Option(help="People give up rights.")] = False,
    needs_arbitration: Annotated[bool, typer.Option(help="People are sent to arbitration.")] = False,
    needs_marketing_consent: Annotated[bool, typer.Option(help="People must agree to advertising.")] = False,
    as_json: _JSON = False,
) -> None:
    """Take a pool of codes in, sealed; an offer with strings attached is refused (rule L22)."""

    def command() -> int:
        found = _incident(incident)
        from amends.apps.remedies.services import import_pool  # noqa: PLC0415
        from amends.remedies.monitoring import Offer  # noqa: PLC0415

        offer = Offer(
            provider=provider,
            months=months,
            redeem_by=_day(redeem_by),
            residences=tuple(normalise_residence(code) for code in residences.split(",") if code.strip()),
            needs_payment_card=needs_payment_card,
            renews_by_itself=renews_by_itself,
            waives_rights=waives_rights,
            needs_arbitration=needs_arbitration,
            needs_marketing_consent=needs_marketing_consent,
        )
        pool = import_pool(
            incident=found,
            path=_existing(file),
            offer=offer,
            secret=secret("desk.key"),
            by=getpass.getuser(),
            now=datetime.now(UTC),
        )
        if as_json:
            print_json({"incident": found.ref, "pool": pool.ref, "codes": pool.size, "sha256": pool.sha256})
        else:
            _say(f"{pool.ref}: {pool.size} codes for {pool.months} months")
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def give(
    incident: _REF,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="The person's own reference in the register.")],
    reason: Annotated[str, typer.Option(help="Why you look at this person's code; kept with your name.")],
    as_json: _JSON = False,
) -> None:
    """Give a person their code, the same one every time; exit 1 where none is owed or left."""

    def command() -> int:
        found = _incident(incident)
        from amends.apps.looks.services import person_hash, record_look  # noqa: PLC0415
        from amends.apps.remedies.services import code_at_desk, give_code  # noqa: PLC0415

        now, by = datetime.now(UTC), getpass.getuser()
        hashed = person_hash(secret(f"{found.ref}.key"), person)
        record_look(
            by=by, incident=found, kind="case", what="monitoring code", reason=reason, person_hash=hashed, now=now
        )
        desk = secret("desk.key")
        grant = give_code(
            incident=found, person_hash=hashed, secret=desk, pepper=secret("portal.pepper"), by=by, now=now
        )
        answer = {
            "code": code_at_desk(grant, secret=desk),
            "months": grant.months,
            "redeem_by": grant.redeem_by,
            "given_at": grant.given_at,
        }
        if as_json:
            print_json({"incident": found.ref, **answer})
        else:
            _say(f"{answer['code']}: {grant.months} months, to be used by {grant.redeem_by}")
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def redeemed(file: _FILE, as_json: _JSON = False) -> None:
    """Take in which codes were used (columns code, redeemed_at); exit 1 where codes are not ours or never given."""

    def command() -> int:
        path = _existing(file)
        boot()
        from amends.apps.remedies.services import import_redemptions  # noqa: PLC0415

        taken = import_redemptions(path=path, secret=secret("desk.key"), by=getpass.getuser(), now=datetime.now(UTC))
        is_clean = not taken.unknown and not taken.never_given
        if as_json:
            print_json({"ok": is_clean, "taken": taken})
        else:
            _say(f"{taken.redeemed} redeemed, {taken.known} known before")
            _say(f"{taken.unknown} not ours, {taken.never_given} used and given to nobody")
        return 0 if is_clean else 1

    raise typer.Exit(answering(command, as_json=as_json))


def _print_plan(planned: RemedyPlan) -> None:
    """One line for each residence, remedy and what is offered; the segments in full are in the JSON."""
    people = Counter[tuple[str, str]]()
    for item in planned.owed:
        offered = f"{item.months} months" if item.months else "offered" if item.is_offered else "not offered"
        least = f", at least {item.minimum} months" if item.minimum else ""
        people[f"{item.residence}  {item.code}", f"{offered}{least}"] += item.persons
    for (what, how), persons in people.items():
        _say(f"{what}: {how}; {persons} people")
    for says, blocks in dict.fromkeys((f"{row.residence}: {row.says}", row.blocks) for row in planned.findings):
        progress_console.print(f"{'BLOCKS' if blocks else 'note'}  {says}", markup=False, highlight=False)


def _cell(cell: Any) -> str:
    return f"{cell.given} of {cell.owed} have a code, {cell.redeemed} used it"


def _say(line: str) -> None:
    text_console.print(line, markup=False, highlight=False)


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise InputError("There is no such file.", code="remedies.no_file", where=str(path), fix="Check the path.")
    return path


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            "This is no day.", code="remedies.bad_day", where="--redeem-by", fix="Write it like 2027-03-31."
        ) from error


def _incident(ref: str) -> Incident:
    boot()
    from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415  # models load after boot()

    return incident_by_ref(ref)
