"""Runs every rule over a notice.  A rule is a file in ``rules``; adding one edits nothing else."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import Protocol

from amends.core.errors import InputError
from amends.wording.lint import rules
from amends.wording.lint.examination import CHANNELS, Examination
from amends.wording.lint.facts import Beside, LintFacts, StructuredNotice
from amends.wording.lint.lexicon import lexicon
from amends.wording.lint.measures import measure
from amends.wording.lint.notice import read_notice
from amends.wording.lint.reading import Reading
from amends.wording.lint.report import Finding, Report, verdict_of


class Rule(Protocol):
    """What a module in ``rules`` offers.

    ``RULE`` is its number; ``NEEDS_WORDS`` whether it reads the words of the language, so that it cannot
    judge a language without a lexicon.  ``not_judged`` says why the rule cannot be judged here, or ``None``;
    ``judge`` yields its findings and is called only if the rule can be judged.
    """

    RULE: str
    NEEDS_WORDS: bool

    def not_judged(self, exam: Examination) -> str | None: ...

    def judge(self, exam: Examination) -> Iterator[Finding]: ...


_NOTHING_BESIDE = Beside()


def _wordless(rule: Rule, exam: Examination) -> str | None:
    if exam.lexicon.has_words or not rule.NEEDS_WORDS:
        return None
    return f"it needs a lexicon, and there is none for {exam.lexicon.language!r}"


# What these rules judge is said; the others miss what a text that leads to the full notice leaves to it.
_OF_WHAT_IS_SAID = frozenset("L04 L05 L06 L07 L09 L10 L16 L19 L20 L21 L22 L24 L25 L26 L27 L28 L29 L30 L31 L32".split())


def _left_out(rule: Rule, exam: Examination) -> str | None:
    if not exam.facts.leads_on or rule.RULE in _OF_WHAT_IS_SAID:
        return None
    return "a text of this kind leads to the full notice and does not repeat it"


def _segments(facts: LintFacts) -> dict[str, str]:
    if len(facts.audiences) == 1:
        return {}
    why = f"the facts have {len(facts.audiences)} segments with different data: the notice must name all that was"
    return {
        "L03 by segment": f"{why} exposed in one of them, and may name the rest; give one segment to judge it fully"
    }


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by number."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    return tuple(importlib.import_module(f"{rules.__name__}.{name}") for name in names)


def lint(
    text: str,
    *,
    language: str,
    channel: str,
    facts: LintFacts,
    structured: StructuredNotice | None = None,
    beside: Beside = _NOTHING_BESIDE,
) -> Report:
    """Judges a notice (Markdown, optional YAML front matter) against every rule.

    Offsets of the findings are Unicode code points of ``text``. ``structured`` gives the sentences behind the
    text with their facts; without it (and without ``facts`` in the front matter) L25 is not judged.
    ``beside`` holds laws, other languages and the public log. Raises ``InputError`` (``lint.language``,
    ``lint.channel``, ``lint.front_matter``).
    """
    if channel not in CHANNELS:
        raise InputError(
            f"{channel!r} is not a channel that the linter judges.",
            code="lint.channel",
            where="--channel",
            fix="Use one of: " + ", ".join(CHANNELS) + ".",
        )
    words = lexicon(language)
    notice = read_notice(text, language=language)
    exam = Examination(notice, Reading(notice, words), words, facts, channel, structured, beside)
    excuses = {
        rule.RULE: _wordless(rule, exam) or _left_out(rule, exam) or rule.not_judged(exam) for rule in all_rules()
    }
    found = (finding for rule in all_rules() if excuses[rule.RULE] is None for finding in rule.judge(exam))
    findings = tuple(sorted(found, key=lambda item: (item.start is None, item.start or 0, item.rule)))
    reasons = {number: why for number, why in excuses.items() if why is not None} | _segments(facts)
    return Report(verdict=verdict_of(findings), findings=findings, measures=measure(exam, reasons))
