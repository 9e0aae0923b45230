"""The EDPB's cases are advice: the nearest of the same cause, with disagreement shown."""

from __future__ import annotations

from typing import Any

import msgspec

from amends.core.case.model import Incident
from amends.severity import score
from amends.severity.tables import tables


def incident(**assessment: Any) -> Incident:
    raw = {"controller": {"name": "Bank"}, "malicious": True, "recipients": "unknown_number", "assessment": assessment}
    return msgspec.convert(raw, Incident)


# (authority, persons) told, case by case, as the guidelines conclude.
CONCLUSIONS = "NN YN YY YY YY NN YY YN NN NN YY YY NN YY NN YN YY YY".split()


def test_table_holds_the_eighteen_conclusions_of_the_guidelines() -> None:
    cases = tables().precedents.cases
    assert [case.case for case in cases] == [f"{number:02}" for number in range(1, 19)]
    found = [("Y" if case.authority else "N") + ("Y" if case.persons else "N") for case in cases]
    assert found == CONCLUSIONS


def test_unknown_cause_has_no_precedent() -> None:
    assert score(incident(), elements=["name"], persons=1).precedents == ()


def test_nearest_case_of_the_same_cause_comes_first() -> None:
    published = incident(cause="ransomware", exfiltration="confirmed", backup=False)
    found = score(published, elements=["name", "card_number", "postal_address"], persons=1).precedents
    assert (found[0].case, found[0].similarity, found[0].agrees) == ("04", 1.0, True)
    hashed = score(
        incident(cause="web_attack"), elements=["email", "password_hash"], persons=1, protection="hashed_salted"
    )
    assert (hashed.precedents[0].case, hashed.precedents[0].agrees) == ("06", True)


def test_what_is_not_alike_is_said() -> None:
    locked = incident(cause="ransomware", exfiltration="none", backup=True)
    hospital = {item.case: item for item in score(locked, elements=["name"], persons=1).precedents}["02"]
    assert hospital.differences == ("there no backup existed, here a backup existed",)


def test_trusted_recipient_leads_to_the_case_of_the_trusted_third_party() -> None:
    mistake = incident(cause="misdirected", trusted_recipient=True, exfiltration="none")
    assert score(mistake, elements=["name", "email"], persons=24).precedents[0].case == "09"


def test_disagreement_is_shown_and_not_hidden() -> None:
    found = score(
        incident(cause="web_attack", exfiltration="confirmed"), elements=["name", "email", "phone"], persons=213
    )
    nearest = found.precedents[0]
    assert (nearest.case, nearest.agrees, nearest.differences) == ("05", False, ())
    assert "this score says the authority alone" in nearest.because
