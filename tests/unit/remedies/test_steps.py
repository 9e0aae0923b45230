"""National steps: whose they are, when somebody is reminded, whether their sources hold; in four languages."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from amends.apps.remedies import status
from amends.core.elements import elements
from amends.core.errors import InputError
from amends.remedies.steps import StepState, all_steps, old_sources, step_by_id, step_reminders, steps_for
from amends.wording.book.phrases import phrases_of

LANGUAGES = ("en", "pl", "de", "fa")


def test_steps_follow_country_and_what_was_exposed() -> None:
    assert "pl-pesel" in {step.id for step in steps_for("PL", ["pesel"])}
    assert {step.id for step in steps_for("US-NY", ["ssn"])} >= {
        "us-freeze-equifax",
        "us-freeze-experian",
        "us-freeze-transunion",
        "us-ip-pin",
    }
    assert steps_for("PL", ["ssn"]) == ()
    assert steps_for("JP", list(elements())) == ()


def test_each_promised_country_has_steps_and_each_step_knows_its_elements() -> None:
    assert {step.country for step in all_steps()} == {"PL", "DE", "GB", "US", "AT", "CH", "IR"}
    ids = [step.id for step in all_steps()]
    assert len(set(ids)) == len(ids)
    for step in all_steps():
        assert set(step.elements) <= set(elements()), step.id
        assert step.source.url.startswith("https://"), step.id
        assert (step.source.checked_on is None) == (step.source.confidence == "memory"), step.id


def test_source_that_nobody_opened_and_one_that_ran_out_are_reported() -> None:
    pesel, cifas = step_by_id("pl-pesel"), step_by_id("gb-cifas")
    assert old_sources([pesel, cifas], on=date(2026, 12, 1)) == (cifas,)
    assert old_sources([pesel], on=date(2027, 6, 1)) == (pesel,)


def test_reminders_end_when_the_step_is_done_or_not_needed() -> None:
    told = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
    step = step_by_id("pl-pesel")
    assert [(at - told).days for at in step_reminders(step, told_at=told, standing=StepState.OPEN)] == [3, 10]
    assert step_reminders(step, told_at=told, standing=StepState.DONE) == ()
    assert step_reminders(step, told_at=told, standing=StepState.NOT_NEEDED) == ()


def test_unknown_step_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        step_by_id("xx-nothing")
    assert caught.value.code == "remedies.unknown_step"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_and_every_status_can_be_said(language: str) -> None:
    say = phrases_of(language).say
    statuses = {*status._CARD_WORDS.values(), *status._INTERIM_WORDS.values(), *status._RECURRING_WORDS.values()}
    plain = statuses | {
        "rem-card-kept", "rem-monitoring-asked", "rem-monitoring-refused", "rem-monitoring-given",
        "rem-monitoring-used", "rem-monitoring-fair", "rem-remind-subject", "rem-steps", "rem-step-free",
        "rem-step-costs", *(step.phrase for step in all_steps()),
    }  # fmt: skip
    assert all(len(say(phrase, {})) > 5 for phrase in plain)
    assert "4242" in say("rem-card-which", {"last4": "4242"})
    assert "X" in say("rem-remind-text", {"day": "X"})
    assert "X" in say("rem-monitoring-until", {"day": "X"})
    assert len({say("rem-step-state", {"state": str(state)}) for state in StepState}) == 3
