"""What stands in the register, the audience and the cohorts of an assessment."""

from __future__ import annotations

import errno
import shutil

import pytest

from amends.core.errors import InputError, MachineError
from amends.exposure import read_audience, read_cohort_rows
from amends.exposure.engines.duckdb import DuckDBEngine
from tests.unit.exposure.conftest import case_text, customer, run, write_csv


def test_residence_language_and_minors_come_from_the_customer_file(assessed):
    customers = [
        customer("1", email="a@x.example", country="Polska"),
        customer("2", email="b@x.example", country="US", region="CA", date_of_birth="2010-01-01"),
        customer("3", email="c@x.example", country="Österreich"),
        customer("4", email="d@x.example", country="ایران"),
        customer("5", email="e@x.example", country="Nowhere", language="polski"),
    ]
    result = assessed(customers, [{"email": f"{letter}@x.example"} for letter in "abcde"])
    found = {ref: (row["residence"], row["language"]) for ref, row in result.affected.items()}
    assert found == {"1": ("PL", "pl"), "2": ("US-CA", "en"), "3": ("AT", "de"), "4": ("IR", "fa"), "5": ("ZZ", "pl")}
    assert {row.residence: row.minors for row in read_cohort_rows(result.out)} == {
        "PL": 0,
        "US-CA": 1,
        "AT": 0,
        "IR": 0,
        "ZZ": 0,
    }


def test_cohorts_and_register_name_each_other(assessed):
    customers = [
        customer("1", email="a@x.example"),
        customer("2", email="b@x.example"),
        customer("3", email="c@x.example"),
    ]
    result = assessed(
        customers, [{"email": "a@x.example", "password": "1"}, {"email": "b@x.example"}, {"email": "c@x.example"}]
    )
    refs = {row.ref: row.persons for row in read_cohort_rows(result.out)}
    named = [row["cohort"] for row in result.affected.values()]
    assert {ref: named.count(ref) for ref in refs} == refs


def test_shared_contact_points_are_marked_also_when_the_leak_does_not_hold_them(assessed):
    customers = [
        customer("1", pesel="90010112345", email="family@x.example", phone="600100200"),
        customer("2", pesel="60010112345", email="FAMILY@x.example", phone="+48 600 100 201"),
    ]
    result = assessed(customers, [{"pesel": "90010112345"}])
    [person] = read_audience(result.out)
    assert person.shared == {"email"}


def test_deceased_guardian_and_former_customers_are_carried_along(assessed):
    customers = [
        customer("1", email="a@x.example", deceased="2020-01-01", guardian="", status="former"),
        customer("2", email="b@x.example", deceased="nie", guardian="Ewa Nowak", status="active"),
    ]
    result = assessed(customers, [{"email": "a@x.example"}, {"email": "b@x.example"}])
    people = {person.person_ref: person for person in read_audience(result.out)}
    assert (people["1"].is_deceased, people["2"].is_deceased) == (True, False)
    assert people["2"].guardian == "Ewa Nowak"
    assert result.affected["1"]["status"] == "former"


def test_worst_protection_of_a_persons_files_counts(tmp_path):
    write_csv(tmp_path / "customers.csv", [customer("1", email="a@x.example"), customer("2", email="b@x.example")])
    write_csv(tmp_path / "one.csv", [{"email": "a@x.example"}, {"email": "b@x.example"}])
    write_csv(tmp_path / "two.csv", [{"email": "a@x.example", "password_hash": "abc"}])
    text = case_text(["customers.csv"], ["one.csv", "two.csv"]).replace(
        '"two.csv"', '"two.csv", "protection": "hashed"'
    )
    text = text.replace('"one.csv"', '"one.csv", "protection": "encrypted"')
    result = run(tmp_path, text)
    assert {ref: row["protection"] for ref, row in result.affected.items()} == {"1": "hashed", "2": "encrypted"}
    assert [place["file"] for place in result.affected["1"]["evidence"]] == ["one.csv", "two.csv"]


def test_digest_is_stable_and_changes_with_the_register(assessed):
    customers = [customer(str(number), email=f"u{number}@x.example") for number in range(50)]
    rows = [{"email": f"u{number}@x.example"} for number in range(30)]
    first, second = assessed(customers, rows).summary, assessed(customers, rows).summary
    assert first.register_sha256 == second.register_sha256
    assert assessed(customers, rows[:-1]).summary.register_sha256 != first.register_sha256


def test_running_again_replaces_the_answer_and_leaves_no_scratch(assessed):
    result = assessed([customer("1", email="a@x.example")], [{"email": "a@x.example"}])
    again = assessed([customer("1", email="a@x.example")], [{"email": "z@x.example"}])
    assert again.affected == {}
    assert not [path for path in result.out.iterdir() if path.name.startswith(".")]


def test_full_disk_is_one_clear_error_and_leaves_the_old_answer(assessed, monkeypatch, tmp_path):
    result = assessed([customer("1", email="a@x.example")], [{"email": "a@x.example"}])
    before = sorted((path.name, path.read_bytes()) for path in result.out.iterdir())

    def full(self, sql, path):
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(DuckDBEngine, "write_parquet", full)
    with pytest.raises(OSError, match="No space"):
        assessed([customer("1", email="a@x.example")], [{"email": "z@x.example"}])
    assert sorted((path.name, path.read_bytes()) for path in result.out.iterdir()) == before


def test_engine_tells_exhausted_room_as_one_clear_error(tmp_path):
    engine = DuckDBEngine(tmp_path / "work")
    engine.run("SET memory_limit = '40MB'")
    engine.run("SET max_temp_directory_size = '1MB'")
    with pytest.raises(MachineError) as caught:
        engine.table(
            "big",
            "SELECT a.i, b.i AS j, repeat('x', 100) || a.i AS t FROM range(3000) a(i), range(3000) b(i) ORDER BY t",
        )
    engine.close()
    shutil.rmtree(tmp_path / "work")
    assert caught.value.code == "engine.no_room"


def test_spark_without_the_extra_is_one_clear_error(tmp_path):
    from amends.exposure.engines import open_engine

    for name, code in (("spark", "engine.missing"), ("oracle", "engine.unknown")):
        with pytest.raises(InputError) as caught:
            open_engine(name, tmp_path)
        assert caught.value.code == code


def test_customers_in_several_files_and_formats(tmp_path):
    write_csv(tmp_path / "pl.csv", [customer("1", email="a@x.example", country="PL")])
    (tmp_path / "de.jsonl").write_text(
        '{"id": "2", "name": "Uwe Groß", "email": "b@x.example", "country": "DE"}\n', encoding="utf-8"
    )
    write_csv(tmp_path / "leak.csv", [{"email": "a@x.example"}, {"email": "b@x.example"}])
    result = run(tmp_path, case_text(["pl.csv", "de.jsonl"], ["leak.csv"]))
    people = {person.person_ref: person for person in read_audience(result.out)}
    assert {ref: (person.source_file, person.source_row, person.residence) for ref, person in people.items()} == {
        "1": ("pl.csv", 1, "PL"),
        "2": ("de.jsonl", 1, "DE"),
    }


def test_a_residence_that_nobody_stated_is_said_to_be_assumed(tmp_path):
    people = [{"id": "A", "email": "anna@poczta.example"}]
    write_csv(tmp_path / "customers.csv", people)
    write_csv(tmp_path / "leak.csv", [{"email": "anna@poczta.example"}])
    result = run(tmp_path, case_text(["customers.csv"], ["leak.csv"]))
    assert result.affected["A"]["residence"] == "PL"
    assert "does not say where the person lives" in result.affected["A"]["because"]
    assert any("does not say where customers live" in note for note in result.summary.notes)
