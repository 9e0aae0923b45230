"""L10: short sentences, short paragraphs, and headings that lead through the text."""

from __future__ import annotations

from collections.abc import Iterator

from amends.wording.lint.examination import Examination, once
from amends.wording.lint.notice import Sentence
from amends.wording.lint.report import Finding, Severity
from amends.wording.lint.running import chunks, headings, running_sentences, unavoidable, word_count
from amends.wording.readability.thresholds import thresholds

RULE = "L10"
NEEDS_WORDS = False
SOURCE = "CDC Clear Communication Index; Zou et al., CHI 2019; project"
_WITHOUT_HEADINGS = frozenset({"sms", "social", "press"})


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    yield from _long_sentences(exam)
    yield from _mean(exam)
    yield from _long_chunks(exam)
    yield from _headings(exam)


@once
def _lengths(exam: Examination) -> list[tuple[int, int, int]]:
    """The words, start and end of each sentence; the name of a kind of data is one word of it."""
    return [(_words(item, exam), item.start, item.end) for item in running_sentences(exam)]


def _words(sentence: Sentence, exam: Examination) -> int:
    text = exam.notice.text[sentence.start : sentence.end]
    names = (word_count(text[start:end]) for start, end in unavoidable(sentence, exam))
    return word_count(text) - sum(max(0, words - 1) for words in names)


def _long_sentences(exam: Examination) -> Iterator[Finding]:
    most = thresholds().form.longest_sentence_words
    for words, start, end in _lengths(exam):
        if words > most:
            why = f"This sentence has {words} words; readers lose the thread beyond {most}."
            yield _warn(exam, start, end, why, "Cut it into two or three sentences, one thought in each.")


def _mean(exam: Examination) -> Iterator[Finding]:
    lengths, most = _lengths(exam), thresholds().form.mean_sentence_words
    total = sum(words for words, _, _ in lengths)
    if total <= most * len(lengths):
        return
    why = f"The sentences have {total / len(lengths):.1f} words in the mean, over {most:g}. This is the longest."
    _, start, end = max(lengths)
    yield _warn(exam, start, end, why, "Write sentences of about fifteen words; begin with the longest.")


def _long_chunks(exam: Examination) -> Iterator[Finding]:
    most = thresholds().form.longest_chunk_words
    for words, start, end in chunks(exam):
        if words > most:
            why = f"This paragraph has {words} words in one piece, over {most}: what matters is overlooked in it."
            yield _warn(exam, start, end, why, "Part it, and give each part a heading or make it a list.")


def _headings(exam: Examination) -> Iterator[Finding]:
    form = thresholds().form
    words, number = sum(chunk[0] for chunk in chunks(exam)), len(headings(exam))
    if exam.channel in _WITHOUT_HEADINGS or words < form.headings_from_words or number >= form.headings:
        return
    yield Finding(
        rule=RULE,
        severity=Severity.WARNING,
        why=f"The text has {number} headings for {words} words; it takes {form.headings} to find one's way.",
        source=SOURCE,
        fix="Add headings, such as: What happened, Which of your data, What to do, What we do, How to reach us.",
    )


def _warn(exam: Examination, start: int, end: int, why: str, fix: str) -> Finding:
    return exam.at(start, end, rule=RULE, why=why, source=SOURCE, fix=fix, severity=Severity.WARNING)
