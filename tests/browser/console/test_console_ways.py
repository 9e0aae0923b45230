"""The console by keyboard alone, without JavaScript, and the answers to its forms under axe."""

from __future__ import annotations

from collections.abc import Callable

import axe
import pytest
from console.sitting import House, Sitting
from looking import FOCUS_SHOWS
from playwright.sync_api import Page, expect

_WANTED = (
    "a[href]:visible, button:visible, summary:visible, select:visible, textarea:visible, "
    "input:not([type=hidden]):not([type=radio]):visible"
)


STOPS = ("/console/", "{exercise}", "{exercise}/review", "{exercise}/clocks", "/console/exports")


@pytest.mark.parametrize("path", STOPS)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(staff: Callable[..., Sitting], path: str) -> None:
    page = staff("lead", viewport={"width": 1280, "height": 800}).go(path)
    wanted = page.locator(_WANTED).count()
    reached = 0
    for _ in range(2 * wanted + 20):
        page.keyboard.press("Tab")
        seen = page.evaluate(FOCUS_SHOWS)
        if seen["tag"] == "BODY":
            break
        assert seen["outline"] >= 2, seen
        assert seen["style"] != "none", seen
        assert seen["on_screen"], seen
        reached += seen["tag"] in ("A", "BUTTON", "SUMMARY", "SELECT", "TEXTAREA", "INPUT")
    assert reached >= wanted


def test_a_sitting_goes_through_without_javascript(sit: Callable[..., Sitting]) -> None:
    lead = sit("lead", java_script_enabled=False)
    lead.sign_in()
    page = lead.go("{exercise}/review/1")
    look_at_the_pair(page)
    page.get_by_role("button", name="Not the same").click()
    expect(page.locator("h1")).to_have_text("Pair 2")
    page = lead.go("{exercise}/delivery")
    expect(page.locator(".figures").first).to_contain_text("8 handed over")
    page = lead.go("{exercise}/evidence")
    expect(page.get_by_role("region", name="Steps of the run")).to_be_visible()
    page = lead.go("{exercise}/governance?new=press_contact")
    page.get_by_label("Which newsroom").fill("The Morning Paper")
    page.get_by_label("What was asked").fill("How many are affected")
    page.get_by_role("button", name="Put it on the log").click()
    expect(page.get_by_role("region", name="Governance log")).to_contain_text("The Morning Paper")


def look_at_the_pair(page: Page) -> None:
    page.get_by_label("Why you look").fill("the twins look alike")
    page.get_by_role("button", name="Open the pair").click()
    expect(page.get_by_role("region", name="Side by side")).to_be_visible()


def test_axe_finds_nothing_in_what_forms_answer(staff: Callable[..., Sitting], house: House) -> None:
    lead = staff("lead")
    for place, (name, answer) in enumerate(ANSWERS.items()):
        answer(lead)
        assert axe.findings(lead.page, axe.views_of(place)) == [], name
    agent = staff("agent")
    page = agent.go("/console/call-desk")
    page.get_by_label("Code that the caller reads out").fill(house.codes["1003"])
    page.get_by_label("Why do you look?").select_option(index=1)
    page.get_by_label("Reference of this call").fill("T-1")
    page.get_by_role("button", name="Show what this call needs").click()
    expect(page.locator("h1")).to_contain_text("Speaking with")
    assert axe.findings(page, axe.views_of(0)) == []


def test_axe_finds_nothing_while_somebody_signs_in(sit: Callable[..., Sitting]) -> None:
    for name, place in (("maria", 0), ("counsel", 1)):
        sitting = sit(name)
        sitting.open_link()
        page = sitting.page if name == "counsel" else sitting.go("/console/factor")
        expect(page.locator("h1")).to_contain_text("Show that" if name == "counsel" else "Set up")
        assert axe.findings(page, axe.views_of(place)) == [], name


def _preview(lead: Sitting) -> None:
    page = lead.go("{exercise}/preview")
    page.get_by_label("Customer number").fill("nobody")
    page.get_by_label("Why you look").fill("somebody called")
    page.get_by_role("button", name="Show the message").click()
    expect(page.get_by_role("alert")).to_be_visible()


def _register(lead: Sitting) -> None:
    page = lead.go("{exercise}/register")
    page.get_by_label("Why you must see somebody").fill("a person called")
    page.get_by_role("button", name="Show line 1", exact=True).click()
    expect(page.get_by_role("heading", name="Line 1:")).to_be_visible()


def _pair(lead: Sitting) -> None:
    look_at_the_pair(lead.go("{exercise}/review/3"))


def _many(lead: Sitting) -> None:
    page = lead.go("{exercise}/review")
    page.get_by_label("Choose pair 4").check()
    page.get_by_role("button", name="Not the same").click()
    expect(page.locator("h1")).to_contain_text("1 pairs?")


def _change(lead: Sitting) -> None:
    page = lead.go("{exercise}/facts/anchor.detected")
    page.get_by_label("New value").fill("2026-06-01T08:00:00+02:00")
    page.get_by_label("Source: who says so").last.fill("forensic report 2")
    page.get_by_role("button", name="See what it entails").last.click()
    expect(page.locator("h1")).to_have_text("What the change entails")


def _stop(lead: Sitting) -> None:
    page = lead.go("{exercise}/delivery?live=off")
    page.get_by_label("Why; it goes on record").fill("a wrong number")
    page.get_by_role("button", name="Stop…").click()
    expect(page.locator("h1")).to_have_text("Stop the sending?")


def _threat(lead: Sitting) -> None:
    page = lead.go("{exercise}/governance?new=press_contact")
    page.get_by_label("Which newsroom").fill("The Morning Paper")
    page.get_by_label("What was asked").fill("Whether it is true")
    page.get_by_label("What we answer").fill("We will take legal action against you if you publish this.")
    page.get_by_role("button", name="Put it on the log").click()
    expect(page.get_by_role("alert")).to_contain_text("threatens")


def _proof(lead: Sitting) -> None:
    page = lead.go("{exercise}/reconciliation")
    page.get_by_role("button", name="Prove it now").click()
    expect(page.locator("main")).to_contain_text("Proven now")


def _search(lead: Sitting) -> None:
    expect(lead.go("/console/search?q=phone").locator("main")).to_contain_text("contact.phone")


def _letter(lead: Sitting) -> None:
    page = lead.go(f"/console/inquiries/{lead.house.pages['inquiry']}")
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.locator("blockquote")).to_contain_text("چرا به من نگفتید؟")


def _gate(lead: Sitting) -> None:
    expect(lead.go("{real}/launch").locator(".lights").first).to_be_visible()


ANSWERS: dict[str, Callable[[Sitting], None]] = {
    "preview": _preview, "register": _register, "pair": _pair, "many": _many, "change": _change, "stop": _stop,
    "threat": _threat, "proof": _proof, "search": _search, "letter": _letter, "gate": _gate,
}  # fmt: skip
