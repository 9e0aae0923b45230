"""The steps that a notice asks of its reader: numbered items, and imperatives in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from amends.wording.lint.blocks import Kind
from amends.wording.lint.notice import Sentence
from amends.wording.lint.reading import Reading

# Steps of a text message stand in one line: "1) Reserve your PESEL 2) Block your card".
_INLINE = re.compile(r"(?<![\w.,])\(?([1-9۱-۹])[.)] ")
# Where a request may open: the sentence, after a comma, a colon, a dash or "and".
_OPENINGS = re.compile(r"(?:^|[,،:;.–—()-] ?)[\"'_ ]*")


@dataclass(frozen=True)
class Action:
    """One numbered item; ``is_imperative`` where it asks the reader to do something."""

    start: int
    end: int
    group: int
    is_imperative: bool


def numbered_actions(reading: Reading) -> Iterator[Action]:
    """Every numbered item of the notice; items of one list share ``group``."""
    group, last = 0, -2
    for index, block in enumerate(reading.notice.blocks):
        if block.kind is not Kind.NUMBERED:
            if block.kind is Kind.HEADING:
                last = -2
            continue
        group += last == -2
        last = index
        own = [item for item in reading.notice.sentences if item.block == index]
        yield Action(block.start, block.end, group, any(is_request(item, reading) for item in own))
    yield from _inline_actions(reading, group + 1)


def _inline_actions(reading: Reading, group: int) -> Iterator[Action]:
    for sentence in reading.notice.sentences:
        marks = list(_INLINE.finditer(sentence.folded.text))
        for mark, following in zip(marks, [*marks[1:], None], strict=False):
            end = following.start() if following else len(sentence.folded.text)
            if mark.end() < end:
                text = sentence.folded.text[mark.end() : end].strip()
                left, right = sentence.folded.span(mark.end(), end)
                yield Action(left, right, group, opens_with_request(text, reading))


def is_request(sentence: Sentence, reading: Reading) -> bool:
    """Whether the sentence asks the reader to do something (imperative, "please", "należy")."""
    return not sentence.is_question and opens_with_request(sentence.folded.text, reading)


def opens_with_request(text: str, reading: Reading) -> bool:
    """The same for folded text; Persian puts the verb last, so there it may stand anywhere."""
    if reading.lexicon.has("request_anywhere", text):
        return True
    openings = {match.end() for match in _OPENINGS.finditer(text)}
    return any(start in openings for start, _ in reading.lexicon.find("request_first", text))
