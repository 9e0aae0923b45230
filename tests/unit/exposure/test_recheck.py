"""Derivation B agrees where all is well, and disagrees where somebody tampered or a link was wrong."""

from __future__ import annotations

import shutil

import duckdb
import pytest

from amends.core.person import Formality
from amends.exposure import read_audience, read_cohorts
from amends.exposure.recheck import recheck
from tests.unit.exposure.agreeing import agree
from tests.unit.exposure.conftest import case_text, customer, run, write_csv

CUSTOMERS = [
    customer(
        "A",
        given_name="Anna",
        family_name="Żółć",
        pesel="90030311111",
        email="Anna@poczta.example ",
        phone="600 100 200",
    ),
    customer(
        "B",
        given_name="Bartosz",
        family_name="Łoś",
        pesel="91030311111",
        email="b@poczta.example",
        phone="0049 151 2345678",
    ),
]
LEAK = [
    {
        "pesel": "91030311111",
        "date_of_birth": "1991-03-03",
        "card_number": "4111111111111111",
        "email": "brak@brak.example",
    },
    {"pesel": "90030311111", "date_of_birth": "3 marca 1990", "card_number": "", "phone": "tel. 600-100-200"},
    {"pesel": "90030311111", "password": "x", "card_number": "0000000000000000"},
]


def made(folder, customers=CUSTOMERS, leak=LEAK):
    write_csv(folder / "customers.csv", customers)
    write_csv(folder / "leak.csv", leak, delimiter=";", encoding="cp1250")
    return run(folder, case_text(["customers.csv"], ["leak.csv"]))


def test_both_derivations_agree_on_every_person(tmp_path):
    result = made(tmp_path)
    people = {person.person_ref: person for person in read_audience(result.out)}
    again = {person.person_ref: person for person in recheck(base=tmp_path, out=result.out, refs=list(people))}
    assert set(people) == set(again) == {"A", "B"}
    assert all(agree(again[ref], people[ref]) for ref in people)
    assert people["A"].elements == ("date_of_birth", "phone", "pesel", "password")
    assert people["A"].phone == "+48600100200"
    assert people["B"].phone == "+491512345678"


def test_changed_address_in_the_source_is_noticed(tmp_path):
    result = made(tmp_path)
    people = {person.person_ref: person for person in read_audience(result.out)}
    write_csv(tmp_path / "customers.csv", [CUSTOMERS[0] | {"email": "other@poczta.example"}, CUSTOMERS[1]])
    again = {person.person_ref: person for person in recheck(base=tmp_path, out=result.out, refs=list(people))}
    assert not agree(again["A"], people["A"])
    assert agree(again["B"], people["B"])


def test_a_register_that_points_to_somebody_elses_row_is_noticed(tmp_path):
    result = made(tmp_path)
    people = {person.person_ref: person for person in read_audience(result.out)}
    path, forged = result.out / "register.parquet", tmp_path / "forged.parquet"
    swapped = "SELECT * REPLACE (CASE person_ref WHEN 'A' THEN 'B' ELSE 'A' END AS person_ref)"
    duckdb.connect().execute(f"COPY ({swapped} FROM read_parquet('{path}')) TO '{forged}' (FORMAT parquet)")
    shutil.move(forged, path)
    again = {person.person_ref: person for person in recheck(base=tmp_path, out=result.out, refs=list(people))}
    assert again["A"].conflicts == ("pesel",)
    assert not any(agree(again[ref], people[ref]) for ref in people)


def test_person_who_is_no_longer_in_the_source_is_not_derived(tmp_path):
    result = made(tmp_path)
    write_csv(tmp_path / "customers.csv", CUSTOMERS[1:])
    assert [person.person_ref for person in recheck(base=tmp_path, out=result.out, refs=["A", "B"])] == ["B"]


def test_only_the_wanted_persons_are_derived(tmp_path):
    result = made(tmp_path)
    assert [person.person_ref for person in recheck(base=tmp_path, out=result.out, refs=["A"])] == ["A"]


def test_cohorts_add_up_to_the_audience(tmp_path):
    result = made(tmp_path)
    assert sum(cohort.persons for cohort in read_cohorts(result.out)) == len(list(read_audience(result.out))) == 2


FORMS = [
    CUSTOMERS[0] | {"language": "niemiecki", "formality": "per du", "letter_format": "Großdruck, Leichte Sprache"},
    CUSTOMERS[1] | {"language": "", "country": "unknown", "formality": "nicht du", "letter_format": "Großbrief"},
]


def test_both_derivations_read_the_same_language_terms_and_format(tmp_path):
    result = made(tmp_path, FORMS)
    people = {person.person_ref: person for person in read_audience(result.out)}
    again = {person.person_ref: person for person in recheck(base=tmp_path, out=result.out, refs=list(people))}
    assert all(agree(again[ref], people[ref]) for ref in people)
    forms = {ref: (found.language, found.formality, found.large_print, found.easy_read) for ref, found in again.items()}
    assert forms == {"A": ("de", Formality.INFORMAL, True, True), "B": ("en", Formality.FORMAL, False, False)}


@pytest.mark.parametrize(("place", "language"), [("PL", "pl"), ("Niemcy", "de"), ("", "en"), ("n/a", "en")])
def test_language_follows_the_custom_of_the_place_in_both_derivations(tmp_path, place, language):
    result = made(tmp_path, [CUSTOMERS[0] | {"country": place}])
    (person,) = read_audience(result.out)
    (again,) = recheck(base=tmp_path, out=result.out, refs=["A"])
    assert person.language == again.language == language


def test_language_of_a_file_without_places_is_that_of_the_controllers_country_in_both_derivations(tmp_path):
    result = made(tmp_path, [{key: value for key, value in CUSTOMERS[0].items() if key != "country"}])
    (person,) = read_audience(result.out)
    (again,) = recheck(base=tmp_path, out=result.out, refs=["A"])
    assert person.language == again.language == "pl"


@pytest.mark.parametrize("field", ["language", "formality", "letter_format"])
def test_changed_form_of_address_in_the_source_is_noticed(tmp_path, field):
    result = made(tmp_path, FORMS)
    people = {person.person_ref: person for person in read_audience(result.out)}
    write_csv(tmp_path / "customers.csv", [FORMS[0] | {field: "fr" if field == "language" else ""}, FORMS[1]])
    again = {person.person_ref: person for person in recheck(base=tmp_path, out=result.out, refs=list(people))}
    assert not agree(again["A"], people["A"])
    assert agree(again["B"], people["B"])
