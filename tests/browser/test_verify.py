"""A reader checks a code on a phone, with the keyboard alone and without JavaScript."""

import re
from collections.abc import Iterator

import pytest
from looking import FAINT_TEXT, FAULTS, FOCUS_SHOWS, Site
from playwright.sync_api import Browser, Page, expect

CODE = "7q2k9 xmbda"
HEADLINES = {
    "en": ("Yes. We sent a message with this code on 2 June 2026 by email.", "We know no message with this code."),
    "pl": (
        "Tak. Wiadomość z tym kodem wysłaliśmy 2 czerwca 2026 roku pocztą elektroniczną.",
        "Nie znamy wiadomości z tym kodem.",
    ),
    "fa": (
        "بله. ما در ۱۲ خرداد ۱۴۰۵ (۲ ژوئن ۲۰۲۶) با ایمیل پیامی با این کد فرستادیم.",
        "پیامی با این کد نمی‌شناسیم.",
    ),
}


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield context.new_page()
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize("language", HEADLINES)
def test_a_code_is_checked_on_a_phone_by_keyboard_alone(phone: Page, site: Site, language: str) -> None:
    for typed, headline in zip((CODE, "zzzzz-zzzzz"), HEADLINES[language], strict=True):
        phone.goto(f"{site.base}/{language}/verify")
        for _ in range(12):
            phone.keyboard.press("Tab")
            if phone.locator("#code:focus").count():
                break
        phone.keyboard.type(typed)
        while not phone.locator("main button:focus").count():  # Enter is a new line in what may be a whole message
            phone.keyboard.press("Tab")
            assert phone.evaluate("document.activeElement.tagName") != "BODY"
        phone.keyboard.press("Enter")
        expect(phone.locator("h2")).to_have_text(headline)
        assert phone.title().startswith(headline)
        assert phone.url == f"{site.base}/{language}/verify"


@pytest.mark.parametrize("language", HEADLINES)
def test_the_answer_is_readable_by_day_and_by_night_and_fits_a_phone(
    browser: Browser, site: Site, language: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    for typed in (CODE, "0"):
        page.goto(f"{site.base}/{language}/verify")
        page.fill("#code", typed)
        assert page.evaluate(FOCUS_SHOWS)["outline"] >= 2
        page.locator("button").click()
        box = page.locator("#answer").bounding_box()
        assert box is not None
        assert box["y"] < 740
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.evaluate(FAULTS) == []
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            assert page.evaluate(FAINT_TEXT) == []
    assert noise == []
    context.close()


def test_whoever_tries_again_and_again_is_told_to_wait_in_plain_words(phone: Page, site: Site) -> None:
    for _ in range(41):
        phone.goto(f"{site.base}/pl/verify")
        phone.fill("#code", "ZZZZZ-ZZZZZ")
        phone.locator("button").click()
        if re.search("Za dużo prób", phone.inner_text("h2")):
            return
    raise AssertionError("41 attempts within two minutes were all answered")
