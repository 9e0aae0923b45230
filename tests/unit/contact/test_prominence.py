"""A page counts as shown for as long as somebody looked and it was there, in sight."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from amends.contact.prominence import Look, prominence, prove_prominence
from amends.core.errors import InputError

BEGUN = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = timedelta(days=1)
GOOD = Look(
    at=BEGUN, place="home_page", has_link=True, on_first_screen=True, link_px=18, text_px=16, notice_sha256="aa"
)
NINETY = [replace(GOOD, at=BEGUN + number * DAY) for number in range(91)]


def test_daily_looks_for_the_whole_time_prove_it() -> None:
    proof = prove_prominence(NINETY, notice_sha256="aa", demanded=90 * DAY)
    assert (proof.is_proven, proof.shown, proof.missing, proof.lapses) == (True, 90 * DAY, timedelta(0), ())


def test_one_day_less_does_not() -> None:
    proof = prove_prominence(NINETY[:-1], notice_sha256="aa", demanded=90 * DAY)
    assert (proof.is_proven, proof.missing) == (False, DAY)


def test_looks_in_any_order_prove_the_same() -> None:
    assert prove_prominence(reversed(NINETY), notice_sha256="aa", demanded=90 * DAY).is_proven


@pytest.mark.parametrize(
    "change",
    [
        {"has_link": False},
        {"place": "press_page"},
        {"on_first_screen": False},
        {"link_px": 9},
        {"text_px": 30},
        {"notice_sha256": "bb"},
    ],
)
def test_look_that_lacks_something_takes_the_time_around_it_away(change: dict[str, object]) -> None:
    looks = [*NINETY[:40], replace(NINETY[40], **change), *NINETY[41:]]  # type: ignore[arg-type]
    proof = prove_prominence(looks, notice_sha256="aa", demanded=90 * DAY)
    assert (proof.is_proven, proof.missing, len(proof.lapses)) == (False, 2 * DAY, 2)
    longer = [*looks, *(replace(GOOD, at=BEGUN + number * DAY) for number in (91, 92))]
    assert prove_prominence(longer, notice_sha256="aa", demanded=90 * DAY).is_proven


def test_time_in_which_nobody_looked_is_not_proven() -> None:
    proof = prove_prominence([NINETY[0], NINETY[90]], notice_sha256="aa", demanded=90 * DAY)
    assert proof.shown == timedelta(0)
    assert proof.lapses[0].because == "nobody looked"


def test_no_look_at_all_proves_nothing() -> None:
    assert not prove_prominence([], notice_sha256="aa", demanded=timedelta(0)).is_proven


def test_look_without_time_zone_is_one_clear_error() -> None:
    naive = replace(GOOD, at=datetime(2026, 11, 23))  # noqa: DTZ001  # that is the point
    with pytest.raises(InputError, match="no time zone"):
        prove_prominence([naive], notice_sha256="aa", demanded=DAY)


def test_demand_cites_the_words_that_it_answers_to() -> None:
    assert "164.404(d)(2)" in prominence().source.at
    assert prominence().look.lapse_hours >= prominence().look.every_hours
