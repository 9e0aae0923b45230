"""L30: a notice threatens nobody, silences nobody and blames no customer."""

from __future__ import annotations

from collections.abc import Iterator

from amends.wording.lint.examination import Examination
from amends.wording.lint.near import Span, is_denied, phrases, window
from amends.wording.lint.notice import Sentence
from amends.wording.lint.report import Finding

RULE = "L30"
NEEDS_WORDS = True
SOURCE = "Plus Bank 2015 (legal steps announced against those who reported); project"
_FIXES = {
    "l30_threats": "Take the threat out. If the thieves are meant, say that you reported them to the police.",
    "l30_gags": "Take the request out: people may speak about their own data. Say what you know instead.",
    "l30_blame": "Take the blame out. Say what you did wrong and what people can do now.",
}
_WHYS = {
    "l30_threats": "It threatens people with the law who report, comment or pass the news on.",
    "l30_gags": "It tries to keep people from speaking about the breach.",
    "l30_blame": "It blames readers, journalists or researchers for what the organisation had to prevent.",
}


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    for section in ("l30_threats", "l30_gags", "l30_blame"):
        for sentence, span in phrases(exam, section):
            if not _is_innocent(section, sentence, span, exam):
                yield exam.in_sentence(
                    sentence, span, rule=RULE, why=_WHYS[section], source=SOURCE, fix=_FIXES[section]
                )


def _is_innocent(section: str, sentence: Sentence, span: Span, exam: Examination) -> bool:
    text, lexicon = sentence.folded.text, exam.lexicon
    if section == "l30_gags":  # "do not share" is the shape of a gag, so a negation says nothing
        return False
    left, _ = window(text, span, before=4, after=0)
    if section == "l30_blame":  # "you did not protect" is blame, "it is not your own fault" is none
        return lexicon.has("l20_denials", text, left, span[0])
    named = lexicon.has("l30_targets", text)
    if not named and (lexicon.has("l30_thieves", text) or lexicon.has("l30_readers_right", text)):
        return True
    return is_denied(exam, sentence, span, before=4, after=2)
