"""What a step of the list holds: whether it asks, why, by when, how long it takes, and one link."""

from __future__ import annotations

from amends.wording.lint.actions import Action, is_request
from amends.wording.lint.blocks import Kind
from amends.wording.lint.domains import parse_target
from amends.wording.lint.examination import Examination
from amends.wording.lint.notice import Sentence

_LABEL_WORDS = 3
_WHY, _WHEN, _WHICH = "why", "by when and how many minutes it takes", "which of its links is the one to use"
_USUAL = (_WHY, _WHEN)


def avoids_asking(action: Action, exam: Examination) -> bool:
    """Whether its first sentence only recommends, or says in the passive what should be done."""
    own = _sentences(action, exam)
    lead = next((item for item in own if len(item.folded.text.split()) > _LABEL_WORDS), None)
    return lead is not None and exam.lexicon.has("l12_passive", lead.folded.text)


def missing_parts(listed: list[Action], exam: Examination) -> dict[Action, list[str]]:
    """What each step leaves open that all others of its list do say, in plain words.

    A list of bare deeds ("Change your password. Block your card.") is short and clear, and no fault; a step that says
    less than those around it was forgotten.  One of day and minutes is enough, and a step with a reason may
    go without both: "hang up" has no day.
    """
    steps = {action: own for action in listed if _is_item(own := _sentences(action, exam))}
    if exam.is_short or not steps:
        return {}
    open_ = {action: _left_open(action, own, exam) for action, own in steps.items()}
    rare = {part for part in _USUAL if sum(part in parts for parts in open_.values()) > 1}
    told = {action: [part for part in parts if part not in rare] for action, parts in open_.items()}
    return {action: parts for action, parts in told.items() if parts != [_WHEN]}


def _is_item(own: list[Sentence]) -> bool:
    return bool(own) and own[0].kind is Kind.NUMBERED


def _left_open(action: Action, own: list[Sentence], exam: Examination) -> list[str]:
    out = [] if any(_says_why(item, exam) for item in own) or _explains(own, exam) else [_WHY]
    if not any(_says_when(item, exam) for item in own):
        out.append(_WHEN)
    return [*out, _WHICH] if len(_pages(action, exam)) > 1 else out


def _sentences(action: Action, exam: Examination) -> list[Sentence]:
    return [item for item in exam.notice.sentences if action.start <= item.start < action.end]


def _says_why(sentence: Sentence, exam: Examination) -> bool:
    text = sentence.folded.text
    return exam.lexicon.has("l12_why", text) or exam.lexicon.has("content_likely_consequences", text)


def _explains(own: list[Sentence], exam: Examination) -> bool:
    """A further sentence that asks for nothing and gives no time is taken for the reason."""
    return any(not is_request(item, exam.reading) and not _says_when(item, exam) for item in own[1:])


def _says_when(sentence: Sentence, exam: Examination) -> bool:
    text = sentence.folded.text
    return bool(exam.dates_of(sentence)) or any(exam.lexicon.has(f"l12_{part}", text) for part in ("soon", "minutes"))


def _pages(action: Action, exam: Examination) -> set[str]:
    """The pages that the step links to; a mailbox is none."""
    targets = [parse_target(link.target) for link in exam.links if action.start <= link.start < action.end]
    return {f"{item.host}{item.rest}" for item in targets if item and item.scheme in ("http", "https")}
