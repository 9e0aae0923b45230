"""L08: the bad news comes first, and no thanks or praise of oneself stands before it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from amends.wording.lint.blocks import Kind
from amends.wording.lint.examination import Examination
from amends.wording.lint.notice import Sentence
from amends.wording.lint.report import Finding, Severity

RULE = "L08"
NEEDS_WORDS = True
SOURCE = "Veltsos 2012 (direct pattern: bad news first, no buffer)"
_WORDS, _SENTENCES = 60, 2
# The measure is one of English words; Polish, which has no articles and few auxiliaries, says as much in five sixths.
_WORDS_IN = {"pl": 50}
# Letterhead, date, reference and salutation stand above the text; the salutation is found this far down.
_HEAD_BLOCKS, _GREETING_WORDS = 14, 9


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    body = _body(exam)
    news = next((index for index, item in enumerate(body) if _is_news(item, exam)), None)
    yield from _buffers(body, news, exam)
    if body and not _is_early(body, news, exam) and not _is_headline_news(exam):
        yield _late(body, news, exam)


def _body(exam: Examination) -> list[Sentence]:
    """The running text after the salutation, without subject and headings."""
    head = [item for item in exam.notice.sentences if item.block < _HEAD_BLOCKS and _is_greeting(item, exam)]
    after = head[0].start if head else -1
    return [
        item for item in exam.notice.sentences if item.start > after and item.kind not in (Kind.SUBJECT, Kind.HEADING)
    ]


def _is_greeting(sentence: Sentence, exam: Examination) -> bool:
    text = sentence.folded.text
    short = len(text.split()) <= _GREETING_WORDS and sentence.kind is Kind.PARAGRAPH
    return short and (text.endswith((",", "،", "!")) or exam.lexicon.has("l08_greeting", text))


def _is_news(sentence: Sentence, exam: Examination) -> bool:
    if sentence.is_question:
        return False
    if exam.lexicon.has("l08_bad_news", sentence.folded.text):
        return True
    # "It has several parts" can state an exposure, too: what it has must be data.
    named = any(sentence.start <= mention.start < sentence.end for mention in exam.reading.mentions)
    return (named or exam.lexicon.has("l08_data", sentence.folded.text)) and exam.reading.states_exposure(sentence)


def _is_headline_news(exam: Examination) -> bool:
    """Whether the first heading of the text itself states what happened to the data."""
    first = next((item for item in exam.notice.sentences if item.kind is not Kind.SUBJECT), None)
    return first is not None and first.kind is Kind.HEADING and exam.reading.states_exposure(first)


def _is_early(body: list[Sentence], news: int | None, exam: Examination) -> bool:
    """Whether the news is told by the second sentence, or within the first words; where it opens late, it is late."""
    if news is None:
        return False
    before = [0, *accumulate(len(item.folded.text.split()) for item in body)]
    return news < _SENTENCES or before[news] + _words_to_news(body[news], exam) <= _allowed(exam)


def _allowed(exam: Examination) -> int:
    return _WORDS_IN.get(exam.lexicon.language, _WORDS)


def _words_to_news(sentence: Sentence, exam: Examination) -> int:
    """How many words of the sentence are read until its first word of bad news has been."""
    text = sentence.folded.text
    told = [span[1] for section in ("l08_bad_news", "exposed") for span in exam.lexicon.find(section, text)]
    return len(text[: min(told, default=len(text))].split())


def _buffers(body: list[Sentence], news: int | None, exam: Examination) -> Iterator[Finding]:
    """Thanks, praise and values that stand before the news, or open the text."""
    for index, sentence in enumerate(body[: _SENTENCES if news is None else news + 1]):
        text = sentence.folded.text
        spans = exam.lexicon.find("l08_buffer", text)
        if news == index:
            stated = [*exam.lexicon.find("exposed", text), *exam.lexicon.find("l08_bad_news", text)]
            spans = [span for span in spans if all(span[0] < start for start, _ in stated)]
        for span in spans[:1]:
            yield exam.in_sentence(
                sentence,
                span,
                rule=RULE,
                why="A compliment or a word of thanks stands before the bad news; people take it for advertising.",
                source=SOURCE,
                fix="Leave it out and begin with what was taken from them, and when.",
                severity=Severity.WARNING,
            )


def _late(body: list[Sentence], news: int | None, exam: Examination) -> Finding:
    fix = "Say in the first sentence whose data was taken, by whom it was lost, and when."
    if news is None:
        why = "The text does not say plainly that data was taken."
        return Finding(rule=RULE, severity=Severity.WARNING, why=why, source=SOURCE, fix=fix)
    why = f"The bad news comes only after {_allowed(exam)} words and {_SENTENCES} sentences."
    sentence = body[news]
    return exam.at(sentence.start, sentence.end, rule=RULE, why=why, source=SOURCE, fix=fix, severity=Severity.WARNING)
