"""A case file is read strictly, and every fault is one clear error."""

import pytest

from amends.core.case import parse_case
from amends.core.case.facts import facts_of_case
from amends.core.case.model import FactState
from amends.core.clock import parse_instant
from amends.core.errors import InputError

HEAD = "incident:\n  controller: {name: Bank}\n"
COHORT = "cohorts:\n  - {residence: us-ca, persons: 501, elements: [name, ssn]}\n"
NOW = parse_instant("2026-06-02T10:00:00+02:00", where="test")


def case_with(extra: str) -> str:
    return HEAD + extra + COHORT


def test_residences_become_iso_codes() -> None:
    assert parse_case(case_with(""), name="case.yaml").cohorts[0].residence == "US-CA"


def test_norway_is_a_country_and_not_false() -> None:
    text = HEAD + "cohorts: [{residence: NO, persons: 1, elements: [name]}]\n"
    assert parse_case(text, name="case.yaml").cohorts[0].residence == "NO"


@pytest.mark.parametrize(
    ("extra", "code", "said"),
    [
        ("  anchors: {awere: 2026-06-01T16:20:00+02:00}\n", "case.field", "did you mean 'aware'?"),
        ("  anchors: {aware: 2026-06-01T16:20:00}\n", "case.field", "not an instant with an offset"),
        ("  anchors: {aware: 2026-02-30T16:20:00+02:00}\n", "case.field", "not an instant with an offset"),
        ("  recipients: everybody\n", "case.field", "everybody"),
        ("  assessment: {ei: 0.3}\n", "case.field", "none of 0.25, 0.5, 0.75, 1"),
        ("  assessment: {dpc: 5}\n", "case.field", "dpc"),
        ("  compromised_channels: [mail]\n", "case.field", "did you mean 'email'?"),
        ("  nature: []\n", "case.field", "length"),
        ("  extensions: [{jurisdiction: US-FL, recipient: nobody}]\n", "case.field", "nobody"),
        ("  extensions: [{jurisdiction: XX, recipient: authority}]\n", "place.unknown", "XX"),
        ("  title: a\n  title: b\n", "yaml.syntax", "given twice"),
        ("  title: [\n", "yaml.syntax", "line"),
    ],
)
def test_a_fault_names_the_place_and_the_remedy(extra: str, code: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_case(case_with(extra), name="case.yaml")
    assert caught.value.code == code
    assert said in str(caught.value)
    assert "case.yaml" in caught.value.where


@pytest.mark.parametrize(
    ("cohorts", "code"),
    [
        ("cohorts: [{residence: US-ZZ, persons: 1, elements: [name]}]", "place.unknown"),
        ("cohorts: [{residence: PL, persons: 1, elements: [shoe_size]}]", "element.unknown"),
        ("cohorts: [{residence: PL, persons: 1, minors: 2, elements: [name]}]", "case.field"),
        ("cohorts: [{residence: PL, persons: -1, elements: [name]}]", "case.field"),
        ("cohorts: [{residence: PL, persons: 1000000000000000000000, elements: [name]}]", "case.field"),
        ("cohorts: []", "case.empty"),
        ("customers: [{path: a.csv}]", "case.empty"),
    ],
)
def test_nobody_is_affected_by_a_code_outside_the_lists(cohorts: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_case(HEAD + cohorts + "\n", name="case.yaml")
    assert caught.value.code == code


def test_an_anchor_that_is_not_given_is_an_unknown_fact_and_not_a_guess() -> None:
    case = parse_case(case_with("  anchors: {aware: 2026-06-01T16:20:00+02:00}\n"), name="case.yaml")
    book = facts_of_case(case, at=NOW)
    aware, occurred = book.current("anchor.aware"), book.current("anchor.occurred")
    assert aware is not None
    assert aware.value == "2026-06-01T16:20:00+02:00"
    assert occurred is not None
    assert occurred.state is FactState.UNKNOWN


def test_conflicting_claims_stand_side_by_side_until_one_is_superseded() -> None:
    claims = (
        "  facts:\n"
        "    - {key: incident.persons_claimed, value: 80000, source: attacker}\n"
        "    - {key: incident.persons_claimed, value: 500, source: bank}\n"
    )
    book = facts_of_case(parse_case(case_with(claims), name="case.yaml"), at=NOW)
    assert [fact.source for fact in book.conflicts()["incident.persons_claimed"]] == ["attacker", "bank"]
    assert book.current("incident.persons_claimed") is None
    attacker, bank = book.standing("incident.persons_claimed")
    settled = book.supersede(attacker.ref, value=500, source="forensic report", at=NOW)
    assert not settled.conflicts()
    assert not settled.is_current(attacker.ref)
    assert bank in settled.standing("incident.persons_claimed")


_WITH_SECTOR = """
incident: {{controller: {{name: S, sectors: [{}]}}}}
cohorts: [{{residence: PL, persons: 1, elements: [name]}}]
"""


@pytest.mark.parametrize(
    ("word", "sector"), [("Processor", "processor"), ("municipality", "government"), ("police", "law_enforcement")]
)
def test_another_word_for_a_sector_is_that_sector(word: str, sector: str) -> None:
    assert parse_case(_WITH_SECTOR.format(word), name="facts.yaml").incident.controller.sectors == (sector,)


def test_a_slip_in_a_sector_that_changes_the_law_is_refused() -> None:
    with pytest.raises(InputError, match="did you mean 'processor'"):
        parse_case(_WITH_SECTOR.format("proccessor"), name="facts.yaml")


def test_a_sector_that_changes_no_law_is_kept() -> None:
    text = _WITH_SECTOR.format("retail, bank")
    assert parse_case(text, name="facts.yaml").incident.controller.sectors == ("retail", "bank")
