"""The page that notices name: it says whether a message is ours, and nothing about whom it went to."""

import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rehearsed import CASE, NOW, Finished, kept_notice, publishing
from sent import CODE, PERSON, kept_message

from amends.apps.delivery.states import MessageState
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.selectors import notice_paragraphs
from amends.apps.rehearsals.models import Rehearsal, Stage
from amends.core.channels import Channel
from amends.core.ids import short_code
from amends.web.callers import origin
from amends.web.portal import verify_limit
from amends.web.portal.verify_code import read_code
from amends.web.portal.verify_limit import OVERALL, PER_ADDRESS, seconds_to_wait

pytestmark = pytest.mark.django_db
LANGUAGES = ("de", "en", "fa", "pl")
WRONG = "ZZZZZ-ZZZZZ"
YES = {
    "de": "Ja. Eine Nachricht mit diesem Code haben wir am 2. Juni 2026 per E-Mail verschickt.",
    "en": "Yes. We sent a message with this code on 2 June 2026 by email.",
    "fa": "بله. ما در ۱۲ خرداد ۱۴۰۵ (۲ ژوئن ۲۰۲۶) با ایمیل پیامی با این کد فرستادیم.",
    "pl": "Tak. Wiadomość z tym kodem wysłaliśmy 2 czerwca 2026 roku pocztą elektroniczną.",
}
NO = {
    "de": "Wir kennen keine Nachricht mit diesem Code.",
    "en": "We know no message with this code.",
    "fa": "پیامی با این کد نمی‌شناسیم.",
    "pl": "Nie znamy wiadomości z tym kodem.",
}


@pytest.fixture
def finished(finished: Finished) -> Finished:
    """What is public is what these pages speak from."""
    return publishing(finished)


@pytest.fixture(autouse=True)
def nobody_tried_before() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def answer(code: str, language: str = "en") -> str:
    response = Client().post(f"/{language}/verify", {"code": code})
    assert response.status_code == 200
    return unescape(response.content.decode())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_of_ours_is_known_in_every_language(finished: Finished, language: str) -> None:
    kept_message(finished())
    assert f"<h2>{YES[language]}</h2>" in answer(CODE, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_of_nobody_is_not_known_and_the_reader_learns_what_to_do(finished: Finished, language: str) -> None:
    kept_message(finished())
    text = answer(WRONG, language)
    assert f"<h2>{NO[language]}</h2>" in text
    assert YES[language] not in text
    assert "+48 500 009 900" in text
    assert "help@bank.example" in text


@pytest.mark.parametrize(
    "typed", ["7q2k9-xmbda", " 7Q2K9 XMBDA ", "7Q2K9XMBDA", "7Q2K9–XMBDA", "\u20687Q2K9-XMBDA\u2069"]
)
def test_case_spaces_dashes_and_direction_marks_make_no_difference(finished: Finished, typed: str) -> None:
    kept_message(finished())
    assert YES["en"] in answer(typed)


def test_every_code_that_a_message_can_carry_is_read_back() -> None:
    codes = [short_code(b"key", str(number)) for number in range(2000)]
    assert [read_code(code.lower().replace("-", "")) for code in codes] == codes
    assert set("".join(codes)) - {"-"} == set("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")


@pytest.mark.parametrize(
    "typed",
    ["7Q2K9-XMBD", "7Q2K9-XMBDAA", "7Q2K9-XMBD0", "<script>alert(1)</script>", "' OR 1=1 --", "x" * 5000, "7Q2K9\0XMB"],
)
def test_what_cannot_be_a_code_is_answered_in_the_same_form(finished: Finished, typed: str) -> None:
    kept_message(finished())
    text = answer(typed)
    assert "Our codes do not look like this." in text
    assert "never contain 0, 1, I, O" in text
    assert "<script" not in Client().post("/en/verify", {"code": typed}).content.decode()


@pytest.mark.parametrize("form", [{}, {"code": ""}, {"code": "   "}])
def test_nothing_entered_is_asked_for(finished: Finished, form: dict[str, str]) -> None:
    finished()
    response = Client().post("/en/verify", form)
    assert response.status_code == 200
    assert "Please enter a code or paste the message." in response.content.decode()


@pytest.mark.parametrize("state", list(MessageState))
def test_only_what_left_or_is_leaving_is_ours(finished: Finished, state: MessageState) -> None:
    kept_message(finished(), state=state)
    left = {MessageState.ACCEPTED, MessageState.DELIVERED, MessageState.SENDING, MessageState.UNKNOWN}
    assert (YES["en"] in answer(CODE)) is (state in left)
    assert (NO["en"] in answer(CODE)) is (state not in left)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_channel_has_a_word_of_its_own(finished: Finished, language: str) -> None:
    incident = finished()
    letters = "23456789AB"
    said = set()
    for letter, channel in zip(letters, Channel, strict=True):
        kept_message(incident, code=f"7Q2K9-XMBD{letter}", channel=channel)
        said |= set(re.findall(r"<h2>(.*?)</h2>", answer(f"7Q2K9-XMBD{letter}", language)))
    assert len(said) == 7  # web, branch, social and press share the last
    assert not any(str(channel) in " ".join(said).split() for channel in ("post", "voice", "inbox") if language != "en")


def test_the_day_is_that_of_the_place_where_the_controller_is(finished: Finished) -> None:
    kept_message(finished(), at=datetime(2026, 6, 1, 22, 30, tzinfo=UTC))
    assert "on 2 June 2026" in answer(CODE)


def test_neither_person_nor_notice_nor_state_is_told(finished: Finished) -> None:
    message = kept_message(finished(), state=MessageState.UNKNOWN)
    text = answer(CODE)
    secrets = (
        PERSON, message.message_id, message.address_sha256, message.notice_sha256, message.content_sha256,
        message.code_sha256, message.campaign.ref, message.campaign.incident_ref, str(message.state),
    )  # fmt: skip
    assert not [secret for secret in secrets if secret in text]


def test_a_code_stands_in_no_address_and_no_log(finished: Finished, caplog: pytest.LogCaptureFixture) -> None:
    kept_message(finished())
    with caplog.at_level(logging.DEBUG):
        for code in (CODE, WRONG):
            Client().post("/en/verify", {"code": code}, REMOTE_ADDR="198.51.100.7")
        Client(raise_request_exception=False).post("/xx/verify", {"code": CODE}, REMOTE_ADDR="198.51.100.7")
    said = " ".join(
        f"{record.getMessage()} {record.args}" for record in caplog.records if record.name != "django.db.backends"
    )
    assert CODE not in said
    assert "198.51.100.7" not in said
    assert 'method="post"' in Client().get("/en/verify").content.decode()
    assert CODE not in answer_to_get(f"/en/verify?code={CODE}")


def answer_to_get(address: str) -> str:
    return unescape(Client().get(address).content.decode())


def test_both_answers_cost_the_same_look_into_the_ledger(finished: Finished) -> None:
    kept_message(finished())
    looks = []
    for code in (CODE, WRONG):
        with CaptureQueriesContext(connection) as queries:
            answer(code)
        looks.append(sum("delivery_message" in query["sql"] for query in queries))
    assert looks == [1, 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_explains_itself_and_leaves_nothing_behind(finished: Finished, language: str) -> None:
    finished()
    response = Client().get(f"/{language}/verify")
    text = unescape(response.content.decode())
    assert response.status_code == 200
    assert f'<html lang="{language}" dir="{"rtl" if language == "fa" else "ltr"}">' in text
    assert '<label for="code">' in text
    assert "AAAAA-\u2060AAAAA" in text
    assert 'autocomplete="off"' in text
    assert "<script" not in text


@pytest.mark.parametrize("address", ["/verify", "/verify/", "/pl/verify"])
def test_no_answer_is_cached_and_none_sets_a_cookie(finished: Finished, lead: Client, address: str) -> None:
    kept_message(finished())
    for client in (Client(), lead):
        for response in (
            client.get(address),
            client.post(address, {"code": CODE}),
            client.post(address, {"code": WRONG}),
        ):
            assert response.status_code == 200
            assert "no-store" in response["Cache-Control"]
            assert not response.cookies
            assert "Cookie" not in response.get("Vary", "")
            assert "camera=()" in response["Permissions-Policy"]
            assert "default-src 'none'" in response["Content-Security-Policy"]


def test_the_address_in_the_notice_speaks_the_readers_language(finished: Finished) -> None:
    kept_message(finished())
    header = {"Accept-Language": "fa-IR,fa;q=0.9"}
    assert Client().get("/verify", headers=header)["Content-Language"] == "fa"
    response = Client().post("/verify", {"code": CODE}, headers=header)
    assert YES["fa"] in unescape(response.content.decode())
    assert Client().get("/xx/verify").status_code == 404


def test_the_status_page_leads_here(finished: Finished) -> None:
    finished()
    for language in LANGUAGES:
        assert f'<a href="/{language}/verify">' in Client().get(f"/{language}/").content.decode()


@pytest.mark.parametrize("code", [CODE, WRONG])
@pytest.mark.parametrize("is_exercise", [True, False])
def test_an_exercise_says_so_and_nothing_else_does(finished: Finished, is_exercise: bool, code: str) -> None:
    kept_message(finished(is_exercise=is_exercise))
    assert ('<p class="exercise">EXERCISE.' in answer(code)) is is_exercise


def test_before_anything_is_published_the_page_works_and_names_no_number(db: None) -> None:
    assert NO["en"] in answer(WRONG)
    assert "number on your card" in answer(WRONG)


def test_a_message_is_known_while_its_run_is_still_going_on(finished: Finished) -> None:
    incident = finished(is_exercise=True)
    Rehearsal.objects.update(stage=Stage.PLANNED)
    kept_message(incident)
    text = answer(CODE)
    assert YES["en"] in text
    assert "EXERCISE." in text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://testserver"}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://testserver.evil.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_a_form_of_another_site_is_not_answered(finished: Finished, headers: dict[str, str], status: int) -> None:
    kept_message(finished())
    response = Client(enforce_csrf_checks=True).post("/en/verify", {"code": CODE}, headers=headers)
    assert response.status_code == status
    assert (YES["en"] in response.content.decode()) is (status == 200)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_tries_too_often_is_asked_to_wait_and_others_are_not(finished: Finished, language: str) -> None:
    kept_message(finished())
    client = Client()
    for _ in range(2 * PER_ADDRESS + 1):  # a minute may end between two of them
        response = client.post(f"/{language}/verify", {"code": CODE}, REMOTE_ADDR="198.51.100.7")
        if response.status_code == 429:
            break
    assert response.status_code == 429
    assert 1 <= int(response["Retry-After"]) <= 60
    assert "no-store" in response["Cache-Control"]
    assert YES[language] not in unescape(response.content.decode())
    assert client.post(f"/{language}/verify", {"code": CODE}, REMOTE_ADDR="198.51.100.8").status_code == 200
    assert client.get(f"/{language}/verify", REMOTE_ADDR="198.51.100.7").status_code == 200


def test_the_next_minute_allows_again_and_the_answer_says_when() -> None:
    at = NOW + timedelta(seconds=18)
    assert [seconds_to_wait("198.51.100.7", now=at) for _ in range(PER_ADDRESS + 1)] == [None] * PER_ADDRESS + [42]
    assert seconds_to_wait("198.51.100.7", now=at + timedelta(seconds=42)) is None


def test_a_network_of_one_person_counts_as_one_address() -> None:
    for number in range(PER_ADDRESS):
        assert seconds_to_wait(origin(f"2001:db8:1:2::{number:x}"), now=NOW) is None
    assert seconds_to_wait(origin("2001:db8:1:2:ffff::1"), now=NOW) == 60
    assert seconds_to_wait(origin("2001:db8:1:3::1"), now=NOW) is None


@pytest.mark.parametrize("address", ["", "unix:", "198.51.100.7:4711"])
def test_people_whose_address_is_not_known_do_not_share_one_persons_limit(address: str) -> None:
    assert [seconds_to_wait(origin(address), now=NOW) for _ in range(3 * PER_ADDRESS)] == [None] * 3 * PER_ADDRESS


def test_a_million_guesses_from_everywhere_meet_the_limit_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    assert OVERALL * 60 * 24 < 32**10 / 10**8
    monkeypatch.setattr(verify_limit, "OVERALL", 400)
    answers = [seconds_to_wait(f"10.0.{number // 250}.{number % 250}", now=NOW) for number in range(600)]
    assert answers == [None] * 400 + [60] * 200  # more addresses than Django's memory cache holds


def test_one_loud_address_does_not_use_up_what_everybody_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify_limit, "OVERALL", PER_ADDRESS + 1)
    for _ in range(200):
        seconds_to_wait("198.51.100.7", now=NOW)
    assert seconds_to_wait("198.51.100.8", now=NOW) is None


@pytest.mark.parametrize(
    ("is_behind_proxy", "forwarded", "statuses"),
    [
        (True, "10.9.9.9, 10.0.0.{}", {200}),
        (True, "10.0.0.{}, 10.9.9.9", {200, 429}),
        (True, "", {200}),
        (False, "10.9.9.9, 10.0.0.{}", {200, 429}),
    ],
)
def test_behind_our_proxy_and_only_there_what_it_added_last_is_the_address(
    finished: Finished, monkeypatch: pytest.MonkeyPatch, is_behind_proxy: bool, forwarded: str, statuses: set[int]
) -> None:
    finished()
    header = ("HTTP_X_FORWARDED_PROTO", "https") if is_behind_proxy else None
    monkeypatch.setattr(settings, "SECURE_PROXY_SSL_HEADER", header)
    seen = {
        Client().post("/en/verify", {"code": WRONG}, headers={"X-Forwarded-For": forwarded.format(number)}).status_code
        for number in range(2 * PER_ADDRESS + 1)
    }
    assert seen == statuses


def test_what_the_case_says_is_text_and_never_markup(finished: Finished) -> None:
    finished(CASE.replace("+48 500 009 900", "<script>alert(1)</script>"))
    raw = Client().post("/en/verify", {"code": WRONG}).content.decode()
    assert "<script" not in raw
    assert "&lt;script&gt;" in raw


def test_the_actions_of_a_persian_notice_are_numbered_in_persian(finished: Finished) -> None:
    version = with_actions(kept_notice(finished()))
    assert [line.text[:2] for line in notice_paragraphs(version)[-2:]] == ["۱.", "۲."]
    version.content["language"] = "pl"
    assert [line.text[:2] for line in notice_paragraphs(version)[-2:]] == ["1.", "2."]


def with_actions(version: NoticeVersion) -> NoticeVersion:
    action = {"do": "Do.", "why": "Why.", "by": "today", "takes": "1 minute"}
    version.content["blocks"].append({"kind": "actions", "sentences": [], "elements": [], "actions": [action, action]})
    return version


def test_in_an_exercise_the_day_is_that_of_the_message_and_not_of_the_clock(finished: Finished) -> None:
    message = kept_message(finished(), channel=Channel.SMS)
    later = NOW + timedelta(days=170)
    type(message).objects.filter(pk=message.pk).update(at=later, handed_at=later)
    assert "on 2 June 2026" not in answer(CODE)
    message.campaign.config = {"exercise": True}
    message.campaign.save(update_fields=["config"])
    assert "on 2 June 2026" in answer(CODE)
