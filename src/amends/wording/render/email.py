"""Email from a notice: accessible HTML, and a plain text that stands alone."""

from __future__ import annotations

import html
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from amends.core.person import PersonRow
from amends.wording.lint.sentences import split_sentences
from amends.wording.model import BlockKind, Notice
from amends.wording.render.layout import block_data, lay_out
from amends.wording.render.mjml import html_of_mjml
from amends.wording.render.percontent import once_per_content
from amends.wording.render.personal import Slotted, personal_values

_SIZES = {"text": 17, "lead": 18, "quiet": 16, "h1": 25, "h2": 20, "h3": 18}  # px
_LARGE = 24 / 17  # 24 px are 18 points, the usual size of large print
_BOXES = (BlockKind.MARKER, BlockKind.LEAD, BlockKind.CODE)
_PREVIEW = 140  # characters of a preview that lists of messages show at most


@dataclass(frozen=True)
class EmailContent:
    """What a mail provider needs of the content; it is one line, text, and HTML."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class CompiledNotice:
    """A notice laid out once; filling it for a person only joins strings."""

    notice: Notice
    text: Slotted
    html: Slotted
    large_html: Slotted

    @classmethod
    def of(cls, notice: Notice) -> CompiledNotice:
        """Lays the notice out as plain text, as HTML, and as HTML in large print."""
        text = Slotted.of(lay_out("alert.txt.jinja", notice))
        return cls(notice, text, Slotted.of(_page(notice)), Slotted.of(_page(notice, scale=_LARGE)))

    def fill(self, person: PersonRow, code: str) -> EmailContent:
        """The email for one person, in large print if the person wants it."""
        values = personal_values(self.notice, person, code)
        page = self.large_html if person.large_print else self.html
        return EmailContent(self.notice.subject.text, self.text.fill(values), page.fill(values, html.escape))


def render_email(notice: Notice, person: PersonRow, code: str) -> EmailContent:
    """The email for one person; the same input gives the same bytes."""
    return _compiled(notice).fill(person, code)


def compiled_notice(notice: Notice) -> CompiledNotice:
    """The notice laid out, made once for each content."""
    return _compiled(notice)


def preheader(notice: Notice) -> str:
    """What a list of messages shows beside the subject: the news, and never a personal field."""
    said = [block.text for block in notice.blocks if block.kind is BlockKind.LEAD]
    said += [block.text for block in notice.blocks if block.kind is BlockKind.HEADING and block.level == 1]
    text = next((text for text in said if not Slotted.of(text).fields), notice.subject.text)
    ends = [end for _, end in split_sentences(text, 0, len(text)) if end <= _PREVIEW]
    return text[: max(ends)] if ends else text


def _page(notice: Notice, *, scale: float = 1.0) -> str:
    source = lay_out(
        "email.mjml.jinja",
        notice,
        bands=_bands(notice),
        preheader=preheader(notice),
        px={name: round(size * scale) for name, size in _SIZES.items()},
    )
    return html_of_mjml(source)


def _bands(notice: Notice) -> list[dict[str, Any]]:
    """Blocks that share a background; each box is a band of its own kind."""
    kinds = groupby(notice.blocks, key=lambda block: str(block.kind) if block.kind in _BOXES else "plain")
    return [{"kind": kind, "blocks": [block_data(block, notice) for block in blocks]} for kind, blocks in kinds]


_compiled = once_per_content(CompiledNotice.of)
