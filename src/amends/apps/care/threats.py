"""No word of ours threatens, gags or blames anybody (rule L30 of the linter)."""

from __future__ import annotations

from amends.core.errors import RefusedError
from amends.wording.lint import LintFacts
from amends.wording.lint.examination import Examination
from amends.wording.lint.lexicon import lexicon
from amends.wording.lint.notice import read_notice
from amends.wording.lint.reading import Reading
from amends.wording.lint.rules import l30_threats


def require_no_threat(words: str, *, language: str, where: str) -> None:
    """Raises ``RefusedError`` (``care.threat``) with the phrase's place and what to do in its stead.

    This one rule alone: a reply is no notice, and what a notice must say is not asked of it.
    """
    lexical = lexicon(language)
    notice = read_notice(words, language=language)
    exam = Examination(notice, Reading(notice, lexical), lexical, LintFacts(), "press")
    found = next(iter(l30_threats.judge(exam)), None)
    if found is not None:
        raise RefusedError(
            "This text threatens, silences or blames somebody.",
            code="care.threat",
            where=f"{where}, characters {found.start} to {found.end}",
            why=found.why,
            fix=found.fix,
        )
