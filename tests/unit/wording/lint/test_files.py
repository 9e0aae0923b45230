"""Any file that holds a notice is read as its reader sees it, and each fault is placed in that file."""

from __future__ import annotations

import time
from email.message import EmailMessage

import pytest

from amends.core.errors import InputError
from amends.wording.lint import LintFacts
from amends.wording.lint.files import lint_readable, read_notice_file
from amends.wording.lint.report import Report
from amends.wording.lint.tags import Part, tokens

PAGE = """<!DOCTYPE html>
<html lang="en">
<head><title>Your data was stolen</title>
<style>p { color: red } /* {{style}} */</style>
<script>if (a < b) { document.write("{{script}}"); }</script></head>
<body>
<!-- {{comment}} -->
<h1 class="big">What happened</h1>
<p>Dear Anna,<br>
on 20&nbsp;May 2026 someone copied your <b>na</b>me &amp; your stra&szlig;e.</p>
<ul><li>your PESEL</li><li><p>your card</p></li></ul>
<h2>What you must do</h2>
<ol><li>Change your <i>password</i> at <a class="x" href="https://bank.example/a?b=1&amp;c=2">our page</a>.</li>
<li>Call us.</li></ol>
<table><tr><th>Data</th><th>Taken</th></tr><tr><td>PIN</td><td>no</td></tr></table>
<table><tr><td><p># Layout</p></td></tr></table>
</body></html>
"""


def _read(source: str, name: str = "n.html") -> str:
    return read_notice_file(name, source.encode()).text


def _judged(data: bytes, name: str) -> tuple[str, Report]:
    readable = read_notice_file(name, data)
    return readable.file, lint_readable(readable, language="en", channel="email", facts=LintFacts())


def test_page_is_read_as_its_headings_lists_links_and_rows() -> None:
    lines = [line for line in _read(PAGE).splitlines() if line.strip()]
    assert lines == [
        "---",
        'subject: "Your data was stolen"',
        "---",
        "# What happened",
        "Dear Anna,",
        "on 20 May 2026 someone copied your **na**me & your straße.",
        "- your PESEL",
        "- your card",
        "## What you must do",
        "1. Change your password at [our page](https://bank.example/a?b=1&c=2).",
        "1. Call us.",
        "| Data| Taken",
        "| PIN| no",
        "\\# Layout",
    ]


def test_scripts_styles_and_comments_are_not_read() -> None:
    assert "{{" not in _read(PAGE)


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("{{first_name}}", "L24"),
        ("<b>may have</b> been copied", None),
        ("&Ouml;ffnen Sie {{a&uuml;}}", "L24"),
    ],
)
def test_fault_in_a_page_is_placed_in_the_file(fault: str, rule: str | None) -> None:
    page = PAGE.replace("Dear Anna,", f"Dear Anna, your data {fault},")
    file, report = _judged(page.encode(), "n.htm")
    assert file == page
    placed = [item for item in report.findings if item.start is not None]
    assert placed
    assert all(page[item.start : item.end] == item.text for item in placed)
    if rule:
        found = next(item for item in placed if item.rule == rule)
        assert found.text is not None
        assert found.text in fault
        assert found.text.startswith("{{")


def test_hedge_that_tags_cut_is_found_with_its_tags() -> None:
    page = PAGE.replace("someone copied your <b>na</b>me", "your name <i>may</i> have been copied, and your")
    _, report = _judged(page.encode(), "n.html")
    texts = [item.text for item in report.findings if item.rule == "L05"]
    assert texts
    assert "may</i> have" in texts[0]


def test_link_of_a_page_is_judged_by_where_it_leads() -> None:
    page = PAGE.replace("https://bank.example/a?b=1&amp;c=2", "https://bit.ly/x")
    _, report = _judged(page.encode(), "n.html")
    found = next(item for item in report.findings if item.rule == "L19")
    assert found.text == '<a class="x" href="https://bit.ly/x">our page</a>'


def test_standard_input_that_opens_as_a_page_is_one() -> None:
    assert "<h1" not in read_notice_file("standard input", PAGE.encode()).text
    assert read_notice_file("n.txt", b"Dear Anna, a < b").text == "Dear Anna, a < b"


def _mail(
    *, plain: str | None = None, html: str | None = None, subject: str = 'Ihre "Daten" wurden gestohlen ü'
) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = subject
    mail["From"] = "Bank <info@bank.example>"
    if plain is not None:
        mail.set_content(plain)
        if html is not None:
            mail.add_alternative(html, subtype="html")
    elif html is not None:
        mail.set_content(html, subtype="html", cte="base64")
    return mail.as_bytes()


def test_mail_is_read_with_its_decoded_subject_and_plain_text() -> None:
    readable = read_notice_file("m.eml", _mail(plain="Grüße {{name}}\n", html="<p>other</p>"))
    assert readable.file == 'Subject: Ihre "Daten" wurden gestohlen ü\n\nGrüße {{name}}\n'
    assert readable.text == "---\nsubject: \"Ihre 'Daten' wurden gestohlen ü\"\n---\n\nGrüße {{name}}\n"
    assert readable.is_decoded


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_fault_in_a_mail_is_placed_in_its_decoded_text(kind: str) -> None:
    body = "Dear Anna, hello {{name}}" if kind == "plain" else "<p>Dear Anna, gr&uuml;&szlig;e {{name}}</p>"
    file, report = _judged(_mail(**{kind: body}, subject="Hi {{subject}}"), "m.eml")
    assert file.startswith("Subject: Hi {{subject}}\n\n")
    found = [item for item in report.findings if item.rule == "L24"]
    assert [item.text for item in found] == ["{{subject}}", "{{name}}"]
    assert all(file[item.start : item.end] == item.text for item in report.findings if item.start is not None)


@pytest.mark.parametrize("data", [b"", b"Subject: \r\n\r\n"])
def test_mail_without_a_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        read_notice_file("m.eml", data)
    assert refused.value.code == "lint.mail"


def test_mail_in_an_unknown_character_set_is_refused() -> None:
    data = b"Subject: x\r\nContent-Type: text/plain; charset=klingon\r\n\r\nhello\r\n"
    with pytest.raises(InputError) as refused:
        read_notice_file("m.eml", data)
    assert refused.value.code == "lint.mail"


def test_bytes_that_are_no_utf8_are_refused() -> None:
    with pytest.raises(InputError) as refused:
        read_notice_file("n.html", "<p>Größe".encode("latin-1"))
    assert refused.value.code == "file.not_utf8"


def test_quoted_greater_than_does_not_close_a_tag() -> None:
    found = [token for token in tokens('<a title="a > b" href=x>t</a>') if token.part is Part.OPEN]
    assert found[0].attributes == {"title": "a > b", "href": "x"}


HOSTILE = [
    "<" * 20000,
    "<a " * 9000,
    '<a "' * 9000,
    "<!--" * 9000,
    "<script>" * 5000,
    "&" * 20000,
    "&#x110000;&#0;" * 500,
]
HOSTILE += [
    "<li>" * 3000,
    "<table><tr><td>" * 1500,
    "<b><i>" * 3000 + "x",
    "</p>" * 5000,
    "İ<script>x</SCRIPT>y" * 50,
    "<p" + " a=b" * 9000,
]


@pytest.mark.parametrize("source", HOSTILE)
def test_broken_pages_are_read_in_time_and_every_place_holds(source: str) -> None:
    started = time.monotonic()
    readable = read_notice_file("n.html", source.encode())
    assert readable.starts is not None
    assert readable.ends is not None
    assert len(readable.starts) == len(readable.ends) == len(readable.text)
    assert all(0 <= left <= right <= len(source) for left, right in zip(readable.starts, readable.ends, strict=True))
    assert time.monotonic() - started < 5


def test_text_of_a_page_is_kept_character_by_character() -> None:
    readable = read_notice_file("n.html", b"<p>a&amp;b&zzz; &#65;</p>")
    kept = [
        (char, readable.file[left:right])
        for char, left, right in zip(readable.text, readable.starts or (), readable.ends or (), strict=True)
        if char.strip()
    ]
    assert kept == [("a", "a"), ("&", "&amp;"), ("b", "b"), *[(c, c) for c in "&zzz;"], ("A", "&#65;")]
