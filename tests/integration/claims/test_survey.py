"""Answers belong to nobody, each code answers once, and a question may be left out."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from claiming import ClaimDesk, write_audience

from amends.apps.claims.surveying import Asked, answer_survey, ask_survey, survey_cells, survey_form
from amends.apps.claims.surveymodels import SurveyAnswer, SurveyTicket
from amends.apps.contacts.models import ContactDecision
from amends.apps.contacts.services import decide_contact
from amends.apps.errands.models import Errand
from amends.apps.errands.services import Mail
from amends.apps.looks.services import person_hash
from amends.core.errors import InputError
from amends.core.ids import keyed_hash
from amends.core.sealing import open_sealed
from amends.remedies.calibrator import Form, Judged, Planned, calibrate

CODE = "ABCDEFGHJKLM"
KEY = b"k" * 32
SPARED: dict[str, tuple[str, dict[str, Any]]] = {
    "distressed": ("vulnerability", {"vulnerability": "financial_distress"}),
    "bereaved": ("vulnerability", {"vulnerability": "bereaved"}),
    "minor": ("minors", {"born_on": date(2015, 1, 1), "guardian": "Her Mother"}),
    "dead": ("bereavement", {"is_deceased": True}),
    "refuses": ("opt-out", {"no_email": "yes"}),
    "unsafe": ("safe-contact", {"safe_contact": "post"}),
}
"""By person: the rule of the decision that keeps the survey from them, and what the register knows."""


def ask(claims: ClaimDesk, days: int = 0, most: int = 0) -> Asked:
    return ask_survey(
        incident=claims.incident, currency="PLN", key=KEY, public_key=claims.public_key, pepper=claims.pepper,
        decide=decide_contact, by="test", now=claims.now + timedelta(days=days), most=most,
    )  # fmt: skip


def mails(claims: ClaimDesk) -> list[Mail]:
    return [
        msgspec.json.decode(open_sealed(claims.secret, bytes(row.box), context=row.ref), type=Mail)
        for row in Errand.objects.order_by("id")
    ]


def code_in(mail: Mail) -> str:
    found = re.search(r"\w{4}-\w{4}-\w{4}", mail.text)
    assert found is not None
    return found[0]


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


def test_sample_is_drawn_mailed_answered_and_held_against_a_plan(claims: ClaimDesk, tmp_path: Path) -> None:
    write_audience(claims.incident, tmp_path, *({"person_ref": f"C-{number}"} for number in range(12)))
    assert ask(claims, most=4) == Asked(asked=4, held=0, unreachable=0)
    assert ask(claims, most=4).asked == 0
    assert ask(claims, days=1) == Asked(asked=8, held=0, unreachable=0)
    assert ask(claims, days=2) == Asked(asked=0, held=0, unreachable=0)
    sent = mails(claims)
    assert len({mail.to for mail in sent}) == len(sent) == 12
    for number, mail in enumerate(sent):
        form = survey_form(code_in(mail), language=mail.language, pepper=claims.pepper, now=claims.now)
        assert form is not None
        assert answer(claims, code_in(mail), fair_amount=form.fair_amount[2 if number else 3][0])
    cells = survey_cells(incident=claims.incident, currency="PLN")
    assert [cell.fair for cell in cells] == [(0, 0, 11, 1, 0, 0)]
    plans = [Planned(segment=cells[0].segment, amount=Decimal(10), forms=(Form.MONEY,))]
    [judged] = calibrate(plans, cells, currency="PLN")
    assert (judged.judged, judged.answers, judged.low, judged.high) == (Judged.TOO_LITTLE, 12, 2, 2)


def test_decision_spares_who_is_in_need_and_is_kept_with_its_reasons(claims: ClaimDesk, tmp_path: Path) -> None:
    others = (
        {"person_ref": "plain"},
        {"person_ref": "none", "email": None},
        {"person_ref": "two", "shared": ["email"]},
    )
    spared = ({"person_ref": ref} | row for ref, (_, row) in SPARED.items())
    write_audience(claims.incident, tmp_path, *others, *spared)
    assert ask(claims) == Asked(asked=1, held=len(SPARED), unreachable=2)
    assert [mail.to for mail in mails(claims)] == ["plain@people.example"]
    assert SurveyTicket.objects.get().person_hash == person_hash(KEY, "plain")
    rules = {row.person_hash: {one["rule"] for one in row.because} for row in ContactDecision.objects.all()}
    for ref, (rule, _) in SPARED.items():
        assert rule in rules[person_hash(KEY, ref)], ref
