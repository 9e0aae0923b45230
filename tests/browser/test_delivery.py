"""The incident lead goes from duties to delivery: on a phone and at a desk, by day and by night, while it lives."""

from collections.abc import Iterator

import pytest
from looking import FAINT_TEXT, FAULTS, FOCUS_SHOWS, Site
from playwright.sync_api import Browser, BrowserContext, Page, expect


@pytest.fixture(scope="module")
def staff(browser: Browser, site: Site) -> Iterator[BrowserContext]:
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


def test_the_incident_leads_to_its_delivery_with_counts_and_rules(page: Page, site: Site) -> None:
    page.goto(f"{site.base}/console/incidents/{site.ref}")
    tabs = page.get_by_role("navigation", name=f"Incident {site.ref}")
    tabs.get_by_role("link", name="Delivery").click()
    expect(page.locator("h1")).to_have_text("Delivery")
    expect(page.locator(".figures").first).to_contain_text("1 messages")
    expect(page.get_by_role("table").first).to_contain_text("Accepted")
    expect(page.get_by_text("Nobody has paused, slowed or stopped it.")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "name",
    ["delivery", "delivery/doubtful", "clocks", "clocks/print", "notices", "launch", "reconciliation", "status-page"],
)
def test_the_page_fits_is_named_stands_out_and_is_silent(page: Page, site: Site, name: str, width: int) -> None:
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site.base}/console/incidents/{site.ref}/{name}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(FAULTS) == []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert page.evaluate(FAINT_TEXT) == []
    assert noise == []


@pytest.mark.parametrize("width", [360, 1280])
def test_two_notices_in_two_directions_fit_beside_each_other(page: Page, site: Site, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(
        f"{site.base}/console/incidents/{site.ref}/notices/{site.notices['fa']}/compare?with={site.notices['pl']}"
    )
    expect(page.locator("td[dir=rtl]").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(FAULTS) == []


def test_the_figures_follow_and_whoever_reads_a_table_keeps_their_place(page: Page, site: Site) -> None:
    with page.expect_response(lambda response: response.url.endswith("/delivery/figures"), timeout=10_000):
        page.goto(f"{site.base}/console/incidents/{site.ref}/delivery")
        page.locator("[id^=states-]").focus()
        before = page.evaluate("document.activeElement.id")
        page.locator("#delivery-figures").evaluate("element => element.dataset.old = 'yes'")
    expect(page.locator("#delivery-figures[data-old]")).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == before
    page.get_by_role("link", name="Hold them still").click()
    expect(page.locator("[hx-trigger]")).to_have_count(0)


def test_a_stop_says_what_it_means_and_a_resume_takes_it_back(page: Page, site: Site) -> None:
    page.goto(f"{site.base}/console/incidents/{site.ref}/delivery?live=off")
    page.get_by_label("Why; it goes on record").fill("the letters show a wrong number")
    page.get_by_role("button", name="Stop…").click()
    expect(page.locator("h1")).to_have_text("Stop the sending?")
    page.get_by_role("button", name="Stop it now").click()
    expect(page.locator("#delivery-figures")).to_contain_text("Stopped: the letters show a wrong number")
    page.get_by_label("Why; it goes on record").fill("the number is mended")
    page.get_by_role("button", name="Resume").click()
    expect(page.locator("#delivery-figures")).not_to_contain_text("Stopped:")


def test_the_keyboard_reaches_every_table_and_shows_where_it_is(page: Page, site: Site) -> None:
    page.goto(f"{site.base}/console/incidents/{site.ref}/delivery?live=off")
    wanted = page.locator("main a[href]:visible, main summary:visible, main [tabindex='0']:visible").count()
    reached = 0
    for _ in range(wanted + 60):
        page.keyboard.press("Tab")
        seen = page.evaluate(FOCUS_SHOWS)
        if seen["tag"] == "BODY":
            break
        assert seen["outline"] >= 2, seen
        assert seen["on_screen"], seen
        reached += 1
    assert reached >= wanted
