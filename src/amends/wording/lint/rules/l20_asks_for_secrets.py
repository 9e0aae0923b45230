"""L20: a notice asks for no secret and no identity number."""

from __future__ import annotations

from collections.abc import Iterator

from amends.wording.lint.examination import Examination
from amends.wording.lint.near import Span, is_denied, is_of_strangers
from amends.wording.lint.notice import Sentence
from amends.wording.lint.reading import Clause
from amends.wording.lint.report import Finding

RULE = "L20"
NEEDS_WORDS = True
SOURCE = "project; Target 2013 (forged mails asked for the same); Equifax 2017 (six digits of the SSN to check)"
# Words that may stand between "enter" and "PESEL".
_REACH = 7


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    promised = any(exam.lexicon.has("l20_promises", item.folded.text) for item in exam.notice.sentences)
    for sentence in exam.notice.sentences:
        if _is_innocent(sentence, exam):
            continue
        for clause in exam.reading.clauses(sentence):
            span = _asked(sentence, clause, exam)
            if span is not None:
                yield _finding(sentence, span, exam, promised=promised)
                break


def _is_innocent(sentence: Sentence, exam: Examination) -> bool:
    """What thieves ask for, and what is to be given to an authority, is no request of ours."""
    return is_of_strangers(exam, sentence) or exam.lexicon.has("l20_elsewhere", sentence.folded.text)


def _asked(sentence: Sentence, clause: Clause, exam: Examination) -> Span | None:
    """The range from the verb to the secret, the shortest there is."""
    text, find = sentence.folded.text, exam.lexicon.find
    shown = find("l20_shown", text, clause.start, clause.end)
    secrets = [span for span in find("l20_secrets", text, clause.start, clause.end) if not _lies_in(span, shown)]
    given = find("l20_give", text, clause.start, clause.end)
    pairs = [(verb[0], secret[1], verb[1], secret[0]) for verb in given for secret in secrets if verb[1] <= secret[0]]
    later = find("l20_given", text, clause.start, clause.end)
    pairs += [(secret[0], verb[1], secret[1], verb[0]) for verb in later for secret in secrets if secret[1] <= verb[0]]
    for start, end, left, right in sorted(pairs, key=lambda item: item[1] - item[0]):
        near = len(text[left:right].split()) <= _REACH and not exam.lexicon.has("l20_partings", text, left, right)
        if near and not is_denied(exam, sentence, (start, end), before=8):
            return start, end
    return None


def _lies_in(span: Span, wider: list[Span]) -> bool:
    """A document that people bring along and show at a counter is no secret sent away."""
    return any(left <= span[0] and span[1] <= right for left, right in wider)


def _finding(sentence: Sentence, span: Span, exam: Examination, *, promised: bool) -> Finding:
    why = "It asks the reader for a secret or an identity number, as forged messages do."
    if promised:
        why = "It asks for a secret or an identity number, and elsewhere the notice promises never to ask."
    fix = "Ask for nothing: identify people by the code of the message, and say that you will never ask for such data."
    return exam.in_sentence(sentence, span, rule=RULE, why=why, source=SOURCE, fix=fix)
