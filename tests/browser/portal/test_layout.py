"""Each page in a narrow window, with text twice its size, by keyboard, without JavaScript; and how heavy it is."""

import gzip
import urllib.error
import urllib.request

import pytest
from looking import FAINT_TEXT, FAULTS
from portal.pages import NO_PAGES, in_language, pages, patterns
from portal.reading import LANGUAGES, Portal, Reader

PAGES = {name: address for name, address in pages() if "{language}" in address}
WITHOUT = {name: address for name, address in pages() if "{language}" not in address}
_STATUS_BYTES = 30_000
_SCRIPTS = r"<script(?! type=\"application/ld\+json\")"

# Text that is cut off, and controls under 24 CSS pixels (WCAG 2.2, 2.5.8) that do not stand within a sentence.
CUT_OFF = """() => [...document.querySelectorAll('main *, nav *')].filter(el => {
  const style = getComputedStyle(el);
  return el.textContent.trim() && !el.closest('.scroll') && !el.closest('.unseen') && style.overflow !== 'visible'
    && (el.scrollWidth > el.clientWidth + 1 || el.scrollHeight > el.clientHeight + 1);
}).map(el => el.outerHTML.slice(0, 100))"""
SMALL = """() => [...document.querySelectorAll(
  'button, input:not([type=hidden]), select, textarea, summary, nav a, .skip:focus')]
  .map(el => [el, el.getBoundingClientRect()]).filter(([el, box]) => box.width && (box.width < 24 || box.height < 24))
  .map(([el, box]) => `${box.width}x${box.height} ${el.outerHTML.slice(0, 100)}`)"""
# Where the focus is: its outline, whether it lies within the window and is not covered there (2.4.7, 2.4.11).
FOCUS = """() => {
  const el = document.activeElement, style = getComputedStyle(el), box = el.getBoundingClientRect();
  const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
  const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
  const lines = [...el.getClientRects()], on = lines.length > 1 ? lines[0] : null;
  const top = document.elementFromPoint(on ? (on.left + on.right) / 2 : x, on ? (on.top + on.bottom) / 2 : y);
  return {tag: el.tagName, html: el.outerHTML.slice(0, 100),
          outline: parseFloat(style.outlineWidth), style: style.outlineStyle,
          seen: !!top && (el.contains(top) || top.contains(el)) && box.bottom > 0 && box.top < innerHeight}; }"""
STOPS = """() => [...document.querySelectorAll(
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
  .filter(el => el.getClientRects().length && !(el.type === 'radio' && !el.checked)).length"""


@pytest.mark.parametrize("name", PAGES)
def test_the_page_fits_is_named_and_stands_out(reader: Reader, name: str) -> None:
    for language in LANGUAGES:
        page = reader.go(in_language(PAGES[name], language))
        for width, size in ((320, "100%"), (640, "200%"), (1280, "200%")):
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (language, width)
            assert page.evaluate(CUT_OFF) == [], (language, width)
            assert page.evaluate(SMALL) == [], (language, width)
        assert page.evaluate(FAULTS) == [], language
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            assert page.evaluate(FAINT_TEXT) == [], (language, scheme)
        page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("name", PAGES)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(reader: Reader, name: str) -> None:
    page = reader.page
    page.set_viewport_size({"width": 360, "height": 740})
    reader.go(in_language(PAGES[name], "fa"))
    wanted, reached = page.evaluate(STOPS), 0
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        seen = page.evaluate(FOCUS)
        if seen["tag"] == "BODY":
            break
        assert seen["outline"] >= 2, seen
        assert seen["style"] != "none", seen
        assert seen["seen"], seen
        reached += 1
    assert reached >= wanted


@pytest.mark.parametrize("name", PAGES)
def test_the_page_has_no_script_and_asks_for_nothing_from_elsewhere(portal: Portal, name: str) -> None:
    import re

    for language in LANGUAGES:
        body, headers = fetched(portal, in_language(PAGES[name], language))
        assert re.search(_SCRIPTS, body) is None
        assert not re.search(r"\son\w+=|\sstyle=", body.split("<pre")[0])
        assert "Set-Cookie" not in headers
        assert headers["Content-Language"] == language
        assert "unsafe-inline" not in headers["Content-Security-Policy"]
        assert "script-src" not in headers["Content-Security-Policy"]  # default-src 'none' holds


@pytest.mark.parametrize("name", WITHOUT)
def test_an_address_without_a_language_speaks_the_readers(portal: Portal, name: str) -> None:
    for language in LANGUAGES:
        body, headers = fetched(portal, WITHOUT[name], accept=f"{language}-X,{language};q=0.9,en;q=0.1")
        assert f'<html lang="{language}" dir="{"rtl" if language == "fa" else "ltr"}">' in body
        assert headers["Content-Language"] == language


def test_what_is_no_page_is_none(portal: Portal) -> None:
    for name, address in patterns():
        if name in NO_PAGES:
            body, headers = fetched(portal, in_language(address, "en"))
            is_kept = "attachment" in headers.get("Content-Disposition", "")
            is_shown = bool(body) and headers.get_content_type() == "text/html" and not is_kept
            assert not is_shown, f"{name} is a page: take it off NO_PAGES"
            assert "<main" not in body


def test_the_status_page_is_small_for_a_slow_line(portal: Portal) -> None:
    for language in LANGUAGES:
        body, _ = fetched(portal, f"/{language}/")
        parts = [body.encode()]
        for sheet in ("amends.css", "portal.css", "icon.svg"):
            parts.append(fetched(portal, f"/static/{sheet}")[0].encode())
        assert len(gzip.compress(parts[0])) < _STATUS_BYTES / 2
        assert sum(len(part) for part in parts) < _STATUS_BYTES, language  # even from a server that packs nothing


def fetched(portal: Portal, path: str, accept: str = "") -> tuple[str, "urllib.error.HTTPError | object"]:
    request = urllib.request.Request(portal.base + path, headers={"Accept-Language": accept} if accept else {})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read().decode(), answer.headers
    except urllib.error.HTTPError as error:
        with error:
            return error.read().decode(), error.headers
