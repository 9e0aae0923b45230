"""Email, letter and text message: faithful to hostile names, the same bytes each time, and fast."""

from __future__ import annotations

import io
import time

import msgspec
import pytest
from lxml import html as lxml_html
from pypdf import PdfReader
from wording_requests import AS_OF, CODE, LANGUAGES, a_person, a_request

from amends.core.channels import Channel
from amends.core.errors import InputError
from amends.wording import (
    Audience,
    Notice,
    compose,
    personal_fields_of_text,
    printed_name,
    render_email,
    render_letters,
    render_sms,
    unprintable_letters,
)
from amends.wording.book.labels import elements_of_labels
from amends.wording.model import PERSONAL
from amends.wording.render.address import address_lines

HOSTILE = [
    'O\'Brien "Bob" & Söhne',
    "<script>alert(1)</script>",
    "{{ code }} {% for x in y %}{{ name }}",
    "رضا رضایی‌نژاد",
    "Anna\u202ekawoN\u2066",
    "A" * 300,
    "Anna\r\nBcc: x@example.example\n• password\x85\x1cNowak",
    "Do: Anna، گرامی،",
    "山田 太郎 🙂",
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HOSTILE)
def test_personal_fields_parse_back_as_rendered(language: str, name: str) -> None:
    for audience in PERSONAL:
        notice = compose(a_request(language=language, audience=audience, exercise=True))
        fields = personal_fields_of_text(render_email(notice, a_person(name), CODE).text, language)
        assert fields.name == printed_name(name)
        assert elements_of_labels(fields.elements, language) == notice.elements
        assert fields.code == CODE


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_message_parses_back_and_holds_no_name(language: str) -> None:
    for audience in PERSONAL:
        notice = compose(a_request(language=language, audience=audience, channel=Channel.SMS))
        text = render_sms(notice, a_person("Zyx Wvu"), CODE)
        fields = personal_fields_of_text(text, language)
        assert (fields.name, fields.code) == (None, CODE)
        assert elements_of_labels(fields.elements, language) == notice.elements
        assert "Zyx" not in text
        assert "\n" not in text


@pytest.mark.parametrize("name", HOSTILE)
def test_html_shows_the_name_as_text_and_nothing_else(name: str) -> None:
    notice = compose(a_request())
    page = lxml_html.fromstring(render_email(notice, a_person(name), CODE).html)
    assert f"Dear {printed_name(name)}," in [node.text_content() for node in page.iter("p")]
    assert list(page.iter("script")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_html_is_accessible_and_loads_nothing(language: str) -> None:
    notice = compose(a_request(language=language))
    source = render_email(notice, a_person(), CODE).html
    page = lxml_html.fromstring(source)
    assert page.get("lang") == language
    assert page.get("dir") == ("rtl" if language == "fa" else "ltr")
    assert [node.tag for node in page.iter("h1")] == ["h1"]
    assert len(list(page.iter("h2"))) >= 4
    assert not list(page.iter("img", "a", "iframe", "link"))
    assert {table.get("role") for table in page.iter("table")} == {"presentation"}
    assert "url(" not in source
    assert "prefers-color-scheme:dark" in source.replace(" ", "")


def test_names_from_databases_are_not_changed_by_printing() -> None:
    for name in ("Zażółć Gęślą-Jaźń", "رضا رضایی‌نژاد", "O’Neill, Jr."):
        assert printed_name(name) == name


def test_same_input_gives_the_same_bytes_also_from_a_stored_notice() -> None:
    notice = compose(a_request(language="fa"))
    stored = msgspec.convert(msgspec.json.decode(msgspec.json.encode(notice)), Notice)
    assert stored == notice
    assert render_email(notice, a_person(), CODE) == render_email(stored, a_person(), CODE)


def test_thousand_emails_take_less_than_a_tenth_of_a_second() -> None:
    notice, person = compose(a_request()), a_person()
    render_email(notice, person, CODE)
    begun = time.process_time()
    for _ in range(1000):
        render_email(notice, person, CODE)
    assert time.process_time() - begun < 0.1  # about 6 ms on the slowest machine tried


def test_letters_say_where_each_begins_and_ends_and_hold_their_own_name() -> None:
    languages = ("pl", "en", "de")
    notices = [compose(a_request(language=language, channel=Channel.POST)) for language in languages]
    names = ["Anna Nowak", "<b>Bob</b> #strong[x] $y$", "{{ code }}"]
    run = render_letters(
        [(n, a_person(name), f"CODE{i}") for i, (n, name) in enumerate(zip(notices, names, strict=True))], AS_OF
    )
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(run.pdf)).pages]
    assert [index for index, _, _ in run.pages] == [0, 1, 2]
    assert run.pages[0][1] == 1
    assert run.pages[-1][2] == len(pages)
    for (index, first, last), name in zip(run.pages, names, strict=True):
        letter = "\n".join(pages[first - 1 : last])
        assert name in letter
        assert f"CODE{index}" in letter
        assert f"{last - first + 1}/{last - first + 1}" in letter
        assert "CODE" + str((index + 1) % 3) not in letter


def test_letters_are_tagged_and_the_same_each_time() -> None:
    letters = [(compose(a_request(language="fa", channel=Channel.POST)), a_person("رضا رضایی‌نژاد"), CODE)]
    first, again = render_letters(letters, AS_OF), render_letters(letters, AS_OF)
    assert first == again
    reader = PdfReader(io.BytesIO(first.pdf))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in reader.trailer["/Root"]["/Metadata"].get_object().get_data()


def test_letter_with_a_name_that_no_font_has_is_refused_by_its_place_in_the_run() -> None:
    notice = compose(a_request())
    letters = [
        (notice, a_person(), CODE),
        (notice, a_person("ߒߞߏ"), CODE),
        (notice, a_person("Дарина Ξένη"), CODE),
    ]
    assert unprintable_letters(letters) == (1,)
    with pytest.raises(InputError) as raised:
        render_letters(letters, AS_OF)
    assert raised.value.code == "letters.no_glyph"
    assert "ߒ" not in str(raised.value)
    assert render_letters(letters[::2], AS_OF).pdf.startswith(b"%PDF")


@pytest.mark.parametrize("name", [name for name in HOSTILE if "🙂" not in name])
def test_letter_prints_hostile_names(name: str) -> None:
    run = render_letters([(compose(a_request()), a_person(name, street=name), CODE)], AS_OF)
    assert run.pages[0][:2] == (0, 1)


@pytest.mark.parametrize("count", [0, 201])
def test_runs_of_no_letter_or_too_many_are_refused(count: int) -> None:
    letter = (compose(a_request()), a_person(), CODE)
    with pytest.raises(InputError) as raised:
        render_letters([letter] * count, AS_OF)
    assert raised.value.code == "letters.run_size"


def test_addresses_follow_the_country() -> None:
    assert address_lines(a_person(), "pl") == ("Anna Nowak", "ul. Przykładowa 5 m. 7", "00-001 Warszawa", "POLSKA")
    british = a_person(country="GB", city="Leeds", postcode="ls1 1aa")
    assert address_lines(british, "en")[2:] == ("LEEDS", "LS1 1AA", "UNITED KINGDOM")
    american = a_person(residence="US-CA", city="Oakland", postcode="94601", country="US")
    assert address_lines(american, "en")[2] == "Oakland, CA 94601"
    assert address_lines(a_person(), "fa")[-1] == "POLAND"
    assert address_lines(a_person(), "en", Audience.GUARDIAN)[0] == "Parent or guardian of Anna Nowak"
