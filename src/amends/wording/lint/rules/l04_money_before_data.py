"""L04: "your money is safe" may not stand before, or in place of, "your data was taken"."""

from __future__ import annotations

from collections.abc import Iterator

from amends.wording.lint.blocks import Kind
from amends.wording.lint.examination import Examination
from amends.wording.lint.notice import Sentence
from amends.wording.lint.reading import Clause, Standing
from amends.wording.lint.report import Finding

RULE = "L04"
NEEDS_WORDS = True
SOURCE = "project; Plus Bank 2015 (the statement spoke of the safety of money only)"


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    # The subject line is read apart: a body that opens with the money is at fault whatever the subject says.
    for in_subject in (True, False):
        part = [item for item in exam.notice.sentences if (item.kind is Kind.SUBJECT) is in_subject]
        # So is a heading: what opens the text below it is what people take away.
        told_at = _first_data_loss([item for item in part if item.kind is not Kind.HEADING], exam)
        for sentence in part:
            for span in _money_claims(sentence, exam):
                start, _ = sentence.folded.span(*span)
                if told_at is None or start < told_at:
                    yield _finding(sentence, span, exam, is_alone=told_at is None)


def _money_claims(sentence: Sentence, exam: Examination) -> list[tuple[int, int]]:
    text, lexicon = sentence.folded.text, exam.lexicon
    if sentence.is_question or lexicon.has("l04_unless", text):
        return []
    set_phrases = lexicon.find("money_safe", text)
    return set_phrases or [span for clause in exam.reading.clauses(sentence) for span in _calmed(text, clause, exam)]


def _calmed(text: str, clause: Clause, exam: Examination) -> list[tuple[int, int]]:
    """Money beside "safe", or beside a denied harm, in one clause; from the one to the other."""
    if clause.is_condition:
        return []
    within = {
        name: exam.lexicon.find(f"l04_{name}", text, clause.start, clause.end)
        for name in ("money", "safe", "harm", "denial")
    }
    if not within["money"]:
        return []
    # "Nothing is safe" denies the safety; "nothing was lost" denies the harm.
    told = within["harm"] if within["denial"] else within["safe"]
    spans = [*within["money"], *told, *(within["denial"] if told is within["harm"] else [])]
    return [(min(left for left, _ in spans), max(right for _, right in spans))] if told else []


def _first_data_loss(sentences: list[Sentence], exam: Examination) -> int | None:
    """The offset at which the reader first learns that data was exposed."""
    places = [place for sentence in sentences for place in _losses(sentence, exam)]
    named = [unit[0].start for unit in exam.reading.enumerations]
    named += [item.start for item in exam.reading.mentions if item.standing is Standing.CLAIMED]
    places += [place for place in named if any(item.start <= place < item.end for item in sentences)]
    return min(places, default=None)


def _losses(sentence: Sentence, exam: Examination) -> Iterator[int]:
    if not (exam.reading.states_exposure(sentence) and _speaks_of_data(sentence, exam)):
        return
    covered = _money_claims(sentence, exam)
    for clause in exam.reading.clauses(sentence):
        for item in exam.reading.predicates(sentence, clause):
            is_money = any(item.start < right and left < item.end for left, right in covered)
            if not (item.is_negated or clause.is_condition or is_money):
                yield sentence.folded.span(item.start, item.end)[0]


def _speaks_of_data(sentence: Sentence, exam: Examination) -> bool:
    within = any(sentence.start <= mention.start < sentence.end for mention in exam.reading.mentions)
    return within or exam.lexicon.has("data_words", sentence.folded.text)


def _finding(sentence: Sentence, span: tuple[int, int], exam: Examination, *, is_alone: bool) -> Finding:
    why = "It reassures about money and says nothing of the data that was taken."
    if not is_alone:
        why = "It reassures about money before it says that data was taken."
    fix = "Say first which data was taken; speak of money after that, if it is true."
    return exam.in_sentence(sentence, span, rule=RULE, why=why, source=SOURCE, fix=fix)
