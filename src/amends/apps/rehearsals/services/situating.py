"""What holds for everybody of a response, or for all of a cohort: the intruder's reach, the law, the sender."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path

from amends.apps.delivery.parcels import parcel_of
from amends.apps.delivery.ports import Renderer, Row
from amends.apps.evidence.services import cohorts_in, severity_of
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.apps.rehearsals.models import Rehearsal
from amends.apps.rehearsals.services.route import Route
from amends.contact.climb import ladder_for
from amends.contact.ladder import Fate, Rung, rung_for
from amends.contact.profile import NOTHING_KNOWN, Harm, Service, Situation
from amends.contact.quiet import not_before
from amends.core.case import Cohort
from amends.core.channels import Channel
from amends.core.elements import in_order
from amends.core.errors import InputError
from amends.core.person import PersonRow
from amends.law import Answer, evaluate, load_corpus
from amends.law.service import Means, deadline_by_cohort, means_by_cohort
from amends.providers.email.mime import Sender
from amends.providers.way import provider_for
from amends.severity import computed_risk

_AS_FILES = frozenset((Channel.EMAIL, Channel.POST, Channel.SMS))  # without a provider they go to files
_BY_PROVIDER = frozenset((Channel.VOICE, Channel.INBOX, Channel.PUSH))
_ASKED_BY = frozenset((Channel.EMAIL, Channel.SMS, Channel.VOICE))  # a letter cannot leave its addressee out

_CohortKey = tuple[str, tuple[str, ...], str]


def sendable_by(route: Route, *, is_exercise: bool) -> frozenset[Channel]:
    """The channels by which this run can send.

    Files stand for mail and text messages where nobody real is to be told, or somebody else hands them over
    (``as_files``); letters are always printed from a file.
    """
    if is_exercise or route.as_files:
        return _AS_FILES | (_BY_PROVIDER & route.providers.keys())
    by_smtp = {Channel.EMAIL} if route.smtp is not None else set()
    return frozenset({Channel.POST} | by_smtp | ((_AS_FILES | _BY_PROVIDER) & route.providers.keys()))


class Situations:
    """The situation of each person: that of the incident, with the law and the deadline of the person's cohort."""

    def __init__(
        self, incident: Incident, *, cohorts: Sequence[Cohort], answer: Answer, harm: Harm, at: datetime
    ) -> None:
        means, deadlines = means_by_cohort(load_corpus(), answer), deadline_by_cohort(answer)
        compromised = frozenset(compromised_in(incident))
        self.deadlines = tuple(deadlines.values())
        self._common = Situation(now=at, harm=harm, compromised=compromised)
        self._by_cohort = {
            (cohort.residence, in_order(cohort.elements), str(cohort.protection)): Situation(
                now=at,
                harm=harm,
                compromised=compromised,
                services=tuple(_service(one) for one in means.get(index, ())),
                deadline=deadlines.get(index),
            )
            for index, cohort in enumerate(cohorts)
        }

    def of(self, person: PersonRow) -> Situation:
        """The situation of one person."""
        key: _CohortKey = (person.residence, in_order(person.elements), person.protection)
        return self._by_cohort.get(key, self._common)

    def unserved(self, person: PersonRow, channels: Collection[Channel]) -> frozenset[str]:
        """The laws that accept none of the channels by which the person was told."""
        agreed = person.reach.agreed
        return frozenset(
            service.law
            for service in self.of(person).services
            if not any(service.is_served_by(channel, agreed) for channel in channels)
        )


def situations_of(rehearsal: Rehearsal) -> Situations:
    """The situations as they were when the register was frozen, asked of the law anew; nothing is put on record."""
    incident, cohorts = rehearsal.incident, cohorts_in(Path(rehearsal.folder))
    case = case_of(incident)
    severity = severity_of(case, cohorts)
    answer = evaluate(load_corpus(), case, cohorts, rehearsal.as_of, computed_risk=computed_risk(severity))
    return Situations(incident, cohorts=cohorts, answer=answer, harm=Harm(severity.band), at=rehearsal.as_of)


def first_rungs(person: PersonRow, situation: Situation, sendable: Collection[Channel]) -> tuple[Rung, ...]:
    """The rungs of the first message that can be sent in this run, or the one that says why there is none.

    Whom the register says nothing about, in a run that sends by files and mail alone, ``rung_for`` decides.
    Nobody is excepted for want of a channel: whom no safe one reaches is owed the notice, and a person decides.
    """
    plain = rung_for(person, on=situation.now.date(), compromised=situation.compromised)
    if plain.fate is Fate.EXCEPTED:
        return (plain,)
    if person.reach == NOTHING_KNOWN and frozenset(sendable) == _AS_FILES:
        found: tuple[Rung, ...] = (plain,) if plain.channel is not None else ()
        because = plain.because
    else:
        ladder = ladder_for(person, situation, person.reach)
        stages = (tuple(rung for rung in stage if _can_tell(rung, sendable)) for stage in ladder.stages)
        found = next((stage for stage in stages if stage), ())
        is_unsafe = person.reach.safe_contact is not None and not found
        because = "no safe channel: a person decides" if is_unsafe else "; ".join(ladder.passed_over)
    if found:
        return found
    asked = "asked to get in touch: " if asking_rung(person, situation, sendable) else ""
    return (Rung(Fate.OWED, None, asked + (because or plain.because), plain.to),)


def asking_rung(person: PersonRow, situation: Situation, sendable: Collection[Channel]) -> Rung | None:
    """The rung that asks a person to get in touch, through a contact point that others read; ``None`` without one."""
    rungs = ladder_for(person, situation, person.reach).rungs
    fit = (rung for rung in rungs if rung.is_contentless and rung.channel in _ASKED_BY and rung.channel in sendable)
    return next(fit, None)


def _can_tell(rung: Rung, sendable: Collection[Channel]) -> bool:
    return rung.channel in sendable and not rung.is_contentless


def _service(means: Means) -> Service:
    return Service(means.law, means.channels, means.if_agreed, means.also)


def compromised_in(incident: Incident) -> tuple[Channel, ...]:
    """The channels that the intruder may read."""
    return tuple(Channel(channel) for channel in case_of(incident).incident.compromised_channels)


def sender_of(incident: Incident) -> Sender:
    """Who the mails come from; those of an exercise are marked as one."""
    controller = case_of(incident).incident.controller
    domain = controller.brand_domains[0] if controller.brand_domains else "exercise.example"
    address = controller.contact.email or f"notice@{domain}"
    return Sender(name=controller.name, address=address, is_exercise=incident.is_exercise)


def objection_of(route: Route, renderer: Renderer, *, is_exercise: bool) -> Callable[[Row, Channel, bytes], str | None]:
    """Why a message cannot leave by its channel at all: the provider cannot convey it, or no hour is lawful.

    A letter is asked about when it is printed.
    """
    providers = {channel: provider_for(url) for channel, url in route.providers.items()}

    def objection(row: Row, channel: Channel, data: bytes) -> str | None:
        if not is_exercise and _hour(row.person, channel, _ANY_TIME, route.urgent_reason) is None:
            return NO_HOUR
        provider = providers.get(channel)
        if provider is None or channel is Channel.POST:
            return None
        return provider.objection(parcel_of(row, channel, data, renderer=renderer, is_exercise=is_exercise))

    return objection


def quiet_until(
    *, is_exercise: bool, urgent_reason: str | None
) -> Callable[[datetime, PersonRow, Channel], datetime | None]:
    """The end of the recipient's quiet hours for a message planned at an instant; an exercise disturbs nobody."""

    def until(at: datetime, person: PersonRow, channel: Channel) -> datetime | None:
        hour = None if is_exercise else _hour(person, channel, at, urgent_reason)
        return hour if hour != at else None

    return until


def quiet_now(
    *, is_exercise: bool, urgent_reason: str | None
) -> Callable[[PersonRow, Channel, datetime], datetime | None]:
    """The same, asked at the moment of sending."""
    until = quiet_until(is_exercise=is_exercise, urgent_reason=urgent_reason)
    return lambda person, channel, now: until(now, person, channel)


def _hour(person: PersonRow, channel: Channel, at: datetime, urgent_reason: str | None) -> datetime | None:
    """From when the message may leave; ``None`` where no hour suits, or nobody knows whose clock counts."""
    try:
        return not_before(channel, at, person.residence, person.reach.time_zone, urgent_reason).not_before
    except InputError:
        return None  # an unknown place: no hour there is known to be lawful


NO_HOUR = "no hour is known that suits every clock of the recipient's place"
_ANY_TIME = datetime(2026, 6, 1, 12, tzinfo=UTC)  # whether there is any hour at all does not hang on the day
