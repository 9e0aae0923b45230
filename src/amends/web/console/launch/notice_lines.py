"""The lines of one notice with its facts and what the linter found in them; two versions beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.selectors import Paragraph, notice_paragraphs
from amends.core.facts import FactBook
from amends.web.console.rows import value_text
from amends.wording.sidebyside import Piece, Row, side_by_side


@dataclass(frozen=True, kw_only=True)
class FactMark:
    """A fact that a sentence asserts; ``is_wrong`` where the sentence may not assert it any more."""

    ref: str
    value: str
    stands: str
    is_wrong: bool


@dataclass(frozen=True, kw_only=True)
class TextLine:
    """A line of the notice with its facts and what the linter found in it; ``pieces`` marks the words."""

    pieces: tuple[Piece, ...]
    facts: tuple[FactMark, ...]
    is_heading: bool
    findings: tuple[dict[str, Any], ...]


def text_lines(version: NoticeVersion, book: FactBook) -> Iterator[TextLine]:
    """The notice line by line."""
    findings: list[dict[str, Any]] = version.lint["findings"]
    for paragraph in notice_paragraphs(version):
        here = tuple(finding for finding in findings if (words := _needle(finding)) and words in paragraph.text)
        yield TextLine(
            pieces=_pieces(paragraph, here),
            facts=tuple(_mark(ref, book) for ref in paragraph.facts),
            is_heading=paragraph.is_heading,
            findings=here,
        )


def beside(left: NoticeVersion, right: NoticeVersion) -> tuple[Row, ...]:
    """Two versions side by side, their words compared."""
    return side_by_side(_texts(left), _texts(right))


def _texts(version: NoticeVersion) -> list[str]:
    return [paragraph.text for paragraph in notice_paragraphs(version)]


def _needle(finding: dict[str, Any]) -> str:
    """The words to be looked for: the linter reads the whole as sent, where a step stands on several lines."""
    lines = (finding.get("text") or "").strip().splitlines()
    return lines[0].strip() if lines else ""


def _pieces(paragraph: Paragraph, findings: tuple[dict[str, Any], ...]) -> tuple[Piece, ...]:
    """The line cut at the first finding; several findings in one line are told below it."""
    if not findings:
        return (Piece(paragraph.text),)
    before, marked, after = paragraph.text.partition(_needle(findings[0]))
    pieces = (Piece(before), Piece(marked, is_changed=True), Piece(after))
    return tuple(piece for piece in pieces if piece.text)


def _mark(ref: str, book: FactBook) -> FactMark:
    fact = book.by_ref(ref)
    if fact is None:
        return FactMark(ref=ref, value="–", stands="not in the book", is_wrong=True)
    contested = "disputed" if fact in book.standing(fact.key) else "replaced"
    # Sources that agree are one fact: what the surest of them says, the others may say too.
    current = book.current(fact.key)
    agrees = current is not None and (current.value, current.state) == (fact.value, fact.state)
    return FactMark(
        ref=ref,
        value=value_text(fact.value),
        stands="stands" if agrees else contested,
        is_wrong=not agrees,
    )
