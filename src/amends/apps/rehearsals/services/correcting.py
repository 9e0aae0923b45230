"""Sends corrections to exactly the people who read what is not right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from amends.apps.corrections.selectors import readers_of
from amends.apps.corrections.services import Drafted, draft_corrections
from amends.apps.delivery.ledger import write_ledger
from amends.apps.delivery.models import Campaign
from amends.apps.delivery.ports import Notice as Planned
from amends.apps.delivery.services import message_states, plan_campaign
from amends.apps.delivery.states import CampaignKind, SegmentState
from amends.apps.journal.services import export_record, record_deed
from amends.apps.notices.judging import Judge
from amends.apps.notices.models import NoticeVersion, Release
from amends.apps.notices.services import keep_composed, propose_release, release_notices, request_of, require_standing
from amends.apps.proofs.settling import record_sends
from amends.apps.rehearsals.models import Rehearsal
from amends.apps.rehearsals.rendering import ReleasedNotices
from amends.apps.rehearsals.services.closing import write_notices
from amends.apps.rehearsals.services.deriving import SecondDerivation
from amends.apps.rehearsals.services.route import Route
from amends.apps.rehearsals.services.sending import send_campaign
from amends.apps.rehearsals.services.situating import compromised_in, objection_of, quiet_until, sender_of
from amends.contact.ladder import rung_for
from amends.core.channels import Channel
from amends.core.person import PersonRow
from amends.exposure import read_audience
from amends.wording import compose


@dataclass(frozen=True, kw_only=True)
class CorrectionRun:
    """What a run of corrections came to; ``states`` counts its messages, ``folder`` holds what it made.

    ``is_repeat``: everything had been sent before, and nothing was sent now.
    """

    campaign: str
    readers: int
    is_repeat: bool
    states: dict[str, int]
    folder: Path


def send_corrections(rehearsal: Rehearsal, *, route: Route, now: Callable[[], datetime]) -> CorrectionRun | None:
    """Drafts, releases and sends what is due; ``None`` where nothing is.  The same facts send nothing twice.

    Raises ``RefusedError`` where the release is refused.
    """
    incident = rehearsal.incident
    drafted = [item for item in draft_corrections(incident=incident, now=now()) if item.draft is not None]
    if not drafted:
        return None
    plan = _Plan(rehearsal, drafted, now())
    release = release_notices(release=propose_release(incident=incident, notices=plan.versions, now=now()), now=now())
    campaign, folder = _planned(rehearsal, plan, release, route)
    is_repeat = not campaign.segments.exclude(state=SegmentState.DONE).exists()
    write_notices(folder / "notices", plan.versions)
    require_standing(release=release)
    send_campaign(rehearsal, campaign, route=route, now=now, as_of=release.proposed_at, outbox=folder / "outbox")
    write_ledger(folder / "ledger.parquet", campaign)
    _put_on_record(rehearsal, release, campaign, route, now())
    return CorrectionRun(
        campaign=campaign.ref,
        readers=len(plan.notices),
        is_repeat=is_repeat,
        states=message_states(campaign),
        folder=folder,
    )


class _Plan:
    """The correction for each reader, on the channel that reaches the reader today."""

    def __init__(self, rehearsal: Rehearsal, drafted: list[Drafted], now: datetime) -> None:
        self._rehearsal, self._now = rehearsal, now
        self._judge = Judge(rehearsal.incident)
        self._by_channel: dict[tuple[int, Channel], NoticeVersion] = {}
        wanted = {ref: item for item in drafted for ref in readers_of(item.text)}
        self.people = [row for row in read_audience(Path(rehearsal.folder)) if row.person_ref in wanted]
        self.notices: Mapping[str, NoticeVersion] = {
            row.person_ref: version
            for row in self.people
            if (version := self._version(row, wanted[row.person_ref])) is not None
        }

    @property
    def versions(self) -> list[NoticeVersion]:
        return list({version.pk: version for version in self.notices.values()}.values())

    def _version(self, row: PersonRow, item: Drafted) -> NoticeVersion | None:
        compromised = compromised_in(self._rehearsal.incident)
        channel = rung_for(row, on=self._rehearsal.as_of.date(), compromised=compromised).channel
        assert item.draft is not None  # only texts with a draft are planned
        if channel is None or channel == item.draft.notice.channel:
            return item.draft.notice if channel else None
        key = (item.draft.notice.pk, channel)
        if key not in self._by_channel:
            self._by_channel[key] = self._on(channel, item.draft.notice)
        return self._by_channel[key]

    def _on(self, channel: Channel, version: NoticeVersion) -> NoticeVersion:
        request = request_of(version, facts=self._judge.book)
        assert request is not None  # drafts are kept with their request
        request = replace(request, channel=channel)
        notice = compose(request)
        return keep_composed(
            incident=self._rehearsal.incident,
            segment=version.segment,
            notice=notice,
            request=request,
            lint=self._judge.report(notice, request),
            now=self._now,
        )


def _planned(rehearsal: Rehearsal, plan: _Plan, release: Release, route: Route) -> tuple[Campaign, Path]:
    incident, out = rehearsal.incident, Path(rehearsal.folder)
    assessment = incident.assessments.order_by("id").last()
    assert assessment is not None  # nobody was written to without a register

    def notice_for(person: PersonRow, _channel: Channel) -> Planned:
        digest = plan.notices[person.person_ref].content_sha256
        return Planned(key=digest, sha256=digest)

    def audience() -> Iterator[PersonRow]:
        return (row for row in plan.people if row.person_ref in plan.notices)

    renderer = ReleasedNotices(incident, as_of=release.proposed_at)
    campaign = plan_campaign(
        ref=f"{incident.ref}-{release.bundle_sha256[:10]}",
        incident_ref=incident.ref,
        key=route.secret(f"{incident.ref}.key"),
        register_sha256=assessment.register_sha256,
        audience=audience(),
        notice_for=notice_for,
        derive_b=SecondDerivation(base=Path(rehearsal.case_path).parent, out=out).person,
        renderer=renderer,
        sender=sender_of(incident),
        on=rehearsal.as_of.date(),
        now=release.proposed_at,
        compromised=compromised_in(incident),
        objection=objection_of(route, renderer, is_exercise=incident.is_exercise),
        not_before=quiet_until(is_exercise=incident.is_exercise, urgent_reason=route.urgent_reason),
        kind=CampaignKind.CORRECTION,
    )
    folder = out / "corrections" / release.bundle_sha256[:10]
    folder.mkdir(parents=True, exist_ok=True)
    return campaign, folder


def _put_on_record(rehearsal: Rehearsal, release: Release, campaign: Campaign, route: Route, now: datetime) -> None:
    incident = rehearsal.incident
    record_sends(campaign, key=route.secret(f"{incident.ref}.key"))
    record_deed(
        incident_ref=incident.ref,
        kind="corrections.sent",
        subject=release.bundle_sha256,
        at=campaign.started_at,
        messages=sorted(campaign.messages.values_list("message_id", flat=True)),
    )
    export_record(
        incident_ref=incident.ref,
        folder=Path(rehearsal.folder) / "record",
        origin=f"amends/{incident.ref}",
        at=now,
        key=route.secret("record.ed25519"),
    )
