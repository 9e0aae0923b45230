"""``amends preflight``: may the first message leave?  A red light blocks, with the reason and the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from amends.cli.cases import read_text
from amends.cli.output import answering, print_json, text_console
from amends.config.boot import boot
from amends.core.clock import parse_instant
from amends.core.files import write_json
from amends.launch import (
    LaunchPlan,
    Light,
    LightState,
    Preflight,
    judge_centre,
    judge_links,
    judge_mail,
    judge_page,
    judge_phones,
    judge_sender,
    read_plan,
)
from amends.launch.model import amber, green, red
from amends.providers.dns.lookalikes import LookAlike, look_alikes, taken
from amends.providers.dns.mailauth import organisational_domain, read_mail_auth
from amends.providers.dns.resolver import PATIENCE_S, PatientResolver, resolver_at
from amends.providers.page.fetch import fetch_page

_LOOKED_UP = 200  # look-alikes that are asked for in the DNS; the whole list is written for watching
_COLOURS = {LightState.GREEN: "green", LightState.AMBER: "yellow", LightState.RED: "bold red"}


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("preflight")(preflight)


def preflight(
    plan: Annotated[Path, typer.Argument(help="The launch plan (YAML); docs/preflight.md shows one.")],
    incident: Annotated[str | None, typer.Option(help="Keep the result with this incident: a red one blocks.")] = None,
    resolver: Annotated[str | None, typer.Option(metavar="HOST:PORT", help="DNS; the system's if left out.")] = None,
    watch: Annotated[Path | None, typer.Option(metavar="FILE", help="Write every look-alike name here.")] = None,
    as_of: Annotated[str | None, typer.Option(help="The instant to judge by, with offset; now if left out.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """Check sender, links, look-alikes, status page, phones and contact centre.  Exit 1 if a light is red."""

    def command() -> int:
        at = parse_instant(as_of, where="--as-of") if as_of else datetime.now(UTC)
        found = run_preflight(read_plan(read_text(plan), name=plan.name), resolver=resolver, watch=watch, at=at)
        if incident:
            found = _with_lines(incident, found)
            _keep(incident, found)
        if as_json:
            print_json({"at": found.at, "clear": found.is_clear, "lights": found.lights})
        else:
            _print(found)
        return 0 if found.is_clear else 1

    raise typer.Exit(answering(command, as_json=as_json))


def run_preflight(
    plan: LaunchPlan, *, resolver: str | None, watch: Path | None, at: datetime, patience_s: float = PATIENCE_S
) -> Preflight:
    """Looks at everything in the plan now; ``patience_s`` is how long one DNS question may stay open."""
    names = resolver_at(resolver, patience_s=patience_s)
    return Preflight(at=at, lights=tuple(_lights(plan, names, watch, at)))


def _lights(plan: LaunchPlan, names: PatientResolver, watch: Path | None, at: datetime) -> Iterator[Light]:
    yield from judge_mail(read_mail_auth(plan.sending, names), plan.sending, organisational_domain)
    if names.has_given_up:
        yield red("resolver", names.address, "It does not answer.", "Name another with --resolver, and look again.")
    yield judge_sender(plan.sending.from_address, plan.brand_domains)
    yield from judge_links(plan.links, plan.brand_domains, status_page=plan.status_page)
    if plan.status_page:
        yield from judge_page(fetch_page(plan.status_page), says=plan.status_page_says)
    else:
        yield red("status_page", "-", "The plan names no status page.", "Publish one on the brand's own domain.")
    yield from judge_phones(plan.phones, at=at)
    yield from judge_centre(plan.centre, launch_at=plan.launch_at, languages=plan.languages, at=at)
    found = {brand: look_alikes(brand) for brand in plan.brand_domains}
    if watch:
        write_json(watch, {brand: list(alike) for brand, alike in found.items()})
    for brand, alike in found.items():
        yield _watched(brand, alike, taken(alike, names, most=_LOOKED_UP))


def _watched(brand: str, alike: tuple[LookAlike, ...], looked: tuple[LookAlike, ...]) -> Light:
    somebodys = [name.domain for name in looked if name.is_taken]
    if somebodys:
        why = f"{len(somebodys)} of the {len(looked)} likeliest look-alikes exist: {', '.join(somebodys[:5])}."
        return amber("look_alikes", brand, why, "Look at them, have false ones taken down, and warn people of them.")
    unsure = sum(name.is_taken is None for name in looked)
    if unsure:
        return amber("look_alikes", brand, f"{unsure} of {len(looked)} could not be looked up.", "Look again.")
    return green("look_alikes", brand, f"None of the {len(looked)} likeliest of {len(alike)} names exists.")


def _with_lines(ref: str, found: Preflight) -> Preflight:
    """With what was tried out at the contact centre, where somebody has stated what it must be ready for."""
    boot()
    from amends.apps.centre.services import is_need_stated, launch_lights  # noqa: PLC0415  # models load after boot()
    from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415

    incident = incident_by_ref(ref)
    if not is_need_stated(incident=incident, at=found.at):
        return found
    return Preflight(at=found.at, lights=(*found.lights, *launch_lights(incident=incident, at=found.at)))


def _keep(ref: str, found: Preflight) -> None:
    from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415  # models load after boot()
    from amends.apps.notices.launching import keep_preflight  # noqa: PLC0415

    keep_preflight(incident=incident_by_ref(ref), preflight=found)


def _print(found: Preflight) -> None:
    table = Table("", "What", "Whose", "Why", "What to do")
    for light in sorted(found.lights, key=lambda item: [*_COLOURS].index(item.state), reverse=True):
        colour = _COLOURS[light.state]
        table.add_row(f"[{colour}]{light.state}[/]", light.check.replace("_", " "), light.subject, light.why, light.fix)
    text_console.print(table)
    reds = sum(light.state is LightState.RED for light in found.lights)
    text_console.print("Clear: nothing is red." if found.is_clear else f"Blocked: {reds} red.")
