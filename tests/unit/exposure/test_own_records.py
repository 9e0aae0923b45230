"""Several records of one person, and persons who share a mailbox or a name at one door: both derivations see them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from amends.contact.points import reach_of
from amends.contact.profile import Harm, Situation, Urgency
from amends.core.channels import Channel
from amends.core.person import PersonRow
from amends.core.reach import Point
from amends.exposure import read_audience
from amends.exposure.mailboxes import mailbox_keys
from amends.exposure.recheck import Rechecked, recheck
from tests.unit.exposure.agreeing import agree
from tests.unit.exposure.conftest import AT, Result, Rows, case_text, customer, run, write_csv

PESEL, OTHER_PESEL = "90030311111", "91030311111"
ANNA: dict[str, Any] = {"given_name": "Anna", "family_name": "Nowak", "pesel": PESEL, "email": "anna@poczta.example"}
BLANK: dict[str, Any] = {"safe_contact": "", "refused_channels": "", "deceased": "", "next_of_kin": ""}


def anna(ref: str = "A", **fields: Any) -> dict[str, Any]:
    return customer(ref, **(ANNA | BLANK | fields))


def both(folder: Path, *files: Rows) -> tuple[dict[str, PersonRow], dict[str, Rechecked], Result]:
    names = [f"customers{number}.csv" for number, _ in enumerate(files)]
    for name, rows in zip(names, files, strict=True):
        write_csv(folder / name, rows)
    leak = [
        {"pesel": PESEL, "card_number": "4111111111111111"},
        {"pesel": OTHER_PESEL, "card_number": "4111111111111111"},
    ]
    write_csv(folder / "leak.csv", leak)
    result = run(folder, case_text(names, ["leak.csv"]))
    people = {person.person_ref: person for person in read_audience(result.out)}
    again = {person.person_ref: person for person in recheck(base=folder, out=result.out, refs=list(people))}
    assert all(agree(again[ref], person) for ref, person in people.items())
    assert [(again[ref].is_deceased, again[ref].next_of_kin, again[ref].born_on) for ref in people] == [
        (person.is_deceased, person.next_of_kin, person.born_on) for person in people.values()
    ]
    return people, again, result


@pytest.mark.parametrize(
    "files",
    [
        [[anna()], [anna(safe_contact="post only")]],
        [[anna(), customer("B"), anna(safe_contact="post only")]],
        [[anna(), anna("Z", safe_contact="post only")]],
        [[anna()], [anna(pesel="", safe_contact="post only")]],
        [[anna(safe_contact="post, sms")], [anna(safe_contact="email, post")]],
    ],
)
def test_safe_contact_of_any_record_holds(tmp_path: Path, files: list[Rows]) -> None:
    people, again, _ = both(tmp_path, *files)
    for rule in (people["A"].reach.safe_contact, again["A"].reach.safe_contact):
        assert rule is not None
        assert rule.only == {Channel.POST}


def test_rules_that_leave_no_channel_forbid_all_contact(tmp_path: Path) -> None:
    people, _, _ = both(tmp_path, [anna(safe_contact="post"), anna(safe_contact="sms")])
    assert people["A"].reach.safe_contact is not None
    assert not people["A"].reach.safe_contact.only


def test_refusals_add_up_and_one_death_is_enough(tmp_path: Path) -> None:
    rows = [
        anna(refused_channels="sms"),
        anna(refused_channels="email", deceased="2024-01-01", next_of_kin="Ewa Nowak"),
    ]
    people, _, _ = both(tmp_path, rows)
    assert people["A"].reach.refuses == {Channel.SMS, Channel.EMAIL}
    assert (people["A"].is_deceased, people["A"].next_of_kin) == (True, "Ewa Nowak")


@pytest.mark.parametrize(
    ("change", "point", "gone"),
    [
        ({"email": "newer@poczta.example"}, Point.EMAIL, "email"),
        ({"phone": "600 100 201"}, Point.PHONE, "phone"),
        ({"street": "Lipowa 2"}, Point.ADDRESS, "street"),
        ({"city": "Gdańsk"}, Point.ADDRESS, "city"),
    ],
)
def test_a_contact_point_on_which_records_disagree_is_not_used(
    tmp_path: Path, change: dict[str, str], point: Point, gone: str
) -> None:
    people, again, result = both(tmp_path, [anna(phone="600 100 200")], [anna(phone="600 100 200") | change])
    assert people["A"].reach.conflicting == again["A"].reach.conflicting == {point}
    assert getattr(people["A"], gone) is getattr(again["A"], gone) is None
    assert any("disagree" in note and "customers" not in note for note in result.summary.notes)


def test_another_spelling_or_a_blank_is_no_disagreement(tmp_path: Path) -> None:
    other = anna(email="ANNA@poczta.example", street="ul. LIPOWA 1", phone="", city="")
    people, _, _ = both(tmp_path, [anna(phone="600 100 200"), other])
    assert people["A"].reach.conflicting == frozenset()
    assert (people["A"].email, people["A"].street) == ("anna@poczta.example", "Lipowa 1")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("idn@bücher.example", "idn@xn--bcher-kva.example"),
        ("nfc@café.example", "nfc@cafe\u0301.example"),
        ("dot@mail.example.", "dot@mail.example"),
        ("zw\u200b@mail.example", "zw@mail.example"),
        ("ｆw@mail.example", "fw@mail.example"),
        ("fwd@mail。example", "fwd@mail.example"),
        ("<ang@mail.example>", "ang@mail.example"),
        ("mailto:mt@mail.example", "MT@mail.example"),
        ("one@mail.example;two@mail.example", "two@mail.example"),
        ("ss@straße.example", "ss@xn--strae-oqa.example"),
    ],
)
def test_a_mailbox_is_shared_however_it_is_written(tmp_path: Path, one: str, other: str) -> None:
    assert mailbox_keys(one.lower()) & mailbox_keys(other.lower())
    eva = customer("B", given_name="Ewa", family_name="Lis", pesel=OTHER_PESEL, email=other)
    people, _, _ = both(tmp_path, [anna(email=one), eva])
    assert "email" in people["A"].shared
    assert "email" in people["B"].shared


def test_another_mailbox_is_not_shared(tmp_path: Path) -> None:
    people, _, _ = both(tmp_path, [anna(), customer("B", pesel=OTHER_PESEL, email="anna@poczta2.example")])
    assert people["A"].shared == people["B"].shared == frozenset()


@pytest.mark.parametrize(
    ("there", "is_one"),
    [
        ({"street": "Ul. Lípowa  1"}, True),
        ({"given_name": "JAN", "postcode": ""}, True),
        ({"street": "Lipowa 11"}, False),
        ({"given_name": "Piotr"}, False),
    ],
)
def test_a_namesake_at_the_address_is_seen(tmp_path: Path, there: dict[str, str], is_one: bool) -> None:
    people, again, _ = both(tmp_path, [customer("A", pesel=PESEL), customer("B", pesel=OTHER_PESEL) | there])
    assert [person.reach.has_namesake_at_address for person in people.values()] == [is_one, is_one]
    assert [person.reach.has_namesake_at_address for person in again.values()] == [is_one, is_one]


def test_the_same_person_under_two_ids_is_no_namesake(tmp_path: Path) -> None:
    people, _, _ = both(tmp_path, [anna(), anna("Z")])
    assert not people["A"].reach.has_namesake_at_address


def test_an_unread_column_of_safety_is_named(tmp_path: Path) -> None:
    _, _, result = both(tmp_path, [anna() | {"safe_contct": "post only"}])
    (note,) = [note for note in result.summary.notes if "safe_contct" in note]
    assert "post" not in note


def test_the_ladder_says_why_a_disputed_address_is_passed_over(tmp_path: Path) -> None:
    people, _, _ = both(tmp_path, [anna()], [anna(email="newer@poczta.example")])
    situation = Situation(now=AT, urgency=Urgency.ORDINARY, harm=Harm.LOW)
    reach = reach_of(people["A"], people["A"].reach, situation, (Channel.EMAIL, Channel.POST))
    assert (reach.alone, reach.shared) == ((Channel.POST,), ())
    assert reach.passed_over == ("email: the records of the person disagree",)
