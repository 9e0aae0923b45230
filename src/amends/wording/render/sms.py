"""A text message from a notice: who, the bad news, the code, the page to type."""

from __future__ import annotations

import re

from amends.core.person import PersonRow
from amends.wording.model import Block, Notice
from amends.wording.render.personal import Slotted, personal_values

# Isolates cost characters and phones need them not in so short a text; typographic marks would
# turn a whole message from 160 to 70 characters.
_ISOLATES = re.compile(r"[\u2066-\u2069]")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


def render_sms(notice: Notice, person: PersonRow, code: str) -> str:
    """The text for one person; ``sms_segments`` says what it costs."""
    text = " ".join(_line(block, notice.language) for block in notice.blocks)
    filled = Slotted.of(text).fill(personal_values(notice, person, code))
    return _ISOLATES.sub("", filled).translate(_PLAIN)


def _line(block: Block, language: str) -> str:
    if not block.elements:
        return block.text
    comma = "، " if language == "fa" else ", "
    return f"{block.text} {comma.join(line.label for line in block.elements)}."
