"""Whatever is handed in at the verify page: texts, links, numbers, mails as files; in four languages."""

import re
from email.message import EmailMessage
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from rehearsed import Finished, publishing
from sealed import released_notice
from sent import CODE, kept_message

from amends.apps.notices.selectors import notice_paragraphs
from amends.core.channels import Channel
from amends.web.portal.verify_limit import PER_ADDRESS
from amends.wording.book.phrases import phrases_of

pytestmark = pytest.mark.django_db
LANGUAGES = ("de", "en", "fa", "pl")
OURS = f"Dear customer, we write about your data. Code {CODE}. See https://bank.example/verify or call +48 500 009 900."


@pytest.fixture
def finished(finished: Finished) -> Finished:
    """What is public is what these pages speak from."""
    return publishing(finished)


def told(text: str, language: str = "en", **fields: object) -> str:
    response = Client().post(f"/{language}/verify", {"code": text, **fields})
    assert response.status_code == 200
    return unescape(response.content.decode())


def headline(page: str) -> str:
    return re.findall(r"<h2>(.*?)</h2>", page)[0]


def said(name: str, language: str = "en") -> str:
    return phrases_of(language).say(f"portal-verdict-{name}", {})


def test_a_whole_message_of_ours_is_known(finished: Finished) -> None:
    kept_message(finished())
    page = told(OURS)
    assert headline(page).startswith("Yes. We sent a message with this code on 2 June 2026 by email.")
    assert said("whole") in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("added", "name"),
    [
        (" Pay at https://evil.test/pay now", "copied"),
        (" Call +48 600 100 200", "copied"),
        (" https://bank.example@evil.test", "copied"),
    ],
)
def test_a_copied_code_is_called_copied_in_every_language(
    finished: Finished, language: str, added: str, name: str
) -> None:
    kept_message(finished())
    page = told(OURS + added, language)
    assert headline(page) == said(name, language)
    assert 'class="answer yes"' not in page
    assert "evil.test" not in page.replace("evil[.]test", "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("https://bank.example.evil.test", "look_alike"),
        ("https://unrelated.test/", "not_ours"),
        ("https://bank.example/", "place"),
        ("+48 500 009 900", "place"),
        ("Please enter your PIN on the phone now", "asks"),
        ("Your account is blocked, pay at once", "cannot_tell"),
    ],
)
def test_each_thing_is_answered_in_every_language(finished: Finished, language: str, text: str, name: str) -> None:
    finished()
    page = told(text, language)
    assert headline(page) == said(name, language)
    assert not re.search(r"<a [^>]*(evil|unrelated)", page)


def test_a_real_notice_pasted_whole_is_ours_and_with_one_foreign_link_it_is_not(finished: Finished) -> None:
    incident = finished()
    notice = released_notice(incident, Channel.EMAIL)
    kept_message(incident, notice_sha256=notice.content_sha256)
    text = "\n".join(line.text for line in notice_paragraphs(notice)) + f"\nCode: {CODE}"
    assert len(text) > 500
    assert headline(told(text)).startswith("Yes.")
    assert headline(told(text + "\nhttps://evil.test")) == said("copied")


def mail(body: str, *, sender: str = "Bank Example <help@bank.example>", html: str = "") -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "me@home.test", "About your data"
    made.set_content(body)
    if html:
        made.add_alternative(html, subtype="html")
    return made.as_bytes()


def handed_in(data: bytes) -> str:
    return told("", mail=SimpleUploadedFile("mail.eml", data, content_type="message/rfc822"))


def test_a_mail_as_a_file_is_read_and_never_rendered(finished: Finished) -> None:
    kept_message(finished())
    assert headline(handed_in(mail(OURS))).startswith("Yes.")
    html = f'<p>{OURS}</p><a href="https://evil.test/x">https://bank.example/verify</a><script>alert(1)</script>'
    page = handed_in(mail(OURS, html=html))
    assert headline(page) == said("copied")
    assert "<script" not in page
    assert "https://evil" not in page


@pytest.mark.parametrize(
    "sender",
    [
        "Bank Example <claims@evil.test>", "\"help@bank.example\" <x@evil.test>", "help@bank.example.evil.test",
        "=?utf-8?q?Bank_Example?= <x@evil.test>",
    ],
)  # fmt: skip
def test_a_mail_from_elsewhere_is_not_ours_whatever_name_it_shows(finished: Finished, sender: str) -> None:
    kept_message(finished())
    assert headline(handed_in(mail(OURS, sender=sender))) == said("copied")


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00" * 200, b"From: \r\n\r\n", b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n",
        b"Content-Type: text/plain; charset=no-such\r\n\r\nhello dear customer", b"=?" * 5000,
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3000)),
        b"From: =?utf-8?b?\xff?= <@>\r\nSubject: =?x?q?=\r\n\r\nbody of the mail",
    ],
)  # fmt: skip
def test_a_broken_mail_breaks_nothing(finished: Finished, data: bytes) -> None:
    finished()
    assert "<h2>" in handed_in(data)


def test_a_file_that_is_too_large_is_not_read(finished: Finished) -> None:
    finished()
    file = SimpleUploadedFile("mail.eml", b"x" * 900_001)
    response = Client().post("/en/verify", {"code": "", "mail": file})
    assert response.status_code == 413
    assert "too large" in response.content.decode()


def test_each_code_of_a_text_counts_as_an_attempt(finished: Finished) -> None:
    finished()
    client = Client(REMOTE_ADDR="198.51.100.9")
    text = "Codes: AAAAA-AAAA2, AAAAA-AAAA3, AAAAA-AAAA4, AAAAA-AAAA5"
    statuses = [client.post("/en/verify", {"code": text}).status_code for _ in range(PER_ADDRESS // 3 + 2)]
    assert statuses[0] == 200
    assert statuses[-1] == 429


def test_a_large_text_is_answered_at_once_and_not_shown_again(finished: Finished) -> None:
    finished()
    page = told("word " * 40_000)
    assert headline(page) == said("cannot_tell")
    assert page.count("word") < 10


def test_before_any_incident_nothing_is_called_foreign(db: None) -> None:
    assert headline(told("https://bank.example")) == said("cannot_tell")


def test_another_site_cannot_use_up_attempts(finished: Finished) -> None:
    finished()
    response = Client().post("/en/verify", {"code": CODE}, headers={"Origin": "https://evil.test"})
    assert response.status_code == 403
