"""Answers belong to nobody, each code answers once, and a question may be left out."""

from __future__ import annotations

import pytest
from claiming import ClaimDesk

from amends.apps.claims.surveying import answer_survey, survey_cells, survey_form
from amends.apps.claims.surveymodels import SurveyAnswer, SurveyTicket
from amends.core.errors import InputError
from amends.core.ids import keyed_hash

CODE = "ABCDEFGHJKLM"


def ticket(claims: ClaimDesk) -> SurveyTicket:
    return SurveyTicket.objects.create(
        incident=claims.incident, person_hash="a" * 40, digest=keyed_hash(claims.pepper, "survey code", CODE),
        segment="PL high", currency="PLN", good_until=claims.now.date(), asked_at=claims.now,
    )  # fmt: skip


def answer(claims: ClaimDesk, code: str = "abcd-efgh-jklm", **answers: str) -> bool:
    given = {"fair_amount": "2", "loss_so_far": "", "form": "money", "treated": ""} | answers
    return answer_survey(typed=code, pepper=claims.pepper, now=claims.now, **given)


def test_code_answers_once_and_nothing_leads_back(claims: ClaimDesk) -> None:
    asked = ticket(claims)
    assert answer(claims)
    assert not answer(claims)
    [row] = SurveyAnswer.objects.values()
    assert asked.person_hash not in row.values()
    assert not {"ticket_id", "at", "person_hash", "id"} & set(row)
    [cell] = survey_cells(incident=claims.incident, currency="PLN")
    assert cell.fair == (0, 0, 1, 0, 0, 0)
    assert sum(cell.lost) == 0


def test_wrong_choice_uses_nothing_up(claims: ClaimDesk) -> None:
    ticket(claims)
    for bad in ({"fair_amount": "6"}, {"form": "=1"}, {"treated": "x"}, {"loss_so_far": "-1"}):
        with pytest.raises(InputError):
            answer(claims, **bad)
    assert answer(claims)


def test_form_says_its_bands_in_the_readers_language(claims: ClaimDesk) -> None:
    ticket(claims)
    form = survey_form(CODE, language="pl", pepper=claims.pepper, now=claims.now)
    assert form is not None
    assert [words for _, words in form.fair_amount][:3] == ["Nic", "Do 100,00 PLN", "Od 100,00 PLN do 400,00 PLN"]
    assert survey_form("WRONG", language="pl", pepper=claims.pepper, now=claims.now) is None
