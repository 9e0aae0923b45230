"""Reads notices for the console."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from amends.apps.notices.models import NoticeVersion
from amends.wording.assemble.dates import number_text


@dataclass(frozen=True)
class Paragraph:
    """One line of a notice with the refs of the facts that it asserts."""

    text: str
    facts: tuple[str, ...] = ()
    is_heading: bool = False


def notice_paragraphs(version: NoticeVersion) -> list[Paragraph]:
    """The notice as lines, in reading order; personal fields are still open."""
    content = version.content
    lines = [Paragraph(content["subject"]["text"], tuple(content["subject"]["facts"]), is_heading=True)]
    for block in content["blocks"]:
        lines.extend(_lines(block, content["language"]))
    return lines


def _lines(block: dict[str, Any], language: str) -> Iterator[Paragraph]:
    for sentence in block["sentences"]:
        yield Paragraph(sentence["text"], tuple(sentence["facts"]), is_heading=block["kind"] == "heading")
    for item in block["elements"]:
        yield Paragraph(f"• {item['label']}")
    for number, action in enumerate(block["actions"], start=1):
        when = action["by"][:1].upper() + action["by"][1:]
        words = f"{action['do']} {action['why']} {when}. {action['takes']}"
        yield Paragraph(f"{number_text(number, language)}. {words}")


def places_of(version: NoticeVersion) -> list[str]:
    """Where everybody can read the version now: the newest word about a place counts."""
    newest = {item.place: item for item in version.publications.order_by("id")}
    return [place for place, item in newest.items() if not item.is_withdrawal]
