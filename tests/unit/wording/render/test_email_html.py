"""The HTML of an email: read by anybody, in any light, in any mail program, and never seen by a third party."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from render.seen import LOADING, contrast, parse, pieces, styles_of, turned_over, visible_words
from wording_requests import CODE, LANGUAGES, STOLEN, a_case, a_person, a_request

from amends.core.case.model import Contact, Controller
from amends.core.elements import elements
from amends.core.resources import data_folder
from amends.wording import Audience, CompiledNotice, ContentConstraints, Notice, compose, render_email
from amends.wording.faults import WordbookError
from amends.wording.render.email import preheader
from amends.wording.render.mjml import html_of_mjml

READABLE = 4.5  # WCAG 2.2, 1.4.3
CLIPPED_FROM = 102_000  # bytes; Gmail hides the rest of a longer mail


def a_notice(language: str = "en", **fields: object) -> Notice:
    return compose(a_request(language=language, **({"exercise": True} | fields)))  # type: ignore[arg-type]


def a_page(language: str = "en", *, large_print: bool = False, **fields: object) -> str:
    return render_email(a_notice(language, **fields), a_person(large_print=large_print), CODE).html


def the_longest(language: str) -> Notice:
    keys = re.findall(r"^(\w+):", data_folder("corpus").joinpath("vocabulary/content.yaml").read_text("utf-8"), re.M)
    request = a_request(language=language, residence="US-CA", elements=tuple(elements()), exercise=True)
    return compose(replace(request, content=ContentConstraints(required=frozenset(keys))))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", [Audience.ADULT, Audience.GUARDIAN])
def test_every_sentence_element_and_action_is_shown(language: str, audience: Audience) -> None:
    notice = a_notice(language, audience=audience)
    shown = " ".join(visible_words(render_email(notice, a_person(), CODE).html))
    said = [item.text for item in notice.sentences()[1:]] + [
        words for action in notice.actions for words in (action.do, action.why, action.by, action.takes)
    ]
    for text in said:
        plain = re.sub(r"[\u2066-\u2069]", "", text.replace("{{ code }}", CODE))
        if "{{" not in plain:
            assert " ".join(plain.split()) in re.sub(r" ([.،,)])", r"\1", shown), plain


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("large_print", [False, True])
def test_nothing_is_fetched_linked_or_counted(language: str, large_print: bool) -> None:
    source = a_page(language, large_print=large_print)
    page = parse(source)
    assert not [one.tag for one in page.iter() if isinstance(one.tag, str) and set(one.keys()) & set(LOADING)]
    assert not list(page.iter("a", "img", "link", "script", "iframe", "object", "form", "base", "video", "audio"))
    assert not re.search(r"@import|url\(|expression\(|//fonts|<link|<img|v:fill|v:image", source, re.I)
    without_names = re.sub(r'xmlns(:\w)?="[^"]*"', "", source)
    assert set(re.findall(r"(?i)(?:https?:)?//[^\s<>\"\u2069]+", without_names)) == {"https://bank.example/verify"}


def test_fonts_that_the_library_would_fetch_are_not_fetched() -> None:
    text = '<mj-text font-family="Ubuntu, Roboto, Lato">x</mj-text>'
    source = html_of_mjml(f"<mjml><mj-body><mj-section><mj-column>{text}</mj-column></mj-section></mj-body></mjml>")
    assert "Ubuntu" in source
    assert not re.search(r"fonts\.|@import|<link|url\(", source)


def test_layouts_cannot_include_what_lies_elsewhere(tmp_path: Path) -> None:
    secret = tmp_path / "part.mjml"
    secret.write_text("<mj-text>secret</mj-text>", encoding="utf-8")
    with pytest.raises(WordbookError):
        html_of_mjml(f'<mjml><mj-body><mj-include path="file://{secret}" /></mj-body></mjml>')
    with pytest.raises(WordbookError):
        html_of_mjml("<mjml><mj-body><mj-section></mj-body></mjml>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_and_direction_hold_for_every_piece_of_text(language: str) -> None:
    source = a_page(language)
    direction = "rtl" if language == "fa" else "ltr"
    page = parse(source)
    article = page.xpath("//*[@role='article']")[0]
    assert (page.get("lang"), page.get("dir"), article.get("lang"), article.get("dir")) == (
        language,
        direction,
        language,
        direction,
    )
    assert {piece.direction for piece in pieces(source)} == {direction}
    start = "right" if direction == "rtl" else "left"
    assert {styles_of(one)["text-align"] for one in page.xpath("//td/div[contains(@style, 'text-align')]")} >= {start}
    assert {one.get("align") for one in page.xpath("//td[@align]")} == {start}


def test_persian_counts_in_persian_digits_and_isolates_latin_words() -> None:
    source = a_page("fa")
    assert "list-style-type:persian" in source
    assert "\u2068Bank Wisła S.A.\u2069" in source
    assert f'\u2068<span style="white-space:nowrap;">{CODE}</span>\u2069' in source


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_are_in_order_and_tables_are_layout_only(language: str) -> None:
    for fields in (
        {},
        {"residence": "US-CA", "content": ContentConstraints(required=frozenset({"headings_california"}))},
    ):
        page = parse(a_page(language, **fields))
        levels = [int(one.tag[1]) for one in page.iter("h1", "h2", "h3", "h4")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert {table.get("role") for table in page.iter("table")} == {"presentation"}
        assert not list(page.iter("th", "caption"))
        assert (page.findtext("head/title") or "").strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_is_large_enough_and_larger_in_large_print(language: str) -> None:
    usual, large = a_page(language), a_page(language, large_print=True)
    assert min(piece.size for piece in pieces(usual)) >= 16
    assert min(piece.size for piece in pieces(large)) >= 22
    assert [piece.text for piece in pieces(usual)] == [piece.text for piece in pieces(large)]
    assert "max-width:620px" in usual


@pytest.mark.parametrize("language", ["en", "fa"])
def test_contrast_suffices_in_light_in_the_dark_and_turned_over(language: str) -> None:
    notice = the_longest(language)
    source = render_email(notice, a_person(), CODE).html
    light = {(piece.ink, piece.paper) for piece in pieces(source)}
    dark = {(piece.ink, piece.paper) for piece in pieces(source, dark=True)}
    assert len(light) >= 5
    assert len(dark) >= 4
    assert not light & dark
    for ink, paper in light | dark | {(turned_over(ink), turned_over(paper)) for ink, paper in light}:
        assert contrast(ink, paper) >= READABLE, (ink, paper)


def test_dark_colours_also_reach_programs_that_mark_them_by_attribute() -> None:
    source = a_page()
    dark = re.search(r"@media \(prefers-color-scheme:dark\)\{(.*?)\n\}", source, re.S)
    assert dark
    for rule in re.findall(r"^(\.sheet[^\n]*)$", dark[1], re.M):
        assert "[data-ogsb] " + rule.replace(",.sheet", ",[data-ogsb] .sheet") in source


@pytest.mark.parametrize("language", LANGUAGES)
def test_preview_says_the_news_and_nothing_personal(language: str) -> None:
    notice = a_notice(language)
    shown = preheader(notice)
    assert shown
    assert any(block.text.startswith(shown) for block in notice.blocks if block.kind == "lead")
    assert len(shown) <= 140
    hidden = parse(render_email(notice, a_person(), CODE).html).xpath("//body/div")[0]
    assert hidden.text_content() == shown
    assert styles_of(hidden)["display"] == "none"


@pytest.mark.parametrize("language", LANGUAGES)
def test_longest_notice_is_not_clipped(language: str) -> None:
    notice = the_longest(language)
    person = a_person("ا" * 300, large_print=True)
    assert len(notice.elements) > 30
    assert len(render_email(notice, person, CODE).html.encode()) < CLIPPED_FROM


def test_names_from_facts_are_text_in_every_place() -> None:
    name = "\"><script>alert(1)</script> {{ name }} & ' </style><mj-raw>"
    contact = Contact(phone="+48 22 555 01 00", hours="24/7", email="help@bank.example")
    case = a_case(controller=Controller(name=name, brand_domains=("bank.example",), contact=contact))
    notice = compose(a_request(case))
    content = render_email(notice, a_person(), CODE)
    page = parse(content.html)
    assert not list(page.iter("script", "mj-raw"))
    assert notice.sender in page.xpath("//p")[0].text_content()
    assert page.findtext("head/title") == notice.subject.text
    assert page.xpath("//*[@role='article']")[0].get("aria-label") == notice.subject.text
    assert "Anna Nowak" not in page.xpath("//p")[0].text_content()


@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize("name", ["<b>x</b>", '" onload="x', "{{ code }}", "&lt;i&gt;", "\u202eabc", "]]><!--"])
def test_hostile_name_is_only_a_name(name: str, large_print: bool) -> None:
    source = render_email(a_notice(), a_person(name, large_print=large_print), CODE).html
    plain = render_email(a_notice(), a_person("Anna Nowak", large_print=large_print), CODE).html
    assert [one.tag for one in parse(source).iter()] == [one.tag for one in parse(plain).iter()]
    assert source.count(CODE) == plain.count(CODE)


def test_laying_out_again_gives_the_same_bytes_in_every_process() -> None:
    notice = a_notice("fa")
    pages = {CompiledNotice.of(notice).fill(a_person(), CODE).html for _ in range(20)}
    assert len(pages) == 1
    folder = Path(__file__).resolve().parents[1]
    script = (
        f"import sys; sys.path.insert(0, {str(folder)!r})\n"
        "import hashlib\nfrom wording_requests import *\nfrom amends.wording import *\n"
        "notice = compose(a_request(language='fa', exercise=True))\n"
        "print(hashlib.sha256(render_email(notice, a_person(), CODE).html.encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script], check=True, capture_output=True, text=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert found == {hashlib.sha256(pages.pop().encode()).hexdigest() + "\n"}


def test_elements_are_those_of_the_notice() -> None:
    page = parse(a_page("pl"))
    assert len(page.xpath("//ul/li")) == len(STOLEN)
    assert len(page.xpath("//ol/li")) == len(a_notice("pl").actions)
