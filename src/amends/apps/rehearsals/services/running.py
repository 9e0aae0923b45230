"""The stages of a rehearsal, each of which can be run again after a crash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from amends.apps.delivery.models import Campaign
from amends.apps.delivery.ports import Notice as Planned
from amends.apps.delivery.ports import Ways
from amends.apps.delivery.services import plan_campaign, run_campaign
from amends.apps.duties.services import answer_duties
from amends.apps.evidence.models import Assessment
from amends.apps.evidence.services import (
    assess_incident,
    cohorts_in,
    require_same_sources,
    severity_of,
)
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.apps.notices.composing import Composer
from amends.apps.notices.services import propose_release, release_notices, require_standing
from amends.apps.rehearsals.models import Rehearsal, Stage
from amends.apps.rehearsals.rendering import ReleasedNotices
from amends.apps.rehearsals.services.closing import close_rehearsal, write_decisions, write_notices
from amends.apps.rehearsals.services.deriving import SecondDerivation
from amends.apps.rehearsals.services.opening import abandon_rehearsal
from amends.contact.ladder import Fate, rung_for
from amends.core.case.model import Risk
from amends.core.channels import Channel
from amends.core.errors import AmendsError
from amends.core.person import PersonRow
from amends.exposure import read_audience
from amends.law import Answer
from amends.providers.email.mime import Sender
from amends.providers.email.route import SmtpRoute
from amends.severity import computed_risk

Progress = Callable[[str, float], None]


@dataclass(frozen=True, kw_only=True)
class Route:
    """How a rehearsal is carried out.

    ``secret`` gives the installation's secret of a name; ``journals`` is where workers note what
    they are about to do.  Without ``smtp`` mail goes to files.
    """

    secret: Callable[[str], bytes]
    journals: Path
    smtp: SmtpRoute | None = None
    workers: int = 1
    engine: str = "duckdb"


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
    campaign = run.plan(assessment, composer)
    run.deliver(campaign)
    progress("Reconcile, sign, report", 0.1)
    balance = close_rehearsal(
        rehearsal,
        campaign=campaign,
        answer=answer,
        second=run.second,
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
            is_exercise=True,
        )
        for count, person in enumerate(read_audience(self.out)):
            rung = rung_for(person, on=self.rehearsal.as_of.date(), compromised=compromised_in(self.incident))
            if rung.fate is Fate.NOTIFY and rung.channel is not None:
                composer.notice_for(person, rung.channel, to=rung.to)
            if count % 100 == 0:
                self.progress("Write and lint the notices", 0.5)
        release = propose_release(incident=self.incident, notices=composer.versions, now=self.rehearsal.as_of)
        write_notices(self.out / "notices", composer.versions)
        release_notices(release=release, now=self.rehearsal.as_of)
        self._reached(Stage.COMPOSED)
        return composer

    def plan(self, assessment: Assessment, composer: Composer) -> Campaign:
        audience = assessment.summary["persons"]["affected"] or 1
        planned = 0

        def on_planned(count: int) -> None:
            nonlocal planned
            planned += count
            self.progress("Plan, and check every person twice", planned / audience)

        def notice_for(person: PersonRow, channel: Channel) -> Planned:
            to = rung_for(person, on=self.rehearsal.as_of.date(), compromised=compromised_in(self.incident)).to
            digest = composer.notice_for(person, channel, to=to).content_sha256
            return Planned(key=digest, sha256=digest)

        campaign = plan_campaign(
            ref=f"{self.incident.ref}-1",
            incident_ref=self.incident.ref,
            key=self.key,
            register_sha256=assessment.register_sha256,
            audience=read_audience(self.out),
            notice_for=notice_for,
            derive_b=self.second.person,
            renderer=ReleasedNotices(self.incident, as_of=self.rehearsal.as_of),
            sender=sender_of(self.incident),
            on=self.rehearsal.as_of.date(),
            now=self.rehearsal.as_of,
            compromised=compromised_in(self.incident),
            on_planned=on_planned,
        )
        self._reached(Stage.PLANNED)
        return campaign

    def deliver(self, campaign: Campaign) -> None:
        for release in self.incident.releases.filter(released_at__isnull=False).order_by("-id")[:1]:
            require_standing(release=release)
        total = campaign.messages.count() or 1
        settled = 0

        def on_settled(count: int) -> None:
            nonlocal settled
            settled += count
            self.progress("Deliver", settled / total)

        run_campaign(
            campaign=campaign,
            key=self.key,
            renderer=ReleasedNotices(self.incident, as_of=self.rehearsal.as_of),
            ways=Ways(outbox=self.out / "outbox", journals=self.route.journals, smtp=self.route.smtp),
            clock=self.now,
            workers=self.route.workers,
            on_settled=on_settled,
        )
        self._reached(Stage.DELIVERED)

    def _computed_risk(self) -> Risk:
        return computed_risk(severity_of(self.case, cohorts_in(self.out)))

    def _reached(self, stage: Stage) -> None:
        order = list(Stage)
        if order.index(stage) > order.index(Stage(self.rehearsal.stage)):
            self.rehearsal.stage = stage
            self.rehearsal.save(update_fields=["stage"])


def compromised_in(incident: Incident) -> tuple[Channel, ...]:
    """The channels that the intruder may read."""
    return tuple(Channel(channel) for channel in case_of(incident).incident.compromised_channels)


def sender_of(incident: Incident) -> Sender:
    """Who a rehearsal's mails come from; they are marked as an exercise."""
    controller = case_of(incident).incident.controller
    domain = controller.brand_domains[0] if controller.brand_domains else "exercise.example"
    return Sender(name=controller.name, address=controller.contact.email or f"notice@{domain}", is_exercise=True)
