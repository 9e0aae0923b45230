"""What delivery does for others: plan a campaign, run or resume it, prove it.

The ledger's times are real time, so ``clock`` must be the real clock even where a rehearsal pretends
another day: leases are counted by it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import Count

from amends.apps.delivery.contents import Contents
from amends.apps.delivery.models import Campaign, Message
from amends.apps.delivery.orders import Standing, standing
from amends.apps.delivery.outage import telling_outages
from amends.apps.delivery.plan import Choices, Planner
from amends.apps.delivery.ports import Notice, Renderer, Row, Ways
from amends.apps.delivery.processes import run_processes
from amends.apps.delivery.recover import Recovery, plan_again, recover
from amends.apps.delivery.settling import decide_by_hand, settle_by_receipt
from amends.apps.delivery.states import CampaignKind, CampaignState
from amends.apps.delivery.waves import PlannedWave, keep_waves, wave_of, waves_of
from amends.apps.delivery.worker import Worker
from amends.contact.ladder import Rung
from amends.core.channels import Channel
from amends.core.errors import MachineError, RefusedError
from amends.core.person import PersonRow
from amends.providers.email.address import ascii_address
from amends.providers.email.mime import Sender
from amends.providers.post.printfile import PrintFolder

_DYING_S = 5.0  # workers of a killed run are gone by then; those still alive keep their segments


__all__ = ["RunResult", "decide_by_hand", "message_states", "plan_campaign", "run_campaign", "settle_by_receipt"]


@dataclass(frozen=True, kw_only=True)
class RunResult:
    """What a run did: messages by state, and what it found of an earlier run that was killed.

    ``stands`` is what was ordered about the campaign when the run ended.
    """

    states: dict[str, int]
    recovered: Recovery
    letters: int
    stands: Standing


def plan_campaign(
    *,
    ref: str,
    incident_ref: str,
    key: bytes,
    register_sha256: str,
    audience: Iterable[PersonRow],
    notice_for: Callable[[PersonRow, Channel], Notice],
    derive_b: Callable[[PersonRow], PersonRow | None],
    renderer: Renderer,
    sender: Sender,
    on: date,
    now: datetime,
    compromised: Collection[Channel] = (),
    rungs_for: Callable[[PersonRow], Sequence[Rung]] | None = None,
    kind: CampaignKind = CampaignKind.NOTICE,
    waves: Sequence[PlannedWave] = (),
    not_before: Callable[[datetime, PersonRow, Channel], datetime | None] = lambda at, person, channel: None,
    objection: Callable[[Row, Channel, bytes], str | None] = lambda row, channel, data: None,
    on_planned: Callable[[int], None] = lambda count: None,
) -> Campaign:
    """Plans, renders, guards and freezes a campaign.  A killed planning is finished by the same call.

    ``now`` becomes the ``Date`` of the mails, whose host names the Message-IDs.  ``rungs_for``, ``not_before``
    and ``objection`` are those of ``Choices``; of ``waves`` the first is the canary.
    Raises ``RefusedError`` (``delivery.other_register``) if the campaign was planned from another register,
    ``InputError`` (``email.address``) if the sender's own address cannot be written to.
    """
    domain = ascii_address(sender.address).rpartition("@")[2]
    defaults = {
        "incident_ref": incident_ref,
        "register_sha256": register_sha256,
        "config": {"kind": str(kind), "waves": keep_waves(waves), **_promised(sender)},
        # In UTC, as the database will give it back: a resumed run must write the same Date header.
        "started_at": now.astimezone(UTC).replace(microsecond=0),
    }
    campaign, _ = Campaign.objects.get_or_create(ref=ref, defaults=defaults)
    _require_same(campaign, register_sha256, _promised(sender))
    if campaign.state == CampaignState.FROZEN:
        return campaign
    choices = Choices(
        key=key,
        domain=domain,
        notice_for=notice_for,
        derive_b=derive_b,
        contents=Contents(renderer, sender=_sender_of(campaign), at=campaign.started_at),
        on=on,
        now=now,
        compromised=compromised,
        rungs_for=rungs_for,
        wave_of=wave_of(waves_of(campaign)),
        not_before=not_before,
        objection=objection,
    )
    with telling_outages():
        persons = Planner(campaign, choices, on_planned).plan(audience)
        campaign.state, campaign.frozen_at, campaign.persons = CampaignState.FROZEN, now, persons
        campaign.save(update_fields=["state", "frozen_at", "persons"])
    return campaign


def run_campaign(
    *,
    campaign: Campaign,
    key: bytes,
    renderer: Renderer,
    ways: Ways,
    clock: Callable[[], datetime],
    workers: int = 1,
    retry_after: timedelta = timedelta(0),
    on_settled: Callable[[int], None] = lambda count: None,
) -> RunResult:
    """Sends what is planned; the same call resumes a run that was killed.

    What an earlier run ended as refused for the moment, or unknown, is tried again if that is ``retry_after`` ago.

    Raises ``MachineError`` when a provider is given up or the database goes away: what was not sent
    stays planned.
    """
    if campaign.state != CampaignState.FROZEN:
        raise RefusedError("The campaign is not frozen yet.", code="delivery.not_frozen", where=campaign.ref)

    def work(report: Callable[[int], None]) -> None:
        with telling_outages():
            Worker(campaign, key, renderer, ways, clock, report).run()

    with telling_outages():
        recovered = _recover_patiently(campaign, ways, clock)
        ways.after_recovery()
        plan_again(campaign, before=clock() - retry_after)
        _run_processes(work, workers, on_settled)
        letters = _join_letters(campaign, ways)
        stands = standing(campaign.id)
        return RunResult(states=message_states(campaign), recovered=recovered, letters=letters, stands=stands)


def message_states(campaign: Campaign) -> dict[str, int]:
    """Messages by state."""
    by_state = Message.objects.filter(campaign=campaign).order_by().values_list("state")
    return dict(by_state.annotate(Count("id")))


def _promised(sender: Sender) -> dict[str, object]:
    """What a resumed campaign must still be: the same sender, and an exercise or none."""
    return {"from_name": sender.name, "from_address": sender.address, "exercise": sender.is_exercise}


def _require_same(campaign: Campaign, register_sha256: str, config: Mapping[str, object]) -> None:
    promised = {name: campaign.config.get(name) for name in config}
    if campaign.register_sha256 != register_sha256 or promised != config:
        raise RefusedError(
            "The campaign was planned from another register or for another sender.",
            code="delivery.other_register",
            where=campaign.ref,
            why="Its messages would not be the ones that were planned.",
            fix="Resume with the case as it was, or start in a new folder.",
        )


def _sender_of(campaign: Campaign) -> Sender:
    config = campaign.config
    return Sender(name=config["from_name"], address=config["from_address"], is_exercise=config["exercise"])


def _recover_patiently(campaign: Campaign, ways: Ways, clock: Callable[[], datetime]) -> Recovery:
    total, deadline = Recovery(), time.monotonic() + _DYING_S
    while True:
        found = recover(campaign, journals=ways.journals, now=clock())
        total.segments += found.segments
        total.in_doubt += found.in_doubt
        total.alive = found.alive
        if not found.alive or time.monotonic() > deadline:
            return total
        time.sleep(0.1)


def _run_processes(
    work: Callable[[Callable[[int], None]], None], workers: int, on_settled: Callable[[int], None]
) -> None:
    if workers == 1:
        work(on_settled)
        return
    ended = run_processes(workers, work, on_settled)
    if ended.errors:
        raise ended.errors[0]
    if ended.deaths:
        raise MachineError(
            "A delivery worker died.",
            code="delivery.worker_died",
            why=f"{ended.deaths} of {workers} ended without finishing; memory may be short.",
            fix="Run the same command with --resume; what was in doubt is known.",
        )


def _join_letters(campaign: Campaign, ways: Ways) -> int:
    if not campaign.segments.filter(channel=Channel.POST).exists():
        return 0
    folder = PrintFolder(ways.outbox)
    letters = folder.join()
    folder.flush()
    return letters
