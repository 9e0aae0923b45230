"""ENISA's formula exactly, with the golden cases; the override beside it; what is not known is said."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.core.case.model import Incident
from amends.core.elements import elements
from amends.core.errors import InputError
from amends.severity import Band, computed_risk, score
from amends.severity.score import band_of

PLUS_BANK = (
    "name postal_address email pesel id_card bank_account card_number card_expiry transactions balance credit".split()
)
CONTACT_DATA = ["name", "postal_address", "phone", "email"]


def incident(**fields: Any) -> Incident:
    return msgspec.convert({"controller": {"name": "Bank Polnocny", "sectors": ["bank"]}, **fields}, Incident)


PUBLISHED = {"malicious": True, "recipients": "unknown_number"}


def test_plus_bank_is_very_high() -> None:
    found = score(incident(**PUBLISHED), elements=PLUS_BANK, persons=80_000)
    assert (found.dpc, found.ei, found.cb.total) == (3, 1, 1)
    assert (found.se, found.band) == (4, Band.VERY_HIGH)


def test_mbank_2022_is_high() -> None:
    found = score(incident(malicious=False, recipients="known"), elements=["name", "pesel", "bank_account"], persons=1)
    assert (found.dpc, found.ei, found.se, found.band) == (3, 1, 3.25, Band.HIGH)


def test_target_contact_data_is_medium() -> None:
    found = score(incident(**PUBLISHED), elements=CONTACT_DATA, persons=70_000_000)
    assert (found.dpc, found.ei, found.se, found.band) == (1, 1, 2.0, Band.MEDIUM)
    assert found.override is None


@pytest.mark.parametrize(("fields", "band"), [({}, Band.LOW), (PUBLISHED, Band.MEDIUM)])
def test_name_with_pesel_keeps_its_score_and_is_overridden_beside_it(fields: dict[str, Any], band: Band) -> None:
    found = score(incident(**fields), elements=["name", "pesel"], persons=1)
    assert found.band is band
    assert found.override is not None
    assert found.override.band is Band.HIGH
    assert found.override.source.startswith("https://")
    assert computed_risk(found) == "high"


def test_override_needs_the_name_and_is_not_given_for_what_nobody_can_read() -> None:
    assert score(incident(), elements=["pesel", "email"], persons=1).override is None
    encrypted = score(incident(), elements=["name", "pesel"], persons=1, protection="encrypted")
    assert encrypted.override is None
    assert any("no override" in reason for reason in encrypted.because)


def test_override_is_left_out_where_the_score_itself_is_as_high() -> None:
    found = score(incident(**PUBLISHED), elements=PLUS_BANK, persons=1)
    assert found.override is None
    assert any("no override needed" in reason for reason in found.because)


@pytest.mark.parametrize(
    ("se", "band"),
    [
        (0.25, "low"),
        (1.75, "low"),
        (2, "medium"),
        (2.75, "medium"),
        (3, "high"),
        (3.75, "high"),
        (4, "very_high"),
        (6, "very_high"),
    ],
)
def test_bands_begin_at_two_three_and_four(se: float, band: str) -> None:
    assert band_of(se) == band


@pytest.mark.parametrize(
    ("fields", "parts"),
    [
        ({}, (0, 0, 0, 0)),
        ({"recipients": "none_evident"}, (0, 0, 0, 0)),
        ({"recipients": "known"}, (0.25, 0, 0, 0)),
        ({"recipients": "unknown_number"}, (0.5, 0, 0, 0)),
        ({"nature": ["availability"], "recipients": "unknown_number", "availability": "permanent"}, (0, 0, 0.5, 0)),
        ({"integrity": "recoverable", "availability": "temporary"}, (0, 0.25, 0.25, 0)),
        ({"integrity": "unrecoverable", "malicious": True}, (0, 0.5, 0, 0.5)),
        ({"malicious": False}, (0, 0, 0, 0)),
    ],
)
def test_circumstances_add_enisas_steps(fields: dict[str, Any], parts: tuple[float, ...]) -> None:
    cb = score(incident(**fields), elements=["name"], persons=1).cb
    assert (cb.confidentiality, cb.integrity, cb.availability, cb.malicious) == parts


def test_unknown_recipients_and_intent_are_said_and_not_guessed() -> None:
    because = " ".join(score(incident(), elements=["name"], persons=1).because)
    assert "who got the data is not known" in because
    assert "intent is not known" in because


@pytest.mark.parametrize(
    ("codes", "dpc"),
    [
        (["name"], 1),
        (["name", "geolocation"], 2),
        (["name", "transactions"], 3),
        (["name", "card_number", "card_expiry"], 3),
        (["name", "card_number", "card_expiry", "card_code"], 4),
        (["medical", "card_number", "card_code"], 4),
        (["name", "medical"], 4),
        ([], 1),
    ],
)
def test_context_is_the_highest_category_with_its_adjustment(codes: list[str], dpc: float) -> None:
    assert score(incident(), elements=codes, persons=1).dpc == dpc


def test_credentials_inherit_what_the_accounts_of_the_sector_hold() -> None:
    hospital = incident(controller={"name": "Clinic", "sectors": ["hospital"]})
    assert score(hospital, elements=["email", "password"], persons=1).dpc == 4
    assert score(hospital, elements=["email", "password_hash"], persons=1).dpc == 1


@pytest.mark.parametrize(
    ("codes", "ei"),
    [
        (["transactions"], 0.25),
        (["gender"], 0.25),
        ([], 0.25),
        (["name"], 0.5),
        (["email"], 0.5),
        (["email", "phone"], 0.75),
        (["pesel"], 0.75),
        (["name", "email"], 0.75),
        (["name", "email", "phone"], 1),
        (["name", "ssn"], 1),
        (["name", "date_of_birth", "postal_address"], 1),
    ],
)
def test_identification_gets_easier_with_every_identifier(codes: list[str], ei: float) -> None:
    assert score(incident(), elements=codes, persons=1).ei == ei


def test_values_set_by_a_person_are_used_as_they_are_and_shown_as_set() -> None:
    given_values = incident(assessment={"dpc": 2, "ei": 0.25})
    found = score(given_values, elements=["name", "medical", "pesel"], persons=1)
    assert (found.dpc, found.ei, found.se) == (2, 0.25, 0.5)
    assert sum("set by a person" in reason for reason in found.because) == 2


@pytest.mark.parametrize(("persons", "is_flagged"), [(100, False), (101, True)])
def test_more_than_a_hundred_persons_are_a_flag_and_no_score(persons: int, is_flagged: bool) -> None:
    found = score(incident(), elements=["name"], persons=persons)
    assert ("over_100_persons" in found.flags) is is_flagged
    assert found.se == 0.5


@pytest.mark.parametrize(
    ("protection", "is_flagged"),
    [
        ("encrypted", True),
        ("tokenised", True),
        ("hashed_salted", True),
        ("hashed", False),
        ("encrypted_key_taken", False),
        ("none", False),
        (["encrypted", "tokenised"], True),
        (["encrypted", "none"], False),
    ],
)
def test_unintelligible_is_a_flag_only_if_all_of_it_is(protection: str | list[str], is_flagged: bool) -> None:
    found = score(incident(**PUBLISHED), elements=CONTACT_DATA, persons=1, protection=protection)
    assert ("unintelligible" in found.flags) is is_flagged
    assert found.se == 2


@pytest.mark.parametrize(
    ("fields", "codes", "protection", "risk"),
    [
        ({}, ["name"], "none", "low"),
        (PUBLISHED, CONTACT_DATA, "none", "risk"),
        (PUBLISHED, PLUS_BANK, "none", "high"),
        (PUBLISHED, PLUS_BANK, "encrypted", "low"),
        ({**PUBLISHED, "availability": "permanent"}, PLUS_BANK, "encrypted", "risk"),
    ],
)
def test_risk_follows_from_band_override_and_flags(
    fields: dict[str, Any], codes: list[str], protection: str, risk: str
) -> None:
    assert computed_risk(score(incident(**fields), elements=codes, persons=1, protection=protection)) == risk


def test_unknown_element_and_protection_are_refused() -> None:
    with pytest.raises(InputError) as unknown:
        score(incident(), elements=["shoe_size"], persons=1)
    assert unknown.value.code == "element.unknown"
    with pytest.raises(InputError) as protection:
        score(incident(), elements=["name"], persons=1, protection="rot13")
    assert protection.value.code == "severity.protection"


@given(
    codes=st.sets(st.sampled_from(sorted(elements()))),
    recipients=st.sampled_from([None, "none_evident", "known", "unknown_number"]),
    malicious=st.sampled_from([None, True, False]),
    integrity=st.sampled_from(["none", "recoverable", "unrecoverable"]),
    availability=st.sampled_from(["none", "temporary", "permanent"]),
)
def test_score_is_always_the_formula_and_within_enisas_range(codes: set[str], **fields: Any) -> None:
    given_fields = {name: value for name, value in fields.items() if value is not None}
    found = score(incident(**given_fields), elements=codes, persons=1)
    assert found.se == found.dpc * found.ei + found.cb.total
    assert 0.25 <= found.se <= 6
    assert 1 <= found.dpc <= 4
    assert found.ei in (0.25, 0.5, 0.75, 1)
    assert found.band is band_of(found.se)
    assert found.because


def test_the_risk_rests_on_the_worst_while_it_is_not_known_who_got_the_data() -> None:
    data = {"elements": CONTACT_DATA, "persons": 50}
    unknown = score(incident(malicious=True), **data)
    assert (unknown.se, unknown.band, unknown.band_at_worst) == (1.5, Band.LOW, Band.MEDIUM)
    assert computed_risk(unknown) == "risk"
    assert any("if an unknown number of people got the data, the score is 2" in reason for reason in unknown.because)
    nobody = score(incident(malicious=True, recipients="none_evident"), **data)
    assert (nobody.se, nobody.band_at_worst, computed_risk(nobody)) == (1.5, None, "low")


def test_recipients_do_not_matter_where_nothing_became_known_to_anybody() -> None:
    lost = score(incident(nature=["availability"], availability="temporary"), elements=CONTACT_DATA, persons=50)
    assert lost.band_at_worst is None
    assert computed_risk(lost) == "low"
