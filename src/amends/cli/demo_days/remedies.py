"""Cards, monitoring codes and national steps of the demo, with what the card host and the provider report."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from amends.apps.evidence.selectors import newest_assessment
from amends.apps.looks.services import person_hash
from amends.apps.remedies.giving import MONITORING
from amends.apps.remedies.models import Entitlement
from amends.apps.remedies.register import Affected, affected_people
from amends.apps.remedies.services import (
    code_at_desk,
    export_orders,
    give_code,
    import_pool,
    import_redemptions,
    import_results,
    list_cards,
    plan_incident,
    say_step,
    treat_cards,
)
from amends.apps.remedies.stepping import steps_of
from amends.cli.demo_days.stage import Stage, on
from amends.remedies.monitoring import Offer
from amends.remedies.steps import SaidBy, StepState

Deeds = list[tuple[datetime, Callable[[], None]]]
_BY, _CARD = "wanda", "card_number"
_A_DAY = 110  # cards that the maker of the demo can make
_POOL = 260
_GIVEN, _REDEEMED = 120, 57
_STEPS = 90


def deeds(stage: Stage) -> Deeds:
    """What is planned, ordered, made, given and used, and when."""
    return [
        (on(2, 14, 30), lambda: _plan(stage)),
        (on(2, 15), lambda: _list(stage)),
        (on(2, 15, 30), lambda: _order(stage, on(2, 15, 30))),
        (on(3, 15, 30), lambda: _order(stage, on(3, 15, 30))),
        (on(4, 17), lambda: _report(stage, "-0001", on(4, 17))),
        (on(3, 9), lambda: _codes(stage)),
        (on(4, 18), lambda: _steps(stage)),
    ]


def _plan(stage: Stage) -> None:
    plan_incident(incident=stage.incident, key=stage.incident_key, secret=stage.desk, by=_BY, now=on(2, 14, 30))


def _list(stage: Stage) -> None:
    """The issuer's list: tokens, never a number."""
    lines = ["person_ref,token,bin,last4,expiry,activity,is_vulnerable,has_phone,has_account_updater"]
    people = [one for one in affected_of(newest_assessment(stage.incident).folder) if _CARD in one.elements]
    for number, one in enumerate(people):
        activity = "fraud_reported" if number % 67 == 5 else "unknown_merchant" if number % 29 == 3 else ""
        last4, month = number * 7919 % 10_000, number % 12 + 1
        lines.append(
            f"{one.person_ref},tok_demo_{number:05d},99990000,{last4:04d},2028-{month:02d},"
            f"{activity or ('recurring' if number % 5 == 0 else 'usual')},{'yes' if number % 23 == 0 else 'no'},yes,"
            f"{'yes' if number % 3 == 0 else 'no'}"
        )
    path = stage.file("cards.csv", "\n".join(lines) + "\n")
    list_cards(incident=stage.incident, path=path, key=stage.incident_key, by=_BY, now=on(2, 15))
    treat_cards(incident=stage.incident, by=_BY, now=on(2, 15, 10))


def _order(stage: Stage, now: datetime) -> None:
    export_orders(
        incident=stage.incident, folder=stage.folder / f"orders-{now.day}", most=_A_DAY, form="csv", by=_BY, now=now
    )


def _report(stage: Stage, name: str, now: datetime) -> None:
    """What the card host says of the first day's batch: most are on their way, some arrived, few went astray."""
    (batch,) = (stage.folder / "orders-2").glob("*.csv")
    lines = ["result_id,order_id,token,state,at"]
    with batch.open(encoding="utf-8", newline="") as text:
        for number, order in enumerate(csv.DictReader(text)):
            for step, state in enumerate(_way_of(number)):
                at = on(3, 8) + timedelta(hours=8 * step, minutes=number % 60)
                lines.append(f"host{number:05d}-{step},{order['order_id']},{order['token']},{state},{at.isoformat()}")
    path = stage.file(f"results{name}.csv", "\n".join(lines) + "\n")
    import_results(incident=stage.incident, path=path, by=_BY, now=now)


def _way_of(number: int) -> tuple[str, ...]:
    if number % 37 == 11:
        return ("personalised", "mailed", "returned")
    if number % 41 == 7:
        return ("personalised", "mailed", "lost_in_mail")
    steps = ("personalised", "mailed", "activated", "old_closed")
    return steps[: (2, 1, 2, 3, 4, 2, 4, 3)[number % 8]]


def _codes(stage: Stage) -> None:
    codes = [f"WAHTA-{number * 48_271 % 1_000_003:07d}" for number in range(1, _POOL + 1)]
    import_pool(
        incident=stage.incident, path=stage.file("pool.csv", "code\n" + "\n".join(codes) + "\n"),
        offer=Offer(provider="Wachta Monitoring", months=24, redeem_by=date(2027, 6, 30)), secret=stage.desk, by=_BY,
        now=on(3, 9),
    )  # fmt: skip
    lines = ["code,redeemed_at"]
    for number, name in enumerate(_owed_monitoring(stage)[::3][:_GIVEN]):
        at = on(3, 10) + timedelta(minutes=11 * number)
        grant = give_code(
            incident=stage.incident, person_hash=name, secret=stage.desk, pepper=stage.pepper,
            by="portal", now=at,
        )  # fmt: skip
        if number < _REDEEMED:
            used_at = at + timedelta(hours=1 + number % 7)
            lines.append(f"{code_at_desk(grant, secret=stage.desk)},{used_at.isoformat()}")
    path = stage.file("redeemed.csv", "\n".join(lines) + "\n")
    import_redemptions(path=path, secret=stage.desk, by=_BY, now=on(4, 16))


def _owed_monitoring(stage: Stage) -> list[str]:
    rows = Entitlement.objects.filter(incident=stage.incident).values_list("person_hash", "remedies")
    owed = {name for name, remedies in rows if MONITORING in remedies}
    return [name for name in _names(stage) if name in owed]


def _steps(stage: Stage) -> None:
    """What some people said in My case of their national steps."""
    for number, name in enumerate(_names(stage)):
        steps = steps_of(incident=stage.incident, person_hash=name)
        if steps and number < _STEPS:
            say_step(
                incident=stage.incident, person_hash=name, step_id=steps[number % len(steps)].step.id,
                state=StepState.DONE, said_by=SaidBy.PERSON, now=on(4, 18),
            )  # fmt: skip


def _names(stage: Stage) -> Iterator[str]:
    for one in affected_of(newest_assessment(stage.incident).folder):
        yield person_hash(stage.incident_key, one.person_ref)


@cache
def affected_of(folder: str) -> tuple[Affected, ...]:
    """Everybody whom the register calls affected, in its order."""
    return tuple(one for some in affected_people(Path(folder)) for one in some)
