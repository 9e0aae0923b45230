"""axe-core on every page of the portal and every answer, in every language, by day and by night, on phone and desk."""

from urllib.parse import urlsplit

import axe
import pytest
from playwright.sync_api import Page
from portal.pages import in_language, pages
from portal.reading import LANGUAGES, Reader
from portal.states import STATES

IN_A_LANGUAGE = [(name, address) for name, address in pages() if "{language}" in address]


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
        assert axe.findings(reader.page, axe.views_of(len(name) + turn)) == [], language
        assert speaks(reader.page, language)


def test_every_page_with_a_form_has_its_answers_looked_at(reader: Reader) -> None:
    looked_at = {name.partition(":")[0] for name in STATES}
    for name, address in IN_A_LANGUAGE:
        if reader.go(in_language(address, "en")).locator("form[method=post]").count():
            assert name in looked_at, f"write the states of {name} into states.py"


def speaks(page: Page, language: str) -> bool:
    html = page.locator("html")
    says = html.get_attribute("lang"), html.get_attribute("dir")
    return says == (language, "rtl" if language == "fa" else "ltr") and urlsplit(page.url).query == ""
