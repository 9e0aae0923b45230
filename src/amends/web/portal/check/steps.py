"""One list of what a person can do: the steps of their notice and the national ones, each once.

A step of the notice that is the same thing as a national one (``NationalStep.action``) stands there with its ticks;
what only the register names follows.  The words are the notice's own where it is in the reader's language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from amends.apps.remedies.stepping import PersonStep
from amends.apps.selfcheck.casework import CaseAction, CaseNotice, PersonCase
from amends.remedies.steps import StepState
from amends.web.portal.speaking import Speaker
from amends.wording.assemble.dates import number_text
from amends.wording.book.actiontable import ActionRow, action_table
from amends.wording.book.languages import direction_of
from amends.wording.book.phrases import phrases_of

_ANSWERS = (StepState.DONE, StepState.NOT_NEEDED, StepState.OPEN)


def steps_shown(kept: PersonCase, mine: Sequence[PersonStep], speaker: Speaker) -> list[dict[str, Any]]:
    """Each thing to do with its words, what was said of it, and the buttons that change that."""
    notice = kept.notices[0] if kept.notices else None
    shown = [_of_notice(action, _same(action.ref, mine), notice, speaker) for action in kept.actions]
    named = {action.ref for action in kept.actions}
    return shown + [_national(one, speaker) for one in mine if one.step.action not in named]


def action_behind(kept: PersonCase, mine: Sequence[PersonStep], step_id: str) -> str:
    """The step of the notice that is this very national step; empty where there is none, or where it is one of several.

    Of several (three credit bureaus, one sentence in the notice) none alone says that the whole is done.
    """
    action = next((one.step.action for one in mine if one.step.id == step_id), "")
    is_named = any(one.ref == action for one in kept.actions)
    return action if is_named and len(_same(action, mine)) == 1 else ""


def _same(action: str, mine: Sequence[PersonStep]) -> tuple[PersonStep, ...]:
    return tuple(one for one in mine if one.step.action == action)


def _of_notice(
    action: CaseAction, steps: Sequence[PersonStep], notice: CaseNotice | None, speaker: Speaker
) -> dict[str, Any]:
    words = _words(action, notice, speaker)
    if not steps:
        return words | {"ticks": [_tick_of_action(action, speaker)]}
    if len(steps) == 1:
        tick = _tick(steps[0], speaker, is_marked=action.is_done)
        # A fee is named in the notice's own sentence; "there may be a fee" beside it would take that back.
        words["cost"] = _cost(steps[0], speaker) if steps[0].step.is_free else ""
        words["phone"] = _phone(steps[0], words["do"], speaker)
        return words | {"ticks": [tick]}
    ticks = [
        _tick(one, speaker, is_marked=action.is_done) | {"do": speaker.say(one.step.phrase), "where": one.step.site}
        for one in steps
    ]
    return words | {"ticks": ticks}


def _national(one: PersonStep, speaker: Speaker) -> dict[str, Any]:
    do = speaker.say(one.step.phrase)
    takes = speaker.say("portal-rem-own-minutes", count=one.step.minutes, minutes=speaker.number(one.step.minutes))
    return {
        "do": do, "why": "", "when": takes, "where": one.step.site, "cost": _cost(one, speaker),
        "phone": _phone(one, do, speaker), "language": speaker.language, "direction": direction_of(speaker.language),
        "ticks": [_tick(one, speaker, is_marked=False)],
    }  # fmt: skip


def _words(action: CaseAction, notice: CaseNotice | None, speaker: Speaker) -> dict[str, Any]:
    """In the reader's language: as the notice says it, else as the wordbook does, else in the notice's language."""
    language = speaker.language
    spoken = _from_wordbook(action.ref, language) if notice is None or notice.language != language else None
    if spoken is not None:
        return spoken | {"language": language, "direction": direction_of(language)}
    when = " ".join((f"{action.by[:1].upper()}{action.by[1:]}.", action.takes))
    return {
        "do": action.do, "why": action.why, "when": when, "where": action.where,
        "language": notice.language if notice else language,
        "direction": notice.direction if notice else direction_of(language),
    }  # fmt: skip


def _from_wordbook(ref: str, language: str) -> dict[str, Any] | None:
    """The words of a step of the wordbook; ``None`` where it has no such step or the language no words for it."""
    phrases, row = phrases_of(language), _row(ref)
    if row is None or not (phrases.has(f"{ref}-do") and phrases.has(f"{ref}-why")):
        return None
    by = phrases.say(row.by, {})
    takes = phrases.say("takes", {"minutes": row.minutes, "minutes_text": number_text(row.minutes, language)})
    return {
        "do": phrases.say(f"{ref}-do", {}),
        "why": phrases.say(f"{ref}-why", {}),
        "when": f"{by[:1].upper()}{by[1:]}. {takes}",
        "where": row.site or (phrases.say(f"{ref}-where", {}) if phrases.has(f"{ref}-where") else ""),
    }


def _row(ref: str) -> ActionRow | None:
    _, _, rest = ref.partition("-")
    tables = (action_table(name) for name in (rest[:2], "international") if name.isalpha())
    return next((row for table in tables if table for row in table.actions if row.say == ref), None)


def _cost(one: PersonStep, speaker: Speaker) -> str:
    return speaker.say("rem-step-free" if one.step.is_free else "rem-step-costs")


def _phone(one: PersonStep, do: str, speaker: Speaker) -> str:
    """The number, where the sentence does not say it."""
    return speaker.foreign(one.step.phone) if one.step.phone and one.step.phone not in do else ""


def _tick_of_action(action: CaseAction, speaker: Speaker) -> dict[str, Any]:
    state = StepState.DONE if action.is_done else StepState.OPEN
    answer = StepState.OPEN if action.is_done else StepState.DONE
    value = "no" if action.is_done else "yes"
    return _said(state, speaker) | {
        "hidden": (("action", action.ref),),
        "buttons": (("done", value, _label(answer, speaker), action.is_done),),
    }


def _tick(one: PersonStep, speaker: Speaker, *, is_marked: bool) -> dict[str, Any]:
    """``is_marked``: the step of the notice was ticked before there was a word on the national one."""
    state = StepState.DONE if is_marked and one.said_by is None else one.state
    return _said(state, speaker) | {
        "hidden": (("act", "step"), ("step", one.step.id)),
        "buttons": tuple(_buttons(state, speaker)),
    }


def _buttons(state: StepState, speaker: Speaker) -> Iterator[tuple[str, str, str, bool]]:
    """Name, value, label, and whether it is a quiet one: the first answer to what is open stands out."""
    for answer in _ANSWERS:
        if answer is not state:
            is_quiet = state is not StepState.OPEN or answer is not StepState.DONE
            yield "state", str(answer), _label(answer, speaker), is_quiet


def _said(state: StepState, speaker: Speaker) -> dict[str, Any]:
    return {"is_done": state is StepState.DONE, "state": speaker.say("rem-step-state", state=str(state)), "do": ""}


def _label(answer: StepState, speaker: Speaker) -> str:
    return speaker.say(f"portal-rem-own-step-{str(answer).replace('_', '-')}")
