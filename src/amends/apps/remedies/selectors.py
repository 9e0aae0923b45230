"""Reads for the console: progress of cards, take-up of monitoring, national steps, what is stuck or runs low."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, QuerySet

from amends.apps.incidents.models import Incident
from amends.apps.remedies.models import (
    Card,
    CardEvent,
    CodeGrant,
    CodePool,
    CodeWish,
    Entitlement,
    GrantEvent,
    MonitoringCode,
    PlanVersion,
    StepWord,
)
from amends.core.errors import InputError
from amends.remedies.cards import CardState
from amends.remedies.cards_campaign import Stuck, expected_days, stuck_cards
from amends.remedies.monitoring import TakeUpCell, is_running_low, take_up
from amends.remedies.steps import StepState, all_steps, old_sources

_MOST_STUCK = 1_000


@dataclass(frozen=True, kw_only=True)
class PoolLevel:
    """A pool and what is left of it."""

    ref: str
    provider: str
    months: int
    size: int
    left: int
    redeem_by: date
    is_low: bool


@dataclass(frozen=True, kw_only=True)
class CardProgress:
    """The campaign: counts by state; by segment (``PL pl``) and state; what is stuck; what needs a person."""

    cards: int
    by_state: Mapping[str, int]
    by_segment: Mapping[str, Mapping[str, int]]
    stuck: tuple[Stuck, ...]
    odd: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class StepProgress:
    """One step in one segment: whose it is, who has done it; ``None`` where so few people are meant."""

    step: str
    segment: str
    people: int | None
    done: int | None
    is_hidden: bool


@dataclass(frozen=True, kw_only=True)
class Progress:
    """All of it; ``unmet_wishes`` are people who asked for a code and have none yet."""

    cards: CardProgress
    monitoring: tuple[TakeUpCell, ...]
    pools: tuple[PoolLevel, ...]
    unmet_wishes: int
    steps: tuple[StepProgress, ...]
    old_sources: tuple[str, ...]


def latest_plan(incident: Incident) -> PlanVersion:
    """The plan that stands.  Raises ``InputError`` (``remedies.no_plan``)."""
    found = PlanVersion.objects.filter(incident=incident).order_by("id").last()
    if found is None:
        raise InputError(
            "The remedies of this incident were not planned yet.",
            code="remedies.no_plan",
            where=incident.ref,
            fix="Plan them: amends remedies plan.",
        )
    return found


def progress_of(*, incident: Incident, at: datetime) -> Progress:
    """Where the remedies of an incident stand; counts of people are hidden where a cell is small."""
    return Progress(
        cards=card_progress(incident=incident, at=at),
        monitoring=monitoring_take_up(incident),
        pools=pool_levels(incident),
        unmet_wishes=CodeWish.objects.filter(incident=incident, answered_at__isnull=True).count(),
        steps=step_progress(incident),
        old_sources=tuple(step.id for step in old_sources(all_steps(), on=at.date())),
    )


def card_progress(*, incident: Incident, at: datetime) -> CardProgress:
    """The card campaign, for staff who manage it: cards are counted as they are."""
    rows = Card.objects.filter(incident=incident)
    by_state = Counter[str](dict(rows.values_list("state").annotate(Count("id"))))
    by_segment = defaultdict[str, dict[str, int]](dict)
    for residence, language, state, count in rows.values_list("residence", "language", "state").annotate(Count("id")):
        by_segment[_segment(residence, language)][state] = count
    return CardProgress(
        cards=by_state.total(),
        by_state={state: by_state[state] for state in CardState},
        by_segment=dict(sorted(by_segment.items())),
        stuck=stuck_cards(_old_cards(rows), at=at)[:_MOST_STUCK],
        odd=_odd(incident),
    )


def monitoring_take_up(incident: Incident) -> tuple[TakeUpCell, ...]:
    """Owed, given and redeemed by residence and language, small cells hidden."""
    owed = _people_by_segment(Entitlement.objects.filter(incident=incident), "monitoring")
    given = _by_segment(CodeGrant.objects.filter(incident=incident))
    used = GrantEvent.objects.filter(grant__incident=incident, kind="redeemed")
    redeemed = Counter[str]()
    for residence, language, count in used.values_list("grant__residence", "grant__language").annotate(Count("id")):
        redeemed[_segment(residence, language)] += count
    return take_up({name: (owed[name], given[name], redeemed[name]) for name in owed | given})


def pool_levels(incident: Incident) -> tuple[PoolLevel, ...]:
    """The pools with what is left; those that run low are an alarm."""
    free = dict(
        MonitoringCode.objects.filter(pool__incident=incident, is_taken=False).values_list("pool").annotate(Count("id"))
    )
    return tuple(
        _level(pool, free.get(pool.pk, 0)) for pool in CodePool.objects.filter(incident=incident).order_by("id")
    )


def step_progress(incident: Incident) -> tuple[StepProgress, ...]:
    """How many have done which step, by step and segment; hidden as take-up is."""
    people, done = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    finished = _finished(incident)
    rows = Entitlement.objects.filter(incident=incident).values_list("person_hash", "residence", "language", "steps")
    for who, residence, language, steps in rows.iterator(chunk_size=2_000):
        for step in steps:
            place = (step, _segment(residence, language))
            people[place] += 1
            done[place] += (step, who) in finished
    return tuple(
        StepProgress(step=step, segment=cell.segment, people=cell.owed, done=cell.given, is_hidden=cell.is_hidden)
        for step in dict.fromkeys(step for step, _ in sorted(people))
        for cell in take_up({name: (people[of, name], done[of, name], 0) for of, name in people if of == step})
    )


def card_history(card: Card) -> QuerySet[CardEvent]:
    """Every step of a card and what was said of it, the first first."""
    return card.events.order_by("id")


def _finished(incident: Incident) -> frozenset[tuple[str, str]]:
    """(step, person) whose last word says that it is done."""
    rows = StepWord.objects.filter(incident=incident)
    newest = rows.values("person_hash", "step").annotate(last=Max("id")).values("last")
    done = StepWord.objects.filter(id__in=newest, state=StepState.DONE)
    return frozenset(done.values_list("step", "person_hash"))


def _old_cards(rows: QuerySet[Card]) -> list[tuple[str, CardState, datetime]]:
    states = [state for state in CardState if expected_days(state) is not None]
    found = rows.filter(state__in=states).exclude(state=CardState.MONITORED, is_reissued=False)
    return [(ref, CardState(state), since) for ref, state, since in found.values_list("ref", "state", "state_at")]


def _odd(incident: Incident) -> dict[str, int]:
    """History that needs a person: cards that turned up after they were given up, orders that the host refused."""
    rows = CardEvent.objects.filter(card__incident=incident).exclude(why_not__in=("", "late", "known"))
    return dict(rows.values_list("why_not").annotate(Count("id")).order_by("why_not"))


def _people_by_segment(rows: QuerySet[Entitlement], code: str) -> Counter[str]:
    found = Counter[str]()
    for residence, language, remedies in rows.values_list("residence", "language", "remedies").iterator(2_000):
        found[_segment(residence, language)] += code in remedies
    return found


def _by_segment(rows: QuerySet[CodeGrant]) -> Counter[str]:
    found = Counter[str]()
    for residence, language, count in rows.values_list("residence", "language").annotate(Count("id")):
        found[_segment(residence, language)] += count
    return found


def _level(pool: CodePool, left: int) -> PoolLevel:
    return PoolLevel(
        ref=pool.ref,
        provider=pool.offer["provider"],
        months=pool.months,
        size=pool.size,
        left=left,
        redeem_by=date.fromisoformat(pool.offer["redeem_by"]),
        is_low=is_running_low(size=pool.size, left=left),
    )


def _segment(residence: str, language: str) -> str:
    return f"{residence} {language}".strip()
