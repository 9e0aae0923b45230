"""L14: a sentence that frightens stands near one that says what helps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from amends.wording.lint.actions import is_request
from amends.wording.lint.blocks import Kind
from amends.wording.lint.examination import Examination
from amends.wording.lint.imperatives import opens_with_request
from amends.wording.lint.notice import Sentence
from amends.wording.lint.report import Finding, Severity

RULE = "L14"
NEEDS_WORDS = True
SOURCE = "Zou et al. 2024 (n = 1,386): threat and coping together change what people do"
# Beside its own paragraph, what follows at once is near, and what was said last under the same heading.
_BEFORE, _AFTER = 1, 3
_BREAK = re.compile(r"[,;:،؛–—]| (?:-|unless|until|es sei denn) ")


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    spoken = [item for item in exam.notice.sentences if item.kind not in (Kind.HEADING, Kind.SUBJECT)]
    told = -1
    for index, sentence in enumerate(spoken):
        span = _threat(sentence, exam)
        if span is None or sentence.block == told or exam.leads_on:
            continue
        others = any(_copes(item, exam) for item in _near(spoken, index, exam) if item is not sentence)
        if not others and not _copes_itself(sentence, span, exam):
            told = sentence.block
            yield _finding(sentence, span, exam)


def _near(spoken: list[Sentence], index: int, exam: Examination) -> list[Sentence]:
    """Its paragraph, what follows, and the last sentence before it unless a heading parts them."""
    own = spoken[index].block
    before = [
        item
        for item in spoken[max(index - _BEFORE, 0) : index]
        if all(block.kind is not Kind.HEADING for block in exam.notice.blocks[item.block : own])
    ]
    return [item for item in spoken if item.block == own] + before + spoken[index + 1 : index + _AFTER + 1]


def _threat(sentence: Sentence, exam: Examination) -> tuple[int, int] | None:
    """The first threat of the sentence; what is asked, denied or only supposed threatens nobody."""
    text = sentence.folded.text
    if sentence.is_question:
        return None
    found = exam.lexicon.find("l14_threat", text)
    return next((span for span in found if not exam.lexicon.has("l14_if", text, 0, span[0])), None)


def _copes(sentence: Sentence, exam: Examination) -> bool:
    is_step = any(action.start <= sentence.start < action.end for action in exam.actions)
    return is_step or is_request(sentence, exam.reading) or exam.lexicon.has("l14_coping", sentence.folded.text)


def _copes_itself(sentence: Sentence, threat: tuple[int, int], exam: Examination) -> bool:
    """Whether the rest of the sentence helps: "Freeze your file, or thieves can borrow in your name"."""
    text = sentence.folded.text
    # What follows without a mark is still the threat: "criminals can | take out loans".
    mark = _BREAK.search(text, threat[1])
    parts = [part.strip(" ,;:،؛-–—") for part in (text[: threat[0]], text[mark.end() :] if mark else "")]
    return any(opens_with_request(part, exam.lexicon) or exam.lexicon.has("l14_coping", part) for part in parts)


def _finding(sentence: Sentence, span: tuple[int, int], exam: Examination) -> Finding:
    return exam.in_sentence(
        sentence,
        span,
        rule=RULE,
        why="It says what criminals can do and, near it, nothing that helps against it: people look away.",
        source=SOURCE,
        fix="Put the step that helps beside it. "
        'For instance: "Criminals can take out loans in your name. Freeze your credit file today: it stops them."',
        severity=Severity.WARNING,
    )
