"""L29: pages that shut people out, and pages that everybody can read."""

from __future__ import annotations

import msgspec
import pytest
from wording_requests import CODE, a_person, a_request

from amends.core.channels import Channel
from amends.wording import compose, render_email
from amends.wording.lint import LintFacts, lint
from amends.wording.lint.files import lint_readable, read_notice_file
from amends.wording.lint.lexicon import shared
from amends.wording.lint.report import Finding, Severity
from amends.wording.lint.style import contrast, parse_colour

E, W = Severity.ERROR, Severity.WARNING
LANGUAGES = ["de", "en", "es", "fa", "fr", "it", "pl", "uk"]
TEXT = "Your data was stolen on 20 May 2026 and we are sorry for that; this page tells you all that you must do today."


def _page(body: str = "", *, lang: str = ' lang="en"', head: str = "") -> str:
    opening = f"<!DOCTYPE html><html{lang}><head><title>Your data was stolen</title>{head}</head>"
    return f"{opening}<body><h1>Stolen</h1><p>{TEXT}</p>{body}</body></html>"


def _found(page: str, language: str = "en", **facts: object) -> list[Finding]:
    readable = read_notice_file("n.html", page.encode())
    report = lint_readable(readable, language=language, channel="email", facts=LintFacts(**facts))  # type: ignore[arg-type]
    found = [item for item in report.findings if item.rule == "L29"]
    assert all(page[item.start : item.end] == item.text for item in found if item.start is not None)
    return found


HARMLESS = [
    "",
    '<p style="color:#333">dark grey on white</p>',
    '<div style="background:#003366"><p style="color:#fff">white on navy</p></div>',
    '<p style="font-size:16px">usual</p>',
    '<p style="font-size:10pt">ten points</p>',
    "<h2>A</h2><h3>B</h3><h2>C</h2>",
    '<img src="logo.png" alt="Bank Polnocny"><img src="line.png" alt="">',
    '<img src="open.gif" width="1" height="1">',
    '<a href="https://bank.example/check">Check this message</a>',
    '<a href="https://bank.example/"><img src="l.png" alt="Bank Polnocny"></a>',
    '<a href="https://bank.example/here">Where we are: here in Gdansk</a>',
    '<a name="top"></a><a id="x">here</a>',
    '<span style="display:none;font-size:1px;color:#fff">preview of the mail</span>',
    '<div style="font-size:0;color:#eee">hidden</div>',
    '<p style="color:#fff;background:url(x.png)">over a picture</p>',
    '<h2 style="color:#777;font-size:24px">large and grey</h2>',
    '<p style="color:inherit;background:transparent">as its parent</p>',
    '<p style="font-size:80%">four fifths</p><p style="font:bold 14px/20px Arial">short form</p>'.replace("80%", "90%"),
]


@pytest.mark.parametrize("body", HARMLESS)
def test_page_that_everybody_can_read_passes(body: str) -> None:
    assert _found(_page(body)) == []


FAULTS = [
    ('<p style="color:#aaa">pale</p>', E, "contrast"),
    ('<font color="yellow">warning</font>', E, "contrast"),
    ('<td bgcolor="#ff0000"><span style="color:#00ff00">x</span></td>', E, "contrast"),
    ('<div style="background-color:#333"><p>black on dark</p></div>', E, "contrast"),
    ('<p style="color: rgb(150,150,150) !important">pale</p>', E, "contrast"),
    ('<img src="notice.png">', E, "picture"),
    ('<a href="https://bank.example/x"></a>', E, "no text"),
    ('<a href="https://bank.example/x"><img src="x.png" alt=""></a>', E, "no text"),
    ('<a href="https://bank.example/x">Click here</a>', E, "Read out alone"),
    ('<a href="https://bank.example/x"><b>HERE</b> &raquo;</a>', E, "Read out alone"),
    ("<h4>Deep</h4>", W, "level 4"),
    ('<p style="font-size:9px">small print of the bank</p>', W, "smaller than 10"),
    ('<p style="font-size:12px">footer</p>', W, "smaller than 10"),
    ('<p style="font-size:.7em">small</p>', W, "smaller than 10"),
    ('<font size="1">small</font>', W, "smaller than 10"),
    ('<p style="font-size:x-small">small</p>', W, "smaller than 10"),
]


@pytest.mark.parametrize(("body", "severity", "why"), FAULTS)
def test_fault_of_a_page_is_found_where_it_is(body: str, severity: Severity, why: str) -> None:
    (found,) = _found(_page(body))
    assert found.severity is severity
    assert why in found.why
    assert found.start is not None


def test_style_sheet_leaves_a_doubt_about_the_ground() -> None:
    body = '<p class="x" style="color:#eee">pale</p>'
    assert [item.severity for item in _found(_page(body))] == [E]
    assert [item.severity for item in _found(_page(body, head="<style>.x{background:#000}</style>"))] == [W]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_says_its_language(language: str) -> None:
    assert _found(_page(lang=f' lang="{language}"'), language) == []
    assert _found(_page(lang=f" lang={language.upper()}-XX"), language) == []
    (missing,) = _found(_page(lang=""), language)
    assert (missing.severity, missing.start) == (E, None)
    (other,) = _found(_page(lang=' lang="sv"'), language)
    assert other.text == '<html lang="sv">'


@pytest.mark.parametrize("language", LANGUAGES)
def test_link_that_says_nothing_is_found_in_every_language(language: str) -> None:
    texts = shared("l29_bare_links")[language]
    assert len(texts) >= 8
    for text in texts:
        page = _page(f'<a href="https://bank.example/x"> {text}. </a>', lang=f' lang="{language}"')
        assert [item.severity for item in _found(page, language)] == [E], text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Reserve your PESEL here"),
        ("pl", "Zastrzeż PESEL w mObywatelu"),
        ("de", "PESEL hier sperren"),
        ("fa", "مسدود کردن شماره ملی"),
        ("fr", "Bloquer votre numéro ici"),
        ("es", "Bloquee su número aquí"),
        ("it", "Blocchi qui il suo numero"),
        ("uk", "Заблокуйте номер тут"),
    ],
)
def test_link_that_says_where_it_leads_passes(language: str, text: str) -> None:
    page = _page(f'<a href="https://bank.example/x">{text}</a>', lang=f' lang="{language}"')
    assert _found(page, language) == []


def test_notice_that_is_a_picture_is_a_fault_though_it_has_a_text_behind_it() -> None:
    page = '<html lang="en"><title>Stolen</title><body><img src="n.png" alt="Data was stolen"><p>Bank</p></body></html>'
    (found,) = _found(page)
    assert "is a picture" in found.why


def test_small_type_of_the_whole_notice_or_under_the_law_of_california_blocks() -> None:
    small = _page().replace("<p>", '<p style="font-size:12px">')
    assert [item.severity for item in _found(small)] == [E]
    footer = _page('<p style="font-size:12px">footer</p>')
    assert [item.severity for item in _found(footer, residences=frozenset({"US-CA"}))] == [E]


@pytest.mark.parametrize("language", ["de", "en", "fa", "pl"])
@pytest.mark.parametrize("is_large", [False, True])
def test_mail_that_amends_makes_can_be_read_by_everybody(language: str, is_large: bool) -> None:
    notice = compose(a_request(language=language, channel=Channel.EMAIL))
    person = msgspec.structs.replace(a_person(), large_print=is_large)
    assert _found(render_email(notice, person, CODE).html, language) == []


def test_bare_text_is_not_judged() -> None:
    report = lint("Dear Anna,", language="en", channel="email", facts=LintFacts())
    assert "HTML" in report.measures.not_judged["L29"]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#fff", 21.0), ("#767676", "white", 4.54), ("#777", "#ffffff", 4.48), ("red", "white", 4.0)],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    left, right = parse_colour(one), parse_colour(other)
    assert left is not None
    assert right is not None
    assert round(contrast(left, right), 2) == ratio


@pytest.mark.parametrize("text", ["", "#12", "#ggg", "rgb(1,2)", "hsl(1,2%,3%)", "currentcolor", "rgba(0,0,0,.1)"])
def test_colour_that_is_not_known_is_none(text: str) -> None:
    assert parse_colour(text) is None
