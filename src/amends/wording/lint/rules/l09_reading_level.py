"""L09: the text is as easy to read as its readers need, by a formula that is valid for its language."""

from __future__ import annotations

from collections.abc import Iterator

from amends.wording.lint.examination import Examination
from amends.wording.lint.notice import Sentence
from amends.wording.lint.report import Finding, Severity
from amends.wording.lint.running import limits_of, measured, running_sentences, unavoidable
from amends.wording.readability import count
from amends.wording.readability.thresholds import Bound, Limit, thresholds

RULE = "L09"
NEEDS_WORDS = False
SOURCE = "Zou et al., CHI 2019; ISO 24495-1; EAA Annex I IV (B2); project thresholds"
_FIX = "Begin with this sentence: cut it in two, say who does what, and use short everyday words."


def not_judged(exam: Examination) -> str | None:
    words, least = measured(exam).counts.words, thresholds().sample.judged
    if words < least:
        return f"{words} running words are too few; it takes {least}"
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    reading, limits = measured(exam), limits_of(exam.lexicon.language)
    may_block = reading.counts.words >= thresholds().sample.error and exam.channel not in ("sms", "social")
    broken = [item for item in limits.limits if not _holds(item, reading.judged)]
    for formula, limit in _gravest(broken).items():
        severity = Severity(limit.severity) if may_block else Severity.WARNING
        yield _finding(formula, limit, reading.judged[formula], severity, exam)
    yield from _long_words(exam)


def _holds(limit: Limit, values: dict[str, float]) -> bool:
    return any(bound.holds(values[bound.formula]) for bound in limit.any)


def _gravest(broken: list[Limit]) -> dict[str, Limit]:
    """One broken limit for each formula that opens it, errors before warnings."""
    out: dict[str, Limit] = {}
    for limit in sorted(broken, key=lambda item: item.severity != "error"):
        out.setdefault(limit.any[0].formula, limit)
    return out


def _finding(formula: str, limit: Limit, value: float, severity: Severity, exam: Examination) -> Finding:
    bounds = " or ".join(_spoken(bound) for bound in limit.any)
    why = f"The text is hard to read: {_name(formula)} is {value:.1f}, and it should be {bounds}."
    hardest = _hardest(exam, formula)
    return exam.at(
        hardest.start,
        hardest.end,
        rule=RULE,
        why=why + " This is its hardest sentence.",
        source=limit.source,
        fix=_FIX,
        severity=severity,
    )


def _spoken(bound: Bound) -> str:
    least = f"at least {bound.at_least:g}" if bound.at_least is not None else ""
    most = f"at most {bound.at_most:g}" if bound.at_most is not None else ""
    return f"{least}{most} ({_name(bound.formula)})"


def _name(formula: str) -> str:
    return formula.replace("_", " ")


def _hardest(exam: Examination, formula: str) -> Sentence:
    """The sentence that adds most to the score: long, and of long words."""
    return max(running_sentences(exam), key=lambda item: _weight(item, exam, formula))


def _weight(sentence: Sentence, exam: Examination, formula: str) -> float:
    text = exam.notice.text[sentence.start : sentence.end]
    counts = count([(text, unavoidable(sentence, exam))], language=exam.lexicon.language)
    hard = {"lix": counts.long_words, "gulpease": counts.letters / 5}.get(formula, counts.syllables - counts.words)
    return counts.words + 2 * hard


def _long_words(exam: Examination) -> Iterator[Finding]:
    """Where no formula is valid, the mean length of words is all that can be said."""
    limit, counts = limits_of(exam.lexicon.language).word_letters, measured(exam).judged_counts
    if limit is None or counts.letters <= limit.at_most * counts.words:
        return
    why = f"The words are long: {counts.letters / counts.words:.1f} letters in the mean, over {limit.at_most:g}."
    hardest = _hardest(exam, "gulpease")
    yield exam.at(
        hardest.start,
        hardest.end,
        rule=RULE,
        why=why + " No formula of readability is trusted for this language.",
        source=limit.source,
        fix=_FIX,
        severity=Severity(limit.severity),
    )
