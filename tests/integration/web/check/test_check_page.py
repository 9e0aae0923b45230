"""Am I affected: the page, its three answers, and what it never tells."""

from __future__ import annotations

import re
from datetime import timedelta
from statistics import median
from time import perf_counter

import msgspec
import pytest
from check.doors import Opened
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from amends.apps.errands.models import Errand
from amends.apps.errands.services import Mail
from amends.apps.selfcheck.desk import do_desk_work
from amends.apps.selfcheck.models import CodeRequest
from amends.apps.selfcheck.onetime import ANSWER_BYTES
from amends.apps.selfcheck.selectors import forget_sets, open_sets, standing_behind_code
from amends.core.sealing import open_sealed
from amends.web.portal.check import limits
from amends.web.portal.check.limits import Way

LANGUAGES = ("de", "en", "fa", "pl")
UNKNOWN = "AAAAA-AAAAA"
_REF = re.compile(r"OTC-[0-9A-Z]{16}")


def _post(language: str = "en", page: str = "check", **form: str) -> HttpResponse:
    return Client().post(f"/{language}/{page}", form)


def _text(response: HttpResponse) -> str:
    return response.content.decode()


def _asked(contact: str) -> str:
    """A request for a one-time code; its reference."""
    found = _REF.search(_text(_post(way="contact", contact=contact)))
    assert found is not None
    return found[0]


def _desk() -> int:
    return do_desk_work(
        secret=settings.SECRET_OF("desk.key"), public_key=settings.DESK_PUBLIC_KEY(), now=timezone.now()
    )


def _mails() -> list[Mail]:
    return [
        msgspec.json.decode(open_sealed(settings.SECRET_OF("desk.key"), bytes(item.box), context=item.ref), type=Mail)
        for item in Errand.objects.order_by("id")
    ]


def _mailed_code(mail: Mail) -> str:
    found = re.search(r"[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", mail.text)
    assert found is not None
    return found[0]


def _lift_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    lifted = dict.fromkeys(Way, limits.Limit(10**9, 10**9))
    monkeypatch.setattr(limits, "LIMITS", lifted)
    monkeypatch.setattr(limits, "MISSES", 10**9)


@pytest.mark.parametrize("language", LANGUAGES)
def test_letter_code_says_yes_and_by_what_in_each_language(opened: Opened, language: str) -> None:
    response = _post(language, way="code", code=opened.code("C-1").lower())
    assert response.status_code == 200
    assert 'class="answer affected"' in _text(response)
    assert response["Cache-Control"].startswith("max-age=0")
    assert "no-store" in response["Cache-Control"]


def test_answer_names_elements_and_leads_to_the_case(opened: Opened) -> None:
    page = _text(_post(way="code", code=opened.code("C-1")))
    assert "PESEL" in page
    assert 'action="/en/case"' in page
    assert "20 May 2026" in page
    assert not re.search(r"[Pp]robabl|may be affected", page)


def test_page_without_anything_asked_offers_both_ways(opened: Opened) -> None:
    for language in LANGUAGES:
        page = _text(Client().get(f"/{language}/check"))
        assert 'name="way" value="code"' in page
        assert 'name="way" value="contact"' in page


def test_page_sets_no_cookie_and_no_code_is_in_an_address(opened: Opened) -> None:
    code = opened.code("C-1")
    response = _post(way="code", code=code)
    assert not response.cookies
    assert not re.search(rf'(href|action|src)="[^"]*{code}', _text(response))


@pytest.mark.parametrize("typed", ["", "  ", "short", "0000000000", "x" * 5000, "<script>"])
def test_what_is_no_code_is_not_looked_up(opened: Opened, typed: str) -> None:
    open_sets(now=timezone.now())
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = _post(way="code", code=typed)
    assert response.status_code == 200
    assert "selfcheck_door" not in str([item["sql"] for item in queries if '"selfcheck_door"' in item["sql"]])
    assert "<script>" not in _text(response)


def test_known_and_unknown_codes_cost_the_same_queries_and_headers(opened: Opened) -> None:
    _post(way="code", code=UNKNOWN)
    counts, headers = [], []
    for code in (opened.code("C-1"), UNKNOWN):
        with CaptureQueriesContext(connection) as queries:
            response = _post(way="code", code=code)
        counts.append([re.sub(r"[xX]?'[^']*'|b'[^']*'", "?", item["sql"]) for item in queries])
        headers.append({name: value for name, value in response.items() if name != "Content-Length"})
    assert counts[0] == counts[1]
    assert len(counts[0]) == 1
    assert headers[0] == headers[1]


def test_known_and_unknown_codes_cost_the_same_time(opened: Opened) -> None:
    pepper, now = settings.SECRET_OF("portal.pepper"), timezone.now()
    codes = {"hit": opened.code("C-1"), "miss": UNKNOWN}
    took: dict[str, list[float]] = {"hit": [], "miss": []}
    for _ in range(400):  # in turns, so that a busy machine is busy for both
        for name, code in codes.items():
            start = perf_counter()
            standing_behind_code(code, pepper=pepper, now=now)
            took[name].append(perf_counter() - start)
    ratio = median(took["hit"]) / median(took["miss"])
    assert 0.7 < ratio < 1.4


def test_contact_on_file_and_stranger_get_the_same_page(opened: Opened) -> None:
    pages, counts = [], []
    _asked("warm@up.example")
    for contact in ("anna@mail.example", "jan@mail.example", "stranger@mail.example", "+48 600 100 101"):
        with CaptureQueriesContext(connection) as queries:
            pages.append(_REF.sub("REF", _text(_post(way="contact", contact=contact))))
        counts.append(len(queries))
        cache.clear()
    assert len(set(pages)) == 1
    assert len(set(counts)) == 1


def test_only_a_contact_on_file_is_written_to_and_what_is_kept_does_not_tell(opened: Opened) -> None:
    _asked("Anna@MAIL.example")
    _asked("stranger@mail.example")
    assert _desk() == 2
    assert [mail.to for mail in _mails()] == ["anna@mail.example"]
    kept = list(CodeRequest.objects.all())
    assert [len(row.answer) for row in kept] == [ANSWER_BYTES, ANSWER_BYTES]
    assert [bytes(row.box) for row in kept] == [b"", b""]
    errand = Errand.objects.get()
    assert not any(row.ref in errand.cause for row in kept)


@pytest.mark.parametrize(
    ("contact", "tone", "language"),
    [
        ("anna@mail.example", "affected", "fa"),
        ("jan@mail.example", "not-in", "pl"),
        ("home@mail.example", "cannot", "de"),
        ("ola@mail.example", "cannot", "en"),
    ],
)
def test_one_time_code_opens_the_honest_answer(opened: Opened, contact: str, tone: str, language: str) -> None:
    ref = _asked(contact)
    _desk()
    page = _text(_post(language, way="once", ref=ref, code=_mailed_code(_mails()[0])))
    assert f'class="answer {tone}"' in page
    assert contact not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_mail_with_the_code_is_in_the_language_of_the_page(opened: Opened, language: str) -> None:
    _post(language, way="contact", contact="anna@mail.example")
    _desk()
    mail = _mails()[0]
    assert mail.language == language
    assert "Bank Example" in mail.subject
    assert "C-1" not in mail.text
    assert "anna" not in mail.text


def test_wrong_one_time_codes_close_the_request_after_five(opened: Opened) -> None:
    ref = _asked("anna@mail.example")
    _desk()
    for _ in range(5):
        assert 'class="answer once-wrong"' in _text(_post(way="once", ref=ref, code="AAAA-AAAA"))
    assert 'class="answer once-wrong"' in _text(_post(way="once", ref=ref, code=_mailed_code(_mails()[0])))


def test_one_time_code_is_good_once_and_only_the_page_that_it_opened_goes_on(opened: Opened) -> None:
    ref = _asked("anna@mail.example")
    _desk()
    code = _mailed_code(_mails()[0])
    first = _text(_post(way="once", ref=ref, code=code))
    held = re.search(r'name="code" value="([^"]+)"', first)
    assert held is not None
    assert code not in first
    cache.clear()  # the minute in which the same caller may send the form again is over
    used, wrong = (_text(_post(way="once", ref=ref, code=typed)) for typed in (code, "AAAA-AAAA"))
    assert used == wrong
    assert 'class="answer affected"' in _text(_post(way="once", ref=ref, code=held.group(1)))
    assert 'class="answer affected"' not in _text(_post(way="once", ref="OTC-" + "2" * 16, code=held.group(1)))


def test_same_form_sent_twice_by_the_same_caller_is_answered_twice(opened: Opened) -> None:
    ref = _asked("anna@mail.example")
    _desk()
    form = {"way": "once", "ref": ref, "code": _mailed_code(_mails()[0])}
    mine = Client(REMOTE_ADDR="192.0.2.7")
    for _ in range(2):
        assert 'class="answer affected"' in _text(mine.post("/en/check", form))
    stranger = Client(REMOTE_ADDR="192.0.2.8")
    assert 'class="answer once-wrong"' in _text(stranger.post("/en/check", form))


def test_one_time_code_ends_after_fifteen_minutes_and_is_destroyed(opened: Opened) -> None:
    ref = _asked("anna@mail.example")
    _desk()
    CodeRequest.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert 'class="answer once-wrong"' in _text(_post(way="once", ref=ref, code=_mailed_code(_mails()[0])))
    _desk()
    assert bytes(CodeRequest.objects.get().answer) == b""
    CodeRequest.objects.update(asked_at=timezone.now() - timedelta(days=2))
    _desk()
    assert not CodeRequest.objects.exists()


def test_stranger_and_customer_look_alike_before_the_right_code(opened: Opened) -> None:
    refs = [_asked("anna@mail.example"), _asked("stranger@mail.example"), "OTC-" + "2" * 16]
    _desk()
    pages, queries_of = [], []
    for ref in refs:
        with CaptureQueriesContext(connection) as queries:
            pages.append(_text(_post(way="once", ref=ref, code="AAAA-AAAA")).replace(ref, "REF"))
        queries_of.append(len(queries))
    assert len(set(pages)) == 1
    assert len(set(queries_of)) == 1


def test_fourth_request_of_an_hour_looks_the_same_and_sends_nothing(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    _lift_limits(monkeypatch)
    pages = {_REF.sub("REF", _text(_post(way="contact", contact="anna@mail.example"))) for _ in range(5)}
    _desk()
    assert len(pages) == 1
    assert len(_mails()) == 3


def test_desk_works_each_request_once(opened: Opened) -> None:
    _asked("anna@mail.example")
    assert (_desk(), _desk()) == (1, 0)
    assert len(_mails()) == 1


def test_too_many_attempts_of_one_origin_are_told_to_wait(opened: Opened) -> None:
    answers = [_post(way="code", code=UNKNOWN).status_code for _ in range(limits.LIMITS[Way.CODE].own + 3)]
    assert answers.count(429) >= 1
    assert answers[0] == 200
    assert int(_post(way="code", code=UNKNOWN)["Retry-After"]) > 0


def test_too_many_unknown_codes_of_all_let_every_code_wait(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    _lift_limits(monkeypatch)
    monkeypatch.setattr(limits, "MISSES", 3)
    answers = [_post(way="code", code=UNKNOWN).status_code for _ in range(5)]
    assert answers == [200, 200, 200, 429, 429]
    assert _post(way="code", code=opened.code("C-1")).status_code == 429


@pytest.mark.parametrize("contact", ["", "no idea", "@", "1", "x" * 300 + "@mail.example"])
def test_what_is_no_contact_is_said_to_be_none(opened: Opened, contact: str) -> None:
    assert 'class="answer odd-contact"' in _text(_post(way="contact", contact=contact))
    assert not CodeRequest.objects.exists()


def test_lookalike_letters_send_to_the_address_on_file(opened: Opened) -> None:
    _asked("\uff41nna@mail.example")  # a full-width a
    _desk()
    assert [mail.to for mail in _mails()] == ["anna@mail.example"]


def test_form_of_another_site_is_refused(opened: Opened) -> None:
    response = Client().post("/en/check", {"way": "code", "code": UNKNOWN}, headers={"Origin": "https://evil.example"})
    assert response.status_code == 403


def test_without_open_doors_the_page_says_so(db: None) -> None:
    forget_sets()
    assert "There is no incident" in _text(Client().get("/en/check"))
    assert 'class="answer unknown"' in _text(_post(way="code", code=UNKNOWN))


def test_unknown_language_is_not_found(db: None) -> None:
    assert Client().get("/xx/check").status_code == 404


def test_page_chooses_the_readers_language(opened: Opened) -> None:
    page = Client().get("/check", headers={"Accept-Language": "fa"})
    assert page["Content-Language"] == "fa"
    assert 'dir="rtl"' in _text(page)
