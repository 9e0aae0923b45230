"""``amends substitute``: which laws ask for notice to everybody, and the proof that it stood where it must."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated, Any

import typer

from amends.cli.output import answering, print_json, text_console
from amends.config.boot import boot
from amends.core.errors import InputError

if TYPE_CHECKING:
    from amends.apps.incidents.models import Incident
    from amends.apps.substitutes.models import PageLook
    from amends.apps.substitutes.proving import Shown
    from amends.apps.substitutes.selectors import LawRow
    from amends.apps.substitutes.services import Measure

_REF = Annotated[str, typer.Argument(metavar="INCIDENT", help="Reference such as INC-7Q2K9XM.")]
_JSON = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
_COST = Annotated[str, typer.Option("--cost-per-notice", metavar="USD", help="What one direct notice costs.")]
_NAP_S = 60.0


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    commands = typer.Typer(no_args_is_help=True, help="Notice to everybody where messages do not reach: check, prove.")
    commands.command("check")(check)
    commands.command("watch")(watch)
    commands.command("proof")(proof)
    app.add_typer(commands, name="substitute")


def check(incident: _REF, cost: _COST = "", as_json: _JSON = False) -> None:
    """Per law: is substitute notice owed, what it asks, what is given.  Exit 1 if it is owed and not shown."""

    def command() -> int:
        price = _price(cost)
        found, now = _incident(incident), datetime.now(UTC)
        from amends.apps.substitutes.selectors import substitutes_of  # noqa: PLC0415  # models load after boot()
        from amends.apps.substitutes.services import record_owed  # noqa: PLC0415

        rows = substitutes_of(incident=found, at=now, cost_per_notice_usd=price)
        record_owed(incident=found, rows=rows, now=now)
        if as_json:
            print_json({"incident": incident, "laws": [_law(row) for row in rows]})
        for row in () if as_json else rows:
            _print_law(row)
        return 1 if any(row.is_owed and not row.is_shown for row in rows) else 0

    raise typer.Exit(answering(command, as_json=as_json))


def watch(
    incident: _REF,
    page: Annotated[str, typer.Option(help="The home page, https://brand.example/.")],
    says: Annotated[str, typer.Option(help="A text that the page must show.")] = "",
    link: Annotated[str, typer.Option(help="The address of the notice, to which the page must link.")] = "",
    text: Annotated[str, typer.Option(help="The beginning of the notice's hash, if several are released.")] = "",
    days: Annotated[int, typer.Option(min=0, max=3660, help="How long it must stand; by default what laws ask.")] = 0,
    once: Annotated[bool, typer.Option("--once", help="Look once; the worker goes on looking.")] = False,
    end: Annotated[str, typer.Option(metavar="REASON", help="End the watch of the page, and why.")] = "",
    measured_by: Annotated[str, typer.Option(metavar="NAME", help="Who measured it in a browser.")] = "",
    first_screen: Annotated[bool, typer.Option(help="Seen without scrolling.")] = False,
    link_px: Annotated[float, typer.Option(min=0, help="Height of its letters, in CSS pixels.")] = 0.0,
    text_px: Annotated[float, typer.Option(min=0, help="Height of the letters around it.")] = 0.0,
    as_json: _JSON = False,
) -> None:
    """Look at the page from outside until the notice stood there long enough.  Exit 1 if a look does not find it."""

    def command() -> int:
        found = _incident(incident)
        from amends.apps.substitutes import services  # noqa: PLC0415  # models load after boot()

        if end:
            services.end_watch(incident=found, page=page, reason=end, now=datetime.now(UTC))
            if as_json:
                print_json({"incident": incident, "page": page, "ended": end})
            return 0
        measure = services.Measure(
            on_first_screen=first_screen, link_px=link_px, text_px=text_px, by=measured_by.strip()
        )
        notice = services.released_substitute(incident=found, beginning=text)
        begun = services.watch_page(
            notice=notice, page=page, says=says, link=link, days=days or _days_asked(found), now=datetime.now(UTC)
        )
        return _look_until_proven(begun, measure if measure.by else None, once=once, as_json=as_json)

    raise typer.Exit(answering(command, as_json=as_json))


def proof(incident: _REF, as_json: _JSON = False) -> None:
    """Since when it stood, the gaps, days reached of days asked, what is missing.  Exit 1 unless all is proven."""

    def command() -> int:
        found = _incident(incident)
        from amends.apps.substitutes.proving import current_watches, shown_of  # noqa: PLC0415  # needs boot()
        from amends.apps.substitutes.seeing import NOT_CHECKED  # noqa: PLC0415

        rows = [shown_of(item) for item in current_watches(incident=found)]
        if as_json:
            print_json({"incident": incident, "pages": [_shown(row) for row in rows], "not_checked": NOT_CHECKED})
            return 0 if rows and all(row.is_proven for row in rows) else 1
        for row in rows:
            _print_shown(row)
        text_console.print("Not checked: " + "; ".join(NOT_CHECKED) + "." if rows else "No page is watched.")
        return 0 if rows and all(row.is_proven for row in rows) else 1

    raise typer.Exit(answering(command, as_json=as_json))


def _look_until_proven(begun: Any, measure: Measure | None, *, once: bool, as_json: bool) -> int:
    from amends.apps.substitutes.proving import shown_of  # noqa: PLC0415  # needs boot()
    from amends.apps.substitutes.services import look_at, next_look_at  # noqa: PLC0415

    while True:
        look = look_at(begun, now=datetime.now(UTC), measure=measure)
        measure = None  # a measure is of the page as it was when it was taken
        if as_json and once:
            print_json(_look(look))
        elif not as_json:
            state = f"{look.fault}: {look.detail}" if look.fault else f"it stands there: {look.place}"
            text_console.print(f"{look.at:%Y-%m-%d %H:%M} UTC  {state}", markup=False, highlight=False)
        if once or not shown_of(begun).proof.missing:
            return 1 if look.fault else 0
        while (due := next_look_at(begun)) is not None and datetime.now(UTC) < due:
            time.sleep(min(_NAP_S, max((due - datetime.now(UTC)) / timedelta(seconds=1), 0.0)))


def _incident(ref: str) -> Incident:
    boot()
    from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415  # models load after boot()

    return incident_by_ref(ref)


def _price(cost: str) -> Decimal | None:
    try:
        price = Decimal(cost) if cost else None
    except InvalidOperation:
        price = Decimal("NaN")
    if price is not None and not (price.is_finite() and price >= 0):
        raise InputError("The cost of a notice is no amount.", code="substitute.bad_cost", where="--cost-per-notice")
    return price


def _days_asked(found: Incident) -> int:
    """What the notice itself promises, else the longest time that a law of the incident asks for, else 0."""
    from amends.apps.incidents.selectors import fact_book  # noqa: PLC0415  # needs boot()
    from amends.apps.substitutes.selectors import substitutes_of  # noqa: PLC0415

    promised = fact_book(incident=found).current("substitute.days")
    if promised is not None and isinstance(promised.value, int) and promised.value > 0:
        return promised.value
    try:
        rows = substitutes_of(incident=found, at=datetime.now(UTC))
    except InputError:  # nobody was planned to be told yet: then it takes --days
        return 0
    return max((row.days for row in rows), default=0)


def _law(row: LawRow) -> dict[str, Any]:
    answer = row.answer
    return {
        "law": answer.law,
        "jurisdiction": row.jurisdiction,
        "status": row.status,
        "affected": row.affected,
        "unreachable": row.unreachable,
        "passage": answer.passage,
        "because": answer.because,
        "citation": answer.citation,
        "url": answer.url,
        "for_all": answer.for_all,
        "asks": answer.asks,
        "question": answer.question,
        "means": [{"channel": item.channel, "given": item.is_given, "why": item.why} for item in row.means],
        "at_least": answer.at_least or len(row.means),
        "days": row.days,
        "toll_free": {"needed": answer.toll_free, "known": row.has_toll_free},
        "due": row.due.isoformat() if row.due else None,
        "owed": row.is_owed,
        "shown": row.is_owed and row.is_shown,
    }


def _print_law(row: LawRow) -> None:
    answer = row.answer
    state = ("shown" if row.is_shown else "OWED AND NOT SHOWN") if row.is_owed else str(answer.passage)
    lines = [f"{answer.law}: {state}; {row.unreachable} of {row.affected} unreachable"]
    lines.append(f"  {'; '.join(answer.because)} [{answer.citation}]")
    lines += [f"  asks: {answer.asks}"] if answer.asks else []
    lines += [f"  needs an answer: {answer.question}"] if answer.question else []
    lines += [f"  {item.channel}: {'given' if item.is_given else 'missing'}, {item.why}" for item in row.means]
    if answer.toll_free:
        lines.append(f"  number free to call: {'known' if row.has_toll_free else 'missing (contact.toll_free)'}")
    if row.is_owed and row.due:
        lines.append(f"  by {row.due.isoformat()}" + (f", for {row.days} days" if row.days else ""))
    for line in lines:
        text_console.print(line, markup=False, highlight=False)


def _look(look: PageLook) -> dict[str, Any]:
    return {
        "at": look.at.isoformat(),
        "page": look.watch.page,
        "page_sha256": look.page_sha256,
        "notice_page_sha256": look.notice_page_sha256,
        "found": not look.fault,
        "where": look.place,
        "why_not": f"{look.fault}: {look.detail}" if look.fault else "",
        "measured": bool(look.measured_by),
    }


def _shown(row: Shown) -> dict[str, Any]:
    return {
        "page": row.watch.page,
        "content_sha256": row.watch.notice.content_sha256,
        "looks": row.looks,
        "since": row.since.isoformat() if row.since else None,
        "last_look": row.last_at.isoformat() if row.last_at else None,
        "days_reached": row.days_reached,
        "days_asked": row.watch.days,
        "gaps": [
            {"from": gap.start.isoformat(), "until": gap.end.isoformat(), "because": gap.because} for gap in row.gaps
        ],
        "missing": row.missing,
        "proven": row.is_proven,
    }


def _print_shown(row: Shown) -> None:
    since = f"since {row.since:%Y-%m-%d %H:%M} UTC" if row.since else "never seen"
    lines = [f"{row.watch.page}: {since}, {row.days_reached} of {row.watch.days} days, {row.looks} looks"]
    lines += [f"  gap {gap.start:%Y-%m-%d %H:%M} to {gap.end:%Y-%m-%d %H:%M}: {gap.because}" for gap in row.gaps]
    lines += [f"  missing: {item}" for item in row.missing] or ["  proven"]
    for line in lines:
        text_console.print(line, markup=False, highlight=False)
