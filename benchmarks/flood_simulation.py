"""The formulas of `amends flood` beside a simulation call by call, and how long a long plan takes.

    .venv/bin/python benchmarks/flood_simulation.py [--runs 10] [--hours 40] [--json]

For Poisson arrivals the formula's figure should lie in the simulation's 95 % interval (which misses one in twenty);
with varying rates the table says how much worse it gets at the same staff.  Seeds are fixed.
"""

from __future__ import annotations

import argparse
import json
import time
from datetime import UTC, datetime
from typing import Any

from amends.flood.answer import flood
from amends.flood.defaults import forecasting
from amends.flood.kernels import response_kernel
from amends.flood.plan import read_plan
from amends.flood.service import Demand, evaluate
from amends.flood.simulate import interval, one_pool, simulate

_MEASURES = ("service_level", "asa_s", "abandon")
_WORLDS: tuple[tuple[str, int, dict[str, Any]], ...] = (
    ("Erlang C, 13 agents", 13, {}),
    ("Erlang C, 14 agents", 14, {}),
    ("Erlang A, 10 agents", 10, {"patience_s": 120.0}),
    ("Erlang A, 12 agents", 12, {"patience_s": 120.0}),
    ("Erlang A, 14 agents", 14, {"patience_s": 120.0}),
    ("Erlang A, 10, retrial 0.5", 10, {"patience_s": 120.0, "retrial": 0.5}),
    ("bursty 0.25, 12 agents", 12, {"patience_s": 120.0, "rate_cv": 0.25}),
    ("bursty 0.50, 12 agents", 12, {"patience_s": 120.0, "rate_cv": 0.5}),
    ("bursty 0.25, 14, no patience", 14, {"rate_cv": 0.25}),
)


def compare(runs: int, hours: float) -> list[dict[str, Any]]:
    """Formula and simulation for each world: A = 10 Erlang, 180 s, answered within 20 s."""
    rows = []
    for name, agents, change in _WORLDS:
        world = one_pool(agents, calls_per_hour=200, aht_s=180, target_s=20, hours=hours, warm_up_hours=2, **change)
        played = [simulate(world, seed=seed) for seed in range(runs)]
        known = {key: change[key] for key in ("patience_s", "retrial") if key in change}
        found = evaluate(200, agents, Demand(180, 20, 0.8, 0.9, **known))
        row: dict[str, Any] = {"world": name}
        for measure in _MEASURES:
            middle, half = interval([getattr(one, measure) for one in played])
            formula = getattr(found, measure)
            row[measure] = {
                "formula": formula, "simulated": middle, "half_width": half, "inside": abs(formula - middle) <= half,
            }  # fmt: skip
        rows.append(row)
    return rows


def long_plans() -> dict[str, float]:
    """Seconds for plans of 90 days: one wave, and waves that must wait for the staff."""
    base = {"notices": 814_093, "start": "2026-06-01T08:00:00+02:00", "channels": ["post"], "aht_s": 300}
    late = {"deadline": "2026-08-30T08:00:00+02:00"}
    plans = {
        "one wave, 15 minutes": base | {"interval_minutes": 15},
        "waves for 80 agents until day 90, 15 minutes": base | late | {"agents_available": 80, "interval_minutes": 15},
        "waves for 20 agents until day 90, 15 minutes": base | late | {"agents_available": 20, "interval_minutes": 15},
        "waves for 20 agents until day 90, 60 minutes": base | late | {"agents_available": 20},
    }
    seconds = {}
    for name, plan in plans.items():
        began = time.perf_counter()
        flood(read_plan(json.dumps(plan), name=name), now=datetime(2026, 6, 1, tzinfo=UTC))
        seconds[name] = round(time.perf_counter() - began, 2)
    return seconds


def backtest() -> dict[str, float]:
    """Which propensity our kernel needs for Epiq's published peak day (0.89 % of letters), by days of mailing."""
    kernel = response_kernel(forecasting().response, minutes=1440)
    needed = {}
    for days in (1, 5, 10, 20):
        by_day = [sum(kernel[max(0, day - sent)] / days for sent in range(days) if sent <= day) for day in range(60)]
        needed[f"mailed over {days} days"] = round(0.0089 / max(by_day), 4)
    return needed


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--hours", type=float, default=40)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    rows, seconds, needed = compare(given.runs, given.hours), long_plans(), backtest()
    if given.json:
        print(json.dumps({"compare": rows, "seconds": seconds, "propensity_for_epiqs_peak": needed}, indent=2))
        return
    for row in rows:
        cells = (
            f"{row[m]['formula'] if row[m]['formula'] is not None else float('nan'):9.4f} {row[m]['simulated']:9.4f} "
            f"±{row[m]['half_width']:7.4f} {'in ' if row[m]['inside'] else 'OUT'}"
            for m in _MEASURES
        )
        print(f"{row['world']:<30} " + " | ".join(cells))
    for name, taken in seconds.items():
        print(f"{name:<50} {taken:6.2f} s")
    print("propensity for Epiq's peak day:", needed)


if __name__ == "__main__":
    main()
