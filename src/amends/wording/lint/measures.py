"""Counts the text and measures how hard it is to read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from amends.wording.lint.content import unjudged_content
from amends.wording.lint.examination import Examination
from amends.wording.lint.report import Measures
from amends.wording.lint.running import chunks, headings, limits_of, measured
from amends.wording.readability.thresholds import thresholds

_WORD = re.compile(r"[^\W\d_]+(?:[-'’\u200c][^\W\d_]+)*")
_LIX_LANGUAGES = frozenset({"en", "pl", "de"})


def measure(exam: Examination, not_judged: dict[str, str]) -> Measures:
    """The measures of a notice; ``not_judged`` is completed by what the laws demand and no text can show."""
    texts = [exam.notice.text[item.start : item.end] for item in exam.notice.sentences]
    counts = [count for count in (len(_WORD.findall(text)) for text in texts) if count]
    words = sum(counts)
    long_words = sum(len(word) > 6 for text in texts for word in _WORD.findall(text))
    lix = words / len(counts) + 100 * long_words / words if words else 0.0
    reading = measured(exam)
    return Measures(
        words=words,
        sentences=len(counts),
        mean_sentence_words=round(words / len(counts), 2) if counts else 0.0,
        longest_sentence_words=max(counts, default=0),
        numbered_actions=sum(action.is_imperative for action in exam.actions),
        links=len(exam.links),
        lix=round(lix, 1) if exam.lexicon.language in _LIX_LANGUAGES and words else None,
        not_judged=not_judged | unjudged_content(exam),
        headings=len(headings(exam)),
        longest_chunk_words=max((chunk[0] for chunk in chunks(exam)), default=0),
        readability=reading.plain,
        readability_judged=reading.judged,
        not_valid_here=tuple(_notes(exam, reading.counts.words)),
    )


def _notes(exam: Examination, words: int) -> Iterator[str]:
    limits = limits_of(exam.lexicon.language)
    yield from limits.notes
    if not limits.formulas and not limits.notes:
        yield f"no formula is valid for {exam.lexicon.language!r}"
    if error := limits.syllables:
        yield (
            f"syllables are counted by rules: {error.wrong_words:.1%} of {error.words} held words came out wrong,"
            f" {error.first_run_wrong_words:.1%} before the rules were mended; the sum is off by {error.bias:+.1%}"
        )
    if limits.formulas and words < thresholds().sample.error:
        yield f"the formulas were made for samples of about a hundred words; this text has {words}"
