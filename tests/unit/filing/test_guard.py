"""No filing holds personal data: each kind is planted, plainly and disguised, and refused without being repeated."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass

import pytest
from filing_cases import BANK, CARE, CASES, field, read
from hypothesis import given
from hypothesis import strategies as st
from stdnum.luhn import calc_check_digit as luhn_digit

from amends.core.errors import RefusedError
from amends.filing import check, load_forms, own_of
from amends.filing.folder import as_json_text
from amends.filing.guard import Own
from amends.filing.guard.fold import fold

OWN = own_of(read(BANK).incident.controller)

PLANTED = {
    "pesel": "44051401359",
    "pesel in groups": "440514-01359",
    "pesel in full-width digits": "４４０５１４０１３５９",
    "pesel in Persian digits": "۴۴۰۵۱۴۰۱۳۵۹",
    "pesel with invisible characters": "440514\u200b01359",
    "pesel with soft hyphens": "4405\u00ad1401\u00ad359",
    "pesel spaced out": "4 4 0 5 1 4 0 1 3 5 9",
    "pesel in two columns": "440514  01359",
    "pesel beside another number": "12345 44051401359",
    "ssn": "078-05-1121",
    "ssn with a word": "social security number 219099999",
    "card": "4111 1111 1111 1111",
    "card with hyphens": "5500-0000-0000-0004",
    "card as one": "378282246310005",
    "iban": "PL61109010140000071219812874",
    "iban in groups": "DE89 3704 0044 0532 0130 00",
    "iban in lower case": "de89370400440532013000",
    "french number": "2 85 05 78 006 084 36",
    "british number": "AB 12 34 56 C",
    "italian code": "RSSMRA85T10A562S",
    "spanish number": "12345678Z",
    "finnish number": "131052-308T",
    "dutch number": "BSN 111222333",
    "german tax number": "Steuer-ID 36574261809",
    "e-mail": "jan.kowalski@poczta.example",
    "e-mail of a look-alike domain": "jan@notbankpolnocny.example",
    "e-mail in disguise": "jan (at) poczta [dot] example",
    "phone": "+48 601 234 567",
    "phone of Germany": "0170 1234567",
    "phone of America": "(212) 555-0123",
    "phone with a word": "tel. 601234567",
    "phone in threes": "601 234 567",
    "birth date with a word": "born on 12 May 1980",
    "birth date in Polish": "ur. 12.05.1980",
    "birth date beside a name": "Jan Kowalski, 1980-05-12",
    "birth date before a name": "12.05.1980 Jan Kowalski",
    "identity card": "dowód osobisty ABS123456",
    "passport": "passport no. AB1234567",
}
HARMLESS = (
    "474 persons, 80000 records, 147 000 000 people",
    "12 345 678 records",
    "from 2026-05-20T02:00:00+02:00 to 2026-06-01 16:20 +0200",
    "Regulation (EU) 2016/679, Article 33(1); 45 CFR 164.408; 17 CFR 249.308",
    "N.Y. Gen. Bus. Law 899-aa(8)(a), Release No. 33-11216, OMB 0945-0010",
    "us/hipaa-164-400/notify-hhs-500-or-more",
    "LEI 529900T8BM49AURSDO55",
    "The Company determined on 2026-05-27 that Lakeshore Care 2026-05-20",
    "pomoc@bankpolnocny.example, iod@bankpolnocny.example, +48 500 009 900, 500 009 900",
    "a@mail.bankpolnocny.example",
    "https://bankpolnocny.example/incydent?x=1",
    "SE = 4 x 1 + 1 = 5: very_high",
    "Equifax 1-888-298-0045, TransUnion (800) 916-8800, FTC 1-877-438-4338",
    "karty: 828 828 828, +49 116 116",
    "KRS 0000123456, REGON 123456785, NIP 123-456-78-90",
    "203.0.113.25, 2001:db8::1",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "",
)


@pytest.mark.parametrize("kind", PLANTED)
def test_each_kind_of_personal_data_is_refused(kind: str) -> None:
    with pytest.raises(RefusedError) as caught:
        check({"fields": [{"id": "opis", "words": f"Ofiara: {PLANTED[kind]} i inni"}]}, what="uodo", own=OWN, year=2026)
    assert caught.value.code == "filing.personal_data"
    assert "opis" in caught.value.where


@pytest.mark.parametrize("kind", PLANTED)
def test_the_refusal_never_repeats_the_value(kind: str) -> None:
    value = PLANTED[kind]
    with pytest.raises(RefusedError) as caught:
        check({"words": value}, what="uodo", own=OWN)
    said = fold(str(caught.value) + repr(caught.value.as_dict()))
    assert value not in said
    assert fold(value) not in said


@pytest.mark.parametrize("text", HARMLESS)
def test_what_a_filing_has_to_say_is_let_through(text: str) -> None:
    check({"words": text}, what="uodo", own=OWN, year=2026)


@pytest.mark.parametrize("place", ["key", "list", "number", "deep"])
def test_every_corner_of_the_document_is_read(place: str) -> None:
    documents = {
        "key": {"44051401359": "x"},
        "list": ["fine", ["PESEL 44051401359"]],
        "number": {"value": 44051401359},
        "deep": {"a": {"b": [{"c": ("x", {"d": "44051401359"})}]}},
    }
    with pytest.raises(RefusedError):
        check(documents[place], what="f", own=OWN)


@pytest.mark.parametrize("name", [form.form for form in load_forms()])
@pytest.mark.parametrize("case", CASES)
def test_forms_filled_from_ordinary_facts_pass(name: str, case: str, filled) -> None:
    own = own_of(read(CASES[case]).incident.controller)
    check(json.loads(as_json_text(filled(name, CASES[case]))), what=name, own=own, year=2026)


@pytest.mark.parametrize("name", ["uodo", "ico", "hhs-ocr", "ca-ag", "ny-joint-portal", "tx-ag", "gdpr-art-33-3"])
def test_personal_data_in_a_fact_stops_the_form_that_would_tell_it(name: str, filled) -> None:
    text = BANK if name == "uodo" else CARE
    own = own_of(read(text).incident.controller)
    filing = filled(name, text, '{key: incident.description, value: "Taken from Jan, PESEL 44051401359"}')
    with pytest.raises(RefusedError):
        check(json.loads(as_json_text(filing)), what=name, own=own, year=2026)


def test_the_attached_sample_is_read_too(filled) -> None:
    with pytest.raises(RefusedError):
        check({"attachments": [{"name": "n.md", "text": "Dear Jan, your card 4111 1111 1111 1111"}]}, what="f", own=OWN)


@dataclass(frozen=True)
class _Hit:
    element: str
    start: int
    end: int


def test_a_further_detector_counts_as_well() -> None:
    with pytest.raises(RefusedError) as caught:
        check({"words": "abc"}, what="f", own=OWN, find=lambda text: [_Hit("passport", 0, 3)])
    assert "passport" in caught.value.why


def test_what_only_the_organisation_has_is_not_counted_against_it() -> None:
    check({"words": "ul. Wrzosowa 1"}, what="f", own=OWN, find=lambda text: [_Hit("postal_address", 0, 14)])
    check(["iod@bankpolnocny.example"], what="f", own=OWN, find=lambda text: [_Hit("email", 0, len(text))])
    check(["+48 500 009 900"], what="f", own=OWN, find=lambda text: [_Hit("phone", 0, len(text))])


def test_the_domain_of_a_stranger_that_ends_alike_is_not_the_brand() -> None:
    assert Own(domains=("bank.example",)).owns_email("a@sub.bank.example")
    assert not Own(domains=("bank.example",)).owns_email("a@mybank.example")
    assert not Own(domains=("",)).owns_email("a@x.example")


def test_an_organisation_without_contacts_owns_no_number() -> None:
    with pytest.raises(RefusedError):
        check({"words": "+48 500 009 900"}, what="f", own=Own())


def test_a_recent_date_beside_capitals_is_an_event_and_an_old_one_a_birth() -> None:
    check({"words": "Halina Olszynicka 2026-06-01"}, what="f", own=OWN, year=2026)
    with pytest.raises(RefusedError):
        check({"words": "Halina Olszynicka 1961-06-01"}, what="f", own=OWN, year=2026)


_WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
_SEPARATORS = st.sampled_from(["", " ", "-", ".", "\u200b", "\u00a0", "\u2013"])


@given(
    day=st.dates(),
    serial=st.integers(0, 9999),
    where=st.integers(1, 9),
    separator=_SEPARATORS,
    before=st.sampled_from(["", "nr ", "(", "PESEL: ", "x; "]),
)
def test_no_valid_pesel_passes_however_it_is_cut(day, serial, where, separator, before) -> None:
    century = {18: 80, 19: 0, 20: 20, 21: 40, 22: 60}.get(day.year // 100)
    if century is None:
        return
    ten = f"{day.year % 100:02}{day.month + century:02}{day.day:02}{serial:04}"
    digit = -sum(weight * int(char) for weight, char in zip(_WEIGHTS, ten, strict=True)) % 10
    whole = f"{ten}{digit}"
    if day.year > 2026:  # a number of somebody not yet born is no number of a person
        return
    with pytest.raises(RefusedError):
        check(f"{before}{whole[:where]}{separator}{whole[where:]}", what="f", own=Own())


@given(body=st.integers(10**14, 10**15 - 1), first=st.sampled_from("3456"), group=st.booleans())
def test_no_card_number_passes(body: int, first: str, group: bool) -> None:
    fifteen = first + str(body)[1:]
    number = fifteen + luhn_digit(fifteen)
    text = " ".join(number[at : at + 4] for at in range(0, 16, 4)) if group else number
    with pytest.raises(RefusedError):
        check(f"card {text} of a client", what="f", own=Own())


_LOCAL = st.text(st.characters(categories=("Ll", "Nd"), max_codepoint=0x17F), min_size=1, max_size=12)


@given(local=_LOCAL, host=st.from_regex(r"[a-z]{2,10}\.(com|pl|de|example)", fullmatch=True))
def test_no_foreign_e_mail_address_passes(local: str, host: str) -> None:
    with pytest.raises(RefusedError):
        check(f"write to {local}@{host} soon", what="f", own=Own(domains=("bank.example",)))


@given(first=st.datetimes(), second=st.datetimes(), between=st.sampled_from([" ", " - ", ", ", "; ", "/"]))
def test_dates_and_times_are_never_taken_for_numbers(first, second, between: str) -> None:
    written = [f"{at.year:04}{at.isoformat()[4:]}+02:00" for at in (first, second)]
    days = [text[:10] for text in written]
    check({"words": between.join(written), "days": between.join(days)}, what="f", own=Own())


def test_the_register_number_of_the_organisation_is_its_own_and_no_more() -> None:
    siret = "356 000 000 00048"
    with pytest.raises(RefusedError):
        check({"words": siret}, what="f", own=OWN)
    own = own_of(read(BANK).incident.controller, register_numbers=[siret, "44051401359", "4111 1111 1111 1111"])
    check({"words": siret, "again": "35600000000048"}, what="f", own=own)
    for personal in ("44051401359", "4111 1111 1111 1111"):
        with pytest.raises(RefusedError):
            check({"words": personal}, what="f", own=own)


@given(count=st.integers(0, 99_999_999))
def test_a_count_is_never_taken_for_a_person(count: int) -> None:
    check({"value": count, "words": f"{count} persons"}, what="f", own=Own())


@given(text=st.text(max_size=300))
def test_the_guard_never_breaks_on_any_text(text: str) -> None:
    with contextlib.suppress(RefusedError):  # any other error is a fault
        check({"words": text, text: 1}, what="f", own=Own())


def test_the_field_of_the_form_is_named(filled) -> None:
    filing = filled("hhs-ocr", CARE, '{key: incident.description, value: "call 212-555-0123"}')
    assert field(filing, "description").value
    with pytest.raises(RefusedError) as caught:
        check({"fields": [{"id": item.id, "words": item.words} for item in filing.fields]}, what="hhs-ocr", own=Own())
    assert "hhs-ocr" in caught.value.where
