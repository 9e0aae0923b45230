"""The feed of the SMTP connections: leases outlive a slow server, and a lost lease stops the sender."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from cast import NOW, people

from amends.apps.delivery import feed as feed_module
from amends.apps.delivery.claims import Lease, LostLeaseError
from amends.apps.delivery.contents import Contents, digest
from amends.apps.delivery.feed import Feed
from amends.apps.delivery.journal import Journal
from amends.apps.delivery.ports import Row
from amends.core.channels import Channel
from amends.core.ports import Doubt, Outcome, OutcomeKind, Parcel

LEASE = timedelta(seconds=0.2)


class FixedContents:
    def make(self, row: Row, channel: Channel) -> bytes:
        return b"content"

    def make_repeat(self, row: Row, channel: Channel) -> bytes:
        return b"content again"


def lease_of_two(number: int) -> Lease:
    rows = [Row(f"{number}-{i}@x", "n", digest(b"content"), "code", person) for i, person in enumerate(people(2))]
    return Lease(number, number, Channel.EMAIL, 1, "w1", Doubt.REPEAT, rows)


async def slow_sending(folder: Path, seconds: float) -> Feed[Any]:
    """Hands over one message of the first of two leases and waits; the second lies in the queue meanwhile."""
    waiting = [lease_of_two(1), lease_of_two(2)]
    with ThreadPoolExecutor(max_workers=1) as desk:
        feed = Feed(
            claim_next=lambda: waiting.pop(0) if waiting else None,
            desk=desk,
            contents=cast(Contents, FixedContents()),
            journal=Journal(folder, "w1"),
            make_work=lambda row, data: Parcel(row.message_id, Channel.EMAIL, "", data),
            clock=lambda: NOW,
            on_settled=lambda count: None,
        )
        for _ in range(2):
            feed.next_job()
            await asyncio.sleep(0.05)
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await feed.keep_leases()
    return feed


@pytest.fixture
def renewed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    found: list[int] = []

    def renew(lease: Lease, *, now: datetime) -> None:
        found.append(lease.segment_id)

    monkeypatch.setattr(feed_module, "LEASE", LEASE)
    monkeypatch.setattr(feed_module, "renew", renew)
    return found


def test_leases_are_prolonged_while_a_slow_server_says_nothing(tmp_path: Path, renewed: list[int]) -> None:
    asyncio.run(slow_sending(tmp_path, 0.6))
    assert renewed.count(1) >= 3  # every half of the lease at the latest
    assert renewed.count(2) >= 3  # also for the segment that only waits its turn


def test_lost_lease_is_told(tmp_path: Path, renewed: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(lease: Lease, *, now: datetime) -> None:
        raise LostLeaseError("lost", code="delivery.lost_lease")

    monkeypatch.setattr(feed_module, "renew", lost)
    with pytest.raises(LostLeaseError):
        asyncio.run(slow_sending(tmp_path, 2.0))


@pytest.mark.parametrize(
    ("outcomes", "state"),
    [
        ([OutcomeKind.DOUBT, OutcomeKind.DOUBT], "unknown"),
        ([OutcomeKind.UNSENT] * 10, "owed"),
        ([OutcomeKind.REFUSED], "refused"),
        ([OutcomeKind.DOUBT, *[OutcomeKind.TEMPORARY] * 4], "unknown"),  # a copy may have arrived at the first try
    ],
)
def test_message_ends_in_the_state_that_its_tries_allow(
    tmp_path: Path, outcomes: list[OutcomeKind], state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_module, "PAUSES_S", (0.0, 0.0, 0.0, 0.0))
    written: dict[str, str] = {}

    def give_back(lease: Lease, settled: dict[str, feed_module.Settled], **more: object) -> None:
        written.update({message_id: str(entry.state) for message_id, entry in settled.items()})

    monkeypatch.setattr(feed_module, "give_back", give_back)
    asyncio.run(_tried(tmp_path, outcomes))
    assert written == {"1-0@x": state}


async def _tried(folder: Path, outcomes: list[OutcomeKind]) -> None:
    lease = lease_of_two(1)
    del lease.rows[1:]
    waiting = [lease]
    claim_next: Callable[[], Lease | None] = lambda: waiting.pop(0) if waiting else None  # noqa: E731
    with ThreadPoolExecutor(max_workers=1) as desk:
        feed = Feed(
            claim_next=claim_next,
            desk=desk,
            contents=cast(Contents, FixedContents()),
            journal=Journal(folder, "w1"),
            make_work=lambda row, data: Parcel(row.message_id, Channel.EMAIL, "", data),
            clock=lambda: NOW,
            on_settled=lambda count: None,
        )
        for kind in outcomes:
            while (job := feed.next_job()) is None:
                await asyncio.sleep(0.005)
            feed.settle(job, Outcome(kind, reason="as told"))
        while not feed.is_finished:
            feed.next_job()
            await asyncio.sleep(0.005)


def test_halted_feed_tells_when_the_last_answer_has_come(tmp_path: Path) -> None:
    woken: list[bool] = []

    async def halted() -> None:
        waiting = [lease_of_two(1)]
        with ThreadPoolExecutor(max_workers=1) as desk:
            feed = Feed(
                claim_next=lambda: waiting.pop(0) if waiting else None,
                desk=desk,
                contents=cast(Contents, FixedContents()),
                journal=Journal(tmp_path, "w1"),
                make_work=lambda row, data: Parcel(row.message_id, Channel.EMAIL, "", data),
                clock=lambda: NOW,
                on_settled=lambda count: None,
            )
            while (job := feed.next_job()) is None:
                await asyncio.sleep(0.005)
            feed.on_change = lambda: woken.append(feed.is_finished)
            feed.halt()
            assert feed.next_job() is None
            feed.settle(job, Outcome(OutcomeKind.ACCEPTED))
            await asyncio.sleep(0.01)

    asyncio.run(halted())
    assert woken[0] is False  # one message is under way
    assert woken[-1] is True  # whoever carries the messages can end
