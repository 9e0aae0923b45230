"""Ask and complain: nothing but words is needed, and who sends them has a number and a day at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from rehearsed import CASE, NOW, Finished, publishing
from sent import CODE, kept_message

from amends.apps.accounts.models import Role
from amends.apps.accounts.services import staff_member
from amends.apps.care.answering import answer_inquiry, open_letter
from amends.apps.care.letter import Letter
from amends.apps.care.models import EventKind, Inquiry
from amends.apps.errands.models import Errand
from amends.apps.incidents.services import open_incident
from amends.apps.journal.models import Entry
from amends.core.case import parse_case
from amends.web.portal.inquiries import limits

pytestmark = pytest.mark.django_db
LANGUAGES = ("de", "en", "fa", "pl")
PAGES = {"ask": "question", "complain": "complaint", "press": "press", "researcher": "researcher"}
POLISH_BANK = CASE.replace('name: "Bank Example"', 'name: "Bank Example"\n    established_in: PL\n    sectors: [bank]')
RECEIVED = {
    "de": "Ihre Beschwerde ist bei uns",
    "en": "We have your complaint",
    "fa": "شکایت شما به ما رسید",
    "pl": "Otrzymaliśmy Państwa reklamację",
}
NUMBER = re.compile(r"[QCPRS](?:-[2-9A-HJ-NP-Z]{4}){3}")


@pytest.fixture
def finished(finished: Finished) -> Finished:
    """What is public is what these pages speak from."""
    return publishing(finished)


@pytest.fixture(autouse=True)
def nobody_wrote_before() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def sent(page: str = "complain", language: str = "en", **fields: str) -> str:
    response = Client().post(f"/{language}/{page}", {"text": "You lost my data.", "language": language, **fields})
    assert response.status_code == 200
    return unescape(response.content.decode())


def number_in(page: str) -> str:
    found = NUMBER.search(page)
    assert found, page
    return found.group()


def opened(inquiry: Inquiry) -> Letter:
    user = staff_member(username="lead", role=Role.INCIDENT_LEAD)
    key = settings.SECRET_OF("desk.key")
    return open_letter(inquiry=inquiry, by=user, reason="to answer", secret=key, now=inquiry.taken_at)


def looked_up(number: str, language: str = "en") -> str:
    response = Client().post(f"/{language}/receipt", {"number": number})
    assert response.status_code == 200
    return unescape(response.content.decode())


def token_in(page: str) -> str:
    found = re.search(r'name="token" value="([\w-]+)"', page)
    assert found
    return found.group(1)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_form_takes_words_alone_and_gives_a_number(finished: Finished, page: str, language: str) -> None:
    finished()
    form = Client().get(f"/{language}/{page}")
    assert form.status_code == 200
    assert f'<html lang="{language}" dir="{"rtl" if language == "fa" else "ltr"}">' in form.content.decode()
    number_in(sent(page, language))
    inquiry = Inquiry.objects.get()
    assert (inquiry.kind, inquiry.language, inquiry.state) == (PAGES[page], language, "open")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_receipt_of_a_polish_bank_names_day_law_and_ombudsman(finished: Finished, language: str) -> None:
    finished(POLISH_BANK)
    page = sent("complain", language)
    assert RECEIVED[language] in page
    assert "Ustawa z dnia 5 sierpnia 2015 r." in page
    assert "Rzecznik Finansowy" in page
    assert "https://rf.gov.pl" in page
    assert "Prezes Urzędu Ochrony Danych Osobowych (UODO)" in page
    assert Inquiry.objects.get().law == "complaints/pl/reklamacje"


def test_where_no_incident_is_public_people_ask_all_the_same() -> None:
    page = sent("complain")
    assert "We promise to answer by" in page
    assert "We know of no law that sets a day for this." in page
    assert Inquiry.objects.get().incident is None


def test_a_loss_is_a_claim_with_the_clock_of_payments(finished: Finished) -> None:
    finished(POLISH_BANK)
    assert "We have your claim" in sent("complain", kind="claim")
    assert Inquiry.objects.get().law == "complaints/pl/uslugi-platnicze"


def test_words_number_and_address_stand_nowhere_in_the_open(finished: Finished) -> None:
    finished()
    page = sent("complain", text="My secret words", reach="anna@people.example", code="7Q2K9-XMBDA")
    number = number_in(page)
    inquiry = Inquiry.objects.get()
    row = repr({field.attname: getattr(inquiry, field.attname) for field in Inquiry._meta.fields})
    deeds = " ".join(Entry.objects.values_list("leaf", flat=True))
    for secret in ("My secret words", "anna@people.example", "7Q2K9-XMBDA", number, number[2:].replace("-", "")):
        assert secret not in row + deeds
    assert f'"subject":"{inquiry.ref}"' in deeds
    letter = opened(inquiry)
    assert (letter.text, letter.reach, letter.number) == ("My secret words", "anna@people.example", number)
    assert inquiry.events.last().kind == EventKind.OPENED


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_is_read_with_the_number_however_it_is_typed(finished: Finished, language: str) -> None:
    finished(POLISH_BANK)
    number = number_in(sent("complain", language))
    assert "<h2>" in looked_up(number, language)
    inquiry = Inquiry.objects.get()
    words = "Dear <b>you</b>,\n\nwe were wrong."
    key = settings.SECRET_OF("desk.key")
    answer_inquiry(inquiry=inquiry, words=words, by="lead", secret=key, now=inquiry.taken_at)
    for typed in (number, number.lower().replace("-", " "), number[2:]):
        page = Client().post(f"/{language}/receipt", {"number": typed}).content.decode()
        assert "Dear &lt;b&gt;you&lt;/b&gt;,</p>" in page
        assert "we were wrong." in page
    assert "we were wrong" not in looked_up("C-2222-2222-2222", language)


@pytest.mark.parametrize(
    "typed", ["", "   ", "C-0000-0000-0000", "x" * 5000, "<script>alert(1)</script>", "\0", "' OR 1=1"]
)
def test_what_is_no_number_learns_nothing(finished: Finished, typed: str) -> None:
    finished()
    sent()
    page = looked_up(typed)
    assert "Please" in page
    assert "There is no answer yet." not in page
    assert "<script" not in Client().post("/en/receipt", {"number": typed}).content.decode()


def test_an_address_gets_the_receipt_once_and_a_second_click_changes_nothing(finished: Finished) -> None:
    finished()
    token = token_in(Client().get("/en/ask").content.decode())
    pages = [sent("ask", token=token, reach="anna@people.example") for _ in range(3)]
    assert len({number_in(page) for page in pages}) == 1
    assert Inquiry.objects.count() == Errand.objects.count() == 1
    assert Entry.objects.filter(kind="inquiry.received").count() == 1


def test_the_same_form_with_other_words_is_another_inquiry(finished: Finished) -> None:
    finished()
    token = "a" * 32
    numbers = {number_in(sent("ask", token=token, text=text)) for text in ("One thing", "Another")}
    assert len(numbers) == Inquiry.objects.count() == 2


@pytest.mark.parametrize("token", ["", "short", "\0" * 20, "<script>" * 9])
def test_without_a_proper_token_equal_words_of_two_people_are_two_complaints(finished: Finished, token: str) -> None:
    finished()
    assert number_in(sent(token=token)) != number_in(sent(token=token))
    assert Inquiry.objects.count() == 2


@pytest.mark.parametrize(
    ("fields", "says", "field"),
    [
        ({"text": ""}, "Please write what it is about.", "text"),
        ({"text": " \r\n\t "}, "Please write what it is about.", "text"),
        ({"text": "\0\u202e"}, "Please write what it is about.", "text"),
        ({"text": "x" * 10_001}, "The text is too long: 10,001 of 10,000 characters.", "text"),
        ({"text": "Fine", "reach": "y" * 301}, "The way to reach you is too long.", "reach"),
    ],
)
def test_a_fault_is_told_at_its_field_and_what_was_typed_stays(
    finished: Finished, fields: dict[str, str], says: str, field: str
) -> None:
    finished()
    response = Client().post("/en/complain", {"code": "my code", **fields})
    page = unescape(response.content.decode())
    assert response.status_code == 422
    assert not Inquiry.objects.exists()
    assert page.count(says) == 2
    assert f'<li><a href="#{field}">' in page
    assert 'role="alert"' in page
    assert f'id="{field}-fault"' in page
    assert f"{field}-hint {field}-fault" in page
    assert 'value="my code"' in page
    assert fields["text"].strip("\0\u202e \r\n\t") in page


def test_hostile_words_are_kept_as_words(finished: Finished) -> None:
    finished()
    text = "<script>alert(1)</script>{{ x }}\0\u202eeslaf\u202c 'OR 1=1 -- 😀 می‌خواهم"
    form = {"text": text, "reach": "a\r\nBcc: b@x.example", "language": "xx", "kind": "scam_report", "token": "x" * 20}
    number_in(Client().post("/en/ask", form).content.decode())
    inquiry = Inquiry.objects.get()
    assert (inquiry.kind, inquiry.language) == ("question", "en")
    assert not Errand.objects.exists()
    letter = opened(inquiry)
    assert letter.text == "<script>alert(1)</script>{{ x }}eslaf 'OR 1=1 -- 😀 می‌خواهم"
    assert letter.reach == "a Bcc: b@x.example"
    echo = Client().post("/en/ask", {"text": text + "x" * 10_000}).content.decode()
    assert "<script" not in echo


def test_a_forgotten_or_wrong_code_never_stops_a_complaint(finished: Finished) -> None:
    finished()
    for code in ("", "ZZZZZ-ZZZZZ", "no idea", "x" * 4000):
        number_in(sent(code=code))


def test_the_code_of_a_message_says_which_incident_it_is_about(finished: Finished) -> None:
    shown = finished()
    other = open_incident(
        case=parse_case(POLISH_BANK, name="case.yaml"), case_sha256="b" * 64, is_exercise=True, at=NOW
    )
    kept_message(other)
    sent("ask", text="Without")
    sent("ask", text="With", code=CODE)
    assert list(Inquiry.objects.order_by("id").values_list("incident_id", flat=True)) == [shown.pk, other.pk]


def test_another_site_cannot_send_the_form(finished: Finished) -> None:
    finished()
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        assert Client().post("/en/complain", {"text": "x"}, headers=headers).status_code == 403
        assert Client().post("/en/receipt", {"number": "x"}, headers=headers).status_code == 403
    assert not Inquiry.objects.exists()


def test_who_sends_much_presses_once_more_and_is_never_refused(finished: Finished) -> None:
    finished()
    for at in range(limits.PER_ORIGIN):
        number_in(sent(text=f"Complaint {at}"))
    asked = sent(text="One more <of> us")
    assert NUMBER.search(asked) is None
    assert "One more <of> us" in asked
    assert 'name="confirm" value="yes"' in asked
    number_in(sent(text="One more <of> us", confirm="yes", token=token_in(asked)))


def test_a_flood_from_all_is_told_other_ways_and_keeps_the_text(
    finished: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished()
    monkeypatch.setattr(limits, "OVERALL", 0)
    response = Client().post("/en/complain", {"text": "My long story"})
    page = unescape(response.content.decode())
    assert response.status_code == 429
    assert 1 <= int(response["Retry-After"]) <= 60
    assert "My long story" in page
    assert "+48 500 009 900" in page


def test_numbers_cannot_be_tried_at_leisure(finished: Finished) -> None:
    finished()
    for _ in range(limits.TRIES_PER_ORIGIN):
        assert looked_up("C-2222-2222-2222")
    assert Client().post("/en/receipt", {"number": "C-2222-2222-2222"}).status_code == 429


def test_nobodys_mailbox_is_filled_by_somebody_else(finished: Finished) -> None:
    finished()
    for at in range(limits.MAILS_PER_HOUR + 2):
        sent("ask", text=f"Question {at}", reach="Victim@people.example" if at % 2 else "victim@people.example")
    assert Errand.objects.count() == limits.MAILS_PER_HOUR
    assert Inquiry.objects.count() == limits.MAILS_PER_HOUR + 2


@pytest.mark.parametrize("page", [*PAGES, "receipt"])
def test_pages_set_no_cookie_are_not_kept_and_know_their_languages(finished: Finished, page: str) -> None:
    finished()
    for response in (Client().get(f"/pl/{page}"), Client().post(f"/pl/{page}", {"text": "x", "number": "x"})):
        assert not response.cookies
        assert "no-store" in response["Cache-Control"]
        assert "<script" not in response.content.decode()
        assert "style=" not in response.content.decode()
    assert Client().get(f"/xx/{page}").status_code == 404
    assert Client().put(f"/pl/{page}").status_code == 405


def test_the_address_without_a_language_speaks_the_readers(finished: Finished) -> None:
    finished()
    assert Client().get("/complain", headers={"Accept-Language": "pl"})["Content-Language"] == "pl"


@pytest.mark.parametrize("has_decided", [False, True])
def test_good_faith_is_promised_only_where_the_house_has_decided_so(finished: Finished, has_decided: bool) -> None:
    decided = CASE.replace("  anchors:", "  facts: [{key: policy.good_faith, value: true}]\n  anchors:")
    finished(decided if has_decided else CASE)
    page = Client().get("/en/researcher").content.decode()
    assert ("We take no legal action against anybody who reports to us in good faith." in page) is has_decided
