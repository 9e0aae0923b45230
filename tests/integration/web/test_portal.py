"""The public page says what is known, says what is not, and leaves nothing on the reader's machine."""

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from django.test import Client
from rehearsed import CASE, NOW, Finished

from amends.apps.bulletins.services import follow_facts, publish_bulletin
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.incidents.services import claim_fact, supersede_fact

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 6, 3, 9, tzinfo=UTC)
LANGUAGES = ("de", "en", "fa", "pl")


@pytest.fixture
def finished(finished: Finished) -> Finished:
    """An incident whose page is public."""

    def make(*args: Any, **options: Any) -> Incident:
        incident = finished(*args, **options)
        publish_bulletin(incident=incident, by="anna", now=NOW)
        return incident

    return make


def page(language: str = "en", client: Client | None = None) -> str:
    response = (client or Client()).get(f"/{language}/")
    assert response.status_code == 200
    return unescape(response.content.decode())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_its_own_name_and_direction(finished: Finished, language: str) -> None:
    finished()
    direction = "rtl" if language == "fa" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in page(language)


def test_the_reader_gets_the_first_language_that_we_have(finished: Finished) -> None:
    finished()
    response = Client().get("/", headers={"Accept-Language": "fr-FR,fr;q=0.9,pl-PL;q=0.8,en;q=0.7"})
    assert response["Content-Language"] == "pl"
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize("header", ["", "*", "xx", "en;q=oops", "a" * 5000, "../../etc/passwd"])
def test_an_odd_language_header_gets_english(finished: Finished, header: str) -> None:
    finished()
    assert Client().get("/", headers={"Accept-Language": header})["Content-Language"] == "en"


def test_no_cookie_and_no_trace_of_a_session_on_the_portal(finished: Finished, lead: Client) -> None:
    finished()
    for client in (Client(), lead):
        for address in ("/", "/pl/", "/.well-known/security.txt", "/nothing/here"):
            response = client.get(address)
            assert not response.cookies
            assert "Cookie" not in response.get("Vary", "")


def test_a_theft_is_called_a_theft(finished: Finished) -> None:
    finished()
    assert "<h1>Bank Example: personal data was stolen</h1>" in page()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("malicious: true", "malicious: false"),
        ("  malicious: true\n", ""),
        ("exfiltration: confirmed", "exfiltration: possible"),
        ("malicious: true", "malicious: true\n  nature: [availability]"),
    ],
)
@pytest.mark.parametrize(
    ("language", "word"), [("en", "stolen"), ("pl", "skradzion"), ("de", "gestohlen"), ("fa", "دزدیده")]
)
def test_without_an_intruder_and_a_confirmed_copy_nothing_is_called_stolen(
    finished: Finished, old: str, new: str, language: str, word: str
) -> None:
    finished(CASE.replace(old, new))
    assert word not in page(language)


def test_an_unreachable_system_is_not_called_a_disclosure(finished: Finished) -> None:
    finished(CASE.replace("malicious: true", "malicious: true\n  nature: [availability]"))
    text = page()
    assert "an incident affects personal data" in text
    assert "who has the data" not in text


def test_days_are_those_of_the_place_where_the_controller_is(finished: Finished) -> None:
    finished()
    assert "We learnt of it on 1 June 2026." in page()  # in UTC it was still 31 May
    assert "It happened on 20 May 2026." in page()


def test_what_is_not_known_is_said_to_be_unknown_and_never_guessed(finished: Finished) -> None:
    finished(CASE.replace("    occurred: 2026-05-20T02:00:00+02:00\n", "").replace(", cause: web_attack", ""))
    text = page()
    assert "It happened on" not in text
    assert "We do not know yet on which day the breach happened." in text
    assert "We do not know yet how it happened." in text
    assert "We do not know who has the data." in text


def test_a_contested_number_is_unknown_and_not_the_larger_or_the_smaller(finished: Finished) -> None:
    incident = finished()
    assert "474 people are affected." in page()
    claim_fact(incident=incident, key="exposure.persons", value=80000, source="a post", at=NOW)
    follow_facts(incident=incident, now=LATER)
    text = page().partition('id="changes"')[0]
    assert "474" not in text
    assert "80000" not in text
    assert "We do not know yet how many people are affected." in text


def test_a_corrected_fact_corrects_the_page(finished: Finished) -> None:
    incident = finished()
    fact = fact_book(incident=incident).current("exposure.persons")
    assert fact is not None
    supersede_fact(incident=incident, ref=fact.ref, value=481, source="recount", at=NOW)
    follow_facts(incident=incident, now=LATER)
    assert "481 people are affected." in page()


def test_persian_has_its_own_digits_and_days(finished: Finished) -> None:
    finished()
    text = page("fa")
    assert "۴۷۴" in text
    assert "۳۰ اردیبهشت ۱۴۰۵" in text
    assert "\u2068Bank Example\u2069" in text


def test_polish_counts_as_polish_does(finished: Finished) -> None:
    finished()
    assert "monitoring kredytowy przez 24 miesiące" in page("pl")


@pytest.mark.parametrize(("elements", "is_said"), [(("name",), False), (("card_number",), True)])
def test_new_cards_are_promised_only_where_cards_were_exposed(
    finished: Finished, elements: tuple[str, ...], is_said: bool
) -> None:
    finished(elements=elements)
    assert ("We replace the cards" in page()) is is_said


@pytest.mark.parametrize("is_exercise", [True, False])
def test_an_exercise_says_so_first(finished: Finished, is_exercise: bool) -> None:
    finished(is_exercise=is_exercise)
    assert ("EXERCISE" in page()) is is_exercise


def test_what_the_case_says_is_text_and_never_markup(finished: Finished) -> None:
    finished(CASE.replace("Bank Example", "<script>alert(1)</script>"))
    raw = Client().get("/en/").content.decode()
    assert "<script>" not in raw
    assert raw.count("<script") == raw.count("</script") == 1  # the data block, which no name can end
    assert "&lt;script&gt;" in raw


def test_without_an_incident_the_page_says_so() -> None:
    assert "There is no incident to report." in page()
    assert Client().get("/.well-known/security.txt").status_code == 404


def test_an_unknown_language_is_a_page_that_explains_itself(finished: Finished) -> None:
    finished()
    response = Client().get("/xx/")
    assert response.status_code == 404
    text = response.content.decode()
    assert re.findall(r'<section lang="(\w\w)" dir="(\w{3})">', text) == [
        ("en", "ltr"), ("pl", "ltr"), ("de", "ltr"), ("fa", "rtl"),
    ]  # fmt: skip


def test_security_txt_has_what_the_rfc_asks_for(finished: Finished) -> None:
    finished()
    response = Client().get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert "Contact: mailto:help@bank.example" in lines
    assert sum(line.startswith("Expires: ") for line in lines) == 1
    assert re.search(r"^Expires: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", "\n".join(lines), re.MULTILINE)


def test_without_a_contact_address_there_is_no_security_txt(finished: Finished) -> None:
    finished(CASE.replace(', email: "help@bank.example"', ""))
    assert Client().get("/.well-known/security.txt").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_portal_is_for_reading_only(method: str) -> None:
    assert getattr(Client(), method)("/en/").status_code == 405


def test_a_correction_shows_in_the_change_log_and_nothing_vanishes(finished: Finished) -> None:
    incident = finished()
    assert "This page has not been changed" in page()
    supersede_fact(
        incident=incident, ref="anchor.occurred@1", value="2026-05-18T02:00:00+02:00", source="forensics", at=LATER
    )
    follow_facts(incident=incident, now=LATER)
    log = page().partition('id="changes"')[2]
    assert "<del>It happened on 20 May 2026.</del>" in log
    assert "<ins>It happened on 18 May 2026.</ins>" in log
    supersede_fact(
        incident=incident, ref="anchor.occurred@2", value="2026-05-20T02:00:00+02:00", source="forensics", at=LATER
    )
    follow_facts(incident=incident, now=LATER)
    assert page().partition('id="changes"')[2].count("<article>") == 2


def test_what_was_known_when_the_page_was_first_shown_is_no_change(finished: Finished) -> None:
    finished()
    assert "<del>" not in page("pl")
    assert "<article>" not in page("pl")
