"""Whether a sentence asks the reader to protect themselves, and not merely to call, write or read on."""

from __future__ import annotations

import re

from amends.wording.lint.actions import is_request
from amends.wording.lint.blocks import Kind
from amends.wording.lint.domains import parse_target
from amends.wording.lint.examination import Examination, once
from amends.wording.lint.notice import Sentence
from amends.wording.lint.reading import Section

PHONE = re.compile(
    r"(?<!\w)(?:\+|00|\()?[0-9۰-۹][0-9۰-۹ ()./\u2011-]{5,}[0-9۰-۹](?!\w)|(?<!\w)[0-9]{3}(?: [0-9]{3}){1,2}(?!\w)"
)
# What is done about exposed data; such a sentence is no mere way to the sender, though it holds a number.
_DEEDS = ("password", "card", "identity", "pesel", "document", "account", "medical", "security_answer", "bank_code")
_NOT_HERE = frozenset({Section.CONTACT, Section.TAKEN, Section.NOT_TAKEN})


def asks_to_act(sentence: Sentence, exam: Examination) -> bool:
    """A request about the reader's data; no "you need not", no way to a question."""
    return is_request(sentence, exam.reading) and _is_about_data(sentence, exam)


def advises_to_act(sentence: Sentence, exam: Examination) -> bool:
    """A request, or a "you can" or "you should", about the reader's data."""
    said = exam.lexicon.has("content_measures_for_person", sentence.folded.text)
    if not (said or is_request(sentence, exam.reading)) or sentence.is_question:
        return False
    return _is_about_data(sentence, exam)


def stands_among_steps(sentence: Sentence, exam: Examination) -> bool:
    """Whether it is an item of a numbered list, or stands under "What to do"."""
    return sentence.kind is Kind.NUMBERED or exam.reading.sections[sentence.block] is Section.ACTIONS


def _is_about_data(sentence: Sentence, exam: Examination) -> bool:
    text = sentence.folded.text
    if sentence.kind in (Kind.SUBJECT, Kind.HEADING) or exam.lexicon.has("l17_waived", text):
        return False
    if stands_among_steps(sentence, exam) or any(exam.lexicon.has(f"l13_{deed}", text) for deed in _DEEDS):
        return True
    return exam.reading.sections[sentence.block] not in _NOT_HERE and not _leads_elsewhere(sentence, exam)


def _leads_elsewhere(sentence: Sentence, exam: Examination) -> bool:
    """Whether the sentence, or the paragraph of a full notice, holds a way to the sender."""
    if any(sentence.start <= link.start < sentence.end for link in exam.links):
        return True
    block = exam.notice.blocks[sentence.block]
    start, end = (sentence.start, sentence.end) if exam.is_short else (block.start, block.end)
    return any(start <= place < end for place in _ways(exam))


@once
def _ways(exam: Examination) -> tuple[int, ...]:
    """Where a telephone number or an e-mail address begins."""
    return tuple(numbers(exam)) + tuple(mailboxes(exam))


def numbers(exam: Examination) -> list[int]:
    """Where telephone numbers begin; a date is none."""
    found = [match.span() for match in PHONE.finditer(exam.notice.text)]
    return [left for left, right in found if not any(left < item.end and item.start < right for item in exam.dates)]


def mailboxes(exam: Examination) -> list[int]:
    """Where e-mail addresses, and links that open a telephone or a mailbox, begin."""
    targets = ((link.start, parse_target(link.target)) for link in exam.links)
    return [start for start, target in targets if target and target.scheme in ("mailto", "tel")]
