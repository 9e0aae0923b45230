"""``amends flood``: forecast of contacts, staffing, waves."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from amends.cli.cases import read_text
from amends.cli.output import answering, print_json, text_console
from amends.core.errors import InputError
from amends.flood.answer import flood as reckon
from amends.flood.plan import read_plan

_SHOWN = 24
_SMALLEST = 0.005


def flood(
    place: Annotated[str, typer.Argument(metavar="PLAN", help="A JSON or YAML file; - reads standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
    chart: Annotated[
        Path | None, typer.Option("--chart", metavar="FILE.svg", help="Also draws calls and staff.")
    ] = None,
) -> None:
    """Forecast of contacts, staff per interval, waves; exit 1 where the staff falls short."""
    raise typer.Exit(answering(lambda: _flood(place, chart, as_json=as_json), as_json=as_json))


def register(app: typer.Typer) -> None:
    """Adds ``flood`` to the command line."""
    app.command(name="flood")(flood)


def _flood(place: str, chart: Path | None, *, as_json: bool) -> int:
    plan = read_plan(_text(place), name=place)
    document = reckon(plan, now=datetime.now(UTC).astimezone())
    if chart is not None:
        _draw(document, chart)
    if as_json:
        print_json(document)
    else:
        _print(document)
    return 1 if document["gap"] else 0


def _text(place: str) -> str:
    if place != "-":
        return read_text(Path(place))
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            "The plan is not UTF-8.", code="file.not_utf8", where="standard input", fix="Send it as UTF-8."
        ) from error


def _draw(document: dict[str, Any], path: Path) -> None:
    from amends.flood.chart import flood_chart  # noqa: PLC0415  # drawing takes a second to load, and few ask for it

    path.write_text(flood_chart(document), encoding="utf-8")


def _print(document: dict[str, Any]) -> None:
    for line in _lines(document):
        text_console.print(line, markup=False, highlight=False)
    text_console.print(_table(document["staffing"]))
    left_out = len(_busy(document["staffing"])) - _SHOWN
    if left_out > 0:
        text_console.print(f"… and {left_out} more intervals (--json has all)", markup=False, highlight=False)
    for one in document["assumptions"]:
        line = f"Assumed: {one['field']} = {one['value']} ({one['owner']}: {one['reason']})"
        text_console.print(line, markup=False, highlight=False)


def _lines(document: dict[str, Any]) -> list[str]:
    peak, gap = document["peak"], document["gap_sum"]
    lines = [
        f"Peak      {peak['calls_per_hour']:,.1f} calls an hour at {peak['at']}: {peak['agents']:,} on phones, "
        f"{peak['rostered']:,} rostered",
        f"Bursts    {peak['bursts']} The promise is then kept for {peak['service_level_with_bursts']:.0%} of callers; "
        f"{peak['agents_with_bursts']:,} agents keep it.",
        f"Gap       {gap['agents']:,} agents at the worst, {gap['agent_hours']:,.0f} agent hours, "
        f"{gap['people']:,} people to be found" if document["gap"] else "Gap       none",
        f"Waves     {document['because']}",
    ]  # fmt: skip
    lines += [f"          {wave['at']}  {wave['notices']:>10,}" for wave in document["waves"][:_SHOWN]]
    if len(document["waves"]) > _SHOWN:
        lines.append(f"          … and {len(document['waves']) - _SHOWN} more waves (--json has all)")
    for name, one in document.get("contacts", {}).items():
        lines.append(
            f"{name.capitalize():<9} {one['calls']:,.0f} calls to agents, peak {one['peak_calls_per_hour']:,.1f} an "
            f"hour ({one['agents_at_peak']:,} agents), {one['mails']['contacts']:,.0f} mails, "
            f"{one['social']['contacts']:,.0f} social posts"
        )
    lines += _extra_lines(document)
    return lines


def _extra_lines(document: dict[str, Any]) -> list[str]:
    lines = []
    if found := document.get("recalibrated"):
        lines.append(
            f"Observed  {found['came']:,} calls came where {found['expected']:,.0f} were expected: propensity "
            f"{found['prior_propensity']:.2%} becomes {found['propensity']:.2%} "
            f"({found['low']:.2%} to {found['high']:.2%})"
        )
    if found := document.get("languages"):
        pools = ", ".join(f"{pool['name']} {pool['agents']:,}" for pool in found["pools"])
        lines.append(
            f"Languages {pools}: {found['separate']:,} apart, {found['pooled']:,} if all take every call; "
            f"the price of not pooling is {found['price_of_not_pooling']:,}"
        )
    if found := document.get("cost"):
        lines.append(f"Cost      {found['cost']:,.2f} {found['currency']} for {found['paid_hours']:,.0f} paid hours")
    return lines


def _busy(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["calls_per_hour"] >= _SMALLEST] or rows[:1]


def _table(rows: list[dict[str, Any]]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("from", "calls/h", "agents", "rostered", "in time", "wait s", "hang up", "busy"):
        table.add_column(name, justify="left" if name == "from" else "right", no_wrap=True)
    for row in _busy(rows)[:_SHOWN]:
        wait = "grows" if row["asa_s"] is None else f"{row['asa_s']:.1f}"
        table.add_row(
            row["from"][:16].replace("T", " "),
            f"{row['calls_per_hour']:,.1f}",
            f"{row['agents']:,}",
            f"{row['rostered']:,}",
            f"{row['service_level']:.1%}",
            wait,
            f"{row['abandon']:.1%}",
            f"{row['occupancy']:.1%}",
        )
    return table
