"""Climbs the ladder: whoever a message did not reach is written to by the next channel that may serve."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from django.db.models import Q

from amends.apps.delivery.models import Campaign, Message
from amends.apps.delivery.orders import standing
from amends.apps.delivery.plan import OBJECTION, is_asking
from amends.apps.delivery.ports import Notice as Planned
from amends.apps.delivery.selectors import campaigns_of, every_campaign
from amends.apps.delivery.services import plan_campaign
from amends.apps.delivery.states import CampaignKind, MessageState
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.apps.notices.composing import Composer
from amends.apps.notices.judging import Judge
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.services import keep_composed, propose_release, release_notices
from amends.apps.rehearsals.models import Rehearsal
from amends.apps.rehearsals.rendering import ReleasedNotices
from amends.apps.rehearsals.services.closing import write_notices
from amends.apps.rehearsals.services.route import Route
from amends.apps.rehearsals.services.sending import send_campaign
from amends.apps.rehearsals.services.situating import (
    Situations,
    asking_rung,
    compromised_in,
    first_rungs,
    objection_of,
    quiet_until,
    sender_of,
)
from amends.contact.climb import Ladder, ladder_for
from amends.contact.escalate import Event, Happened, Move, next_rung
from amends.contact.ladder import Rung
from amends.contact.profile import Situation
from amends.core.case.facts import remedies_in
from amends.core.channels import Channel
from amends.core.person import PersonRow
from amends.exposure import read_audience
from amends.wording import Notice, NoticeRequest, compose
from amends.wording.model import NoticeCohort

_MOST_ROUNDS = 6  # there are not more channels to climb
_HAPPENED = {
    MessageState.ACCEPTED: Happened.SENT,
    MessageState.UNKNOWN: Happened.SENT,
    MessageState.SENDING: Happened.SENT,
    MessageState.PLANNED: Happened.SENT,
    MessageState.OWED: Happened.SENT,  # a busy server is asked again; that is no reason to go to another channel
    MessageState.HELD: Happened.SENT,  # a person decides, and no second channel goes round the guard
    MessageState.CANCELLED: Happened.REFUSED,
    MessageState.SUPERSEDED: Happened.REFUSED,
    MessageState.DELIVERED: Happened.DELIVERED,
    MessageState.BOUNCED: Happened.BOUNCED,
    MessageState.REFUSED: Happened.REFUSED,
}
_ASKING_TEMPLATE = "please_contact"
_Chosen = list[tuple[PersonRow, tuple[Rung, ...]]]


def rungs_of(person: PersonRow, *, situation: Situation, sendable: Collection[Channel]) -> tuple[Rung, ...]:
    """Every rung by which the person may be told in their turn, the first first."""
    ladder = ladder_for(person, situation, person.reach)
    return tuple(rung for rung in ladder.rungs if rung.channel in sendable and not rung.is_contentless)


class Asker:
    """The message that asks to get in touch: one text for everybody of a language on a channel."""

    def __init__(self, incident: Incident, *, as_of: datetime) -> None:
        self._incident, self._as_of = incident, as_of
        self._judge: Judge | None = None
        self._notices: dict[tuple[str, Channel], tuple[Notice, NoticeVersion]] = {}

    def notice_for(self, person: PersonRow, channel: Channel) -> Notice:
        """The text in the person's language; nothing else of the person goes into it."""
        key = (person.language, channel)
        if key not in self._notices:
            self._notices[key] = self._composed(*key)
        return self._notices[key][0]

    @property
    def versions(self) -> list[NoticeVersion]:
        """Every version that was asked for so far, each once."""
        return list({version.pk: version for _, version in self._notices.values()}.values())

    def _composed(self, language: str, channel: Channel) -> tuple[Notice, NoticeVersion]:
        self._judge = self._judge or Judge(self._incident)
        controller = case_of(self._incident).incident.controller
        request = NoticeRequest(
            facts=self._judge.book,
            cohort=NoticeCohort(residence=controller.established_in or "ZZ", elements=()),
            remedies=remedies_in(self._judge.book),
            language=language,
            channel=channel,
            exercise=self._incident.is_exercise,
            as_of=self._as_of,
            template=_ASKING_TEMPLATE,
        )
        notice = compose(request)
        version = keep_composed(
            incident=self._incident,
            segment=f"asks to get in touch {notice.language}",
            notice=notice,
            request=request,
            lint=self._judge.report(notice, request),
            now=self._as_of,
        )
        return notice, version


@dataclass(frozen=True, kw_only=True)
class Escalator:
    """What the rounds of one response need.  ``release_at`` dates their releases."""

    rehearsal: Rehearsal
    composer: Composer
    asker: Asker
    situations: Situations
    sendable: frozenset[Channel]
    route: Route
    derive_b: Callable[[PersonRow], PersonRow | None]
    now: Callable[[], datetime]
    release_at: datetime

    def climb(self) -> list[Campaign]:
        """Sends rounds until nobody has a rung left that is due; gives their campaigns, those of earlier runs first.

        A round that was killed is finished by the same call; whom it had planned is not planned twice.  Raises
        ``RefusedError`` where the release of a round is refused.  While a campaign is halted nobody climbs: whatever
        is wrong with the notice would reach people by another channel.
        """
        incident = self.rehearsal.incident
        done = campaigns_of(incident.ref, CampaignKind.ESCALATION, CampaignKind.ASKING)
        for campaign in done:
            if not is_halted(incident):
                self._send(campaign)
        rounds = sum(not is_asking(campaign) for campaign in done)
        for number in range(rounds + 2, _MOST_ROUNDS + 2):
            people = [] if is_halted(incident) else self._due(is_contentless=False)
            if not people:
                break
            done.append(self._planned(people, f"{incident.ref}-{number}"))
            self._send(done[-1])
        asking = [campaign for campaign in done if is_asking(campaign)]
        asked = [] if is_halted(incident) else self._to_ask(asking)
        if asked:
            ref = f"{incident.ref}-ask{len(asking) + 1}"
            done.append(self._planned(asked, ref, kind=CampaignKind.ASKING))
            self._send(done[-1])
        return done

    def _send(self, campaign: Campaign) -> None:
        send_campaign(self.rehearsal, campaign, route=self.route, now=self.now, as_of=campaign.started_at)

    def _due(self, *, is_contentless: bool) -> _Chosen:
        """Who has a message that came back, or was met with silence for too long, and what is to be sent."""
        incident, now = self.rehearsal.incident, self.now()
        history = _histories(_telling(incident), now, is_exercise=incident.is_exercise)
        found = []
        for row in read_audience(Path(self.rehearsal.folder)) if history else ():
            events = history.get(row.person_ref)
            if events is None:
                continue
            situation = self.situations.of(row)
            step = next_rung(self._ladder(row, situation, is_contentless=is_contentless), events, now, situation)
            rungs = tuple(rung for rung in step.rungs if rung.is_contentless is is_contentless)
            if step.move is Move.SEND and rungs:
                found.append((row, rungs))
        return found

    def _ladder(self, row: PersonRow, situation: Situation, *, is_contentless: bool) -> Ladder:
        """The ladder without what this run cannot send, and without asking while somebody may still be told."""
        ladder = ladder_for(row, situation, row.reach)
        stages = (
            tuple(rung for rung in stage if rung.channel in self.sendable and rung.is_contentless <= is_contentless)
            for stage in ladder.stages
        )
        return replace(ladder, stages=tuple(stage for stage in stages if stage))

    def _to_ask(self, done: Sequence[Campaign]) -> _Chosen:
        """Whom no message can tell, but who may be asked to get in touch, and was not yet."""
        incident = self.rehearsal.incident
        asked = set(Message.objects.filter(campaign__in=done).values_list("person_ref", flat=True))
        told = Message.objects.filter(campaign__in=_telling(incident))
        written_to = set(told.values_list("person_ref", flat=True).iterator(5000))
        silent = {row.person_ref for row, _ in self._due(is_contentless=True)}
        found: _Chosen = []
        for row in read_audience(Path(self.rehearsal.folder)):
            if row.person_ref in asked or (row.person_ref in written_to and row.person_ref not in silent):
                continue
            situation = self.situations.of(row)
            rung = asking_rung(row, situation, self.sendable)
            tells = any(first.channel for first in first_rungs(row, situation, self.sendable))
            if rung is not None and (not tells or row.person_ref in silent):
                found.append((row, (rung,)))
        return found

    def _planned(self, people: _Chosen, ref: str, *, kind: CampaignKind = CampaignKind.ESCALATION) -> Campaign:
        """Composes, releases and plans one round."""
        incident, at = self.rehearsal.incident, self.release_at
        rungs = {row.person_ref: chosen for row, chosen in people}
        by = {(row.person_ref, rung.channel): rung for row, chosen in people for rung in chosen}

        def notice_for(person: PersonRow, channel: Channel) -> Planned:
            rung = by[person.person_ref, channel]
            if rung.is_contentless:
                notice = self.asker.notice_for(person, channel)
            else:
                notice = self.composer.notice_for(person, channel, to=rung.to)
            return Planned(key=notice.content_sha256, sha256=notice.content_sha256)

        for row, chosen in people:
            for rung in chosen:
                assert rung.channel is not None  # what is to be sent has a channel
                notice_for(row, rung.channel)
        versions = [*self.composer.versions, *self.asker.versions]
        release_notices(release=propose_release(incident=incident, notices=versions, now=at), now=at)
        write_notices(Path(self.rehearsal.folder) / "notices", versions)
        assessment = incident.assessments.order_by("id").last()
        assert assessment is not None  # nobody was written to without a register
        renderer = ReleasedNotices(incident, as_of=at)
        return plan_campaign(
            ref=ref,
            incident_ref=incident.ref,
            key=self.route.secret(f"{incident.ref}.key"),
            register_sha256=assessment.register_sha256,
            audience=(row for row, _ in people),
            notice_for=notice_for,
            derive_b=self.derive_b,
            renderer=renderer,
            sender=sender_of(incident),
            on=self.rehearsal.as_of.date(),
            now=at,
            compromised=compromised_in(incident),
            rungs_for=lambda person: rungs[person.person_ref],
            objection=objection_of(self.route, renderer, is_exercise=incident.is_exercise),
            not_before=quiet_until(is_exercise=incident.is_exercise, urgent_reason=self.route.urgent_reason),
            kind=kind,
        )


def _telling(incident: Incident) -> list[Campaign]:
    """The campaigns whose messages carry the notice."""
    return campaigns_of(incident.ref, CampaignKind.NOTICE, CampaignKind.ESCALATION)


def is_halted(incident: Incident) -> bool:
    """Whether somebody, or a stop rule, holds the notice back: then it reaches nobody by another channel either."""
    return any(standing(campaign.id).is_halted for campaign in every_campaign(incident.ref))


def _histories(campaigns: Sequence[Campaign], now: datetime, *, is_exercise: bool) -> dict[str, list[Event]]:
    """What happened to each person whose message may ask for another; an exercise has no time for silence."""
    asking: tuple[MessageState, ...] = (MessageState.BOUNCED, MessageState.REFUSED)
    if not is_exercise:
        asking += (MessageState.ACCEPTED, MessageState.UNKNOWN)
    objected = Q(state=MessageState.HELD, reason__startswith=OBJECTION)
    rows = Message.objects.filter(Q(state__in=asking) | objected, campaign__in=campaigns)
    found: dict[str, list[Event]] = {ref: [] for ref in rows.values_list("person_ref", flat=True).iterator(5000)}
    every = Message.objects.filter(campaign__in=campaigns).order_by("id") if found else Message.objects.none()
    columns = ("person_ref", "channel", "state", "reason", "at")
    for ref, channel, state, reason, at in every.values_list(*columns).iterator(5000):
        is_objected = state == MessageState.HELD and reason.startswith(OBJECTION)
        happened = Happened.REFUSED if is_objected else _HAPPENED.get(MessageState(state))
        if ref in found and happened is not None:
            found[ref].append(Event(Channel(channel), happened, now if is_exercise else at))
    return found
