"""The table of cases: each rule both ways, and what beats what."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from amends.contact.decide import Answer, Request, decide
from amends.contact.decide.rulebook import rulebook
from amends.contact.decide.words import LANGUAGES
from amends.core.yamltext import parse_yaml

_TABLE: dict[str, Any] = parse_yaml(Path(__file__).with_name("cases.yaml").read_text("utf-8"), name="cases.yaml")
CASES: list[dict[str, Any]] = _TABLE["cases"]


def request_of(changes: dict[str, Any]) -> dict[str, Any]:
    request = json.loads(json.dumps(_TABLE["base"]))
    for dotted, value in changes.items():
        *path, last = dotted.split(".")
        place = request
        for name in path:
            place = place.setdefault(name, {})
        place[last] = value
    return request


def answer_to(changes: dict[str, Any]) -> Answer:
    return decide(Request.from_json(json.dumps(request_of(changes)).encode()))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    answer = answer_to(case["set"])
    rules = {reason.rule for reason in answer.because}
    assert answer.decision == case["decision"], answer.because
    if "channel" in case:
        assert answer.channel == case["channel"]
    if "addressee" in case:
        assert answer.addressee == case["addressee"]
    if "not_before" in case:
        assert answer.not_before is not None
        assert answer.not_before.isoformat() == case["not_before"]
    assert set(case.get("rules", ())) <= rules
    assert not rules & set(case.get("without", ()))
    assert rules, "an answer without a reason"


def test_table_has_every_rule_and_no_name_twice() -> None:
    told = {rule for case in CASES for rule in case.get("rules", ())}
    assert told == set(rulebook().rules)
    assert len({case["name"] for case in CASES}) == len(CASES) >= 120


def test_reasons_cite_the_law_of_the_place_and_of_the_day() -> None:
    offer = {"purpose": "marketing", "legal_basis": "legitimate_interests"}
    for changes, cited in (
        ({}, "398"),
        ({"at": "2024-11-01T14:00:00+01:00"}, "2002/58"),  # before the Polish code, the directive
        ({"person.residence": "DE"}, "UWG"),
        ({"person.residence": "FR"}, "2002/58"),
        ({"person.residence": "GB"}, "PECR"),
        ({"person.residence": "US-TX"}, "64.1200"),
        ({"person.residence": "BR"}, "choice of the project"),
    ):
        found = {reason.rule: reason.citation for reason in answer_to({**offer, **changes}).because}
        assert cited in found["consent"], changes


def test_nothing_of_the_account_and_no_consent_leaves_in_any_answer() -> None:
    for case in CASES:
        answer = answer_to(case["set"])
        text = repr(answer)
        for secret in ("4711", "123456", "PLN", "Sklep", "given_at", "violence"):
            assert secret not in text, case["name"]
        assert "balance" not in repr(answer.agent_view)


def test_explanations_come_in_english_and_the_persons_language() -> None:
    for language in LANGUAGES:
        answer = answer_to({"person.language": f"{language}-XX"})
        assert set(answer.explanation) == {"en", language}
    assert set(answer_to({"person.language": "fr"}).explanation) == {"en"}
    assert set(answer_to({"person.language": None}).explanation) == {"en"}


def test_allowed_help_on_a_delicate_occasion_says_why_it_may_be() -> None:
    answer = answer_to({"trigger.kind": "balance_zero"})
    assert "We may offer help" in answer.explanation["en"]
    assert "pomoc" in answer.explanation["pl"]
    denied = answer_to({"trigger.kind": "balance_zero", "purpose": "sales", "legal_basis": "consent"})
    assert "Help in the same matter stays possible" in denied.explanation["en"]
    assert (
        "stop"
        in answer_to({"purpose": "marketing", "legal_basis": "legitimate_interests", "channel": "post"}).explanation[
            "en"
        ]
    )


def test_other_channels_are_named_with_what_speaks_against_them() -> None:
    answer = answer_to(
        {
            "purpose": "incident_update",
            "channel": "sms",
            "preferences.opt_outs": [{"channel": "sms", "said": "STOP"}],
            "incident": {"ref": "I", "compromised_channels": ["email"]},
        }
    )
    against = {each.channel.value: each.rule for each in answer.suppressed_alternatives}
    assert answer.channel == "inbox"
    assert against == {
        "sms": "opt-out",
        "email": "compromised-channel",
        "post": "least-intrusive",
        "voice": "least-intrusive",
    }


def test_the_agent_sees_the_name_only_of_the_one_addressed() -> None:
    child = {"person.born_on": "2015-01-01", "person.guardian": {"ref": "G-1", "name": "Anna Nowak"}}
    assert answer_to(child).agent_view.name == "Anna Nowak"
    assert (
        answer_to({"channel": "voice", "direction": "inbound", "authentication": {"result": "failed"}}).agent_view.name
        is None
    )
    assert answer_to({"purpose": "sales", "legal_basis": "contract"}).agent_view.name is None


def test_who_calls_in_is_told_of_their_account_only_once_it_is_shown_who_they_are() -> None:
    call = {"channel": "voice", "direction": "inbound"}
    assert not answer_to(call).agent_view.may_disclose
    assert not answer_to({**call, "authentication": {"result": "forgotten"}}).agent_view.may_disclose
    assert answer_to({**call, "authentication": {"result": "passed"}}).agent_view.may_disclose
    assert answer_to({**call, "channel": "inbox"}).agent_view.may_disclose
    assert not answer_to({**call, "channel": "inbox", "person.deceased": True}).agent_view.may_disclose
    assert not answer_to({"person": {"ref": None}, "trigger.kind": "customer_request"}).agent_view.may_disclose
