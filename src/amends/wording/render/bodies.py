"""The words of letters as the layout reads them: what many letters share is made once."""

from __future__ import annotations

import re
from typing import Any

from amends.wording.assemble.dates import latin
from amends.wording.book.phrases import phrases_of
from amends.wording.model import Block, Notice
from amends.wording.render.address import breakable
from amends.wording.render.personal import Slotted

# Two sentences that the wordbook keeps together; a capital before the full stop is an abbreviation (S.A.).
_SENTENCE_END = re.compile(r"(?<=[^\WA-Z][.!?؟])\s+(?=[^\W\da-z])")


class Bodies:
    """The blocks of a run's letters; ``shared`` holds those without personal fields, each once."""

    def __init__(self) -> None:
        self.shared: list[dict[str, Any]] = []
        self._frames: dict[tuple[str, str], tuple[dict[str, Any], list[int | Block]]] = {}

    def of(self, notice: Notice, style: str, values: dict[str, str]) -> dict[str, Any]:
        """Language, style, labels and blocks of one letter; a number is a place in ``shared``."""
        key = (notice.content_sha256, style)
        if key not in self._frames:
            self._frames[key] = self._frame(notice, style)
        frame, blocks = self._frames[key]
        filled = {name: breakable(value) for name, value in values.items()}
        return frame | {
            "blocks": [block if isinstance(block, int) else _block(block, filled, notice.language) for block in blocks]
        }

    def _frame(self, notice: Notice, style: str) -> tuple[dict[str, Any], list[int | Block]]:
        phrases = phrases_of(notice.language, formality=notice.formality, easy_read=notice.easy_read)
        labels = {name: phrases.say(f"label-{name}", {}) for name in ("why", "by", "where")}
        frame = {"language": notice.language, "style": style, "easy": notice.easy_read, "labels": labels}
        return frame, [self._share(block, frame) for block in notice.blocks]

    def _share(self, block: Block, frame: dict[str, Any]) -> int | Block:
        if any(Slotted.of(sentence.text).fields for sentence in block.sentences):
            return block
        self.shared.append(frame | {"block": _block(block, {}, frame["language"])})
        return len(self.shared) - 1


def _block(block: Block, values: dict[str, str], language: str) -> dict[str, Any]:
    filled = [Slotted.of(sentence.text).fill(values) for sentence in block.sentences]
    return {
        "kind": str(block.kind),
        "level": block.level,
        "text": " ".join(filled),
        "sentences": [part for text in filled for part in _sentences(text)],
        "elements": [line.label for line in block.elements],
        "actions": [
            {
                "do": _sentences(a.do),
                "why": _sentences(a.why),
                "by": a.by,
                "takes": a.takes,
                "site": latin(a.site, language) if a.site else "",
            }
            for a in block.actions
        ],
    }


def _sentences(text: str) -> list[str]:
    return _SENTENCE_END.split(text)
