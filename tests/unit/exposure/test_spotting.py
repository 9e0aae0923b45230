"""What stands in remarks, lists, mixed and swapped cells is found, counted and linked by."""

from __future__ import annotations

import json

import pytest

from amends.core.case import parse_case
from amends.exposure import assess, read_audience
from amends.exposure.recheck import recheck
from tests.unit.exposure.agreeing import agree
from tests.unit.exposure.conftest import AT, case_text, customer, run, write_csv

PESEL_A, PESEL_B = "44051401359", "02070803628"
CUSTOMERS = [
    customer("A", given_name="Anna", family_name="Kos", pesel=PESEL_A, email="anna@poczta.example"),
    customer("B", given_name="Bartosz", family_name="Lis", pesel=PESEL_B, email="bartosz@poczta.example"),
    customer("C", given_name="Celina", family_name="Wilk", email="celina@poczta.example"),
]


def made(folder, leak):
    write_csv(folder / "customers.csv", CUSTOMERS)
    write_csv(folder / "leak.csv", leak)
    return run(folder, case_text(["customers.csv"], ["leak.csv"]))


def test_a_card_number_in_a_remark_is_exposed(tmp_path):
    leak = [
        {"email": "anna@poczta.example", "other": "dzwonił, karta 4111 1111 1111 1111"},
        {"email": "celina@poczta.example", "other": "nic nowego"},
    ]
    affected = made(tmp_path, leak).affected
    assert list(affected["A"]["elements"]) == ["email", "card_number"]
    assert list(affected["C"]["elements"]) == ["email"]


def test_a_pesel_in_a_remark_counts_for_its_owner_and_against_another(tmp_path):
    leak = [
        {"email": "anna@poczta.example", "other": f"PESEL {PESEL_A} potwierdzony"},
        {"email": "celina@poczta.example", "other": "x"},
        {"email": "bartosz@poczta.example", "other": f"to jest PESEL {PESEL_A}"},
    ]
    result = made(tmp_path, leak)
    assert list(result.affected["A"]["elements"]) == ["email", "pesel"]
    assert result.affected["A"]["evidence"] == [{"file": "leak.csv", "row": 1}]
    assert "B" not in result.affected
    assert {"A", "B"} <= set(result.review)


def test_a_mixed_column_links_by_what_each_cell_holds(tmp_path):
    leak = [
        {"other": "anna@poczta.example"},
        {"other": "celina@poczta.example"},
        {"other": PESEL_B},
        {"other": "brak"},
    ]
    assert set(made(tmp_path, leak).affected) == {"A", "B", "C"}


def test_an_address_in_the_wrong_column_still_links_and_two_in_one_cell_are_two_persons(tmp_path):
    leak = [
        {"given_name": "anna@poczta.example", "family_name": "Kos", "email": "Anna"},
        {"given_name": "x", "email": "bartosz@poczta.example; celina@poczta.example"},
    ]
    result = made(tmp_path, leak)
    assert set(result.affected) == {"A"}
    assert set(result.review) == {"B", "C"}


def test_numbers_of_other_things_are_not_taken_for_persons(tmp_path):
    orders = [{"email": f"u{n}@y.example", "other": str(44051401000 + n)} for n in range(300, 400)]
    result = made(tmp_path, [*orders, {"email": "celina@poczta.example", "other": "44051401388"}])
    assert set(result.affected) == {"C"}
    assert result.review == {}


@pytest.mark.parametrize(
    ("line", "ref", "elements"),
    [
        ({"other": ["anna@poczta.example"]}, "A", ["email"]),
        ({"other": [PESEL_B]}, "B", ["pesel"]),
        ({"email": "celina@poczta.example", "other": [{"type": "passport", "number": "ZS0000177"}]}, "C",
         ["email", "passport"]),
    ],
)  # fmt: skip
def test_lists_in_json_are_looked_into(tmp_path, line, ref, elements):
    write_csv(tmp_path / "customers.csv", CUSTOMERS)
    (tmp_path / "leak.jsonl").write_text(json.dumps(line) + "\n")
    result = run(tmp_path, case_text(["customers.csv"], ["leak.jsonl"]))
    assert {key: list(row["elements"]) for key, row in result.affected.items()} == {ref: elements}


def test_a_repeated_json_key_points_at_both_persons(tmp_path):
    write_csv(tmp_path / "customers.csv", CUSTOMERS)
    line = f'{{"pesel":"{PESEL_A}","x":{{"y":1}},"pesel":"{PESEL_B}"}}'
    (tmp_path / "leak.jsonl").write_text(line + "\n")
    case = parse_case(case_text(["customers.csv"], ["leak.jsonl"]), name="case.yaml")
    out = tmp_path / "out"
    summary = assess(case, base=tmp_path, out=out, as_of=AT, progress=lambda stage, share: None)
    assert (summary.persons.affected, summary.persons.review) == (0, 2)


def test_a_line_nested_too_deeply_is_refused_with_its_reason(tmp_path):
    write_csv(tmp_path / "customers.csv", CUSTOMERS)
    deep = '{"email":"anna@poczta.example","z":' + "[" * 3000 + "]" * 3000 + "}"
    (tmp_path / "leak.jsonl").write_text('{"email":"celina@poczta.example"}\n' + deep + "\n")
    result = run(tmp_path, case_text(["customers.csv"], ["leak.jsonl"]))
    assert set(result.affected) == {"C"}
    [refused] = result.table("rejected")
    assert (refused["row"], "too deeply" in refused["reason"]) == (2, True)


def test_a_couple_in_one_row_goes_to_review_and_nobody_is_lost(tmp_path):
    leak = [{"name": "Anna Kos", "pesel": PESEL_A, "other": "Bartosz Lis", "pesel__spouse": PESEL_B}]
    result = made(tmp_path, leak)
    assert result.affected == {}
    assert set(result.review) == {"A", "B"}


def test_the_owner_of_a_number_in_anothers_row_is_in_review_too(tmp_path):
    leak = [{"name": "Bartosz Lis", "pesel": PESEL_A, "email": "bartosz@poczta.example"}]
    result = made(tmp_path, leak)
    assert result.affected == {}
    assert set(result.review) == {"A", "B"}


def test_the_second_derivation_sees_other_text_too(tmp_path):
    leak = [
        {"email": "anna@poczta.example", "other": "karta 4111 1111 1111 1111, tel. +48 600 100 200"},
        {"email": "celina@poczta.example", "other": "nic"},
    ]
    result = made(tmp_path, leak)
    people = {row.person_ref: row for row in read_audience(result.out)}
    again = list(recheck(base=tmp_path, out=result.out, refs=list(people)))
    assert len(again) == 2
    assert all(agree(item, people[item.person_ref]) for item in again)
