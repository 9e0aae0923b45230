"""Letters as one tagged PDF (PDF/UA-1), typeset by typst."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from amends.core.errors import InputError
from amends.core.person import PersonRow
from amends.wording.assemble.dates import date_text, latin
from amends.wording.model import Notice
from amends.wording.render.address import EM, address_lines, breakable, country_of_person, is_short, width_at_most
from amends.wording.render.bodies import Bodies
from amends.wording.render.glyphs import east_asian_font, font_folders, has_glyphs
from amends.wording.render.marks import PATTERNS, STOP, first_bars, mark_of
from amends.wording.render.personal import personal_values, printed_name
from amends.wording.render.windows import Window, window_named, window_of

LETTERS_PER_RUN = 200  # beyond this a document costs hundreds of megabytes
_TEMPLATE = Path(__file__).resolve().parent / "layouts" / "letter.typ"
_LATIN_FIRST = ("Noto Sans", "Noto Sans Arabic")
# Noto Sans Arabic builds its letters from parts, which makes a document twice as large and slow.
_ARABIC_FIRST = ("IBM Plex Sans Arabic", *_LATIN_FIRST)
_LEFT_EDGE = 25.0  # mm; the address stands in line with the text where the window lets it
Letter = tuple[Notice, PersonRow, str]


@dataclass(frozen=True)
class LetterRun:
    """One PDF; ``pages`` holds (index of the letter, first page, last page), pages from 1.

    ``marks`` are the letters' marks (``marks.mark_of``), in their order.
    """

    pdf: bytes
    pages: tuple[tuple[int, int, int], ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Envelopes:
    """How a house sends its letters: the country it posts them in, and windows other than the usual ones.

    ``windows`` gives the name of a row of ``wordbook/post/windows.yaml`` by country of the address.
    """

    sent_from: str | None = None
    windows: Mapping[str, str] = field(default_factory=dict)

    def window(self, country: str) -> Window:
        """The window of a letter to the country."""
        return window_named(self.windows[country]) if country in self.windows else window_of(country)


USUAL_ENVELOPES = Envelopes()


def render_letters(letters: Sequence[Letter], as_of: datetime, envelopes: Envelopes = USUAL_ENVELOPES) -> LetterRun:
    """The letters in their order; ``as_of`` is the date printed and the date of the document.

    A person who wants large print gets 18 pt, and easy language is set one sentence a line at 14 pt.
    Raises ``InputError`` for none or more than 200 (``letters.run_size``), and for a name or address
    that our fonts cannot print (``letters.no_glyph``); ``unprintable_letters`` says beforehand which.
    """
    if not 1 <= len(letters) <= LETTERS_PER_RUN:
        raise InputError(
            f"A run of {len(letters)} letters cannot be printed.",
            code="letters.run_size",
            where="render_letters",
            why="A run holds 1 to 200 letters, so that its memory stays bounded.",
            fix="Cut the letters into runs.",
        )
    if missing := unprintable_letters(letters):
        raise InputError(
            "A name, an address or a text cannot be printed.",
            code="letters.no_glyph",
            where="letters " + ", ".join(str(index) for index in missing) + " of the run (from 0)",
            why="It is in a script that the fonts of the letters do not have.",
            fix="Leave these letters out, and reach the persons by another way.",
        )
    return _typeset(_data(letters, as_of, envelopes), as_of)


def unprintable_letters(letters: Sequence[Letter]) -> tuple[int, ...]:
    """The letters (index from 0) with characters that our fonts lack, in the name, address or text."""
    return tuple(index for index, letter in enumerate(letters) if not has_glyphs(_all_text(letter)))


def _all_text(letter: Letter) -> str:
    notice, person, _ = letter
    said = (sentence.text for sentence in notice.sentences())
    return "".join(
        (printed_name(person.name), *address_lines(person, notice.language, notice.audience), notice.sender, *said)
    )


def _typeset(data: dict[str, Any], as_of: datetime) -> LetterRun:
    import typst  # noqa: PLC0415  # 60 ms that only letters should cost

    make: Any = typst.Compiler  # its stub cannot be satisfied without type arguments
    compiler = make(
        str(_TEMPLATE),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=int(as_of.timestamp()))
    lasts = json.loads(compiler.query("<last-pages>", field="value", one=True))
    firsts = [1, *(last + 1 for last in lasts[:-1])]
    pages = tuple(zip(range(len(lasts)), firsts, lasts, strict=True))
    return LetterRun(bytes(pdf), pages, tuple(letter["mark"] for letter in data["letters"]))


@cache
def _fonts() -> Any:
    import typst  # noqa: PLC0415

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder) for folder in font_folders()]
    )


def _data(letters: Sequence[Letter], as_of: datetime, envelopes: Envelopes) -> dict[str, Any]:
    first = letters[0][0]
    bodies = Bodies()
    return {
        "title": first.subject.text,
        "author": first.sender,
        "language": first.language,
        "date": [as_of.year, as_of.month, as_of.day],
        "code128": {"patterns": PATTERNS, "stop": STOP},
        "letters": [_letter(index, letter, as_of, envelopes, bodies) for index, letter in enumerate(letters)],
        "shared": bodies.shared,
    }


def _letter(index: int, letter: Letter, as_of: datetime, envelopes: Envelopes, bodies: Bodies) -> dict[str, Any]:
    notice, person, code = letter
    mark, country = mark_of(code), country_of_person(person)
    bars = first_bars(mark)
    address = address_lines(person, notice.language, notice.audience, envelopes.sent_from)
    window = _window(envelopes.window(country), notice.sender)
    east_asian = east_asian_font("".join((person.name, *address)), country)
    more = (east_asian,) if east_asian else ()
    style = "large" if person.large_print else "easy" if notice.easy_read else "normal"
    return {
        "index": index,
        "mark": mark,
        "bars": {"widths": bars.widths, "sum": bars.sum, "next": bars.next},
        "direction": notice.direction,
        "fonts": (*(_ARABIC_FIRST if notice.direction == "rtl" else _LATIN_FIRST), *more),
        "address-fonts": (*_LATIN_FIRST, *more),
        "sender": latin(notice.sender, notice.language),
        "sender-line": notice.sender,
        "address": [breakable(line) for line in address],
        "is-short": is_short(address, window["safe"], window["return-line"]),
        "window": window,
        "date": date_text(as_of.date(), notice.language, country),
        **bodies.of(notice, style, personal_values(notice, person, code)),
    }


def _window(window: Window, sender: str) -> dict[str, Any]:
    safe, clear = window.safe, window.clear
    left = max(safe.left, _LEFT_EDGE)
    fits = width_at_most(sender) * EM / 1.1 <= safe.right - left  # 10 pt; it is on the letter's head as well
    return {
        "paper": window.paper,
        "safe": (left, safe.top, safe.right - left, safe.height),
        "clear": (clear.left, clear.top, clear.width, clear.height),
        "folds": window.folds,
        "hole": window.hole,
        "fold-marks": window.fold_marks,
        "return-line": window.return_line and fits,
    }
