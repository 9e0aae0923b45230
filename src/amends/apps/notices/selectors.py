"""Reads notices for the console."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from amends.apps.notices.models import NoticeVersion, Publication
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
    return places_by_version([version.pk]).get(version.pk, [])


def places_by_version(versions: Iterable[int]) -> dict[int, list[str]]:
    """The same for many versions, by their numbers; those that stand nowhere may be missing."""
    newest: dict[int, dict[str, bool]] = {}
    rows = Publication.objects.filter(notice__in=list(versions)).order_by("id")
    for notice, place, is_withdrawal in rows.values_list("notice_id", "place", "is_withdrawal"):
        newest.setdefault(notice, {})[place] = is_withdrawal
    return {notice: [place for place, is_gone in found.items() if not is_gone] for notice, found in newest.items()}
