"""What must hold for every request, however the parts of it are put together."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.contact.decide import Answer, Request, decide

CHANNELS = ["email", "sms", "voice", "post", "inbox", "push", "web", "branch"]
PURPOSES = "statutory_notice incident_update fraud_alert complaint service remedy survey marketing sales".split()
BASES = ["legal_obligation", "contract", "consent", "legitimate_interests", "vital_interests", "public_task", None]
SENSITIVE = ["balance_zero", "card_declined", "breach_notice_due", "facts_changed", "fraud_signal", "incident_roster"]
BALANCE = 98765.43
NOW = datetime.fromisoformat("2026-06-03T14:00:00+02:00")

instants = st.integers(-60 * 24 * 120, 60 * 24 * 120).map(
    lambda minutes: (NOW + timedelta(minutes=minutes)).isoformat()
)
maybe = st.booleans() | st.none()
point = st.fixed_dictionaries({"given_by_person": maybe, "verified": maybe})
person = st.fixed_dictionaries(
    {
        "ref": st.sampled_from(["C-1", "C-1", "C-1", None]),
        "kind": st.sampled_from(["person", "person", "organisation"]),
        "language": st.sampled_from(["en", "pl", "de", "fa", "fr", None]),
        "residence": st.sampled_from(["PL", "DE", "US-NY", "US-RI", "IR", None]),
        "time_zone": st.sampled_from(["Europe/Warsaw", "America/New_York", "Asia/Tehran", None]),
        "born_on": st.sampled_from(["1980-01-01", "1980-01-01", "2015-01-01", None]),
        "deceased": st.sampled_from([False, False, False, True]),
        "guardian": st.sampled_from([None, {"ref": "G-1"}]),
        "next_of_kin": st.sampled_from([None, {"ref": "K-1"}]),
        "vulnerability": st.lists(st.sampled_from(["financial_distress", "bereaved", "abuse", "health"]), max_size=1),
        "safe_contact": st.none()
        | st.fixed_dictionaries({"only": st.lists(st.sampled_from(CHANNELS), max_size=3), "reason": st.just("x")}),
        "affected": st.booleans(),
        "contact_points": st.none() | st.dictionaries(st.sampled_from(CHANNELS), point, max_size=5),
        "account": st.just({"balance": BALANCE, "currency": "PLN", "transactions": [{"amount": BALANCE}]}),
    }
)
consent = st.fixed_dictionaries(
    {
        "purpose": st.sampled_from(PURPOSES),
        "channel": st.sampled_from(CHANNELS),
        "given_at": instants,
        "withdrawn_at": st.none() | instants,
    }
)
preferences = st.fixed_dictionaries(
    {
        "consents": st.lists(consent, max_size=3),
        "objections": st.lists(
            st.fixed_dictionaries({"purpose": st.sampled_from([*PURPOSES, "all"]), "at": instants}), max_size=2
        ),
        "opt_outs": st.lists(
            st.fixed_dictionaries(
                {
                    "channel": st.sampled_from([*CHANNELS, None]),
                    "said": st.sampled_from(["STOP", "START", "never contact me", ""]),
                    "at": st.none() | instants,
                }
            ),
            max_size=2,
        ),
        "do_not_call": st.booleans(),
    }
)
past = st.fixed_dictionaries(
    {
        "at": instants,
        "channel": st.sampled_from(CHANNELS),
        "purpose": st.sampled_from(PURPOSES),
        "incident": st.sampled_from(["I-1", None]),
        "outcome": st.sampled_from(["delivered", "bounced", None]),
    }
)
incident = st.fixed_dictionaries(
    {
        "ref": st.just("I-1"),
        "severity": st.sampled_from(["low", "medium", "high", "very_high", None]),
        "opened_at": st.none() | instants,
        "compromised_channels": st.lists(st.sampled_from(CHANNELS), max_size=2),
    }
)
requests = st.fixed_dictionaries(
    {
        "person": person,
        "purpose": st.sampled_from(PURPOSES),
        "legal_basis": st.sampled_from(BASES),
        "channel": st.sampled_from(CHANNELS),
        "direction": st.sampled_from(["outbound", "outbound", "inbound"]),
        "at": instants,
        "trigger": st.none()
        | st.fixed_dictionaries({"kind": st.sampled_from([*SENSITIVE, "campaign", "customer_request"])}),
        "authentication": st.none() | st.fixed_dictionaries({"result": st.sampled_from(["passed", "failed"])}),
        "message": st.none()
        | st.fixed_dictionaries(
            {"characters": st.integers(0, 400), "promotional": st.booleans(), "names_sender": maybe}
        ),
        "urgent": st.none() | st.fixed_dictionaries({"reason": st.sampled_from(["now", ""]), "by": st.just("lead")}),
        "facts_changed": st.booleans(),
        "history": st.lists(past, max_size=4),
        "preferences": st.none() | preferences,
        "incident": st.none() | incident,
    }
)
many = settings(max_examples=400, deadline=None)


def _decided(request: dict[str, Any]) -> Answer:
    return decide(Request.from_json(json.dumps(request).encode()))


@many
@given(requests)
def test_every_request_has_an_answer_that_holds_together(request: dict[str, Any]) -> None:
    answer = _decided(request)
    assert answer == _decided(request)
    assert answer.because
    assert (answer.channel is None) == (answer.decision == "deny")
    assert (answer.not_before is not None) == (answer.decision == "defer")
    assert all(reason.text and reason.version and reason.citation for reason in answer.because)
    assert all(each.channel != answer.channel for each in answer.suppressed_alternatives)
    if answer.not_before is not None:
        assert answer.not_before.tzinfo is not None
        assert answer.not_before > datetime.fromisoformat(request["at"])


@many
@given(requests)
def test_no_answer_holds_the_balance_or_the_words_of_a_consent(request: dict[str, Any]) -> None:
    answer = _decided(request)
    text = msgspec.json.encode(answer).decode()
    assert "98765" not in text
    assert "given_at" not in text
    assert "balance" not in msgspec.json.encode(answer.agent_view).decode()


@many
@given(requests, st.sampled_from(["marketing", "sales"]), st.sampled_from(SENSITIVE))
def test_a_sensitive_occasion_never_sells(request: dict[str, Any], purpose: str, occasion: str) -> None:
    assert _decided({**request, "purpose": purpose, "trigger": {"kind": occasion}}).decision == "deny"


@many
@given(requests, st.sampled_from(["marketing", "sales"]), st.integers(0, 60 * 24 * 90 - 1))
def test_the_affected_are_offered_nothing_in_the_freeze(request: dict[str, Any], purpose: str, minutes: int) -> None:
    opened = datetime.fromisoformat(request["at"]) - timedelta(minutes=minutes)
    asked = {
        **request,
        "purpose": purpose,
        "person": {**request["person"], "affected": True},
        "incident": {"ref": "I-1", "opened_at": opened.isoformat()},
    }
    assert _decided(asked).decision == "deny"


@many
@given(requests)
def test_an_objection_or_missing_consent_never_denies_what_the_law_demands(request: dict[str, Any]) -> None:
    request = {**request, "purpose": "statutory_notice"}
    answer = _decided(request)
    assert "consent" not in {reason.rule for reason in answer.because}
    if answer.decision == "deny":
        assert "objection" not in {reason.rule for reason in answer.because}
    wished = request["preferences"] or {}
    unwished = _decided({**request, "preferences": {**wished, "objections": [], "consents": []}})
    assert unwished.decision == answer.decision or "opt-out" in {each.rule for each in unwished.because}


@many
@given(requests)
def test_nothing_goes_out_by_a_way_that_is_unsafe_or_read_by_others(request: dict[str, Any]) -> None:
    answer = _decided({**request, "direction": "outbound"})
    if answer.channel is None:
        return
    safe = request["person"]["safe_contact"]
    assert safe is None or answer.channel in safe["only"]
    assert answer.channel not in (request["incident"] or {}).get("compromised_channels", [])


@many
@given(requests)
def test_a_complaint_that_comes_in_is_always_taken(request: dict[str, Any]) -> None:
    answer = _decided({**request, "purpose": "complaint", "direction": "inbound"})
    assert (answer.decision, answer.channel) == ("allow", request["channel"])


@many
@given(requests)
def test_what_sells_goes_by_the_channel_that_was_asked_for_or_not_at_all(request: dict[str, Any]) -> None:
    answer = _decided({**request, "purpose": "marketing"})
    assert answer.channel in (None, request["channel"])
