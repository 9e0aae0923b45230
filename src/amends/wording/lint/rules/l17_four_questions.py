"""L17: am I affected, what must I do, do I get a new card, should I close my account."""

from __future__ import annotations

from collections.abc import Iterator

from amends.wording.lint.actions import is_request
from amends.wording.lint.blocks import Kind
from amends.wording.lint.examination import Examination
from amends.wording.lint.notice import Sentence
from amends.wording.lint.report import Finding, Severity

RULE = "L17"
SOURCE = "FICO / Computerworld: the four questions of card holders"
_ASKED = {
    "affected": "Am I affected?",
    "do": "What must I do?",
    "card": "Do I get a new card?",
    "account": "Should I close my account?",
}
_FINANCIAL = frozenset(
    "card_number card_expiry card_code bank_account bank_account_code iban transactions balance".split()
)
_FINANCIAL_SECTORS = frozenset("bank banking payments payment credit card_issuer finance financial insurance".split())


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    for topic, question in _ASKED.items():
        if not _is_answered(topic, exam):
            yield Finding(
                rule=RULE,
                severity=_severity(topic, exam),
                why=f"The question is not answered for these readers: {question}",
                source=SOURCE,
                fix="Answer it in one sentence, also where the answer is no.",
            )


def _severity(topic: str, exam: Examination) -> Severity:
    """A text message leads to the full notice; who has no cards and no accounts need not speak of them."""
    if topic in ("affected", "do"):
        return Severity.ERROR
    if exam.is_short:
        return Severity.NOTE
    sectors = {sector.casefold() for sector in exam.facts.sectors}
    has_money = bool(sectors & _FINANCIAL_SECTORS or (exam.facts.elements or _FINANCIAL) & _FINANCIAL)
    return Severity.ERROR if has_money or not sectors else Severity.WARNING


def _is_answered(topic: str, exam: Examination) -> bool:
    if topic == "affected":
        return any(_says_affected(item, exam) for item in exam.notice.sentences) or _replied(topic, exam)
    if topic == "do":
        requests = any(is_request(item, exam.reading) for item in _body(exam))
        return requests or any(action.is_imperative for action in exam.actions) or _replied(topic, exam)
    stated = any(exam.lexicon.has(f"answer_{topic}", item.folded.text) for item in _body(exam) if not item.is_question)
    return stated or _replied(topic, exam)


def _body(exam: Examination) -> list[Sentence]:
    return [item for item in exam.notice.sentences if item.kind is not Kind.HEADING]


def _says_affected(sentence: Sentence, exam: Examination) -> bool:
    """A statement about the reader; that of a subject line alone is no answer."""
    if sentence.kind in (Kind.SUBJECT, Kind.HEADING) or sentence.is_question:
        return False
    about_reader = exam.lexicon.has("reader", sentence.folded.text)
    return about_reader and (exam.reading.states_exposure(sentence) or exam.reading.denies_exposure(sentence))


def _replied(topic: str, exam: Examination) -> bool:
    """Whether the sentence after the question itself opens with a yes or a no."""
    pairs = zip(exam.notice.sentences, exam.notice.sentences[1:], strict=False)
    return any(
        exam.lexicon.has(f"question_{topic}", asked.folded.text)
        and (asked.is_question or asked.kind is Kind.HEADING)
        and reply.kind is not Kind.HEADING
        and any(start <= 2 for start, _ in exam.lexicon.find("replies", reply.folded.text))
        for asked, reply in pairs
    )
