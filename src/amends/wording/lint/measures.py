"""Counts the running text.  Readability formulas that need syllables are not judged here."""

from __future__ import annotations

import re

from amends.wording.lint.examination import Examination
from amends.wording.lint.report import Measures

_WORD = re.compile(r"[^\W\d_]+(?:[-'’\u200c][^\W\d_]+)*")
_LIX_LANGUAGES = frozenset({"en", "pl", "de"})


def measure(exam: Examination, not_judged: dict[str, str]) -> Measures:
    """The measures of a notice; LIX (Björnsson 1968) only for languages it was made for."""
    texts = [exam.notice.text[item.start : item.end] for item in exam.notice.sentences]
    counts = [count for count in (len(_WORD.findall(text)) for text in texts) if count]
    words = sum(counts)
    long_words = sum(len(word) > 6 for text in texts for word in _WORD.findall(text))
    lix = words / len(counts) + 100 * long_words / words if words else 0.0
    return Measures(
        words=words,
        sentences=len(counts),
        mean_sentence_words=round(words / len(counts), 2) if counts else 0.0,
        longest_sentence_words=max(counts, default=0),
        numbered_actions=sum(action.is_imperative for action in exam.actions),
        links=len(exam.links),
        lix=round(lix, 1) if exam.lexicon.language in _LIX_LANGUAGES and words else None,
        not_judged=not_judged,
    )
