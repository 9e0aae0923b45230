"""L17: am I affected, what must I do, do I get a new card, should I close my account."""

from __future__ import annotations

from collections.abc import Iterator

from amends.wording.lint.asking import asks_to_act
from amends.wording.lint.blocks import Kind
from amends.wording.lint.examination import Examination
from amends.wording.lint.notice import Sentence
from amends.wording.lint.reading import Section
from amends.wording.lint.report import Finding, Severity

RULE = "L17"
NEEDS_WORDS = True
SOURCE = "FICO / Computerworld: the four questions of card holders"
_ASKED = {
    "affected": "Am I affected?",
    "do": "What must I do?",
    "card": "Do I get a new card?",
    "account": "Should I close my account?",
}
_LABEL_WORDS = 4
_BARE_WORDS = 3
_TO_EVERYBODY = frozenset({"web", "social", "press"})
_CARD = frozenset({"card_number", "card_expiry", "card_code"})
_ACCOUNT = frozenset({"bank_account", "bank_account_code", "iban", "transactions", "balance"})
_KEEPS_ACCOUNTS = frozenset("bank banking payments payment credit card_issuer finance financial".split())


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
    """A text message leads to the full notice, and a page for everybody is no letter.

    Whose card and account were not touched may be told less.
    """
    if exam.channel in ("web", "press"):
        return Severity.WARNING
    if topic in ("affected", "do"):
        return Severity.NOTE if exam.leads_on else Severity.ERROR
    if exam.is_short:
        return Severity.NOTE
    exposed, sectors = exam.facts.exposed_for_all, {sector.casefold() for sector in exam.facts.sectors}
    keeps_accounts = not sectors or bool(sectors & _KEEPS_ACCOUNTS)
    concerned = exposed & _CARD if topic == "card" else exposed & (_ACCOUNT | _CARD if keeps_accounts else _ACCOUNT)
    return Severity.ERROR if concerned else Severity.WARNING


def _is_answered(topic: str, exam: Examination) -> bool:
    if topic == "affected":
        return any(_says_affected(item, exam) for item in exam.notice.sentences) or _replied(topic, exam)
    if topic == "do":
        requests = any(asks_to_act(item, exam) for item in _body(exam))
        return requests or any(action.is_imperative for action in exam.actions) or _replied(topic, exam)
    spoken = [item.folded.text for item in _body(exam) if not item.is_question]
    sections = (f"answer_{topic}", f"l17_{topic}")
    return any(exam.lexicon.has(name, text) for name in sections for text in spoken) or _replied(topic, exam)


def _body(exam: Examination) -> list[Sentence]:
    return [item for item in exam.notice.sentences if item.kind is not Kind.HEADING]


def _says_affected(sentence: Sentence, exam: Examination) -> bool:
    """A statement about the reader; that of a subject line alone is no answer."""
    if sentence.kind is Kind.SUBJECT or sentence.is_question:
        return False
    reading, text = exam.reading, sentence.folded.text
    if exam.channel in _TO_EVERYBODY and exam.lexicon.has("l17_affected", text):
        return True
    if exam.lexicon.has("affected", text) or _headed_list(sentence, exam):
        return True
    sections = ("second_person", "reader") if exam.channel in _TO_EVERYBODY else ("second_person",)
    # "Your account number was not in the file" answers only those of whom nothing was in it.
    spared = not exam.facts.elements and reading.denies_exposure(sentence)
    told = reading.tells_what_was_exposed(sentence) or spared
    return told and any(exam.lexicon.has(name, text) or _is_labelled(sentence, name, exam) for name in sections)


def _is_labelled(sentence: Sentence, section: str, exam: Examination) -> bool:
    """Whether a few words of the same paragraph say whose data it is: "Your data. Name, date of birth." """
    texts = (item.folded.text for item in exam.notice.sentences if item.block == sentence.block)
    return any(len(text.split()) <= _LABEL_WORDS and exam.lexicon.has(section, text) for text in texts)


def _headed_list(sentence: Sentence, exam: Examination) -> bool:
    """What is listed under "Which of your data was stolen" is the reader's."""
    if sentence.kind is not Kind.HEADING or not exam.lexicon.has("second_person", sentence.folded.text):
        return False
    below = sentence.block + 1
    return exam.reading.sections[sentence.block] is Section.TAKEN and any(
        exam.reading.tells_what_was_exposed(item) for item in exam.notice.sentences if item.block == below
    )


def _asks_more(topic: str, asked: Sentence, exam: Examination) -> bool:
    """Whether one line asks about the card and the account: then only a bare "No" answers both."""
    others = {"card", "account"} - {topic}
    return topic in ("card", "account") and any(
        exam.lexicon.has(f"question_{other}", asked.folded.text) for other in others
    )


def _replied(topic: str, exam: Examination) -> bool:
    """Whether the sentence after the question itself opens with a yes or a no."""
    pairs = zip(exam.notice.sentences, exam.notice.sentences[1:], strict=False)
    return any(
        exam.lexicon.has(f"question_{topic}", asked.folded.text)
        and (not _asks_more(topic, asked, exam) or len(reply.folded.text.split()) <= _BARE_WORDS)
        and (asked.is_question or asked.kind is Kind.HEADING)
        and reply.kind is not Kind.HEADING
        and any(start <= 2 for start, _ in exam.lexicon.find("replies", reply.folded.text))
        for asked, reply in pairs
    )
