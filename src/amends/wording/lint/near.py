"""What stands near a phrase: a denial, or somebody else who does what the phrase says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from amends.wording.lint.examination import Examination
from amends.wording.lint.notice import Sentence

Span = tuple[int, int]
_VERB_LAST = frozenset({"de", "fa"})
_BREAK = re.compile(r"[.;:!?؛،؟–—]|, ")


def phrases(exam: Examination, section: str) -> Iterator[tuple[Sentence, Span]]:
    """Every phrase of ``section`` in the notice, the longest where several overlap, with its folded range."""
    for sentence in exam.notice.sentences:
        last = -1
        for span in sorted(exam.lexicon.find(section, sentence.folded.text), key=lambda item: (item[0], -item[1])):
            if span[0] >= last:
                last = span[1]
                yield sentence, span


def is_denied(exam: Examination, sentence: Sentence, span: Span, *, before: int = 5, after: int = 3) -> bool:
    """Whether a negation stands within so many words of the phrase, and no mark between them.

    ``after`` counts only in languages whose verb, and with it the negation, stands at the end.
    """
    text = sentence.folded.text
    behind = after if exam.lexicon.language in _VERB_LAST else 0
    left, right = window(text, span, before=before, after=behind)
    return exam.lexicon.has("l20_denials", text, left, right)


def is_of_strangers(exam: Examination, sentence: Sentence) -> bool:
    """Whether the sentence speaks of what thieves, swindlers or unknown callers do."""
    return exam.lexicon.has("l20_strangers", sentence.folded.text)


def window(text: str, span: Span, *, before: int, after: int) -> Span:
    """The range that holds the phrase and so many words on each side, up to the next mark."""
    start, end = span
    opened = [match.end() for match in _BREAK.finditer(text, 0, start)]
    lead = text[opened[-1] if opened else 0 : start]
    words = [match.start() for match in re.finditer(r"\S+", lead)]
    left = start - len(lead) + (words[-before] if len(words) >= before > 0 else 0)
    closed = _BREAK.search(text, end)
    tail = text[end : closed.start() if closed else len(text)]
    ends = [match.end() for match in re.finditer(r"\S+", tail)]
    right = end + (ends[after - 1] if len(ends) >= after > 0 else len(tail) if after else 0)
    return (left if before else start), right
