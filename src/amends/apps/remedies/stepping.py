"""Keeps what is said of national steps: by the person, by staff on the phone, by proof."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from amends.apps.incidents.models import Incident
from amends.apps.remedies.models import Entitlement, StepWord
from amends.core.errors import InputError, RefusedError
from amends.remedies.steps import NationalStep, SaidBy, StepState, all_steps, step_by_id, step_reminders

_MOST_WORDS = 500  # of one person; who holds one code cannot fill the table


@dataclass(frozen=True, kw_only=True)
class PersonStep:
    """One step of one person; ``remind_at`` is empty once it is done."""

    step: NationalStep
    state: StepState
    said_by: SaidBy | None
    at: datetime | None
    remind_at: tuple[datetime, ...]


def say_step(
    *,
    incident: Incident,
    person_hash: str,
    step_id: str,
    state: StepState,
    said_by: SaidBy,
    now: datetime,
    by: str = "",
    proof: bytes = b"",
) -> bool:
    """Keeps a word on a step; whether anything changed.  What was said before stays on file.

    ``by`` names who heard or saw it where the person did not say it themselves; of ``proof`` the digest alone is kept.
    Raises ``InputError`` (``remedies.unknown_step``, ``remedies.no_proof``) and ``RefusedError``
    (``remedies.not_their_step``).
    """
    step_by_id(step_id)
    if (said_by is SaidBy.PROOF) != bool(proof) or (said_by is not SaidBy.PERSON and not by):
        raise InputError(
            "Whoever keeps a proof has seen one, and says who they are.",
            code="remedies.no_proof",
            where=step_id,
            fix="Give the proof and your name, or say that the person told you.",
        )
    if step_id not in _mine(incident, person_hash):
        raise RefusedError("This step is not this person's.", code="remedies.not_their_step", where=step_id)
    words = _words(incident, person_hash)
    last = next((word for word in reversed(words) if word.step == step_id), None)
    before = (last.state, last.said_by) if last else (StepState.OPEN, said_by)
    if before == (state, said_by) or len(words) >= _MOST_WORDS:
        return False
    StepWord.objects.create(
        incident=incident,
        person_hash=person_hash,
        step=step_id,
        state=state,
        said_by=said_by,
        by=by[:150],
        proof_sha256=hashlib.sha256(proof).hexdigest() if proof else "",
        at=now,
    )
    return True


def note_action(*, incident: Incident, person_hash: str, action: str, is_done: bool, now: datetime) -> int:
    """A person marked a step of their notice in My case: the national steps that are the same thing follow.

    Gives how many changed; nothing where the action is none of theirs.
    """
    mine = _mine(incident, person_hash)
    state = StepState.DONE if is_done else StepState.OPEN
    return sum(
        say_step(
            incident=incident,
            person_hash=person_hash,
            step_id=step.id,
            state=state,
            said_by=SaidBy.PERSON,
            now=now,
        )
        for step in all_steps()
        if step.action == action and step.id in mine
    )


def steps_of(*, incident: Incident, person_hash: str) -> tuple[PersonStep, ...]:
    """The steps of a person, each as it stands."""
    owed = Entitlement.objects.filter(incident=incident, person_hash=person_hash).values("steps", "told_at").first()
    if owed is None:
        return ()
    last = {word.step: word for word in _words(incident, person_hash)}
    known = {step.id: step for step in all_steps()}
    return tuple(
        _person_step(known[step_id], last.get(step_id), owed["told_at"])
        for step_id in owed["steps"]
        if step_id in known
    )


def _person_step(step: NationalStep, word: StepWord | None, told_at: datetime) -> PersonStep:
    state = StepState(word.state) if word else StepState.OPEN
    return PersonStep(
        step=step,
        state=state,
        said_by=SaidBy(word.said_by) if word else None,
        at=word.at if word else None,
        remind_at=step_reminders(step, told_at=told_at, standing=state),
    )


def _mine(incident: Incident, person_hash: str) -> frozenset[str]:
    rows = Entitlement.objects.filter(incident=incident, person_hash=person_hash)
    return frozenset(rows.values_list("steps", flat=True).first() or ())


def _words(incident: Incident, person_hash: str) -> list[StepWord]:
    rows = StepWord.objects.filter(incident=incident, person_hash=person_hash).order_by("id")
    return list(rows.only("step", "state", "said_by", "at"))
