"""L28: the subject says that there was a breach, promises no bargain, and fits in one line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from amends.wording.lint.blocks import Kind
from amends.wording.lint.examination import Examination
from amends.wording.lint.notice import Sentence
from amends.wording.lint.report import Finding, Severity

RULE = "L28"
NEEDS_WORDS = False
SOURCE = "Bisogni 2016 (letters taken for advertising); RFC 5322 2.1.1 (78 characters); project lexicon"
LONGEST = 78
_SHOUT = re.compile(r"!{2,}|[!?]{3,}")


def not_judged(exam: Examination) -> str | None:
    if exam.channel in ("sms", "social"):
        return "a text without a subject line has none to judge"
    if _subject(exam) is None:
        return "the text brings no subject: give it as front matter, or as the <title> of the page"
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    subject = _subject(exam)
    if subject is None:
        return
    if subject.end - subject.start > LONGEST:
        length = subject.end - subject.start
        why = f"The subject has {length} characters; beyond {LONGEST} it is cut off, on phones much earlier."
        fix = "Say what happened to whose data in a few words; leave the rest to the text."
        yield _on(subject.start + LONGEST, subject.end, why, fix, exam)
    for start, end in _loud(subject, exam):
        why = "The subject looks like advertising, and people delete it unread."
        yield _on(start, end, why, "Say plainly what happened: Your data was stolen from us.", exam)
    if exam.lexicon.has_words and not _says_breach(subject, exam):
        why = "The subject does not say that there was a breach, so the message is taken for a circular."
        fix = "Name it in the subject, such as: Your data was stolen from us; Data breach: what you must do."
        yield _on(subject.start, subject.end, why, fix, exam)


def _subject(exam: Examination) -> Sentence | None:
    return next((item for item in exam.notice.sentences if item.kind is Kind.SUBJECT), None)


def _says_breach(subject: Sentence, exam: Examination) -> bool:
    text = subject.folded.text
    return any(exam.lexicon.has(section, text) for section in ("l28_says_breach", "exposed"))


def _loud(subject: Sentence, exam: Examination) -> Iterator[tuple[int, int]]:
    text = exam.notice.text
    for match in _SHOUT.finditer(text, subject.start, subject.end):
        yield match.span()
    for at in range(subject.start, subject.end):
        if unicodedata.category(text[at]) == "So":  # an emoji or a sign such as a star
            yield at, at + 1
    for span in exam.lexicon.find("l28_promotional", subject.folded.text):
        yield subject.folded.span(*span)


def _on(start: int, end: int, why: str, fix: str, exam: Examination) -> Finding:
    return exam.at(start, end, rule=RULE, why=why, source=SOURCE, fix=fix, severity=Severity.WARNING)
