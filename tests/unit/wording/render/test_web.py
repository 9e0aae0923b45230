"""The web page of a text: static, safe under a strict policy, printable, and readable for search engines."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from base64 import b64encode
from dataclasses import replace
from datetime import timedelta

import pytest
from render.seen import contrast, parse, words
from wording_requests import AS_OF, CODE, LANGUAGES, a_case, a_person, a_request

from amends.core.case.model import Controller
from amends.core.errors import InputError
from amends.wording import Audience, BlockKind, Notice, Sentence, compose
from amends.wording.model import Block
from amends.wording.render.web import ChangeEntry, ChangeLog, Publication, render_web

PUBLIC_TEXTS = ("status_update", "faq", "substitute", "holding")
PUBLISHED = Publication("https://bank.example/breach", AS_OF, AS_OF + timedelta(days=2))
LOADED = "link script iframe object embed img form base video audio a".split()


def a_public(language: str = "en", template: str = "status_update", **fields: object) -> Notice:
    request = a_request(language=language, template=template, audience=Audience.PUBLIC, **fields)  # type: ignore[arg-type]
    return compose(request)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", PUBLIC_TEXTS)
def test_public_page_shows_every_sentence_and_loads_nothing(language: str, template: str) -> None:
    notice = a_public(language, template, exercise=True)
    source = render_web(notice).html
    page = parse(source)
    shown = " ".join(words(page.find("body").text_content()))
    for sentence in notice.sentences()[1:]:
        assert " ".join(words(sentence.text)) in shown
    assert not list(page.iter(*LOADED))
    assert not page.xpath("//@style | //@src | //@href | //@onclick | //@background")
    assert not re.search(r"@import|url\(|javascript:", source)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_says_its_language_and_has_headings_in_order(language: str) -> None:
    page = parse(render_web(compose(a_request(language=language)), a_person(), CODE).html)
    assert (page.get("lang"), page.get("dir")) == (language, "rtl" if language == "fa" else "ltr")
    levels = [int(one.tag[1]) for one in page.iter("h1", "h2", "h3")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert len(list(page.iter("main"))) == 1


def test_policy_allows_exactly_the_one_style_sheet() -> None:
    page = render_web(a_public())
    (style,) = parse(page.html).xpath("//style/text()")
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page.policy
    assert "default-src 'none'" in page.policy
    assert "unsafe" not in page.policy


def test_colours_are_readable_in_light_in_the_dark_and_on_paper() -> None:
    (style,) = parse(render_web(a_public()).html).xpath("//style/text()")
    themes = [dict(re.findall(r"--([\w-]+):(#\w+)", theme)) for theme in re.findall(r":root\{([^}]*)\}", style)]
    assert len(themes) == 3
    pairs = [("ink", paper) for paper in ("sheet", "lead", "box")] + [("quiet", "sheet"), ("mark-ink", "mark")]
    for theme in themes:
        for ink, paper in pairs:
            assert contrast(theme[ink], theme[paper]) >= 4.5, (ink, paper, theme)


def test_announcement_is_read_by_machines_and_ends_no_element() -> None:
    name = "</script><script>alert(1)</script>"
    case = a_case(controller=Controller(name=name, brand_domains=("bank.example",)))
    notice = compose(a_request(case, template="status_update", audience=Audience.PUBLIC))
    page = parse(render_web(notice, publication=PUBLISHED).html)
    (script,) = page.iter("script")
    assert script.get("type") == "application/ld+json"
    data = json.loads(script.text)
    assert data["@type"] == "SpecialAnnouncement"
    assert data["publisher"]["name"] == notice.sender
    assert data["name"] == notice.subject.text
    assert (data["inLanguage"], data["url"]) == ("en", PUBLISHED.url)
    assert (data["datePosted"], data["expires"]) == ("2026-06-15T10:00:00+02:00", "2026-06-17T10:00:00+02:00")
    assert all(block.text in data["text"] for block in notice.blocks if block.kind is BlockKind.LEAD)


def test_personal_page_is_announced_to_nobody() -> None:
    source = render_web(compose(a_request()), a_person(), CODE, publication=PUBLISHED).html
    assert "ld+json" not in source
    assert 'content="noindex' in source
    assert "noindex" not in render_web(a_public()).html


def test_personal_text_is_not_published_without_its_person() -> None:
    with pytest.raises(InputError) as raised:
        render_web(compose(a_request()))
    assert raised.value.code == "web.personal_field"


@pytest.mark.parametrize("name", ["<b>x</b>", '"><script>alert(1)</script>', "{{ code }}", "</style>"])
def test_hostile_name_is_only_a_name(name: str) -> None:
    notice = compose(a_request())
    page, plain = (parse(render_web(notice, a_person(given), CODE).html) for given in (name, "Anna"))
    assert [one.tag for one in page.iter()] == [one.tag for one in plain.iter()]
    assert f"Dear {name}," in [one.text_content() for one in page.iter("p")]


def test_large_print_follows_the_person() -> None:
    notice = compose(a_request())
    assert '<main class="large">' in render_web(notice, a_person(large_print=True), CODE).html
    assert "<main>" in render_web(notice, a_person(), CODE).html


def test_change_log_names_each_change_newest_first_in_local_time() -> None:
    entries = (ChangeEntry(AS_OF, "First <version>."), ChangeEntry(AS_OF + timedelta(hours=3), "The date was wrong."))
    page = parse(render_web(a_public(), changes=ChangeLog("Changes", entries)).html)
    items = [item.text_content() for item in page.xpath("//section[@class='changes']//li")]
    assert items == ["15 June 2026, 13:00: The date was wrong.", "15 June 2026, 10:00: First <version>."]
    assert page.xpath("//time/@datetime") == ["2026-06-15T13:00+02:00", "2026-06-15T10:00+02:00"]
    persian = parse(render_web(a_public("fa"), changes=ChangeLog("تغییرها", entries)).html)
    assert "۱۳:۰۰" in persian.xpath("//time")[0].text_content()
    assert not parse(render_web(a_public(), changes=ChangeLog("Changes", ())).html).xpath("//section")


def test_field_to_fill_in_and_annex_have_their_own_form() -> None:
    extra = (Block(BlockKind.FIELD, sentences=(Sentence("Reference:"),)), Block(BlockKind.ANNEX, 0, (Sentence("A."),)))
    notice = a_public()
    page = parse(render_web(replace(notice, blocks=(*notice.blocks, *extra))).html)
    assert page.xpath("string(//div[@class='field'])").strip() == "Reference:"
    assert page.xpath("string(//div[@class='annex'])").strip() == "A."


def test_same_input_gives_the_same_page() -> None:
    assert render_web(a_public("fa"), publication=PUBLISHED) == render_web(a_public("fa"), publication=PUBLISHED)
