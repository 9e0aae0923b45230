"""The chat without a script: one number opens it, nobody waits unseen, and the desk sees one case."""

from __future__ import annotations

import pytest
from check.doors import Opened
from django.conf import settings
from django.test import Client
from django.utils import timezone
from portal_care.pages import LANGUAGES, number_in, send, text_of

from amends.apps.care import filing
from amends.apps.care.answering import answer_inquiry
from amends.apps.care.finding import root_of
from amends.apps.care.models import Inquiry, WayIn
from amends.apps.selfcheck.joining import join_threads
from amends.apps.selfcheck.models import ThreadLine


@pytest.mark.parametrize("language", LANGUAGES)
def test_chat_takes_a_message_and_shows_its_number_in_each_language(opened: Opened, language: str) -> None:
    response = send(f"/{language}/chat", text="Was my PESEL taken?")
    assert response.status_code == 200
    assert number_in(response)
    assert "Was my PESEL taken?" in text_of(response)
    assert Inquiry.objects.get().way_in == WayIn.CHAT


def test_answer_is_read_with_the_first_number_and_a_second_message_joins_the_thread(opened: Opened) -> None:
    number = number_in(send("/en/chat", text="First question?"))
    send("/en/chat", text="Second question?", number=number)
    for inquiry in Inquiry.objects.order_by("id"):
        answer_inquiry(
            inquiry=inquiry, words=f"Answer to {inquiry.pk}.", by="anna", secret=settings.SECRET_OF("desk.key"),
            now=timezone.now(),
        )  # fmt: skip
    page = text_of(send("/en/chat", act="look", number=number.lower()))
    places = [page.index(words) for words in ("First question?", "Answer to", "Second question?")]
    assert places == sorted(places)
    assert page.count("Answer to") == 2


def test_second_number_opens_nothing_of_the_first(opened: Opened) -> None:
    number = number_in(send("/en/chat", text="First question?"))
    other = number_in(send("/en/chat", text="Somebody else's question?"))
    assert "First question?" not in text_of(send("/en/chat", act="look", number=other))
    assert "Somebody else" not in text_of(send("/en/chat", act="look", number=number))


def test_desk_sees_one_case_for_one_chat(opened: Opened) -> None:
    number = number_in(send("/en/chat", text="First question?"))
    send("/en/chat", text="Second question?", number=number)
    send("/en/chat", text="A stranger's question?")
    now = timezone.now()
    filing.do_desk_work(secret=settings.SECRET_OF, public_key=settings.DESK_PUBLIC_KEY(), now=now)
    assert join_threads(now=now) == 3
    assert join_threads(now=now) == 0
    first, second, stranger = [root_of(one.case).pk for one in Inquiry.objects.order_by("id")]
    assert first == second != stranger


def test_same_form_twice_is_one_message(opened: Opened) -> None:
    form = {"text": "Once only?", "token": "a" * 32}
    first, second = number_in(send("/en/chat", **form)), number_in(send("/en/chat", **form))
    assert first == second
    assert ThreadLine.objects.count() == 1


def test_no_words_stand_open_in_the_tables(opened: Opened) -> None:
    send("/en/chat", text="My secret sorrow")
    row = ThreadLine.objects.get()
    assert b"secret" not in bytes(row.box) + bytes(row.inquiry.box)


def test_hostile_words_are_shown_as_words(opened: Opened) -> None:
    page = send("/en/chat", text="<script>alert(1)</script>").content.decode()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_nothing_said_unknown_and_odd_numbers_are_told_apart_from_nothing(opened: Opened) -> None:
    assert send("/en/chat", text=" ").status_code == 422
    for number in ("Q-2222-2222-2222", "0", "' OR 1=1", ""):
        assert send("/en/chat", act="look", number=number).status_code == 422
    assert not Inquiry.objects.exists()


def test_words_are_not_lost_where_the_form_is_sent_too_often(opened: Opened) -> None:
    pages = [send("/en/chat", text=f"Question {turn}?") for turn in range(12)]
    assert 'name="confirm"' in text_of(pages[-1])
    assert "Question 11?" in text_of(pages[-1])
    assert send("/en/chat", text="Question 11?", confirm="yes").status_code == 200


def test_page_needs_no_cookie_and_no_address_holds_a_number(opened: Opened) -> None:
    response = send("/en/chat", text="Why?")
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]
    assert "?" not in "".join(part.split('"')[0] for part in response.content.decode().split('href="')[1:])
    assert Client().get("/chat", headers={"accept-language": "pl"}).status_code == 200


_DANGER = {
    "en": ("I do not want to live any more.", "112"),
    "pl": ("Nie chcę już żyć.", "116 123"),
    "de": ("Ich will nicht mehr leben.", "0800 111 0 111"),
    "fa": ("دیگر نمی‌خواهم زنده بمانم.", "۱۱۵"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["chat", "ask"])
def test_whoever_writes_of_danger_reads_at_once_where_help_is(opened: Opened, page: str, language: str) -> None:
    words, number = _DANGER[language]
    told = text_of(send(f"/{language}/{page}", text=words, language=language))
    assert number in told
    assert number not in text_of(send(f"/{language}/{page}", text="Was my PESEL taken?", language=language))
