"""Forms that are one text: Item 1.05 of Form 8-K."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from amends.filing.facts import Situation
from amends.filing.model import Change, FilledField, Stage, State

_ANSWERED = (State.GIVEN, State.COMPUTED)
_UNKNOWN = {
    "nature": "The Company has not yet determined how the incident came about.",
    "scope": "The Company has not yet determined the full scope of the incident.",
    "began": "The Company has not yet determined when the incident began.",
    "containment": "The Company has not yet determined whether the incident has been contained.",
    "operations_impact": "The Company has not yet determined the effect of the incident on its operations.",
    "financial_impact": (
        "The Company has not yet determined whether the incident has had, or is reasonably likely to have, a material "
        "impact on its financial condition or results of operations."
    ),
}


def narrative(name: str, situation: Situation, fields: Sequence[FilledField], told: tuple[Change, ...] | None) -> str:
    """The text of the item; raises ``KeyError`` for a narrative that there is none of."""
    return {"item_1_05": item_1_05}[name](situation, fields, told)


def item_1_05(situation: Situation, fields: Sequence[FilledField], told: tuple[Change, ...] | None) -> str:
    """Item 1.05 of Form 8-K as plain text: nature, scope, timing and impact, and what is not determined, as such.

    Form 8-K, Item 1.05(a) and Instruction 2 to Item 1.05 (17 CFR 249.308): what is not determined or unavailable
    when the filing is made is said so, and follows by amendment (Form 8-K/A) within four business days.
    """
    answers = {item.id: item for item in fields}
    body = [_opening(answers), _scope(answers), _said(answers, "containment"), *_impact(answers)]
    undetermined = [sentence for name, sentence in _UNKNOWN.items() if _is_not_yet_known(answers, name)]
    if undetermined:
        body.append(" ".join(undetermined))
        body.append(
            "The Company will amend this Current Report on Form 8-K when this information is determined or becomes "
            "available."
        )
    body += _open_questions(answers)
    heading = "Item 1.05 Material Cybersecurity Incidents."
    paragraphs = [heading, *_explanation(situation, answers, told), *(part for part in body if part)]
    return "\n\n".join(paragraphs) + "\n"


def _open_questions(answers: dict[str, FilledField]) -> list[str]:
    """What nobody has answered or declared unknown: the text may not say either, so it says that it is open."""
    return [
        f"[{item.label}: to be answered before filing.]" for item in answers.values() if item.state is State.MISSING
    ]


def _is_not_yet_known(answers: dict[str, FilledField], name: str) -> bool:
    return name in answers and answers[name].state is State.NOT_YET_KNOWN


def _is_answered(answers: dict[str, FilledField], name: str) -> bool:
    return name in answers and answers[name].state in _ANSWERED


def _words(answers: dict[str, FilledField], name: str) -> str:
    return answers[name].words if _is_answered(answers, name) else ""


def _said(answers: dict[str, FilledField], name: str) -> str:
    return _stopped(_words(answers, name))


def _stopped(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


_MONTHS = "January February March April May June July August September October November December".split()


def _day(answers: dict[str, FilledField], name: str) -> str:
    """The day as an American document writes it, in the time that the fact states: ``May 20, 2026``."""
    words = _words(answers, name)[:10]
    if not words:
        return ""
    on = date.fromisoformat(words)
    return f"{_MONTHS[on.month - 1]} {on.day}, {on.year}"


def _count(answers: dict[str, FilledField], name: str) -> str:
    words = _words(answers, name)
    return f"{int(words):,}" if words else ""


def _explanation(situation: Situation, answers: dict[str, FilledField], told: tuple[Change, ...] | None) -> list[str]:
    if situation.stage is Stage.PRELIMINARY:
        return []
    filed = _day(answers, "original_filed_on")
    of = f", filed on {filed}" if filed else ""
    lines = [f"Explanatory note: this Amendment supplements Item 1.05 of the Current Report on Form 8-K{of}."]
    if told:
        lines.append("What is new: " + " ".join(_stopped(f"{change.label}: {change.now}") for change in told))
    return lines


def _opening(answers: dict[str, FilledField]) -> str:
    name = _words(answers, "registrant") or "The registrant"
    found, began = _day(answers, "discovered"), _day(answers, "began")
    when = f"On {found}, " if found else ""
    parts = [f'{when}{name} (the "Company") identified a cybersecurity incident.']
    parts.append(_said(answers, "nature"))
    if began:
        parts.append(f"According to the information available, the incident began on {began}.")
    material = _day(answers, "material_on")
    if material:
        parts.append(f"On {material}, the Company determined that the incident is material.")
    return " ".join(part for part in parts if part)


def _scope(answers: dict[str, FilledField]) -> str:
    parts = [_said(answers, "scope")]
    data, persons = _words(answers, "data"), _count(answers, "persons")
    if data:
        parts.append(f"The information involved includes: {data}.")
    if persons:
        parts.append(f"The Company has so far identified {persons} individuals whose information was involved.")
    return " ".join(part for part in parts if part)


def _impact(answers: dict[str, FilledField]) -> list[str]:
    told = [_said(answers, "operations_impact"), _said(answers, "financial_impact"), _said(answers, "other_impact")]
    return [" ".join(part for part in told if part)]
