"""Letters as one tagged PDF (PDF/UA-1), typeset by typst."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from amends.core.errors import InputError
from amends.core.person import PersonRow
from amends.wording.assemble.dates import date_text, latin
from amends.wording.book.phrases import phrases_of
from amends.wording.model import Block, Notice
from amends.wording.render.address import address_lines, country_of_person, window_of
from amends.wording.render.glyphs import font_folders, has_glyphs
from amends.wording.render.personal import Slotted, personal_values, printed_name

LETTERS_PER_RUN = 200  # beyond this a document costs hundreds of megabytes
_TEMPLATE = Path(__file__).resolve().parent / "layouts" / "letter.typ"
Letter = tuple[Notice, PersonRow, str]


@dataclass(frozen=True)
class LetterRun:
    """One PDF; ``pages`` holds (index of the letter, first page, last page), pages from 1."""

    pdf: bytes
    pages: tuple[tuple[int, int, int], ...]


def render_letters(letters: Sequence[Letter], as_of: datetime) -> LetterRun:
    """The letters in their order; ``as_of`` is the date printed and the date of the document.

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
    return _typeset(_data(letters, as_of), as_of)


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
        font_paths=font_folders(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=int(as_of.timestamp()))
    pages = zip(_marks(compiler, "start-of-letter"), _marks(compiler, "end-of-letter"), strict=True)
    return LetterRun(bytes(pdf), tuple((index, first, last) for (index, first), (_, last) in pages))


def _marks(compiler: Any, label: str) -> list[tuple[int, int]]:
    """(index of the letter, page) of each mark that the layout left."""
    return [(int(index), int(page)) for index, page in json.loads(compiler.query(f"<{label}>", field="value"))]


def _data(letters: Sequence[Letter], as_of: datetime) -> dict[str, Any]:
    first = letters[0][0]
    return {
        "title": first.subject.text,
        "author": first.sender,
        "language": first.language,
        "date": [as_of.year, as_of.month, as_of.day],
        "letters": [_letter(index, letter, as_of) for index, letter in enumerate(letters)],
    }


def _letter(index: int, letter: Letter, as_of: datetime) -> dict[str, Any]:
    notice, person, code = letter
    values = personal_values(notice, person, code)
    phrases = phrases_of(notice.language, formality=notice.formality, easy_read=notice.easy_read)
    return {
        "index": index,
        "language": notice.language,
        "direction": notice.direction,
        "sender": latin(notice.sender, notice.language),
        "sender_line": notice.sender,
        "address": address_lines(person, notice.language, notice.audience),
        "window": window_of(person),
        "date": date_text(as_of.date(), notice.language, country_of_person(person)),
        "labels": {name: phrases.say(f"label-{name}", {}) for name in ("why", "by", "where")},
        "blocks": [_block(block, values, notice.language) for block in notice.blocks],
    }


def _block(block: Block, values: dict[str, str], language: str) -> dict[str, Any]:
    sentences = [Slotted.of(sentence.text).fill(values) for sentence in block.sentences]
    return {
        "kind": str(block.kind),
        "level": block.level,
        "text": " ".join(sentences),
        "sentences": sentences,
        "elements": [line.label for line in block.elements],
        "actions": [
            {"do": a.do, "why": a.why, "by": a.by, "takes": a.takes, "site": latin(a.site, language) if a.site else ""}
            for a in block.actions
        ],
    }
