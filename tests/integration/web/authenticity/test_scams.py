"""Scams are listed by staff, seen by everybody, reported by anybody; and no text goes out with a foreign link."""

from datetime import date
from html import unescape

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from rehearsed import NOW, Finished, publishing
from staffed import signed_in

from amends.apps.accounts.models import Role
from amends.apps.authenticity.models import KnownScam, ScamReport
from amends.apps.authenticity.publishing import ScamWords, Signs, list_scam, retire_scams, say_scam
from amends.apps.authenticity.reporting import sign_groups
from amends.apps.authenticity.selectors import known_scams, registry_of
from amends.apps.care.models import Inquiry
from amends.apps.incidents.selectors import fact_book
from amends.apps.journal.models import Entry
from amends.core.errors import InputError
from amends.wording.book.phrases import phrases_of

pytestmark = pytest.mark.django_db
LANGUAGES = ("de", "en", "fa", "pl")
LOOKS = "A mail that asks you to <b>confirm</b> your account."


def listed(finished: Finished, **over: object) -> KnownScam:
    registry = registry_of([fact_book(incident=finished())], region="PL")
    arguments = {
        "way": "email",
        "signs": Signs(domains=("hxxps://evil[.]test/pay",), phones=("600 100 200",), senders=("claims@evil.test",)),
        "words": [
            ScamWords(language="en", looks=LOOKS, tell="We never ask."),
            ScamWords(language="pl", looks="E-mail"),
        ],
        "first_seen_on": date(2026, 6, 1),
        "registry": registry,
        "by": "communications",
        "now": NOW,
    }
    return list_scam(**(arguments | over))  # type: ignore[arg-type]


def page(language: str) -> str:
    response = Client().get(f"/{language}/scams")
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_listed_scam_is_shown_in_every_language_defanged(finished: Finished, language: str) -> None:
    listed(finished)
    text = page(language)
    assert "evil[.]test" in text
    assert "claims[@]evil[.]test" in text
    assert "evil.test" not in text
    assert "&lt;b&gt;" in text or language == "pl"
    is_own = language in ("en", "pl")
    assert (phrases_of(language).say("portal-scams-english", {}) in unescape(text)) is not is_own
    assert (f'lang="{"pl" if language == "pl" else "en"}" dir="ltr"') in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_scam_is_said_to_be_none_and_not_to_be_safe(finished: Finished, language: str) -> None:
    finished()
    assert phrases_of(language).say("portal-scams-none", {}) in unescape(page(language))


def test_a_listed_scam_is_known_at_the_verify_page_until_it_is_retired(finished: Finished) -> None:
    scam = listed(finished)
    asked = {"code": "Dear customer, go to https://login.evil.test"}
    known = phrases_of("en").say("portal-verdict-scam", {})
    assert known in unescape(Client().post("/en/verify", asked).content.decode())
    assert retire_scams(refs=[scam.ref], reason="The site is down.", by="x", now=NOW) == 1
    assert known not in unescape(Client().post("/en/verify", asked).content.decode())
    assert known_scams("en") == []
    assert retire_scams(refs=[scam.ref], reason="Again.", by="x", now=NOW) == 0


@pytest.mark.parametrize(
    ("over", "code"),
    [
        ({"signs": Signs(domains=("www.bank.example",))}, "scam.ours"),
        ({"signs": Signs(domains=("example",))}, "scam.ours"),
        ({"signs": Signs(phones=("+48 500 009 900",))}, "scam.ours"),
        ({"signs": Signs(senders=("help@bank.example",))}, "scam.ours"),
        ({"signs": Signs(domains=("no domain",))}, "scam.sign"),
        ({"signs": Signs(phones=("call me",))}, "scam.sign"),
        ({"words": [ScamWords(language="pl", looks="E-mail")]}, "scam.no_words"),
        ({"words": [ScamWords(language="en", looks="x" * 2001)]}, "scam.no_words"),
        ({"way": "pigeon"}, "scam.way"),
    ],
)
def test_what_would_harm_or_mislead_is_not_listed(finished: Finished, over: dict[str, object], code: str) -> None:
    with pytest.raises(InputError) as fault:
        listed(finished, **over)
    assert fault.value.code == code
    assert not KnownScam.objects.exists()


def test_a_translation_comes_later_and_the_newest_words_count(finished: Finished) -> None:
    scam = listed(finished)
    say_scam(scam=scam, words=ScamWords(language="fa", looks="ایمیل جعلی"), by="x", now=NOW)
    say_scam(scam=scam, words=ScamWords(language="en", looks="Better words"), by="x", now=NOW)
    assert known_scams("fa")[0].language == "fa"
    assert known_scams("en")[0].looks == "Better words"


@pytest.mark.parametrize("table", ["knownscam", "scamtext", "scamretired", "scamreport", "calllook"])
def test_the_database_itself_refuses_to_change_what_was_said(finished: Finished, table: str) -> None:
    scam = listed(finished)
    retire_scams(refs=[scam.ref], reason="Down.", by="x", now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'" if connection.vendor == "sqlite" else
                       "SELECT tgname FROM pg_trigger")  # fmt: skip
        triggers = {row[0] for row in cursor.fetchall()}
    assert any(f"authenticity_{table}_no" in name for name in triggers)
    if table.startswith("known"):
        with pytest.raises((DatabaseError, ValidationError)), transaction.atomic():
            KnownScam.objects.update(by="y")


def report(text: str, language: str = "en", **fields: str) -> object:
    return Client().post(f"/{language}/report-scam", {"text": text, **fields})


@pytest.mark.parametrize("language", LANGUAGES)
def test_anybody_can_report_and_gets_a_number(finished: Finished, language: str) -> None:
    finished()
    form = Client().get(f"/{language}/report-scam").content.decode()
    assert '<label for="text">' in form
    response = report("They wrote: https://evil.test <script>alert(1)</script>", language)
    text = unescape(response.content.decode())  # type: ignore[attr-defined]
    assert phrases_of(language).say("portal-report-thanks", {}) in text
    assert "S-" in text
    assert "evil.test" not in text
    inquiry = Inquiry.objects.get()
    assert inquiry.kind == "scam_report"
    assert b"evil" not in bytes(ScamReport.objects.get().box) + bytes(inquiry.box)


def test_an_empty_report_is_asked_for_again_and_what_was_typed_is_kept(finished: Finished) -> None:
    finished()
    response = report("  ", reach="me@home.test")
    assert response.status_code == 422  # type: ignore[attr-defined]
    text = unescape(response.content.decode())  # type: ignore[attr-defined]
    assert 'role="alert"' in text
    assert "me@home.test" in text
    long = report("x" * 10_001)
    assert long.status_code == 422  # type: ignore[attr-defined]
    assert "10,000" in long.content.decode()  # type: ignore[attr-defined]


def test_the_same_form_sent_twice_is_one_report(finished: Finished) -> None:
    finished()
    for _ in range(2):
        report("https://evil.test", token="a" * 32)
    assert (Inquiry.objects.count(), ScamReport.objects.count()) == (1, 1)


def test_another_site_cannot_report_in_a_readers_name(finished: Finished) -> None:
    finished()
    headers = {"Origin": "https://evil.test"}
    assert Client().post("/en/report-scam", {"text": "x"}, headers=headers).status_code == 403
    assert not Inquiry.objects.exists()


def test_reports_are_grouped_by_what_they_have_in_common_and_never_by_ours(finished: Finished) -> None:
    incident = publishing(finished)()
    for number in range(3):
        report(f"Mail {number}: https://www.evil.test/{number} and https://bank.example")
    report("They called from 600 100 200")
    registry = registry_of([fact_book(incident=incident)], region="PL")
    groups = sign_groups(secret_key=settings.SECRET_OF("desk.key"), registry=registry, now=timezone.now())
    assert [(group.sign.value, len(group.inquiries)) for group in groups] == [("www.evil.test", 3), ("+48600100200", 1)]
    assert sign_groups(secret_key=b"\1" * 32, registry=registry, now=timezone.now()) == []


def test_what_was_ours_only_after_the_report_is_no_sign_either(finished: Finished) -> None:
    incident = finished()
    report("Mail: https://www.evil.test and https://bank.example")
    registry = registry_of([fact_book(incident=incident)], region="PL")
    groups = sign_groups(secret_key=settings.SECRET_OF("desk.key"), registry=registry, now=timezone.now())
    assert [group.sign.value for group in groups] == ["www.evil.test"]


def test_staff_lists_what_was_reported_in_one_press_and_retires_many(finished: Finished) -> None:
    finished()
    report("See https://evil.test/a")
    client = Client()
    signed_in(client, Role.COMMUNICATIONS)
    shown = client.get("/console/scams").content.decode()
    assert 'value="domain:evil.test"' in shown
    form = {"do": "list", "sign": ["domain:evil.test"], "domains": "other.test", "way": "email", "looks-en": LOOKS}
    assert client.post("/console/scams", form).status_code == 302
    scam = KnownScam.objects.get()
    assert scam.domains == ["evil.test", "other.test"]
    assert Entry.objects.filter(kind="scam.listed", subject=scam.ref).exists()
    assert "on the list" in client.get("/console/scams").content.decode()
    refused = client.post("/console/scams", {"do": "retire", "scam": [scam.ref], "reason": ""})
    assert refused.status_code == 409
    form = {"do": "retire", "scam": [scam.ref], "reason": "Taken down."}
    assert client.post("/console/scams", form).status_code == 302
    assert known_scams("en") == []


@pytest.mark.parametrize(
    ("text", "is_clear"),
    [
        ("Read https://bank.example/incident or call +48 500 009 900.", True),
        ("Read https://www.gov.pl/rodo for your rights.", True),
        ("For more information visit https://bank-example.test", False),
        ("Visit bankexample.test today", False),
        ("Visit https://bit.ly/abc today", False),
        ("Call +48 600 100 200 today", False),
        ("Your code 7Q2K9-XMBDA", False),
    ],
)
def test_a_post_with_a_foreign_link_is_stopped(finished: Finished, text: str, is_clear: bool) -> None:
    finished()
    client = Client()
    signed_in(client, Role.COMMUNICATIONS)
    shown = client.post("/console/scams", {"do": "check", "text": text}).content.decode()
    assert ("<strong>Yes.</strong>" in shown) is is_clear
    assert ("<strong>No.</strong>" in shown) is not is_clear


@pytest.mark.parametrize("role", list(Role))
def test_only_who_may_publish_sees_the_page(finished: Finished, role: Role) -> None:
    finished()
    client = Client()
    signed_in(client, role)
    expected = 200 if role in (Role.INCIDENT_LEAD, Role.COMMUNICATIONS) else 403
    assert client.get("/console/scams").status_code == expected
    assert Client().get("/console/scams").status_code == 302
    assert client.post("/console/scams", {"do": "list"}).status_code == (409 if expected == 200 else 403)


def test_the_signs_of_a_report_are_bounded(finished: Finished) -> None:
    finished()
    report(" ".join(f"https://evil{number}.test" for number in range(200)))
    box = ScamReport.objects.get().box
    assert len(bytes(box)) < 2000
