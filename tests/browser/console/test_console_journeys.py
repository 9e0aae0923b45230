"""Whole journeys of the staff: the contact centre, an export, the ways in, and scams."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

from console.pages import address, pages
from console.sitting import House, Sitting
from playwright.sync_api import Page, expect

_DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip
OPEN_TO_THE_AGENT = {
    "sign_in", "factor", "account", "call_desk", "inquiries", "inquiry_take", "inquiry", "bulk_done",
    "queue", "care_case", "callbacks", "overflow", "posts", "answers", "answer", "rumours",
    "contact", "contact_decisions", "contact_decision", "contact_why", "suppression",
}  # fmt: skip
AGE = """
from datetime import timedelta
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
held = SessionStore({key!r})
held["seen_at"] = (timezone.now() - timedelta(minutes=30)).isoformat()
held.save()
"""
ALARMS = """
from amends.apps.journal.models import Entry
print(Entry.objects.filter(incident_ref="house", kind="account.locked").count())
"""


def test_the_contact_centre_sees_what_a_call_needs_and_nothing_else(
    staff: Callable[..., Sitting], house: House
) -> None:
    agent = staff("agent")
    page = agent.go("/console/call-desk")
    page.get_by_label("Code that the caller reads out").fill(house.codes["1001"].lower())
    page.get_by_label("Why do you look?").select_option(index=1)
    page.get_by_label("Reference of this call").fill("T-4711")
    page.get_by_role("button", name="Show what this call needs").click()
    expect(page.locator("h1")).to_have_text("Speaking with Piotr")
    shown = page.inner_text("main")
    assert "PESEL" in shown
    for secret in ("Polna", "poczta.example", "Wrzosowa 1,", "800301", "1980"):
        assert secret not in shown.replace("ul. Wrzosowa 1, 80-001", ""), secret
    page.get_by_role("link", name="Take in the question or complaint").click()
    page.get_by_label("Kind").select_option("complaint")
    page.get_by_label("It came by").select_option("phone_note")
    page.get_by_label("Answer in").select_option("pl")
    page.get_by_label("What the person said or wrote").fill("Dlaczego dowiedziałem się z gazety?")
    page.get_by_role("button", name="Take it in").click()
    expect(page.locator("h1")).to_have_text("Taken in")
    expect(page.locator(".number")).to_have_text(re.compile(r"\w{4,}"))
    opens = {
        name for name, path in pages()
        if agent.context.request.get(house.base + address(house, name, path), max_redirects=0).status == 200
    }  # fmt: skip
    assert opens == OPEN_TO_THE_AGENT


def test_data_leaves_by_two_people_and_the_auditor_sees_it(
    staff: Callable[..., Sitting], house: House, tmp_path: Path
) -> None:
    asker, allower = staff("dpo"), staff("counsel")
    page = asker.go("/console/exports")
    page.get_by_label("Incident").select_option(house.exercise)
    page.get_by_label("What").select_option("affected")
    page.get_by_label("Why it is needed").fill("the printer needs the addresses")
    page.get_by_role("button", name="Ask a colleague").click()
    expect(page.locator("main")).to_contain_text("You cannot allow your own.")
    where = page.url.removeprefix(house.base)
    refused = posted(page, {"decision": "allow", "why": "I need it now"})
    assert refused[0] == 409
    assert "Nobody allows what they asked for themselves." in refused[1]
    other = allower.go(where)
    other.get_by_label("Why").fill("seen with the printer's contract")
    other.get_by_role("button", name="Allow it once").click()
    expect(other.locator("main")).to_contain_text("Allowed by counsel")
    expect(other.get_by_role("button", name="Fetch the file")).to_have_count(0)
    page = asker.go(where)
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Fetch the file").click()
    fetched.value.save_as(tmp_path / "export.csv")
    with (tmp_path / "export.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 1 + 8
    assert all(where.rsplit("/", 1)[1] in row for row in rows[1:])
    page = asker.go(where)
    expect(page.locator("main")).to_contain_text("SHA-256 of the file")
    expect(page.get_by_role("button", name="Fetch the file")).to_have_count(0)
    looks = staff("auditor").go("/console/looks")
    expect(looks.locator("main")).to_contain_text("the printer needs the addresses")


def test_a_passkey_alone_lets_in_again(sit: Callable[..., Sitting], house: House) -> None:
    auditor = sit("vera")
    named = house.base.replace("127.0.0.1", "localhost")  # passkeys belong to names, not to numbers
    device = auditor.context.new_cdp_session(auditor.page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": _DEVICE})
    auditor.house = House(**{**vars(house), "base": named})
    auditor.open_link()
    page = auditor.go("/console/factor")
    page.get_by_role("button", name="Make a passkey").click()
    expect(page.locator("h1")).to_contain_text("ecovery codes")
    page.get_by_role("link", name="I have kept them").click()
    page.get_by_role("button", name="Sign out").click()
    # A virtual device answers at once where the browser offers passkeys by itself; here the button is meant.
    page.add_init_script("delete PublicKeyCredential.isConditionalMediationAvailable")
    page.goto(f"{named}/console/sign-in")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.locator("h1")).to_have_text("Incidents")
    expect(page.locator("main")).to_contain_text(house.real)


def test_wrong_codes_lock_the_account_and_raise_an_alarm(
    sit: Callable[..., Sitting], staff: Callable[..., Sitting], house: House
) -> None:
    otto = sit("otto")
    otto.open_link()
    for _ in range(4):
        otto.type_code("000000")
        expect(otto.page.get_by_role("alert")).to_contain_text("This code is not right.")
    otto.type_code("000000")
    expect(otto.page.get_by_role("alert")).to_contain_text("Codes are not taken for now.")
    otto.type_code(house.code("otto"))
    expect(otto.page.get_by_role("alert")).to_contain_text("Codes are not taken for now.")
    otto.go("/console/")
    expect(otto.page.locator("h1")).to_have_text("Sign in")
    assert house.on_the_machine(ALARMS) == "1"
    page = staff("admin").go("/console/staff")
    expect(page.get_by_role("region", name="Staff").get_by_role("row", name="otto")).to_contain_text("codes locked")
    expect(page.get_by_role("region", name="Alarms").get_by_role("row", name="otto")).to_be_visible()


def test_a_session_that_nobody_uses_ends(sit: Callable[..., Sitting], house: House) -> None:
    approver = sit("approver")
    approver.sign_in()
    key = next(one["value"] for one in approver.context.cookies() if one["name"] == "sessionid")
    house.on_the_machine(AGE.format(key=key))
    page = approver.go("{exercise}")
    expect(page.locator("h1")).to_have_text("Sign in")
    assert "next=" in page.url


def test_a_reported_scam_is_listed_and_read_in_persian_and_no_look_alike_may_be_posted(
    sit: Callable[..., Sitting], staff: Callable[..., Sitting], house: House
) -> None:
    public = sit("nobody")
    page = public.go("/pl/report-scam")
    page.locator("#text").fill(
        "SMS od banku: dopłać 1 zł na https://bankpolnocny-doplata.example/x, tel. +48 500 333 444"
    )
    page.locator("main form button").click()
    expect(page.locator("main")).to_contain_text(re.compile(r"[A-Z0-9]{4,}-[A-Z0-9]{3,}"))
    desk = staff("words").go("/console/scams")
    row = desk.get_by_role("row").filter(has_text="bankpolnocny-doplata")
    row.get_by_role("checkbox").check()
    desk.get_by_label("How it reaches people").select_option("sms")
    desk.get_by_label("What it looks like (en, required)").fill("It asks to pay one zloty.")
    desk.get_by_label("What it looks like (fa)", exact=True).first.fill("می‌خواهد که یک زلوتی بپردازید.")
    desk.get_by_role("button", name="List it for everybody").click()
    expect(desk.get_by_role("region", name="Listed scams")).to_contain_text("It asks to pay one zloty.")
    page = public.go("/fa/scams")
    expect(page.locator("main")).to_contain_text("می‌خواهد که یک زلوتی بپردازید.")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert "No." in checked(desk, "Read more: https://bankpo1nocny.example/help")
    assert "Yes." in checked(desk, "Read more: https://bankpolnocny.example/help")


def checked(page: Page, text: str) -> str:
    """What the link guard says of a text that somebody is about to post."""
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_role("button", name="Check it").click()
    return page.get_by_role("status").inner_text()


def posted(page: Page, fields: dict[str, str]) -> tuple[int, str]:
    """Sends a form that the page does not offer, with the session and the token of the page."""
    token = page.locator("input[name=csrfmiddlewaretoken]").first.get_attribute("value")
    response = page.context.request.post(
        page.url, form={**fields, "csrfmiddlewaretoken": token or ""}, headers={"Referer": page.url}
    )
    return response.status, response.text()
