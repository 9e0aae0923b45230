"""Every page of the console: axe finds nothing, it fits a phone, and it is silent under its policy."""

from collections.abc import Callable

import axe
import pytest
from console.pages import FILES, FORMS_ONLY, PARTS, address, pages, patterns, who_opens
from console.sitting import House, Sitting

OPEN_TO_PROGRAMMERS = ("reference_of_the_api", "/api/v1/docs")
PAGES = [(place, name, path) for place, (name, path) in enumerate([*pages(), OPEN_TO_PROGRAMMERS])]
IDS = [name for _, name, _ in PAGES]
_TOO_WIDE = """() => document.documentElement.scrollWidth > innerWidth
  ? [...document.querySelectorAll('body *')].filter(el => el.getBoundingClientRect().right > innerWidth + 1
      && !el.closest('.scroll')).slice(0, 5).map(el => el.outerHTML.slice(0, 90)) : []"""


@pytest.mark.parametrize(("place", "name", "path"), PAGES, ids=IDS)
def test_axe_finds_nothing_on_the_page_and_it_fits_a_phone_at_twice_the_text(
    staff: Callable[..., Sitting], house: House, place: int, name: str, path: str
) -> None:
    sitting = staff(who_opens(name))
    page = sitting.page
    response = page.goto(house.base + address(house, name, path))
    assert response is not None
    assert response.status == (403 if name == "enter" else 200)
    assert axe.findings(page, axe.views_of(place)) == []
    for width, size in ((320, "100%"), (640, "200%")):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("size => document.documentElement.style.fontSize = size", size)
        assert page.evaluate(_TOO_WIDE) == [], width


def test_what_is_no_page_is_a_file_a_part_or_takes_forms_only(staff: Callable[..., Sitting], house: House) -> None:
    by_name = dict(patterns())
    ask = staff("lead").context.request
    for name in FILES | PARTS | FORMS_ONLY:
        response = ask.get(house.base + address(house, name, by_name[name]))
        assert response.status == (405 if name in FORMS_ONLY else 200), name
        assert response.headers["content-type"].startswith("text/html") is (name in PARTS | FORMS_ONLY), name
        assert ("<html" in response.text()) is False, name
