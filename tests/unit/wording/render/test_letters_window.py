"""Letters read back from the PDF: the address in its window and nothing else there, type sizes, papers, marks."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf
import pytest
from pypdf import PageObject, PdfReader
from wording_requests import AS_OF, CODE, LANGUAGES, a_person, a_request

from amends.core.channels import Channel
from amends.wording import LetterRun, compose, render_letters, unprintable_letters
from amends.wording.faults import WordbookError
from amends.wording.render.letters import Envelopes
from amends.wording.render.marks import PATTERNS, mark_of
from amends.wording.render.windows import Box, Window, window_of, windows

MM = 72 / 25.4


class Piece(NamedTuple):
    text: str
    x: float  # mm from the left edge of the page
    y: float  # mm from its top edge, of the base line
    size: float  # points


def a_run(person: dict[str, Any] | None = None, envelopes: Envelopes | None = None, **request: Any) -> LetterRun:
    given = {"language": "en", "channel": Channel.POST} | request
    letter = (compose(a_request(**given)), a_person(**(person or {})), CODE)
    return render_letters([letter], AS_OF, envelopes or Envelopes())


def pieces(page: PageObject) -> list[Piece]:
    """Every run of text with its place, as the PDF has it."""
    found: list[Piece] = []
    height = float(page.mediabox.height)

    def visit(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scale = abs(tm[3] * cm[3]) or abs(tm[0] * cm[0])
            found.append(Piece(text.strip(), x / MM, (height - y) / MM, size * scale))

    page.extract_text(visitor_text=visit)
    return found


def inside(piece: Piece, box: Box) -> bool:
    return box.left - 0.01 <= piece.x <= box.right and box.top <= piece.y <= box.bottom


ADDRESSES = {
    "PL": {"residence": "PL", "country": "PL"},
    "DE": {"residence": "DE", "country": "DE", "street": "Beispielweg 7", "city": "Köln", "postcode": "50667"},
    "GB": {"residence": "GB", "country": "GB", "street": "12 High Street", "city": "Leeds", "postcode": "ls1 1aa"},
    "US": {"residence": "US-CA", "country": "US", "street": "1 Example Ave", "city": "Oakland", "postcode": "94601"},
    "JP": {"residence": "JP", "country": "JP", "street": "銀座1-2-3", "city": "東京", "postcode": "104-0061"},
}
LONG = "Wolfeschlegelsteinhausenbergerdorff"


@pytest.mark.parametrize("country", ADDRESSES)
@pytest.mark.parametrize("name", ["Anna Nowak", f"{LONG} {LONG} {LONG} von und zu Beispiel", "W" * 300])
@pytest.mark.parametrize("sender", ["DE", None])
def test_address_lies_inside_its_window_and_nothing_else_does(country: str, name: str, sender: str | None) -> None:
    run = a_run({"name": name, **ADDRESSES[country]}, Envelopes(sent_from=sender))
    page, window = PdfReader(io.BytesIO(run.pdf)).pages[0], window_of(country)
    shown = [piece for piece in pieces(page) if inside(piece, window.clear)]
    assert all(inside(piece, window.safe) for piece in shown)
    text = re.sub(r"[\s\u200b]", "", "".join(piece.text for piece in shown))
    assert name.replace(" ", "")[:12] in text
    assert ADDRESSES[country].get("postcode", "00-001").upper().replace(" ", "") in text
    assert "Databreach" not in text
    assert "Dear" not in text
    assert all(piece.size >= 9.99 for piece in shown)


def test_long_line_of_an_address_ends_before_the_edge_of_the_window() -> None:
    run = a_run({"name": "W" * 300, **ADDRESSES["US"]})
    cut = [piece for piece in pieces(PdfReader(io.BytesIO(run.pdf)).pages[0]) if "…" in piece.text]
    assert len(cut) == 1
    # W of Noto Sans is 0.93 em wide; the line begins at the left edge of the safe box.
    assert cut[0].x + len(cut[0].text) * 0.93 * cut[0].size / MM <= window_of("US").clear.right


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("large", [True, False])
def test_no_type_is_smaller_than_ten_points_and_large_print_has_eighteen(language: str, large: bool) -> None:
    run = a_run({"large_print": large}, language=language)
    for page in PdfReader(io.BytesIO(run.pdf)).pages:
        window = window_of("PL").clear
        sizes = [piece.size for piece in pieces(page) if not inside(piece, window)]
        assert min(sizes) >= (17.99 if large else 9.99)


def test_easy_language_has_fourteen_points_and_one_sentence_a_line() -> None:
    run = a_run(easy_read=True)
    found = [piece for page in PdfReader(io.BytesIO(run.pdf)).pages for piece in pieces(page)]
    body = [piece for piece in found if not inside(piece, window_of("PL").clear) and not piece.text.startswith("Bank")]
    assert max({round(piece.size) for piece in body}, key=[round(p.size) for p in body].count) == 14
    assert not [piece.text for piece in body if re.search(r"[a-z]\. [A-Z][a-z]+ [a-z]+ [a-z]+", piece.text)]


@pytest.mark.parametrize(("country", "paper"), [("US", (215.9, 279.4)), ("PL", (210, 297)), ("GB", (210, 297))])
def test_paper_is_that_of_the_country(country: str, paper: tuple[float, float]) -> None:
    for page in PdfReader(io.BytesIO(a_run(ADDRESSES[country]).pdf)).pages:
        assert (float(page.mediabox.width) / MM, float(page.mediabox.height) / MM) == pytest.approx(paper, abs=0.05)


def test_papers_of_two_countries_stand_in_one_run() -> None:
    notice = compose(a_request(language="en", channel=Channel.POST))
    letters = [(notice, a_person(**ADDRESSES[country]), f"C{country}") for country in ("US", "DE", "US")]
    run = render_letters(letters, AS_OF)
    widths = [round(float(page.mediabox.width) / MM) for page in PdfReader(io.BytesIO(run.pdf)).pages]
    assert [widths[first - 1] for _, first, _ in run.pages] == [216, 210, 216]
    assert run.pages[-1][2] == len(widths)


def test_german_form_a_puts_the_address_eighteen_millimetres_higher() -> None:
    usual, form_a = window_of("DE"), windows()["din-5008-a"]
    assert usual.clear.top - form_a.clear.top == pytest.approx(18)
    assert (usual.clear.top, form_a.clear.top, usual.folds, form_a.folds) == (45, 27, (105, 210), (87, 192))
    run = a_run(ADDRESSES["DE"], Envelopes(windows={"DE": "din-5008-a"}))
    shown = [piece for piece in pieces(PdfReader(io.BytesIO(run.pdf)).pages[0]) if "50667" in piece.text]
    assert inside(shown[0], form_a.safe)
    assert not [
        piece
        for piece in pieces(PdfReader(io.BytesIO(run.pdf)).pages[0])
        if inside(piece, form_a.clear) and "breach" in piece.text
    ]


def test_unknown_window_is_refused() -> None:
    with pytest.raises(WordbookError):
        a_run(ADDRESSES["DE"], Envelopes(windows={"DE": "form-c"}))


@pytest.mark.parametrize("name", windows())
def test_window_has_room_for_four_lines_and_names_its_source(name: str) -> None:
    window: Window = windows()[name]
    assert window.safe.height >= 16
    assert window.safe.width >= 70
    assert window.clear.left <= window.safe.left < window.safe.right <= window.clear.right
    assert window.clear.top <= window.safe.top < window.safe.bottom <= window.clear.bottom
    assert window.source


def test_names_in_the_scripts_of_the_world_are_printed_and_read_back() -> None:
    names = {
        "Дарина Шевченко": "UA", "Ξένη Παππά": "GR", "יעל כהן": "IL", "ليلى حداد": "SA", "प्रिया शर्मा": "IN",
        "สมชาย ใจดี": "TH", "山田 太郎": "JP", "王小明": "CN", "김철수": "KR", "அருண்": "IN", "অনিতা": "BD",
        "გიორგი": "GE", "Արամ": "AM", "አበበ": "ET",
    }  # fmt: skip
    notice = compose(a_request(language="en", channel=Channel.POST))
    letters = [(notice, a_person(name, country=country, residence=country), CODE) for name, country in names.items()]
    assert unprintable_letters(letters) == ()
    run = render_letters(letters, AS_OF)
    reader = PdfReader(io.BytesIO(run.pdf))
    for (_, first, _), name in zip(run.pages, names, strict=True):
        text = re.sub(r"\s", "", reader.pages[first - 1].extract_text())
        assert "\ufffd" not in text
        if not re.search("[\u0590-\u06ff\u0900-\u0eff]", name):  # joined or reversed letters come apart in extraction
            assert text.count(name.replace(" ", "")) == 2  # the address and the greeting
    assert unprintable_letters([(notice, a_person("ߒߞߏ"), CODE), (notice, a_person("🙂"), CODE)]) == (0, 1)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_letter_carries_the_mark_of_its_code(language: str) -> None:
    notice = compose(a_request(language=language, channel=Channel.POST))
    run = render_letters([(notice, a_person(), "AAAA"), (notice, a_person(), "BBBB")], AS_OF)
    assert run.marks == (mark_of("AAAA"), mark_of("BBBB"))
    with pikepdf.open(io.BytesIO(run.pdf)) as document:
        for (_, first, last), mark in zip(run.pages, run.marks, strict=True):
            for number, page in enumerate(document.pages[first - 1 : last], start=1):
                assert code_of(page) == f"{mark}{number:02d}{last - first + 1:02d}"


def code_of(page: pikepdf.Page) -> str:
    """Reads the bar code from the filled shapes of the page: a decoder of Code 128, set B."""
    edges = sorted(bar_edges(page))
    widths = [round((right - left) / MODULE) for left, right in edges]
    gaps = [round((left - right) / MODULE) for (_, right), (left, _) in itertools.pairwise(edges)]
    bars = list(itertools.chain.from_iterable(zip(widths, [*gaps, 0], strict=True)))
    assert bars[-8:] == [2, 3, 3, 1, 1, 1, 2, 0]
    symbols = [PATTERNS.index("".join(map(str, bars[at : at + 6]))) for at in range(0, len(bars) - 8, 6)]
    assert symbols[0] == 104
    assert (104 + sum(place * value for place, value in enumerate(symbols[1:-1], start=1))) % 103 == symbols[-1]
    return "".join(chr(value + 32) for value in symbols[1:-1])


MODULE = 0.25 * MM


def bar_edges(page: pikepdf.Page) -> Iterator[tuple[float, float]]:
    """Left and right edge in points of each bar of the footer, from combs of (down, right, up) strokes."""
    left, points, saved = 0.0, [], []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "q":
            saved.append(left)
        elif str(operator) == "Q":
            left = saved.pop()
        elif str(operator) == "cm":
            left += float(operands[4])
        elif str(operator) == "m":
            points = [(float(operands[0]), float(operands[1]))]
        elif str(operator) == "l":
            points.append((float(operands[0]), float(operands[1])))
        elif str(operator) == "h" and len(points) >= 40:
            yield from ((left + points[at][0], left + points[at + 2][0]) for at in range(0, len(points), 4))
