"""Reminds of a new card that nobody activated and of national steps not done: each once, never two in a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction

from amends.apps.contacts.deciding import decide_contact
from amends.apps.delivery.models import Message
from amends.apps.delivery.states import MessageState
from amends.apps.errands.models import ErrandKind
from amends.apps.errands.services import ask_errand
from amends.apps.evidence.selectors import newest_assessment
from amends.apps.incidents.models import Incident
from amends.apps.looks.services import person_hash
from amends.apps.remedies.models import Card, Entitlement, GrantEvent, Nudge, StepWord
from amends.apps.remedies.reminding import Decides, Reminded, language_of, mail_for, request_for
from amends.core.channels import Channel
from amends.core.person import PersonRow
from amends.core.reach import Point
from amends.exposure.results import read_audience
from amends.remedies.cards import CardState
from amends.remedies.cards_campaign import expected_days
from amends.remedies.monitoring import monitoring_rules
from amends.remedies.steps import StepState, all_steps, step_reminders
from amends.wording.book.phrases import phrases_of

CARD, STEP = "card", "step"
_AT_ONCE = 2_000


def due_nudges(*, incident: Incident, now: datetime) -> dict[str, str]:
    """By person of what to remind: a card that came longer ago than ``corpus/remedies/cards.yaml`` says, else a step.

    Nobody is reminded of the same twice, nor of anything within the days of rest after another reminder.
    """
    done = set(Nudge.objects.filter(incident=incident).values_list("person_hash", "what"))
    rest = now - timedelta(days=monitoring_rules().reminders.rest_days)
    resting = set(Nudge.objects.filter(incident=incident, at__gt=rest).values_list("person_hash", flat=True))
    told = GrantEvent.objects.filter(grant__incident=incident, kind="reminded", kept_at__gt=rest)
    resting |= set(told.values_list("grant__person_hash", flat=True))
    found = {who: STEP for who in _open_steps(incident, now) if who not in resting and (who, STEP) not in done}
    return found | {who: CARD for who in _asleep(incident, now) if who not in resting and (who, CARD) not in done}


def send_nudges(
    *, incident: Incident, key: bytes, public_key: bytes, by: str, now: datetime, decide: Decides = decide_contact
) -> Reminded:
    """Asks for the mails that are due; what the contact decision holds is decided again the next time.

    Raises ``InputError`` (``assessment.missing``).
    """
    due, counts = due_nudges(incident=incident, now=now), Counter[str]()
    if due:
        for person in read_audience(Path(newest_assessment(incident).folder)):
            hashed = person_hash(key, person.person_ref)
            what = due.pop(hashed, "")
            if not what or (what == STEP and not _was_told(incident, person.person_ref)):
                continue  # nobody learns of the breach by a reminder
            if not person.email or Point.EMAIL in person.shared:
                counts["unreachable"] += 1
                continue
            answer = decide(
                request=request_for(incident, person, now), incident=incident, person_hash=hashed, by=by, now=now
            )
            if answer.decision != "allow" or answer.channel != Channel.EMAIL:
                counts["held"] += 1
                continue
            _ask(incident, hashed, what, person, public_key=public_key, by=by, now=now)
            counts["asked"] += 1
    return Reminded(asked=counts["asked"], held=counts["held"], unreachable=counts["unreachable"] + len(due))


@transaction.atomic
def _ask(
    incident: Incident, hashed: str, what: str, person: PersonRow, *, public_key: bytes, by: str, now: datetime
) -> None:
    """Marked and asked for together: a reminder that is marked alone would never be sent."""
    nudge, made = Nudge.objects.get_or_create(
        incident=incident, person_hash=hashed, what=what, defaults={"by": by[:150], "at": now}
    )
    if made:
        say = phrases_of(language_of(person)).say
        mail = mail_for(
            incident, person, subject=say(f"rem-nudge-{what}-subject", {}), text=say(f"rem-nudge-{what}-text", {})
        )
        ask_errand(
            kind=ErrandKind.UPDATE, cause=f"remedies:nudge:{nudge.pk}", mail=mail, is_exercise=incident.is_exercise,
            public_key=public_key, now=now,
        )  # fmt: skip


def _was_told(incident: Incident, person_ref: str) -> bool:
    rows = Message.objects.filter(campaign__incident_ref=incident.ref, person_ref=person_ref)
    return rows.filter(state__in=(MessageState.ACCEPTED, MessageState.DELIVERED)).exists()


def _asleep(incident: Incident, now: datetime) -> set[str]:
    since = now - timedelta(days=expected_days(CardState.MAILED) or 0)
    rows = Card.objects.filter(incident=incident, state=CardState.MAILED, state_at__lte=since)
    return set(rows.values_list("person_hash", flat=True))


def _open_steps(incident: Incident, now: datetime) -> Iterator[str]:
    """Who has a step open of which the first reminder is due."""
    words = StepWord.objects.filter(incident=incident).order_by("id")
    last = {(who, step): StepState(state) for who, step, state in words.values_list("person_hash", "step", "state")}
    steps = {step.id: step for step in all_steps()}
    rows = Entitlement.objects.filter(incident=incident).values_list("person_hash", "steps", "told_at")
    for who, mine, told_at in rows.order_by("id").iterator(chunk_size=_AT_ONCE):
        for code in mine:
            state = last.get((who, code), StepState.OPEN)
            times = step_reminders(steps[code], told_at=told_at, standing=state) if code in steps else ()
            if times and times[0] <= now:
                yield who
                break
