"""``amends centre``: what the contact centre expects, what came, who is on duty, and whether it is ready."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from amends.cli.cases import read_text
from amends.cli.output import answering, print_json, text_console
from amends.config.boot import boot
from amends.core.clock import parse_instant
from amends.core.errors import InputError
from amends.core.yamltext import parse_yaml
from amends.flood.plan import read_plan
from amends.flood.readiness import Check, Need, Observation, is_ready

if TYPE_CHECKING:
    from amends.apps.centre.models import ForecastVersion
    from amends.apps.incidents.models import Incident

_REF = Annotated[str, typer.Argument(metavar="INCIDENT", help="Reference such as INC-7Q2K9XM.")]
_JSON = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
_SHOWN = 24
_CARE_DAYS = timedelta(days=7)


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(no_args_is_help=True, help="The contact centre: forecast, what came, staff, readiness.")
    group.command("forecast")(forecast)
    group.command("observe")(observe)
    group.command("recalibrate")(recalibrate)
    group.command("staff")(staff)
    group.command("ready")(ready)
    app.add_typer(group, name="centre")


def forecast(
    incident: _REF,
    plan: Annotated[Path | None, typer.Argument(metavar="[PLAN]", help="A plan as for `amends flood`.")] = None,
    as_json: _JSON = False,
) -> None:
    """Make and keep a forecast from PLAN, or show the one that stands; exit 1 where the staff falls short."""

    def command() -> int:
        read = read_plan(read_text(plan), name=plan.name) if plan else None
        found, now = _incident(incident)
        from amends.apps.centre.services import latest_forecast, make_forecast  # noqa: PLC0415

        made = make_forecast(incident=found, plan=read, by=getpass.getuser(), now=now) if read else None
        version = made or latest_forecast(found)
        if as_json:
            print_json({"incident": found.ref, "forecast": version.number, "at": version.at, **version.answer})
        else:
            _print_forecast(version)
        return 1 if version.answer["gap"] else 0

    _run(command, as_json)


def observe(
    incident: _REF,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="CSV of the telephone system.")] = None,
    since: Annotated[str, typer.Option(metavar="TIME", help="Count our own cases from here; default 7 days.")] = "",
    as_json: _JSON = False,
) -> None:
    """Take the telephone system's counts in, and count what came to our own cases."""

    def command() -> int:
        text = read_text(file) if file else None
        begin = parse_instant(since, where="--since") if since else None
        found, now = _incident(incident)
        from amends.apps.centre.services import count_care, import_arrivals  # noqa: PLC0415

        by = getpass.getuser()
        imported = (
            import_arrivals(incident=found, text=text, name=file.name, by=by, now=now)
            if file is not None and text is not None
            else None
        )
        hour = (begin or now - _CARE_DAYS).replace(minute=0, second=0, microsecond=0)
        care = count_care(incident=found, since=hour, until=now, by=by, now=now)
        if as_json:
            print_json({"incident": found.ref, "file": imported and asdict(imported), "care": asdict(care)})
        else:
            for name, one in (("file", imported), ("our cases", care)):
                if one is not None:
                    _say(f"{name}: {one.taken} intervals new, {one.changed} changed, {one.known} known")
        return 0

    _run(command, as_json)


def recalibrate(
    incident: _REF,
    until: Annotated[str, typer.Option(metavar="TIME", help="Calls that came up to here; default now.")] = "",
    as_json: _JSON = False,
) -> None:
    """Correct the forecast by the calls that came; once a day.  Exit 1 where the staff now falls short."""

    def command() -> int:
        end = parse_instant(until, where="--until") if until else None
        found, now = _incident(incident)
        from amends.apps.centre.services import recalibrate_forecast  # noqa: PLC0415

        made = recalibrate_forecast(incident=found, until=end or now, by=getpass.getuser(), now=now)
        if as_json:
            print_json(
                {
                    "incident": found.ref,
                    "before": {"forecast": made.before.number, "propensity": made.prior},
                    "after": {
                        "forecast": made.after.number,
                        "propensity": made.propensity,
                        "low": made.low,
                        "high": made.high,
                    },
                    "expected": made.expected,
                    "came": made.came,
                    "gap_sum": made.after.answer["gap_sum"],
                }
            )
        else:
            _say(
                f"{made.came} calls came where {made.expected:,.0f} were expected: propensity {made.prior:.2%} becomes"
            )
            _say(f"{made.propensity:.2%} ({made.low:.2%} to {made.high:.2%}); forecast {made.after.number} stands")
        return 1 if made.after.answer["gap"] else 0

    _run(command, as_json)


def staff(
    incident: _REF,
    roster: Annotated[Path | None, typer.Option(metavar="FILE", help="Take this roster in first (CSV).")] = None,
    as_json: _JSON = False,
) -> None:
    """Staff per interval from the forecast, beside the roster; exit 1 where people are missing."""

    def command() -> int:
        text = read_text(roster) if roster else None
        found, now = _incident(incident)
        from amends.apps.centre.services import import_roster, staffing_plan  # noqa: PLC0415

        if roster is not None and text is not None:
            import_roster(incident=found, text=text, name=roster.name, by=getpass.getuser(), now=now)
        plan = staffing_plan(incident=found)
        if as_json:
            print_json({"incident": found.ref, **asdict(plan)})
        else:
            _say(f"Forecast {plan.forecast}: {plan.people_short} people short at the worst, {plan.hours_short:g} hours")
            _say("" if plan.has_roster else "There is no roster: give one with --roster.")
            for row in [row for row in plan.rows if row.agents][:_SHOWN]:
                duty = "-" if row.on_duty is None else str(row.on_duty)
                _say(f"{row.begin:%Y-%m-%d %H:%M}  {row.calls_per_hour:8.1f}/h  {row.rostered} needed, {duty} on duty")
        return 1 if plan.people_short else 0

    _run(command, as_json)


def ready(
    incident: _REF,
    need: Annotated[Path | None, typer.Option(metavar="FILE", help="What must be ready (YAML or JSON).")] = None,
    check: Annotated[str, typer.Option(help="Note a look: line, trunks, hours, overflow, languages, ...")] = "",
    subject: Annotated[str, typer.Option(help="The number or language that was tried.")] = "",
    failed: Annotated[bool, typer.Option("--failed", help="It did not hold.")] = False,
    figure: Annotated[float | None, typer.Option(help="Lines counted, or requests a second borne.")] = None,
    note: Annotated[str, typer.Option(help="What was heard or seen.")] = "",
    seen: Annotated[str, typer.Option(metavar="TIME", help="When it was tried; default now.")] = "",
    as_json: _JSON = False,
) -> None:
    """Note what was tried out, and show every light; exit 1 where one is red."""

    def command() -> int:
        stated = _need(need) if need else None
        seen_at = parse_instant(seen, where="--seen") if seen else None
        found, now = _incident(incident)
        from amends.apps.centre.services import note_look, readiness, state_need  # noqa: PLC0415

        by = getpass.getuser()
        if stated is not None:
            state_need(incident=found, need=stated, by=by, now=now)
        if check:
            look = Observation(
                check=_check(check), at=seen_at or now, by=by, passed=not failed, subject=subject, figure=figure,
                note=note,
            )  # fmt: skip
            note_look(incident=found, look=look, now=now)
        lights = readiness(incident=found, at=now)
        if as_json:
            print_json({"incident": found.ref, "ok": is_ready(lights), "at": now, "lights": lights})
        else:
            for light in lights:
                _say(f"{light.state:<6} {light.check} {light.subject}: {light.why} {light.fix}".rstrip())
        return 0 if is_ready(lights) else 1

    _run(command, as_json)


def _print_forecast(version: ForecastVersion) -> None:
    answer: dict[str, Any] = version.answer
    _say(f"Forecast {version.number} of {version.at:%Y-%m-%d %H:%M}")
    for name, one in answer.get("contacts", {}).items():
        low, high = one["band"]
        _say(f"{name:<9} {one['calls']:,.0f} calls ({low:,} to {high:,}), {one['agents_at_peak']} agents at the peak")
    gap = answer["gap_sum"]
    _say(f"Gap       {gap['people']} people, {gap['agent_hours']:g} agent hours" if answer["gap"] else "Gap       none")


def _need(path: Path) -> Need:
    try:
        return msgspec.convert(parse_yaml(read_text(path), name=path.name), Need)
    except msgspec.ValidationError as error:
        raise _bad(
            "What must be ready cannot be read.", path.name, f"{error}; docs/contact-centre.md has a file."
        ) from error


def _check(name: str) -> Check:
    if name not in frozenset(Check):
        raise _bad("There is no such check.", "--check", f"One of {', '.join(Check)}.")
    return Check(name)


def _incident(ref: str) -> tuple[Incident, datetime]:
    boot()
    from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415  # models load after boot()

    return incident_by_ref(ref), datetime.now(UTC)


def _bad(what: str, where: str, fix: str) -> InputError:
    return InputError(what, code="centre.options", where=where, fix=fix)


def _say(text: str) -> None:
    if text:
        text_console.print(text, markup=False, highlight=False)


def _run(command: Callable[[], int], as_json: bool) -> None:
    raise typer.Exit(answering(command, as_json=as_json))
