"""Five whole journeys of the public, without JavaScript; where it says so, with the keyboard alone."""

import http.server
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from portal.reading import Portal, Reader, text_of

Come = Callable[..., Reader]
_ONE_TIME = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b")
_NUMBER = re.compile(r"C-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}")


def reach(page: Page, wanted: Locator) -> None:
    """Tabs until the focus is there."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("el => el === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not reach {wanted}")


def follow(page: Page, name: str) -> None:
    """A link of the way round, by keyboard."""
    reach(page, page.get_by_role("navigation").get_by_role("link", name=name, exact=True))
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def write(page: Page, field: str, text: str) -> None:
    reach(page, page.locator(field))
    page.keyboard.insert_text(text)


def send(page: Page, name: str) -> None:
    reach(page, page.get_by_role("button", name=name).first)
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def test_a_persian_reader_checks_acts_verifies_asks_and_looks_her_receipt_up(come: Come) -> None:
    reader = come(java_script_enabled=False, locale="fa-IR")
    code, page = reader.portal.codes["leila"], reader.go("/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1")).to_contain_text("نشت داده‌های شخصی")

    follow(page, "آیا شامل من هم می‌شود؟")
    write(page, "#code", code.lower().replace("-", " "))
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    expect(page.locator("#answer")).to_contain_text("شمارهٔ پسل")

    reach(page, page.locator("#answer button"))
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    expect(page.locator("#actions li")).not_to_have_count(0)
    expect(page.locator("main")).to_contain_text("نام و نشانی شما را اینجا عمداً نمی‌نویسیم")
    for hers in ("Leila", "Rahimi", "ul. Polna"):  # whoever finds the letter learns no more than stands on it
        expect(page.locator("main")).not_to_contain_text(hers)
    state = page.locator("#actions form strong").first
    expect(state).not_to_contain_text("✓")
    reach(page, page.locator("#actions button").first)
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    expect(state).to_contain_text("✓")
    assert code not in page.url

    reader.go("/verify")
    write(page, "#code", f"سلام {code} https://bank-polnocny-pomoc.example/pay")
    reach(page, page.locator("main form button"))
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    expect(page.locator("#answer")).not_to_have_class(re.compile(r"\byes\b"))
    expect(page.locator("#answer bdi").first).to_be_visible()

    reader.go("/fa/")
    follow(page, "پرسش از ما")
    write(page, "#text", "آیا باید کارت بانکی‌ام را عوض کنم؟")
    reach(page, page.locator("main form button"))
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    number = page.locator(".number").inner_text()
    reach(page, page.locator("main a[href='/fa/receipt']"))
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    write(page, "#number", number)
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    expect(page.locator("section.answer.yes[role=status]")).to_be_visible()


def test_a_polish_reader_without_his_code_gets_one_by_mail_and_a_stranger_sees_the_same_page(come: Come) -> None:
    pages, refs = {}, {}
    for who in ("piotr@poczta.example", "stranger@poczta.example"):
        reader = come(java_script_enabled=False)
        page = reader.go("/pl/check")
        write(page, "#contact", who)
        page.keyboard.press("Enter")
        page.wait_for_load_state()
        refs[who] = page.locator("input[name=ref]").first.get_attribute("value") or ""
        pages[who] = (page.content().replace(refs[who], "REF"), page)
    (of_customer, page), (of_stranger, strange) = pages.values()
    assert of_customer == of_stranger
    assert len({len(ref) for ref in refs.values()}) == 1

    portal = reader.portal
    portal.amends("desk", "--once")
    assert portal.mails("stranger@poczta.example") == []
    (mail,) = portal.mails("piotr@poczta.example")
    code = _ONE_TIME.search(text_of(mail))
    assert code is not None

    write(page, "#once", code.group())
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    expect(page.locator("#answer")).to_contain_text("PESEL")
    send(page, page.locator("#answer button").inner_text())
    expect(page.locator("#actions li")).not_to_have_count(0)

    write(strange, "#once", code.group())  # another's code opens nothing here
    strange.keyboard.press("Enter")
    strange.wait_for_load_state()
    expect(strange.locator("#answer section")).to_have_class(re.compile("once-wrong"))


@pytest.mark.parametrize(("contact", "tone"), [("ola@poczta.example", "not-in"), ("dom@poczta.example", "cannot")])
def test_control_of_a_contact_gives_the_other_two_honest_answers(come: Come, contact: str, tone: str) -> None:
    reader = come(java_script_enabled=False)
    page = reader.go("/pl/check")
    page.fill("#contact", contact)
    page.locator("main form button").nth(1).click()
    reader.portal.amends("desk", "--once")
    code = _ONE_TIME.search(text_of(reader.portal.mails(contact)[-1]))
    assert code is not None
    page.fill("#once", code.group())
    page.locator("main form button").first.click()
    expect(page.locator("#answer section")).to_have_class(re.compile(rf"\b{tone}\b"))


def test_a_german_reader_complains_without_a_name_and_later_reads_the_answer(come: Come) -> None:
    reader = come(java_script_enabled=False)
    page = reader.go("/de/")
    follow(page, "Sich beschweren")
    write(page, "#text", "Niemand nimmt bei Ihnen den Hörer ab.")
    reach(page, page.locator("main form button"))
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    number = page.locator(".number").inner_text()
    assert _NUMBER.fullmatch(number)
    expect(page.locator("main")).to_contain_text(re.compile(r"\d+\. \w+ 20\d\d"))  # the day, and the day of the answer
    assert len(re.findall(r"\d+\. \w+ 20\d\d", page.inner_text("main"))) >= 2
    expect(page.locator("main")).to_contain_text("Rzecznik Finansowy")  # who the house's country has for it
    assert number not in page.url

    portal = reader.portal
    listed = portal.amends("care", "list", "--json")
    (ref,) = re.findall(r'"ref": "(C-[^"]+)",\s+"kind": "complaint",\s+"way_in": "web",\s+"language": "de"', listed)
    portal.amends("care", "answer", ref, "-", typed="Es tut uns leid. Wir rufen Sie an.")
    later = come(java_script_enabled=False).go("/de/receipt")
    write(later, "#number", number.replace("-", " ").lower())
    later.keyboard.press("Enter")
    later.wait_for_load_state()
    expect(later.locator("main")).to_contain_text("Es tut uns leid. Wir rufen Sie an.")


def test_a_subscriber_who_is_no_customer_hears_of_a_correction_and_leaves(come: Come) -> None:
    reader = come(java_script_enabled=False)
    portal, page, me = reader.portal, reader.go("/en/subscribe"), "press@paper.example"
    write(page, "#address", me)
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    portal.amends("desk", "--once")
    (first,) = portal.mails(me)
    link = re.search(r"http://\S+/subscription/\S+", text_of(first))
    assert link is not None
    page.goto(link.group())
    expect(page.locator(".answer")).to_have_count(0)  # a mail scanner that opens links confirms nothing
    send(page, page.locator("main form button").inner_text())
    expect(page.locator(".answer.yes")).to_be_visible()

    portal.amends("facts", "set", portal.ref, "exposure.persons", "11", "--source", "second recount")
    portal.amends("desk", "--once")
    news = portal.mails(me)[-1]
    assert len(portal.mails(me)) == 2
    assert "11 people are affected" in text_of(news)
    page.goto(re.search(r"http://\S+/en/(?=\s)", text_of(news)).group())  # type: ignore[union-attr]
    expect(page.locator("#changes ins").first).to_contain_text("11 people are affected")

    assert news["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    page.goto(re.search(r"http://\S+/unsubscribe/\S+", text_of(news)).group())  # type: ignore[union-attr]
    send(page, page.locator("main form button").inner_text())
    expect(page.locator(".answer.yes")).to_be_visible()
    portal.amends("facts", "set", portal.ref, "exposure.persons", "12", "--source", "third recount")
    portal.amends("desk", "--once")
    assert len(portal.mails(me)) == 2


@pytest.fixture(scope="module")
def copy(portal: Portal) -> Iterator[str]:
    """The static export on a web server that knows nothing of Amends; gives its address."""
    folder = portal.home.parent / "copy"
    portal.amends("portal", "export", "--out", str(folder), "--live", "https://bankpolnocny.example")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    shutil.rmtree(folder)


class Silent(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, *_: object) -> None:
        return


def test_the_static_copy_serves_a_reader_when_the_server_is_down(browser: Browser, portal: Portal, copy: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page, asked = context.new_page(), []
    context.on("request", lambda request: asked.append(request.url))
    page.goto(f"{copy}/")
    page.get_by_role("link", name=re.compile("فارسی")).click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1")).to_contain_text("نشت داده‌های شخصی")
    assert page.evaluate("document.styleSheets.length") >= 2
    page.locator("#changes article a").first.click()
    expect(page.locator("#outdated, h1").first).to_be_visible()
    page.get_by_role("navigation").get_by_role("link", name="آیا شامل من هم می‌شود؟").click()
    expect(page.get_by_role("link", name="https://bankpolnocny.example/fa/check")).to_be_visible()
    expect(page.locator("main")).to_contain_text("+48 500 009 900")
    assert page.goto(f"{copy}/pl/").ok  # type: ignore[union-attr]
    assert all(url.startswith(copy) for url in asked), asked
    assert not any(url.startswith(portal.base) for url in asked)
    context.close()


def test_paths_of_the_copy_lie_within_it(copy: str, portal: Portal) -> None:
    folder: Path = portal.home.parent / "copy"
    for page in folder.rglob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"#:]+)(?:#[^"]*)?"', page.read_text(encoding="utf-8")):
            assert (page.parent / link).resolve().is_file(), f"{page.relative_to(folder)}: {link}"
