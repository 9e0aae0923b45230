"""The ways to an answer that a notice gives: telephone, e-mail, pages, and others named in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from amends.wording.lint.blocks import Kind
from amends.wording.lint.domains import is_under, listed_as, parse_target
from amends.wording.lint.examination import Examination, once
from amends.wording.lint.fold import fold
from amends.wording.lint.notice import Sentence

_PHONE = re.compile(r"(?<![\w./@-])(?:\+|\(\+?|00)?\d(?:\(0\)|[\d \u00a0\u202f)/.-]){4,18}\d(?![\w@-])")
_MIN_DIGITS, _MAX_DIGITS = 7, 15
_COUNTED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


@dataclass(frozen=True)
class Phone:
    """A telephone number of the text, with the sentence that it stands in."""

    start: int
    end: int
    sentence: Sentence


@once
def phones_in(exam: Examination) -> tuple[Phone, ...]:
    """Telephone numbers outside addresses, dates and the numbered steps (those are other people's)."""
    taken = [(link.start, link.end) for link in exam.links if not link.target.startswith("tel:")]
    taken += [(item.start, item.end) for item in exam.dates]
    taken += [(action.start, action.end) for action in exam.actions]
    return tuple(
        Phone(sentence.start + match.start(), sentence.start + match.end(), sentence)
        for sentence in exam.notice.sentences
        for match in _PHONE.finditer(exam.notice.text[sentence.start : sentence.end])
        if _is_phone(match.group())
        and not any(
            sentence.start + match.start() < right and left < sentence.start + match.end() for left, right in taken
        )
    )


def _is_phone(written: str) -> bool:
    digits = sum(mark.isdecimal() for mark in written)
    return _MIN_DIGITS <= digits <= _MAX_DIGITS and not _COUNTED.fullmatch(written)


def has_written_way(exam: Examination) -> bool:
    """Whether an e-mail address, a page of the house, a postal address or another way in words is given.

    A page in a numbered step, an official one, one that only shows whether the message is genuine, and
    one that is named for news to come answer no question.
    """
    return any(_answers(link.target, link.start, exam) for link in exam.links) or _is_named(exam)


def _answers(target: str, start: int, exam: Examination) -> bool:
    address = parse_target(target)
    if address is None or address.scheme == "tel" or any(item.start <= start < item.end for item in exam.actions):
        return False
    if address.scheme == "mailto":
        return True
    brands = exam.facts.brand_domains
    own = is_under(address.host, brands) if brands else listed_as(address.host) is None
    sentence = next((item for item in exam.notice.sentences if item.start <= start < item.end), None)
    if not own or sentence is None:
        return own
    text = sentence.folded.text
    if exam.lexicon.has("l18_genuine", text):
        return False
    return exam.lexicon.has("l18_asks", text) or not exam.lexicon.has("l18_news", _around(sentence, exam))


def _around(sentence: Sentence, exam: Examination) -> str:
    """The sentence, the one before it in its paragraph, and the heading above that stands over both."""
    blocks = exam.notice.blocks
    heading = next((at for at in range(sentence.block, -1, -1) if blocks[at].kind is Kind.HEADING), None)
    spoken = exam.notice.sentences
    at = spoken.index(sentence)
    before = [item for item in spoken[max(0, at - 1) : at] if item.block == sentence.block]
    above = [item for item in spoken if item.block == heading]
    return " . ".join(item.folded.text for item in (*above, *before, sentence))


def own_phones(exam: Examination) -> tuple[Phone, ...]:
    """The numbers of the house, where the case knows its number and it is written; else all."""
    phones = phones_in(exam)
    known = _digits(exam.facts.contact.phone or "")[-_MIN_DIGITS:]
    own = tuple(item for item in phones if known and _digits(exam.notice.text[item.start : item.end]).endswith(known))
    return own or phones


def _digits(written: str) -> str:
    return "".join(str(int(mark)) for mark in written if mark.isdecimal())


def _is_named(exam: Examination) -> bool:
    postal = exam.facts.contact.postal
    if postal and " ".join(postal.split()).casefold() in " ".join(exam.notice.text.split()).casefold():
        return True
    # "Harbour Street Bank" is a name and no street.
    name = fold(exam.facts.controller_name, language=exam.lexicon.language).text or "\0"
    texts = (item.folded.text.replace(name, " ") for item in exam.notice.sentences)
    return any(exam.lexicon.has("l18_other_way", text) for text in texts)
