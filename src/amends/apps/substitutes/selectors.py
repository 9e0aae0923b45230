"""Which laws ask for notice to everybody in place of messages that reach nobody: for the console and the command."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from django.db.models import Exists, OuterRef, Q

from amends.apps.delivery.models import Campaign, Message, Omission
from amends.apps.delivery.plan import OBJECTION
from amends.apps.delivery.selectors import campaigns_of
from amends.apps.delivery.states import CampaignKind, MessageState
from amends.apps.duties.selectors import latest_answer
from amends.apps.evidence.models import Assessment
from amends.apps.evidence.services import cohorts_in
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of, fact_book
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.selectors import places_of
from amends.apps.substitutes.proving import newest_good_look
from amends.contact.climb import ladder_for
from amends.contact.ladder import Fate, looks_like_mailbox
from amends.contact.profile import Situation
from amends.core.channels import Channel
from amends.core.errors import InputError
from amends.core.person import PersonRow
from amends.exposure import read_audience
from amends.law import load_corpus
from amends.law.answer import DutyAnswer, Moment
from amends.law.model.values import Span
from amends.law.model.words import Unit
from amends.law.substitute import Passage, Reached, SubstituteAnswer, substitute_for

SUBSTITUTE = "substitute"  # the template of such a notice
_WRITTEN = (Channel.EMAIL, Channel.POST, Channel.SMS)
_BINDING = ("required", "contested")
_FAILED = (MessageState.BOUNCED, MessageState.REFUSED)
_DAYS = {Unit.CALENDAR_DAYS: 1, Unit.MONTHS: 31}  # no month has more: the page never comes down too early


@dataclass(frozen=True, kw_only=True)
class Means:
    """One of the means that a law names, and whether it is given; ``why`` says by what, or what is missing."""

    channel: Channel
    is_given: bool
    why: str


@dataclass(frozen=True, kw_only=True)
class LawRow:
    """One law.  ``answer`` is its threshold and what it asks; ``due`` the safe date of its duty to tell individuals.

    ``unreachable`` are persons for whom no written way is left; ``is_shown``: what the law asks is given today.
    """

    answer: SubstituteAnswer
    jurisdiction: str
    status: str
    affected: int
    unreachable: int
    due: Moment | None
    days: int
    means: tuple[Means, ...]
    has_toll_free: bool

    @property
    def is_owed(self) -> bool:
        """Whether a substitute notice must be given, by public means or by others that the law names."""
        return self.answer.passage in (Passage.PASSED, Passage.FEWER)

    @property
    def is_shown(self) -> bool:
        """Whether enough of the means are given, and the number that is free to call where the law wants one."""
        given = sum(item.is_given for item in self.means)
        return given >= (self.answer.at_least or len(self.means)) and (self.has_toll_free or not self.answer.toll_free)


def substitutes_of(
    *, incident: Incident, at: datetime, cost_per_notice_usd: Decimal | None = None
) -> tuple[LawRow, ...]:
    """Every law that binds the incident's individuals, in the order of the laws; ``at`` is aware.

    Raises ``InputError`` (``substitute.not_planned``) before anybody was planned to be told.
    """
    answer, assessment = latest_answer(incident=incident), incident.assessments.order_by("id").last()
    campaigns = campaigns_of(incident.ref, CampaignKind.NOTICE, CampaignKind.ESCALATION)
    if answer is None or assessment is None or not campaigns:
        raise InputError(
            "Nobody was planned to be told yet, so that nobody counts as unreachable.",
            code="substitute.not_planned",
            where=incident.ref,
            fix="Finish the run with --resume, then ask again.",
        )
    missed, mailable = _missed_by_cohort(assessment, campaigns, at)
    asking = _Asking(incident, at, answer.as_of.date(), cost_per_notice_usd)
    bind = (duty for duty in answer.duties if duty.recipient == "individuals" and duty.status in _BINDING)
    return tuple(
        asking.row(duty, missed, mailable) for duty in sorted(bind, key=lambda duty: (duty.law, duty.jurisdiction))
    )


def days_of(span: Span | None) -> int:
    """A span of the corpus in days; 0 for none."""
    return 0 if span is None else span.n * _DAYS[span.unit]


class _Asking:
    """Everything that the rows of all laws share, read once: what is given to everybody, on which day."""

    def __init__(
        self,
        incident: Incident,
        at: datetime,
        on: date,
        cost: Decimal | None,
    ) -> None:
        self._on, self._cost = on, cost
        self._look = newest_good_look(incident=incident, at=at)
        toll_free = fact_book(incident=incident).current("contact.toll_free")
        self._has_toll_free = toll_free is not None and toll_free.value is not None
        released = NoticeVersion.objects.filter(incident=incident, releases__released_at__isnull=False).distinct()
        self._press = [place for version in released.filter(channel=Channel.PRESS) for place in places_of(version)]

    def row(self, duty: DutyAnswer, missed: Counter[int], mailed: Counter[int]) -> LawRow:
        """One duty's threshold, and how it stands; the persons are counted by the number of their cohort."""
        unreachable = sum(missed[number] for number in duty.cohorts)
        mailable = sum(mailed[number] for number in duty.cohorts)
        affected = max(duty.persons, unreachable)
        found = substitute_for(load_corpus(), duty.law, Reached(affected, unreachable, self._cost), on=self._on)
        # "Other means" for a few persons: the page would be one.
        channels = found.means or ((Channel.WEB,) if found.passage is Passage.FEWER else ())
        return LawRow(
            answer=found,
            jurisdiction=duty.jurisdiction,
            status=str(duty.status),
            affected=affected,
            unreachable=unreachable,
            due=duty.due.rolled or duty.due.nominal,
            days=days_of(found.shown_for),
            means=tuple(self._means(channel, mailable=mailable) for channel in channels),
            has_toll_free=self._has_toll_free,
        )

    def _means(self, channel: Channel, *, mailable: int) -> Means:
        """Whether a means is given.  Mail: everybody whose address is known was written to there."""
        if channel is Channel.WEB:
            why = f"seen at {self._look.at.isoformat()}" if self._look else "no look has found it on the page of late"
            return Means(channel=channel, is_given=self._look is not None, why=why)
        if channel is Channel.PRESS:
            why = "; ".join(self._press) or "no released text for the press is published"
            return Means(channel=channel, is_given=bool(self._press), why=why)
        if channel is Channel.EMAIL:
            why = f"{mailable} of them have a mailbox that was not written to" if mailable else "no mailbox is left"
            return Means(channel=channel, is_given=not mailable, why=why)
        return Means(channel=channel, is_given=False, why="Amends cannot tell: a person must see to it")


def _missed_by_cohort(
    assessment: Assessment, campaigns: list[Campaign], at: datetime
) -> tuple[Counter[int], Counter[int]]:
    """Unreachable persons by the number of their cohort, and those among them with a mailbox that was not tried.

    In memory stand only persons whose messages failed; the audience is streamed.
    """
    folder = Path(assessment.folder)
    compromised = case_of(assessment.incident).incident.compromised_channels
    situation = Situation(now=at, compromised=frozenset(map(Channel, compromised)))
    tried = _failed_on(campaigns)
    numbers: dict[tuple[str, frozenset[str], str], list[int]] = {}
    for number, cohort in enumerate(cohorts_in(folder)):
        numbers.setdefault((cohort.residence, cohort.elements, str(cohort.protection)), []).append(number)
    missed, mailable = Counter[int](), Counter[int]()
    for row in read_audience(folder) if tried else ():
        channels = tried.get(row.person_ref)
        if channels is None or _is_open(row, channels, situation):
            continue
        for number in numbers.get((row.residence, frozenset(row.elements), row.protection), ()):
            missed[number] += 1
            mailable[number] += looks_like_mailbox(row.email) and Channel.EMAIL not in channels
    return missed, mailable


def _failed_on(campaigns: list[Campaign]) -> dict[str, set[str]]:
    """Who was told by no message and has none under way: the channels that failed; none for who had no message."""
    ours = Message.objects.filter(campaign__in=campaigns, person_ref=OuterRef("person_ref"))
    is_failed = Q(state__in=_FAILED) | Q(state=MessageState.HELD, reason__startswith=OBJECTION)
    hopeful = ours.exclude(is_failed | Q(state__in=(MessageState.CANCELLED, MessageState.SUPERSEDED)))
    failed = Message.objects.filter(is_failed, ~Exists(hopeful), campaign__in=campaigns).order_by()
    found: dict[str, set[str]] = {}
    for person_ref, channel in failed.values_list("person_ref", "channel").iterator(5000):
        found.setdefault(person_ref, set()).add(channel)
    omitted = Omission.objects.filter(~Exists(hopeful), campaign__in=campaigns, fate=Fate.OWED).order_by()
    for person_ref in omitted.values_list("person_ref", flat=True).iterator(5000):
        found.setdefault(person_ref, set())
    return found


def _is_open(row: PersonRow, tried: set[str], situation: Situation) -> bool:
    """Whether the ladder has a written way with content left for a person whose messages failed: it will take it.

    Who has no message at all was refused every way by the plan.
    """
    if not tried:
        return False
    rungs = ladder_for(row, situation).rungs
    return any(rung.channel in _WRITTEN and not rung.is_contentless and rung.channel not in tried for rung in rungs)
