"""L15: an apology takes responsibility and offers repair; it begs for nothing and blames nobody else."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from amends.wording.lint.blocks import Kind
from amends.wording.lint.examination import Examination
from amends.wording.lint.report import Finding, Severity

RULE = "L15"
NEEDS_WORDS = True
SOURCE = "Lewicki, Polin, Lount 2016 (755 people); Bentley & Ma 2020; project lexicon"
_TO_EVERYBODY = frozenset({"web", "press"})
_PARTS = {
    "responsibility": (
        "It nowhere takes responsibility: that is the part of an apology that counts most.",
        'Say what you failed to do. For instance: "It was our duty to protect your data, and we failed."',
    ),
    "repair": (
        "It offers no repair: that is the second part of an apology that counts.",
        'Say what you pay, replace or cover. For instance: "We pay back what you lose because of this breach."',
    ),
    "regret": ("It says no word of regret.", 'Say it once and plainly. For instance: "We are sorry."'),
    "explanation": ("It does not explain how this could happen.", "Say in one sentence what went wrong."),
    "forbearance": (
        "It does not say what keeps this from happening again.",
        "Name the change that has been made, and since when it works.",
    ),
}
_MINOR = {"regret": Severity.WARNING, "explanation": Severity.NOTE, "forbearance": Severity.NOTE}
_FORBIDDEN = {
    "non_apology": (
        "It apologises for an inconvenience, or only in case anyone minds; what happened is a loss of their data.",
        'Name what you are sorry for. For instance: "We are sorry that we did not protect your data."',
    ),
    "forgiveness": (
        "It asks the reader for forgiveness or understanding; that helps least and asks them for one thing more.",
        "Leave it out.",
    ),
    "scapegoat": (
        "It puts the blame on somebody else or on fate; that undoes the apology.",
        "Tell the fact if it matters, and say that the data was yours to protect.",
    ),
}


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    said = {part for part in _PARTS if _is_said(part, exam)}
    for fault, (why, fix) in _FORBIDDEN.items():
        yield from _spoken(fault, why, fix, exam, is_hollow="responsibility" not in said)
    if exam.is_short:
        return
    for part, (why, fix) in _PARTS.items():
        if part not in said:
            yield Finding(rule=RULE, severity=_severity(part, exam), why=why, source=SOURCE, fix=fix)


def _is_said(part: str, exam: Examination) -> bool:
    return any(
        exam.lexicon.has(f"l15_{part}", item.folded.text)
        for item in exam.notice.sentences
        if not item.is_question and item.kind is not Kind.SUBJECT
    )


def _severity(part: str, exam: Examination) -> Severity:
    """Without a remedy in the case none can be promised, and a page for everybody is no letter."""
    if part in _MINOR:
        return Severity.NOTE if exam.channel in _TO_EVERYBODY else _MINOR[part]
    promised = part != "repair" or any(msgspec.structs.astuple(exam.facts.remedies))
    return Severity.ERROR if promised and exam.channel not in _TO_EVERYBODY else Severity.WARNING


def _spoken(fault: str, why: str, fix: str, exam: Examination, *, is_hollow: bool) -> Iterator[Finding]:
    """Each time it is said.  A non-apology in place of an apology is an error, beside one a warning."""
    severity = Severity.ERROR if fault == "non_apology" and is_hollow and not exam.is_short else Severity.WARNING
    for sentence in exam.notice.sentences:
        last = -1
        for span in exam.lexicon.find(f"l15_{fault}", sentence.folded.text):
            if span[0] >= last and not sentence.is_question:
                last = span[1]
                yield exam.in_sentence(sentence, span, rule=RULE, why=why, source=SOURCE, fix=fix, severity=severity)
