"""A lead runs an incident, from the invitation over evidence, notices and launch to the public page."""

from __future__ import annotations

import base64
import re
import shlex
from collections.abc import Callable
from datetime import datetime, timedelta

from console.sitting import House, Sitting
from playwright.sync_api import Page, expect

_A_RUN_MS = 150_000


def test_a_lead_runs_an_incident_from_evidence_to_the_public_page(
    sit: Callable[..., Sitting], staff: Callable[..., Sitting], house: House
) -> None:
    lead = sit("maria")
    set_up_the_app(lead)
    starts_an_exercise(lead)  # and works on while it runs
    sees_the_evidence(lead, house.exercise)
    decides_doubtful_links_by_keyboard(lead, house.exercise)
    changes_a_fact_and_sees_what_it_entails(lead, house.exercise)
    reads_a_notice_with_its_findings(lead)
    approve(lead, "1 red: nothing leaves")
    second = staff("dpo")
    approve(second, "0 red: nothing leaves")
    launches_in_waves(lead, house)
    proves_that_everybody_is_told(lead)
    publishes_the_status_page(lead, house)
    sees_that_the_exercise_has_finished(lead)


def set_up_the_app(lead: Sitting) -> None:
    lead.open_link()
    expect(lead.page.locator("h1")).to_have_text("Incidents")
    assert lead.house.real not in lead.page.inner_text("main")  # without a factor exercises only
    page = lead.go("{real}")
    expect(page.locator("h1")).to_have_text("Set up a passkey or an app")
    key = base64.b32decode(page.locator("p", has_text="Key:").locator("code").inner_text().replace(" ", ""))
    lead.type_code(lead.house.code("maria", key))
    expect(page.locator("h1")).to_contain_text("ecovery codes")
    page.get_by_role("link", name="I have kept them").click()
    expect(page).to_have_url(re.compile(f"/console/incidents/{lead.house.real}$"))


def starts_an_exercise(lead: Sitting) -> None:
    """Sees how far it is without touching the page."""
    page = lead.go("/console/runs")
    page.get_by_label("Case").select_option("exercise/case.yaml")
    page.get_by_role("button", name="Start the exercise").click()
    expect(page.locator("#runs")).to_contain_text("Running")
    expect(page.locator("#runs progress")).to_be_visible(timeout=_A_RUN_MS)


def sees_that_the_exercise_has_finished(lead: Sitting) -> None:
    page = lead.go("/console/runs")
    expect(page.locator("#runs")).to_contain_text("Finished", timeout=_A_RUN_MS)
    page.locator("#runs a").click()
    sees_the_evidence(lead, page.url.split("/")[-2])


def sees_the_evidence(lead: Sitting, ref: str) -> None:
    page = lead.go(f"/console/incidents/{ref}/evidence")
    expect(page.locator("main")).to_contain_text("10 rows = 8 linked + 2 in review + 0 unmatched + 0 rejected")
    expect(page.get_by_role("region", name="Steps of the run")).to_contain_text("done")
    assert page.locator(".exercise").is_visible()


def decides_doubtful_links_by_keyboard(lead: Sitting, ref: str) -> None:
    page = lead.go(f"/console/incidents/{ref}/review/next")
    page.locator("#reason").press_sequentially("the twins look alike")
    page.keyboard.press("Enter")
    expect(page.locator(".compared")).to_be_visible()
    for number, key in enumerate("ynyn", start=1):
        expect(page.locator("h1")).to_have_text(f"Pair {number}")
        if number > 1:
            page.keyboard.press("o")  # the reason is asked once in a sitting
        expect(page.locator(".compared")).to_be_visible()
        page.keyboard.press(key)
    expect(page.locator("h1")).to_have_text("Doubtful links")
    expect(page.locator(".figures")).to_contain_text("2 same person")
    expect(page.locator(".figures")).to_contain_text("2 not the same")


def changes_a_fact_and_sees_what_it_entails(lead: Sitting, ref: str) -> None:
    page = lead.go(f"/console/incidents/{ref}/facts/anchor.occurred")
    page.get_by_label("New value").fill("2026-05-18T02:00:00+02:00")
    page.get_by_label("Source: who says so").last.fill("forensic report 2")
    page.get_by_role("button", name="See what it entails").last.click()
    expect(page.locator("h1")).to_have_text("What the change entails")
    expect(page.locator("main")).to_contain_text("would say something untrue")
    expect(page.locator("main")).to_contain_text("left the house")
    page.get_by_role("button", name="Save the change").click()
    expect(page.locator("main")).to_contain_text("anchor.occurred@2")
    expect(page.locator("main")).to_contain_text("untrue now")


def reads_a_notice_with_its_findings(lead: Sitting) -> None:
    page = lead.go("{real}/notices")
    page.get_by_role("region", name="Notices", exact=True).get_by_role("link").first.click()
    expect(page.get_by_role("region", name="Text and facts")).to_contain_text("anchor.occurred@1")
    expect(page.locator("main")).to_contain_text(re.compile(r"L\d+ \((warning|info|notice)\)"))


def approve(sitting: Sitting, says: str) -> None:
    page = sitting.go("{real}/launch")
    page.get_by_role("button", name="I have read these notices").click()
    expect(page.get_by_role("button", name="I have read these notices")).to_have_count(0)
    expect(page.locator(".figures")).to_contain_text(says)


def launches_in_waves(lead: Sitting, house: House) -> None:
    command = lead.go("{real}/launch").get_by_label("The command").inner_text()
    words = [*shlex.split(command)[1:-2], "--as-files", "--as-of", "2026-06-02T14:00:00+02:00", "--canary", "2"]
    assert words[0] == "respond"
    house.amends(*words)
    page = lead.go("{real}/delivery")
    expect(page.locator(".figures").first).to_contain_text("2 handed over")
    order(page, "Pause", "a phone number is checked")
    expect(page.locator("#delivery-figures")).to_contain_text("Paused")
    house.amends(*words)
    expect(page.locator(".figures").first).to_contain_text("2 handed over")
    order(page, "Resume", "it is right")
    order(page, "Open the next wave…", "the canary is well")
    page.get_by_role("button", name="Open it now").click()
    code, _, error = house.amends(*words)
    assert code == 0, error
    page = lead.go("{real}/delivery")
    expect(page.locator(".figures").first).to_contain_text("8 handed over")
    expect(page.get_by_role("region", name="Orders")).to_contain_text("maria")


def order(page: Page, button: str, why: str) -> None:
    page.get_by_label("Why; it goes on record").fill(why)
    page.get_by_role("button", name=button, exact=True).click()


def proves_that_everybody_is_told(lead: Sitting) -> None:
    page = lead.go("{real}/reconciliation")
    page.get_by_role("button", name="Prove it now").click()
    expect(page.locator(".sum")).to_have_text("8 affected = 8 notified + 0 excepted + 0 owed")
    expect(page.locator("main")).to_contain_text("It adds up.")
    expect(page.locator("main")).to_contain_text("Proven now")


def publishes_the_status_page(lead: Sitting, house: House) -> None:
    page = lead.go("{real}/status-page")
    promised = (datetime.now().astimezone() + timedelta(days=1)).strftime("%Y-%m-%dT10:00")
    page.get_by_label("What changed and why").fill("The first word about it.")
    page.get_by_label("Next update at").fill(promised)
    page.get_by_role("button", name="Publish").click()
    expect(page.locator("main")).to_contain_text("It says what the facts say now.")
    expect(page.locator("main")).to_contain_text("Next update promised for")
    page.goto(f"{house.base}/en/")
    expect(page.locator("main")).to_contain_text("The first word about it.")
    assert house.real not in page.content()
