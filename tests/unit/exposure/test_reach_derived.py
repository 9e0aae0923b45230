"""How to reach a person, from the file to both derivations, and what is said of words that nobody knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from amends.core.channels import Channel
from amends.core.reach import NOTHING_KNOWN, ContactProfile
from amends.exposure import read_audience
from amends.exposure.addressforms import REACH_ROLES
from amends.exposure.detectors import classify_columns
from amends.exposure.recheck import recheck
from tests.unit.exposure.agreeing import agree
from tests.unit.exposure.conftest import case_text, customer, run, write_csv

WISH = {"preferred_channel": "sms", "no_email": "ja", "time_zone": "Europe/Warsaw", "uses_inbox": "tak"}


def derived(folder: Path, **wishes: str) -> tuple[ContactProfile, ContactProfile, tuple[str, ...]]:
    person = customer("A", given_name="Anna", family_name="Nowak", pesel="90030311111", email="anna@poczta.example")
    write_csv(folder / "customers.csv", [person | wishes])
    write_csv(folder / "leak.csv", [{"pesel": "90030311111", "card_number": "4111111111111111"}])
    result = run(folder, case_text(["customers.csv"], ["leak.csv"]))
    (row,) = read_audience(result.out)
    (again,) = recheck(base=folder, out=result.out, refs=["A"])
    assert agree(again, row)
    return row.reach, again.reach, result.summary.notes


def test_both_derivations_read_the_same_wishes(tmp_path: Path) -> None:
    here, there, notes = derived(tmp_path, **WISH)
    assert here == there != NOTHING_KNOWN
    assert (here.preferred, here.refuses, here.time_zone) == (Channel.SMS, {Channel.EMAIL}, "Europe/Warsaw")
    assert not [note for note in notes if "understood" in note]


@pytest.mark.parametrize("text", ["ask her sister", "none", "brak", "?"])
def test_no_safe_contact_is_lost_between_file_and_message(tmp_path: Path, text: str) -> None:
    here, there, notes = derived(tmp_path, safe_contact=text)
    assert here.safe_contact is not None
    assert here.safe_contact.only == frozenset()
    assert here == there
    (note,) = [note for note in notes if "understood" in note]
    assert "safe_contact" in note
    assert text not in note


def test_an_unknown_word_is_said_once_and_means_nothing(tmp_path: Path) -> None:
    here, _, notes = derived(tmp_path, preferred_channel="pigeon")
    assert here == NOTHING_KNOWN
    assert len([note for note in notes if "preferred_channel" in note and "1 person" in note]) == 1


def test_a_changed_wish_in_the_source_is_noticed(tmp_path: Path) -> None:
    derived(tmp_path, **WISH)
    changed = customer("A", given_name="Anna", family_name="Nowak", pesel="90030311111", email="anna@poczta.example")
    (row,) = read_audience(tmp_path / "out")
    write_csv(tmp_path / "customers.csv", [changed | WISH | {"preferred_channel": "email"}])
    (again,) = recheck(base=tmp_path, out=tmp_path / "out", refs=["A"])
    assert not agree(again, row)


def test_each_column_is_found_by_its_header() -> None:
    values = {"push_subscription": ['{"endpoint": "https://push.example/1"}'], "safe_contact": ["never at home!"]}
    # A bare "email verified" may as well be a date or a method, and stays without a role.
    headers = {role: role.replace("_verified", " is verified") for role in REACH_ROLES}
    found = classify_columns({headers[role]: values.get(role, ["yes"]) for role in REACH_ROLES})
    assert {header: guess.role for header, guess in found.items()} == {headers[role]: role for role in REACH_ROLES}
