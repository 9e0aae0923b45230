"""L12: what to do is a numbered list of imperatives, not prose."""

from __future__ import annotations

from collections.abc import Iterator

from amends.wording.lint.asking import asks_to_act
from amends.wording.lint.blocks import Kind
from amends.wording.lint.examination import Examination
from amends.wording.lint.notice import Sentence
from amends.wording.lint.reading import Section
from amends.wording.lint.report import Finding, Severity
from amends.wording.lint.stepparts import avoids_asking, missing_parts

RULE = "L12"
NEEDS_WORDS = True
SOURCE = "Zou et al., CHI 2019 (actions lost in long paragraphs); project limit of seven"
_MOST = 7


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    asked = [action for action in exam.actions if action.is_imperative]
    if not asked:
        yield from _without_list(exam)
        return
    groups = [action.group for action in asked]
    group = max(groups, key=groups.count)
    listed = [action for action in exam.actions if action.group == group]
    parts = missing_parts(listed, exam)
    for action in listed:
        if not action.is_imperative or avoids_asking(action, exam):
            why, fix = "A step in the list of actions does not say what to do.", "Open it with the verb: Change, Call."
            yield exam.at(
                action.start, action.end, rule=RULE, why=why, source=SOURCE, fix=fix, severity=Severity.WARNING
            )
        elif lacking := parts.get(action):
            why = f"The step does not say {' or '.join(lacking)}; people then put it off."
            fix = "Give each step its reason, its day, its minutes and one link."
            yield exam.at(
                action.start, action.end, rule=RULE, why=why, source=SOURCE, fix=fix, severity=Severity.WARNING
            )
    if len(listed) > _MOST:
        why = f"The list has {len(listed)} steps; people lose count beyond {_MOST}."
        fix = "Keep the most urgent in the list and move the rest to a second page."
        extra = listed[_MOST]
        yield exam.at(extra.start, extra.end, rule=RULE, why=why, source=SOURCE, fix=fix, severity=Severity.WARNING)


def _without_list(exam: Examination) -> Iterator[Finding]:
    prose = _prose(exam)
    if prose is None and exam.leads_on:
        return
    if prose is None:
        why = "The notice does not say what the reader must do."
        fix = "Add a numbered list; open each step with its verb."
        severity = Severity.WARNING if exam.channel == "press" else Severity.ERROR
        yield Finding(rule=RULE, severity=severity, why=why, source=SOURCE, fix=fix)
    elif not exam.is_short and exam.channel != "press":
        why = "What the reader must do is hidden in prose, not in a numbered list of requests."
        fix = "Make it a numbered list; one step to a line, each opening with its verb."
        yield exam.at(prose.start, prose.end, rule=RULE, why=why, source=SOURCE, fix=fix)


def _prose(exam: Examination) -> Sentence | None:
    """The first request outside a numbered list, or else the first sentence under "What to do"."""
    body = [item for item in exam.notice.sentences if item.kind not in (Kind.SUBJECT, Kind.HEADING)]
    request = next((item for item in body if asks_to_act(item, exam)), None)
    advised = (item for item in body if exam.reading.sections[item.block] is Section.ACTIONS)
    return request or next(advised, None)
