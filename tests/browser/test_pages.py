"""The pages in a real browser: readable on a phone, usable by keyboard, silent in the console."""

from collections.abc import Iterator

import pytest
from looking import FAINT_TEXT, FAULTS, FOCUS_SHOWS, Site
from playwright.sync_api import Browser, BrowserContext, Page

LANGUAGES = ("en", "pl", "de", "fa")
WIDTHS = (360, 1280)
PUBLIC = ("/en/", "/pl/", "/de/", "/fa/", "/verify", "/pl/verify", "/fa/verify", "/nothing/here", "/console/sign-in")
STAFF = ("/console/", "{incident}", "{incident}/report", "{incident}/notices/{pl}", "{incident}/notices/{fa}")


@pytest.fixture(scope="module")
def staff(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A window in which the incident lead has signed in by the link that the server printed."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site.link)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site.base}/console/")
    page.close()
    yield context
    context.close()


@pytest.fixture
def page(staff: BrowserContext) -> Iterator[Page]:
    opened = staff.new_page()
    yield opened
    opened.close()


def at(site: Site, address: str) -> str:
    return site.base + address.format(incident=f"/console/incidents/{site.ref}", **site.notices)


@pytest.mark.parametrize("address", PUBLIC + STAFF)
def test_a_page_is_silent_whole_and_fits_its_window(page: Page, site: Site, address: str) -> None:
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(at(site, address))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
    if address == "/nothing/here":  # Chromium itself notes the 404 of the page
        noise = [line for line in noise if "404" not in line]
    assert noise == []


@pytest.mark.parametrize("address", PUBLIC + STAFF)
def test_headings_names_and_labels_are_in_order(page: Page, site: Site, address: str) -> None:
    page.goto(at(site, address))
    assert page.evaluate(FAULTS) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PUBLIC + STAFF)
def test_text_stands_out_by_day_and_by_night(page: Page, site: Site, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(at(site, address))
    assert page.evaluate(FAINT_TEXT) == []


@pytest.mark.parametrize("address", ["/fa/", "/pl/", "/console/", "{incident}"])
def test_the_keyboard_alone_reaches_everything_and_shows_where_it_is(page: Page, site: Site, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(at(site, address))
    wanted = page.locator("a[href]:visible, button:visible, summary:visible").count()
    reached = 0
    for _ in range(wanted + 12):
        page.keyboard.press("Tab")
        seen = page.evaluate(FOCUS_SHOWS)
        if seen["tag"] == "BODY":
            break
        assert seen["outline"] >= 2, seen
        assert seen["style"] != "none", seen
        assert seen["on_screen"], seen
        reached += seen["tag"] in ("A", "BUTTON", "SUMMARY")
    assert reached >= wanted


def test_the_first_tab_offers_to_skip_to_the_content(page: Page, site: Site) -> None:
    page.goto(at(site, "/pl/"))
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS_SHOWS)["text"] == "Przejdź do treści"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_runs_the_way_of_its_language(page: Page, site: Site, language: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(at(site, f"/{language}/"))
    is_rtl = language == "fa"
    assert page.locator("html").evaluate("el => getComputedStyle(el).direction") == ("rtl" if is_rtl else "ltr")
    box = page.locator("main").bounding_box()
    first = page.locator("main li").first.evaluate(
        "el => { const r = document.createRange(); r.selectNodeContents(el); const b = r.getBoundingClientRect();"
        " return [b.left, b.right]; }"
    )
    assert box is not None
    left, right = first[0] - box["x"], box["x"] + box["width"] - first[1]
    assert (right < left) is is_rtl


def test_a_phone_number_keeps_its_order_in_persian(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(at(site, "/fa/"))
    plus, last = page.evaluate(
        """() => {
          const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const node = walker.currentNode, from = node.data.indexOf('+48 500 009 900');
            if (from < 0) continue;
            const left = at => { const r = document.createRange(); r.setStart(node, at); r.setEnd(node, at + 1);
                                 return r.getBoundingClientRect().left; };
            return [left(from), left(from + 14)];
          } }"""
    )
    assert plus < last


def test_the_language_links_lead_where_they_say(page: Page, site: Site) -> None:
    page.goto(at(site, "/en/"))
    page.get_by_role("link", name="فارسی").click()
    assert page.url == f"{site.base}/fa/"
    assert page.locator("html").get_attribute("lang") == "fa"


def test_text_at_twice_its_size_still_fits_a_phone(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 640, "height": 800})
    for language in LANGUAGES:
        page.goto(at(site, f"/{language}/"))
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_a_lead_goes_from_the_list_to_the_report_and_out_again(page: Page, site: Site) -> None:
    page.goto(at(site, "/console/"))
    page.get_by_role("link", name="Customer data published").click()
    assert "contradict each other" in page.inner_text("main")
    page.get_by_role("link", name="Open the report").click()
    page.get_by_text("Why").first.click()
    assert page.get_by_text("In force since 2018-05-25.").is_visible()
    page.goto(at(site, "/fa/"))
    assert "sessionid" not in page.evaluate("document.cookie")


def test_the_pages_work_without_javascript(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(at(site, "/de/"))
    assert "Persönliche Daten wurden gestohlen" in page.inner_text("h1")
    context.close()


def test_whoever_signs_out_is_out(browser: Browser, site: Site, staff: BrowserContext) -> None:
    context = browser.new_context(storage_state=staff.storage_state())
    page = context.new_page()
    page.goto(at(site, "/console/"))
    page.get_by_role("button", name="Sign out").click()
    page.goto(at(site, "/console/"))
    assert page.inner_text("h1") == "Sign in"
    context.close()
