"""By when a complaint is answered: each law by its own data, and a promise where none sets a day."""

from __future__ import annotations

import json
import shutil
from datetime import date, datetime
from pathlib import Path

import jsonschema
import msgspec
import pytest

from amends.core.case.model import Controller
from amends.core.errors import InputError
from amends.core.resources import data_folder
from amends.core.yamltext import parse_yaml
from amends.law.complaintclock import Clock, complaint_clock, end_of_day
from amends.law.complaints import ComplaintFile, IfMissed, InquiryKind, complaint_files
from amends.law.corpus import duty_files, load_corpus
from amends.law.model.words import Confidence

COMPLAINT, CLAIM, QUESTION = InquiryKind.COMPLAINT, InquiryKind.CLAIM, InquiryKind.QUESTION


def bank(country: str | None, **more: tuple[str, ...]) -> Controller:
    return Controller(name="Bank Example", established_in=country, **{"sectors": ("bank",), **more})


def asked(
    received: str, controller: Controller | None, kind: InquiryKind = COMPLAINT, residence: str | None = None
) -> Clock:
    return complaint_clock(
        controller=controller, residence=residence, kind=kind, received_at=datetime.fromisoformat(received)
    )


@pytest.mark.parametrize(
    ("received", "country", "kind", "expected"),
    [
        ("2026-06-02T10:00:00+02:00", "PL", COMPLAINT, ("pl/reklamacje", "2026-07-02", "2026-08-01")),
        # 4 June is Corpus Christi in Poland.
        ("2026-06-02T10:00:00+02:00", "PL", CLAIM, ("pl/uslugi-platnicze", "2026-06-24", "2026-07-22")),
        ("2026-06-02T10:00:00+02:00", "DE", COMPLAINT, ("eu/gdpr-12-3", "2026-07-02", "2026-09-02")),
        ("2026-06-02T10:00:00+02:00", "DE", CLAIM, ("de/zag-62", "2026-06-23", "2026-07-21")),
        ("2026-06-02T10:00:00+02:00", "FR", CLAIM, ("eu/psd2-101", "2026-06-23", "2026-07-22")),
        ("2026-06-02T10:00:00+01:00", "GB", COMPLAINT, ("gb/disp-1-6-2", "2026-07-28", None)),
        ("2026-06-02T10:00:00+01:00", "GB", CLAIM, ("gb/psr-101", "2026-06-23", "2026-07-21")),
        ("2026-03-20T10:00:00+00:00", "IE", COMPLAINT, ("ie/cpc-2012", "2026-05-19", None)),
        ("2026-03-24T10:00:00+00:00", "IE", COMPLAINT, ("ie/cpr-2025", "2026-05-21", None)),
        ("2026-06-02T10:00:00+10:00", "AU", COMPLAINT, ("au/rg-271", "2026-07-02", None)),
        ("2026-06-02T10:00:00-04:00", "CA", COMPLAINT, ("ca/fcpf", "2026-07-28", None)),
        ("2026-01-31T10:00:00+01:00", "FR", COMPLAINT, ("eu/gdpr-12-3", "2026-02-28", "2026-04-30")),
    ],
)
def test_the_law_of_the_place_sets_the_day(
    received: str, country: str, kind: InquiryKind, expected: tuple[str, str, str | None]
) -> None:
    law, due, longest = expected
    clock = asked(received, bank(country), kind)
    assert clock.law == f"complaints/{law}"
    assert not clock.is_promise
    assert clock.due_on == date.fromisoformat(due)
    assert clock.extended_on == (date.fromisoformat(longest) if longest else None)
    assert clock.citation in clock.reason
    assert clock.url.startswith("https://")
    assert clock.bodies


@pytest.mark.parametrize(
    ("received", "day"),
    [
        ("2026-06-01T21:59:59+00:00", "2026-07-01"),
        ("2026-06-01T22:00:00+00:00", "2026-07-02"),  # past midnight in Warsaw
        ("2026-06-02T23:30:00+09:00", "2026-07-02"),
    ],
)
def test_the_day_is_that_of_the_house_wherever_it_was_written(received: str, day: str) -> None:
    clock = asked(received, bank("PL"))
    assert clock.due_on.isoformat() == day
    assert clock.due_at.isoformat() == f"{day}T23:59:59+02:00"


@pytest.mark.parametrize(
    ("received", "due_at"),
    [
        ("2026-10-20T12:00:00+02:00", "2026-11-19T23:59:59+01:00"),  # clocks go back on 25 October
        ("2026-03-10T12:00:00+01:00", "2026-04-09T23:59:59+02:00"),  # and forward on 29 March
    ],
)
def test_clocks_that_are_put_forward_or_back_leave_the_last_second_of_the_day(received: str, due_at: str) -> None:
    clock = asked(received, bank("PL"))
    assert clock.due_at.isoformat() == due_at
    assert end_of_day(clock, date(2026, 7, 1)).isoformat() == "2026-07-01T23:59:59+02:00"
    assert end_of_day(clock, date(2026, 12, 1)).isoformat() == "2026-12-01T23:59:59+01:00"


def test_in_poland_silence_means_that_the_complaint_is_accepted_and_the_ombudsman_is_named() -> None:
    clock = asked("2026-06-02T10:00:00+02:00", bank("PL"))
    assert clock.if_missed is IfMissed.DEEMED_ACCEPTED
    assert clock.bodies[0].name == "Rzecznik Finansowy"
    assert clock.bodies[-1].name == "Prezes Urzędu Ochrony Danych Osobowych (UODO)"
    assert any("GDPR" in line for line in clock.also)


def test_what_is_no_bank_has_the_month_of_the_gdpr_where_that_binds() -> None:
    shop = Controller(name="Shop", established_in="US")
    assert asked("2026-06-02T10:00:00+02:00", shop, residence="FR").law == "complaints/eu/gdpr-12-3"
    assert asked("2026-06-02T10:00:00+02:00", shop, residence="US-CA").is_promise


def test_the_regulated_status_binds_like_the_sector() -> None:
    institute = bank("PL", sectors=(), regulated_as=("payment_institution",))
    assert asked("2026-06-02T10:00:00+02:00", institute).law == "complaints/pl/reklamacje"


@pytest.mark.parametrize("kind", list(InquiryKind))
def test_where_nobody_knows_the_controller_the_house_promises_and_says_so(kind: InquiryKind) -> None:
    clock = asked("2026-06-02T10:00:00+02:00", None, kind)
    assert clock.is_promise
    assert clock.law == f"complaints/house/{kind}"
    assert clock.due_on > clock.received_on
    assert (clock.citation, clock.extension, clock.bodies) == ("", None, ())
    assert "No law that we know sets a day" in clock.reason


def test_a_law_binds_from_its_first_day_to_the_one_before_its_end() -> None:
    assert asked("2015-10-10T10:00:00+02:00", bank("PL")).is_promise
    assert asked("2015-10-11T10:00:00+02:00", bank("PL")).law == "complaints/pl/reklamacje"


def test_a_naive_instant_and_an_unknown_place_are_refused() -> None:
    with pytest.raises(InputError, match="offset"):
        asked("2026-06-02T10:00:00", bank("PL"))
    with pytest.raises(InputError, match="residence"):
        asked("2026-06-02T10:00:00+00:00", None, residence="XX")


def test_every_rule_says_where_it_was_read_and_every_promise_who_answers_for_it() -> None:
    files = complaint_files()
    rules = [(name, rule) for name, file in files.items() for rule in file.rules]
    assert len(rules) >= 12
    for name, rule in rules:
        source = files[name].sources[rule.source]
        assert source.url.startswith("https://")
        assert source.confidence in Confidence
        assert rule.established_in or rule.residents
        assert rule.extension is None or (rule.answer is not None and rule.extension.n > rule.answer.n)
    promises = files["house"].promises
    assert {promise.kind for promise in promises} == set(InquiryKind)
    assert all(promise.owner and promise.reason for promise in promises)


def test_complaints_are_no_duties_and_change_no_answer_of_the_corpus(tmp_path: Path) -> None:
    folder = data_folder("corpus")
    assert not [path for path in duty_files(folder) if "complaints" in path.parts]
    copy = tmp_path / "corpus"
    shutil.copytree(folder, copy)
    (copy / "complaints" / "pl.yaml").write_text("changed", encoding="utf-8")
    assert load_corpus(copy).sha256 == load_corpus().sha256


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kinds: [complaint, claim]", "kinds: [gossip]"),
        ("n: 30, unit: calendar_days", "n: 0, unit: calendar_days"),
        ("source: reklamacje", "source: hearsay"),
        ("bodies: [rzecznik, knf]", "bodies: [nobody]"),
        ("if_missed: deemed_accepted", "if_missed: deemed_accepted\n    note: unheard of"),
    ],
)
def test_a_file_that_does_not_fit_is_named(tmp_path: Path, old: str, new: str) -> None:
    text = (data_folder("corpus") / "complaints" / "pl.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "complaints").mkdir()
    (tmp_path / "complaints" / "pl.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        complaint_files(tmp_path)
    assert caught.value.code == "complaints.unreadable_rule"
    assert caught.value.where.endswith("pl.yaml")


def test_the_files_fit_the_schema_that_is_shipped_with_them() -> None:
    folder = data_folder("corpus") / "complaints"
    schema = json.loads((folder / "schema" / "complaints.schema.json").read_text(encoding="utf-8"))
    assert schema == json.loads(json.dumps(msgspec.json.schema(ComplaintFile)))
    for path in folder.glob("*.yaml"):
        jsonschema.validate(parse_yaml(path.read_text(encoding="utf-8"), name=path.name), schema)
