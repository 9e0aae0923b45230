"""The stages of a rehearsal, each of which can be run again after a crash."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from amends.apps.delivery.models import Campaign
from amends.apps.delivery.ports import Notice as Planned
from amends.apps.delivery.reconcile import misdirected_messages
from amends.apps.delivery.selectors import campaigns_of
from amends.apps.delivery.services import plan_campaign
from amends.apps.delivery.states import CampaignKind
from amends.apps.duties.services import answer_duties
from amends.apps.evidence.models import Assessment
from amends.apps.evidence.services import (
    assess_incident,
    cohorts_in,
    require_same_sources,
    severity_of,
)
from amends.apps.incidents.selectors import case_of
from amends.apps.journal.services import record_deed
from amends.apps.notices.composing import Composer
from amends.apps.notices.services import propose_release, release_notices, require_standing
from amends.apps.rehearsals.models import Rehearsal, Stage
from amends.apps.rehearsals.rendering import ReleasedNotices
from amends.apps.rehearsals.services.closing import close_rehearsal, write_decisions, write_notices
from amends.apps.rehearsals.services.deriving import SecondDerivation
from amends.apps.rehearsals.services.escalating import Asker, Escalator, rungs_of
from amends.apps.rehearsals.services.opening import abandon_rehearsal
from amends.apps.rehearsals.services.publishing import go_public
from amends.apps.rehearsals.services.route import Route
from amends.apps.rehearsals.services.sending import send_campaign
from amends.apps.rehearsals.services.situating import (
    Situations,
    asking_rung,
    compromised_in,
    first_rungs,
    objection_of,
    quiet_until,
    sendable_by,
    sender_of,
)
from amends.apps.rehearsals.services.waving import waves_for
from amends.contact.ladder import Addressee, Rung
from amends.contact.profile import Harm
from amends.core.case.model import Risk
from amends.core.channels import Channel
from amends.core.errors import AmendsError
from amends.core.person import PersonRow
from amends.exposure import read_audience
from amends.law import Answer
from amends.severity import computed_risk

Progress = Callable[[str, float], None]


def run_rehearsal(
    rehearsal: Rehearsal, *, route: Route, now: Callable[[], datetime], progress: Progress
) -> dict[str, Any]:
    """Runs every stage to the end and gives the reconciliation.

    A stage that was finished before a crash gives the same again or is passed over.  Raises
    ``AmendsError`` where an input, a server or a rule stands against it; the same call goes on from there.
    """
    run = _Run(rehearsal, route, now, progress)
    try:
        assessment = run.assess()
    except AmendsError:
        if rehearsal.stage == Stage.OPENED:
            abandon_rehearsal(rehearsal, now=now())
        raise
    answer = run.decide()
    composer = run.compose(answer)
    situations = run.situations(answer)
    campaign = run.plan(assessment, composer, situations)
    run.go_public(assessment, [campaign])
    run.deliver(campaign)
    campaigns = [campaign, *run.escalate(composer, situations)]
    run.go_public(assessment, campaigns)
    progress("Reconcile, sign, report", 0.1)
    balance = close_rehearsal(
        rehearsal,
        campaigns=campaigns,
        answer=answer,
        second=run.second,
        key=run.key,
        seed=route.secret("record.ed25519"),
        now=now(),
    )
    progress("Reconcile, sign, report", 1.0)
    return balance


class _Run:
    def __init__(self, rehearsal: Rehearsal, route: Route, now: Callable[[], datetime], progress: Progress) -> None:
        self.rehearsal, self.route, self.now, self.progress = rehearsal, route, now, progress
        self.incident = rehearsal.incident
        self.case = case_of(self.incident)
        self.out = Path(rehearsal.folder)
        self.base = Path(rehearsal.case_path).parent
        self.key = route.secret(f"{self.incident.ref}.key")
        self.second = SecondDerivation(base=self.base, out=self.out)
        self.sendable = sendable_by(route, is_exercise=rehearsal.incident.is_exercise)
        self.asker = Asker(self.incident, as_of=rehearsal.as_of)

    def assess(self) -> Assessment:
        done = self.incident.assessments.order_by("id").last()
        if done is not None and self.rehearsal.stage != Stage.OPENED:
            require_same_sources(done, base=self.base)
            return done
        assessment = assess_incident(
            incident=self.incident,
            base=self.base,
            out=self.out,
            engine=self.route.engine,
            as_of=self.rehearsal.as_of,
            progress=self.progress,
        )
        self._reached(Stage.ASSESSED)
        return assessment

    def decide(self) -> Answer:
        self.progress("Ask the law", 0.1)
        answer = answer_duties(
            incident=self.incident,
            cohorts=cohorts_in(self.out),
            computed_risk=self._computed_risk(),
            as_of=self.rehearsal.as_of,
        )
        write_decisions(self.out, answer, title=self.incident.title)
        return answer

    def compose(self, answer: Answer) -> Composer:
        composer = Composer(
            self.incident,
            cohorts=cohorts_in(self.out),
            answer=answer,
            as_of=self.rehearsal.as_of,
            is_exercise=self.incident.is_exercise,
        )
        situations = self.situations(answer)
        for count, person in enumerate(read_audience(self.out)):
            self._compose_for(person, composer, situations)
            if count % 100 == 0:
                self.progress("Write and lint the notices", 0.5)
        at = self.release_at()
        versions = [*composer.versions, *self.asker.versions]
        release = propose_release(incident=self.incident, notices=versions, now=at)
        write_notices(self.out / "notices", versions)
        release_notices(release=release, now=at)
        self._reached(Stage.COMPOSED)
        return composer

    def _compose_for(self, person: PersonRow, composer: Composer, situations: Situations) -> None:
        situation = situations.of(person)
        rungs = first_rungs(person, situation, self.sendable)
        if not self.incident.is_exercise:  # what may follow is approved with the first: nobody waits for it then
            rungs += rungs_of(person, situation=situation, sendable=self.sendable)
        for rung in rungs:
            if rung.channel is not None:
                composer.notice_for(person, rung.channel, to=rung.to)
        asking = asking_rung(person, situation, self.sendable)
        if asking is not None and asking.channel is not None:
            self.asker.notice_for(person, asking.channel)

    def situations(self, answer: Answer) -> Situations:
        """What each person's cohort has in common, as of the response's own instant."""
        cohorts = cohorts_in(self.out)
        harm = Harm(severity_of(self.case, cohorts).band)
        return Situations(self.incident, cohorts=cohorts, answer=answer, harm=harm, at=self.rehearsal.as_of)

    def release_at(self) -> datetime:
        """An exercise releases at its frozen instant; a real release is dated when it happens."""
        return self.rehearsal.as_of if self.incident.is_exercise else self.now()

    def plan(self, assessment: Assessment, composer: Composer, situations: Situations) -> Campaign:
        audience = assessment.summary["persons"]["affected"] or 1
        planned = 0

        def on_planned(count: int) -> None:
            nonlocal planned
            planned += count
            self.progress("Plan, and check every person twice", planned / audience)

        def rungs_for(person: PersonRow) -> tuple[Rung, ...]:
            return first_rungs(person, situations.of(person), self.sendable)

        def notice_for(person: PersonRow, channel: Channel) -> Planned:
            to = next((rung.to for rung in rungs_for(person) if rung.channel is channel), Addressee.PERSON)
            digest = composer.notice_for(person, channel, to=to).content_sha256
            return Planned(key=digest, sha256=digest)

        renderer, at = ReleasedNotices(self.incident, as_of=self.rehearsal.as_of), self.release_at()
        is_new = not campaigns_of(self.incident.ref, CampaignKind.NOTICE)
        campaign = plan_campaign(
            ref=f"{self.incident.ref}-1",
            incident_ref=self.incident.ref,
            key=self.key,
            register_sha256=assessment.register_sha256,
            audience=read_audience(self.out),
            notice_for=notice_for,
            derive_b=self.second.person,
            renderer=renderer,
            sender=sender_of(self.incident),
            on=self.rehearsal.as_of.date(),
            now=at,
            compromised=compromised_in(self.incident),
            rungs_for=rungs_for,
            objection=objection_of(self.route, renderer, is_exercise=self.incident.is_exercise),
            not_before=quiet_until(is_exercise=self.incident.is_exercise, urgent_reason=self.route.urgent_reason),
            waves=waves_for(
                audience,
                route=self.route,
                start=at,
                deadlines=situations.deadlines,
                out=self.out,
                is_exercise=self.incident.is_exercise,
            ),
            on_planned=on_planned,
        )
        if is_new and self.route.urgent_reason:
            self._lift_quiet_hours(self.route.urgent_reason, campaign)
        self._reached(Stage.PLANNED)
        return campaign

    def _lift_quiet_hours(self, reason: str, campaign: Campaign) -> None:
        digest = hashlib.sha256(reason.encode()).hexdigest()  # a reason may name a person
        subject = f"{campaign.ref}:{digest[:32]}"
        record_deed(incident_ref=self.incident.ref, kind="quiet_hours.lifted", subject=subject, at=campaign.started_at)

    def go_public(self, assessment: Assessment, campaigns: list[Campaign]) -> None:
        """Campaigns of before a crash count too: their codes are with people."""
        self.progress("Open the public pages", 0.5)
        known = {campaign.ref: campaign for campaign in (*campaigns_of(self.incident.ref), *campaigns)}
        go_public(self.rehearsal, assessment, list(known.values()), route=self.route, at=self.release_at())

    def deliver(self, campaign: Campaign) -> None:
        for release in self.incident.releases.filter(released_at__isnull=False).order_by("-id")[:1]:
            require_standing(release=release)
        total = campaign.messages.count() or 1
        settled = 0

        def on_settled(count: int) -> None:
            nonlocal settled
            settled += count
            self.progress("Deliver", settled / total)

        send_campaign(
            self.rehearsal,
            campaign,
            route=self.route,
            now=self.now,
            misdirected=lambda sent: misdirected_messages((sent,), self.second.address_digest),
            on_settled=on_settled,
        )
        self._reached(Stage.DELIVERED)

    def escalate(self, composer: Composer, situations: Situations) -> list[Campaign]:
        """Whoever the first message did not reach is written to by the next channel of their ladder."""
        self.progress("Go up the ladder", 0.1)
        return Escalator(
            asker=self.asker,
            situations=situations,
            sendable=self.sendable,
            rehearsal=self.rehearsal,
            composer=composer,
            route=self.route,
            derive_b=self.second.person,
            now=self.now,
            release_at=self.release_at(),
        ).climb()

    def _computed_risk(self) -> Risk:
        return computed_risk(severity_of(self.case, cohorts_in(self.out)))

    def _reached(self, stage: Stage) -> None:
        order = list(Stage)
        if order.index(stage) > order.index(Stage(self.rehearsal.stage)):
            self.rehearsal.stage = stage
            self.rehearsal.save(update_fields=["stage"])
