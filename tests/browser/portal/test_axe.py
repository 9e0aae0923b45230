"""axe-core on every page of the portal and every answer, in every language, by day and by night, on phone and desk."""

from urllib.parse import urlsplit

import axe
import pytest
from playwright.sync_api import Page
from portal.pages import in_language, pages
from portal.reading import LANGUAGES, Reader
from portal.states import STATES

IN_A_LANGUAGE = [(name, address) for name, address in pages() if "{language}" in address]

# What the last answer of a state must be, by what its name ends with.
MEANT = {
    "busy": (429,),
    "none of ours": (404,),
    "no such page": (404,),
    "no such version": (404,),
    "confirmed": (200,),
    "ended": (200,),
    "receipt": (200,),
    "nothing said": (422,),
}


@pytest.mark.parametrize("place", range(len(IN_A_LANGUAGE)), ids=[name for name, _ in IN_A_LANGUAGE])
def test_axe_finds_nothing_on_the_page(reader: Reader, place: int) -> None:
    for turn, language in enumerate(LANGUAGES):
        page = reader.go(in_language(IN_A_LANGUAGE[place][1], language))
        assert axe.findings(page, axe.views_of(place + turn)) == [], language
        assert speaks(page, language)


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing_on_the_answer(reader: Reader, name: str) -> None:
    for turn, language in enumerate(LANGUAGES):
        reader.move()
        STATES[name](reader, language)
        assert status(reader.page) in MEANT.get(name.rpartition(": ")[2], range(200, 500)), language
        assert axe.findings(reader.page, axe.views_of(len(name) + turn)) == [], language
        assert speaks(reader.page, language)


def test_axe_bites(reader: Reader) -> None:
    page = reader.go("/fa/check")
    page.evaluate("document.querySelector('#code').labels.forEach(label => label.remove())")
    page.evaluate("document.querySelector('h1').style.color = '#aaa'")
    page.evaluate("document.querySelector('main').style.background = '#bbb'")
    found = {line.split()[2].rstrip(":") for line in axe.findings(page, axe.VIEWS[:1])}
    assert {"label", "color-contrast"} <= found


def test_every_page_with_a_form_has_its_answers_looked_at(reader: Reader) -> None:
    looked_at = {name.partition(":")[0] for name in STATES}
    for name, address in IN_A_LANGUAGE:
        if reader.go(in_language(address, "en")).locator("form[method=post]").count():
            assert name in looked_at, f"write the states of {name} into states.py"


def status(page: Page) -> int:
    return int(page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus"))


def speaks(page: Page, language: str) -> bool:
    html = page.locator("html")
    says = html.get_attribute("lang"), html.get_attribute("dir")
    return says == (language, "rtl" if language == "fa" else "ltr") and urlsplit(page.url).query == ""
