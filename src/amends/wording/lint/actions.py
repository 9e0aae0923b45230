"""The steps that a notice asks of its reader: numbered items, and imperatives in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from amends.wording.lint.blocks import Kind
from amends.wording.lint.imperatives import may_be_a_step, opens_with_request
from amends.wording.lint.lexicon import Lexicon
from amends.wording.lint.notice import Sentence
from amends.wording.lint.reading import Reading

# Steps of a text message stand in one line: "1) Reserve your PESEL 2) Block your card".
_INLINE = re.compile(r"(?<![\w.,])\(?([1-9۱-۹])[.)] ")
# Steps may be headings of their own: "### 1. Reserve your PESEL".
_NUMBER = re.compile(r"\(?[1-9۱-۹][0-9۰-۹]?[.):] ?")


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
        yield Action(block.start, block.end, group, _asks(index, reading))
    yield from _headed_actions(reading, group + 1)
    yield from _inline_actions(reading, group + 2)


def _asks(index: int, reading: Reading) -> bool:
    own = [item for item in reading.notice.sentences if item.block == index]
    if any(is_request(item, reading) for item in own):
        return True
    if index not in reading.steps or not own:
        return False
    return may_be_a_step(own[0].folded.text, reading.lexicon) or _is_infinitive(own[0].folded.text, reading.lexicon)


def _is_infinitive(text: str, lexicon: Lexicon) -> bool:
    """German puts the verb of a step last: "Umsätze prüfen", "Das Limit senken"."""
    return any(
        start == 0 and (end == len(text) or text[end] in ",.:;)–—" or text[end : end + 2] in (" (", " –"))
        for start, end in lexicon.find("l12_infinitives", text)
    )


def _headed_actions(reading: Reading, group: int) -> Iterator[Action]:
    for sentence in reading.notice.sentences:
        mark = _NUMBER.match(sentence.folded.text)
        if sentence.kind is Kind.HEADING and mark and not sentence.is_question:
            text = sentence.folded.text[mark.end() :]
            if opens_with_request(text, reading.lexicon):
                yield Action(sentence.start, sentence.end, group, is_imperative=True)


def _inline_actions(reading: Reading, group: int) -> Iterator[Action]:
    for sentence in reading.notice.sentences:
        marks = list(_INLINE.finditer(sentence.folded.text))
        for mark, following in zip(marks, [*marks[1:], None], strict=False):
            end = following.start() if following else len(sentence.folded.text)
            if mark.end() < end:
                text = sentence.folded.text[mark.end() : end].strip()
                left, right = sentence.folded.span(mark.end(), end)
                yield Action(left, right, group, opens_with_request(text, reading.lexicon))


def is_request(sentence: Sentence, reading: Reading) -> bool:
    """Whether the sentence asks the reader to do something (imperative, "please", "należy")."""
    return not sentence.is_question and opens_with_request(sentence.folded.text, reading.lexicon)
