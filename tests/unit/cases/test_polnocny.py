"""The bundled case keeps its promises: repeatable, valid numbers, traps that are really laid."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from stdnum import iban, luhn
from stdnum.de import idnr
from stdnum.pl import pesel
from stdnum.us import ssn

from amends.cases import write_case
from amends.core.case import parse_case
from amends.core.case.facts import facts_of_case
from amends.core.elements import require_elements

Row = dict[str, str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("polnocny") / "case"
    write_case(folder)
    return folder


@pytest.fixture(scope="module")
def customers(folder: Path) -> dict[str, Row]:
    with (folder / "customers.csv").open(encoding="utf-8", newline="") as file:
        return {row["nr_klienta"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def leak(folder: Path) -> list[Row]:
    lines = (folder / "leak.csv").read_bytes().decode("cp1250").split("\r\n")
    assert lines.pop() == ""
    header = lines[0].split(";")
    return [dict(zip(header, line.split(";"), strict=False)) for line in lines[1:]]


@pytest.fixture(scope="module")
def expected(folder: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return document


@pytest.fixture(scope="module")
def traps(folder: Path) -> dict[str, dict[str, Any]]:
    return {trap["code"]: trap for trap in json.loads((folder / "traps.json").read_text(encoding="utf-8"))}


def rows_of(trap: dict[str, Any], leak: list[Row]) -> list[Row]:
    return [leak[row["row"] - 1] for row in trap["rows"]]


def test_same_seed_writes_the_same_bytes_and_another_seed_does_not(folder: Path, tmp_path: Path) -> None:
    write_case(tmp_path / "again")
    write_case(tmp_path / "other", seed=7)
    for file in sorted(folder.iterdir()):
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes()
    assert (tmp_path / "other" / "leak.csv").read_bytes() != (folder / "leak.csv").read_bytes()


def test_case_file_is_valid_and_its_conflicting_claims_stand_side_by_side(folder: Path) -> None:
    case = parse_case((folder / "case.yaml").read_text(encoding="utf-8"), name="case.yaml")
    anchors = case.incident.anchors
    assert case.incident.controller.brand_domains == ("bankpolnocny.example",)
    assert case.remedies.monitoring_months == 24
    assert anchors.aware is not None
    book = facts_of_case(case, at=anchors.aware)
    assert {claim.value for claim in book.conflicts()["incident.persons_claimed"]} == {80000, 500}


def test_base_has_five_thousand_customers_in_the_places_of_the_case(customers: dict[str, Row]) -> None:
    places = Counter(row["kraj"] for row in customers.values())
    states = Counter(row["stan"] for row in customers.values() if row["kraj"] == "US")
    assert len(customers) == 5000
    assert places == {"PL": 3950, "DE": 400, "GB": 300, "US": 350}
    assert set(states) == {"CA", "NY", "TX", "FL", "MA", "VT"}
    assert {row["kraj"] for row in customers.values() if row["jezyk"] == "fa"} == {"DE", "GB", "US"}


def test_every_number_passes_its_check(customers: dict[str, Row], leak: list[Row]) -> None:
    for row in customers.values():
        assert iban.is_valid(row["nr_rachunku"])
        assert not row["steuer_id"] or idnr.is_valid(row["steuer_id"])
        assert not row["ssn"] or ssn.is_valid(row["ssn"])
        if row["pesel"] and row["pesel"] != "00000000000":
            assert pesel.get_birth_date(pesel.validate(row["pesel"])).isoformat() == row["data_urodzenia"]
    assert all(luhn.is_valid(row["karta"]) for row in leak if row.get("karta"))


def test_polish_identity_cards_pass_the_weights_of_the_dowod(customers: dict[str, Row]) -> None:
    cards = [row["nr_dowodu"] for row in customers.values() if row["kraj"] == "PL"]
    for card in cards:
        weights = (7, 3, 1, 9, 7, 3, 1, 7, 3)
        assert sum(int(char, 36) * weight for char, weight in zip(card, weights, strict=True)) % 10 == 0


def test_addresses_and_phones_reach_nobody(customers: dict[str, Row], folder: Path) -> None:
    text = (folder / "leak.csv").read_bytes().decode("cp1250").lower()
    hosts = {row["email"].rpartition("@")[2] for row in customers.values() if row["email"]}
    hosts |= {host.rpartition("@")[2] for host in re.findall(r"[^;\s]+@[^;\s]+", text)}
    assert all(host.endswith(".example") for host in hosts)
    fictitious = re.compile(
        r"\+48 500 00\d \d{3}|\+44 7700 900\d{3}|\+1 \d{3} 555 01\d\d|\+49 (30 23|69 90|40 66|221 4|89 99)\d{3,6}"
    )
    assert all(fictitious.fullmatch(row["telefon"]) for row in customers.values())


def test_affected_and_either_are_customers_with_elements_of_the_vocabulary(
    expected: dict[str, Any], customers: dict[str, Row]
) -> None:
    for ref, codes in (expected["affected"] | expected["either"]).items():
        assert ref in customers
        require_elements(codes, where=ref)
    assert sum(len(rows) for rows in expected["rows"].values()) == expected["evidence_rows"] == 500
    bystanders = set(expected["bystanders"])
    assert not bystanders & set(expected["affected"])


def test_rows_that_must_be_affected_carry_a_primary_number_of_exactly_that_customer(
    expected: dict[str, Any], customers: dict[str, Row], leak: list[Row]
) -> None:
    pairs = {"pesel": "pesel", "dowod": "nr_dowodu", "ssn": "ssn", "stnr": "steuer_id", "paszport": "nr_paszportu"}
    owners: dict[tuple[str, str], str] = {}
    for ref, customer in customers.items():
        owners |= {(ours, customer[theirs]): ref for ours, theirs in pairs.items() if customer[theirs]}
    for number in expected["rows"]["affected"]:
        row = leak[number - 1]
        found = {owners.get((column, row[column])) for column in pairs if row[column]}
        assert len(found) == 1
        assert found.pop() in expected["affected"]


def test_unmatched_rows_share_no_identifier_with_any_customer(
    expected: dict[str, Any], customers: dict[str, Row], leak: list[Row]
) -> None:
    known = {value.lower() for row in customers.values() for value in row.values() if len(value) > 6}
    for number in expected["rows"]["unmatched"]:
        row = leak[number - 1]
        numbers = (row["pesel"], row["dowod"], row["mail"].lower(), row["rachunek"].replace(" ", "").lower())
        assert not known & {value for value in numbers if value}


def test_twins_differ_only_by_given_name_and_number(
    traps: dict[str, dict[str, Any]], customers: dict[str, Row]
) -> None:
    first, second = (customers[ref] for ref in traps["twins_by_initial"]["rows"][0]["refs"])
    for column in ("nazwisko", "data_urodzenia", "ulica", "kod_pocztowy", "miasto", "telefon"):
        assert first[column] == second[column]
    assert first["pesel"] != second["pesel"]
    assert first["imie"][0] == second["imie"][0] != first["imie"]


def test_father_and_son_have_one_name_and_one_mailbox(
    traps: dict[str, dict[str, Any]], customers: dict[str, Row], leak: list[Row]
) -> None:
    trap = traps["father_and_son"]
    doubtful = next(row for row in trap["rows"] if row["expected"] == "review")
    father, son = (customers[ref] for ref in doubtful["refs"])
    assert (father["imie"], father["nazwisko"], father["email"]) == (son["imie"], son["nazwisko"], son["email"])
    assert {row["pesel"] for row in rows_of(trap, leak)} == {"", son["pesel"]}


def test_moved_customers_have_the_old_address_in_the_leak(
    traps: dict[str, dict[str, Any]], customers: dict[str, Row], leak: list[Row]
) -> None:
    for row in traps["moved"]["rows"]:
        assert customers[row["refs"][0]]["ulica"] not in leak[row["row"] - 1]["adres"]


def test_minors_have_a_guardian_and_the_dead_a_date(
    expected: dict[str, Any], customers: dict[str, Row], traps: dict[str, dict[str, Any]]
) -> None:
    assert len(expected["to_guardian"]) == 2
    assert all(customers[ref]["data_urodzenia"] > "2012" for ref in expected["to_guardian"])
    assert len(expected["excepted"]["deceased"]) == 2 == len(traps["deceased"]["rows"])


def test_wrong_digit_rows_belong_to_no_customer(
    traps: dict[str, dict[str, Any]], customers: dict[str, Row], leak: list[Row]
) -> None:
    everyone = {row["pesel"] for row in customers.values()}
    wrong = [row["pesel"] for row in rows_of(traps["one_digit_wrong"], leak)]
    assert not everyone & set(wrong)
    assert sorted(pesel.is_valid(number) for number in wrong) == [False, True]


def test_broken_lines_are_broken_and_every_other_line_is_not(expected: dict[str, Any], folder: Path) -> None:
    lines = (folder / "leak.csv").read_bytes().decode("cp1250").split("\r\n")[1:-1]
    odd = {number for number, line in enumerate(lines, 1) if line.count(";") != 14 or line.count('"') % 2}
    assert odd == set(expected["rows"]["affected_or_rejected"])


def test_letters_that_the_code_page_lacks_are_lost(folder: Path, customers: dict[str, Row]) -> None:
    assert any(row["nazwisko"] == "Ibañerå" for row in customers.values())
    assert "Iba?er? I?igo" in (folder / "leak.csv").read_bytes().decode("cp1250")
