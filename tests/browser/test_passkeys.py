"""Passkeys in a real browser with a virtual authenticator: set up after a link, then alone the way in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from looking import FAULTS, FOCUS_SHOWS, Site
from playwright.sync_api import Browser, BrowserContext, Page, expect

_DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture(scope="module")
def base(empty_site: Site) -> str:
    """Browsers allow passkeys at ``localhost``, and at no bare address."""
    return empty_site.base.replace("127.0.0.1", "localhost")


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context()
    yield made
    made.close()


@pytest.fixture(scope="module")
def page(context: BrowserContext) -> Page:
    """A page whose device holds passkeys; the virtual device belongs to the page."""
    opened = context.new_page()
    devices = context.new_cdp_session(opened)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": _DEVICE})
    return opened


def test_a_passkey_is_set_up_after_a_link_and_is_then_the_way_in(page: Page, empty_site: Site, base: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.goto(base + empty_site.link.removeprefix(empty_site.base))
    page.get_by_role("button", name="Sign in").click()
    page.goto(f"{base}/console/account")
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up a passkey or an app")
    page.get_by_label("Its name, for you").fill("Virtual")
    page.get_by_role("button", name="Make a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keep these recovery codes")
    assert page.locator("main li code").count() == 10
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My account")
    expect(page.get_by_role("cell", name="Passkey: Virtual")).to_be_visible()
    assert page.evaluate(FAULTS) == []

    page.get_by_role("button", name="Sign out").click()
    # A virtual device answers at once where the browser offers passkeys by itself; here the button is meant.
    page.add_init_script("delete PublicKeyCredential.isConditionalMediationAvailable")
    page.goto(f"{base}/console/sign-in?next=/console/account")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My account")
    assert said == []


def test_the_way_in_has_no_faults_and_goes_by_keyboard(browser: Browser, base: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 780}) as context:
        page = context.new_page()
        page.goto(f"{base}/console/sign-in")
        assert page.evaluate(FAULTS) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS_SHOWS)
        assert (focus["tag"], focus["text"]) == ("BUTTON", "Sign in with a passkey")
        assert focus["outline"] >= 2


def test_a_device_without_a_passkey_is_told_so(browser: Browser, base: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        devices = context.new_cdp_session(page)
        devices.send("WebAuthn.enable")
        devices.send("WebAuthn.addVirtualAuthenticator", {"options": _DEVICE})
        page.goto(f"{base}/console/sign-in")
        page.get_by_role("button", name="Sign in with a passkey").click()
        expect(page.locator("[role=status]")).to_contain_text("there is no passkey for here", timeout=60_000)
        assert page.url.endswith("/console/sign-in")


def test_without_javascript_the_page_names_the_other_way(browser: Browser, base: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{base}/console/sign-in")
        expect(page.get_by_text("A passkey needs JavaScript")).to_be_visible()
        expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
        expect(page.get_by_role("button", name="Open the link")).to_be_visible()
