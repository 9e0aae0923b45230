"""One worker: sends the planned segments of a campaign, channel after channel."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import uvloop
from django.db import connections

from amends.apps.delivery.claims import Lease, claim
from amends.apps.delivery.contents import Contents
from amends.apps.delivery.courier import Courier
from amends.apps.delivery.faults import Point, passing
from amends.apps.delivery.feed import Feed, Work
from amends.apps.delivery.folders import Folder, send_to_folder, send_to_print
from amends.apps.delivery.journal import Journal
from amends.apps.delivery.models import Campaign
from amends.apps.delivery.orders import Standing
from amends.apps.delivery.parcels import parcel_of
from amends.apps.delivery.ports import Renderer, Row, Ways
from amends.apps.delivery.spool import Spool
from amends.apps.delivery.unknowns import ask_provider
from amends.apps.delivery.watch import watch_orders
from amends.core.channels import Channel
from amends.core.errors import MachineError
from amends.core.ids import new_ref
from amends.core.ports import Doubt, HearsReceipts, KnowsByKey, Parcel, Provider
from amends.providers.email.address import ascii_address
from amends.providers.email.connection import Job
from amends.providers.email.files import MailFolder
from amends.providers.email.jobs import job_maker
from amends.providers.email.mime import Sender
from amends.providers.email.pool import SmtpPool
from amends.providers.email.route import SmtpRoute
from amends.providers.post.printfile import PrintFolder
from amends.providers.sms.files import SmsFolder
from amends.providers.way import provider_for

LINGER_S = 2.0  # after the last message its receipts are waited for so long; later ones come by the next run
_SYNC_S = 0.05  # a power cut forgets at most so much of the journal; the ledger then knows that it may have
W = TypeVar("W", bound=Work)


@dataclass
class Worker:
    """Sends for one campaign.  ``clock`` tells the real time; ``on_settled`` is told of each segment's messages."""

    campaign: Campaign
    key: bytes
    renderer: Renderer
    ways: Ways
    clock: Callable[[], datetime]
    on_settled: Callable[[int], None]

    def __post_init__(self) -> None:
        config = self.campaign.config
        sender = Sender(name=config["from_name"], address=config["from_address"], is_exercise=config["exercise"])
        self.name = new_ref(f"{socket.gethostname()[:40]}-{os.getpid()}", length=12)
        self._contents = Contents(self.renderer, sender=sender, at=self.campaign.started_at)
        self._envelope_from = ascii_address(sender.address)
        self._journal = Journal(self.ways.journals, self.name)

    def run(self) -> None:
        """Returns when no segment is planned that may leave now.

        Raises ``MachineError`` when a provider is given up; what was not sent is planned again then.
        """
        is_clean = False
        try:
            for channel in _ORDER:
                self._send(channel)
            is_clean = True
        finally:
            self._journal.flush()
            self._journal.sync()
            self._journal.close(is_needed=not is_clean)

    def _send(self, channel: Channel) -> None:
        if channel in self.ways.providers:
            provider = provider_for(self.ways.providers[channel])
            self._in_loop(lambda desk: self._send_by(provider, desk))
        elif channel is Channel.EMAIL and self.ways.smtp is not None:
            route = self.ways.smtp
            self._in_loop(lambda desk: self._send_smtp(route, desk))
        elif channel is Channel.EMAIL and self.ways.as_files:
            self._send_files(channel, MailFolder(self.ways.outbox))
        elif channel is Channel.SMS and self.ways.as_files:
            self._send_files(channel, SmsFolder(self.ways.outbox))
        elif channel is Channel.POST:
            self._send_letters()

    def _claim_warm(self, channel: Channel, doubt: Doubt, provider: str | None) -> Lease | None:
        """Claims, and renders each notice once: a renderer may read the database, the event loop may not."""
        lease = self._claim(channel, doubt, provider)
        for row in {row.notice: row for row in lease.rows}.values() if lease else ():
            self._contents.make(row, channel)
        return lease

    def _claim(self, channel: Channel, doubt: Doubt, provider: str | None = None) -> Lease | None:
        return claim(
            campaign_id=self.campaign.id,
            campaign_ref=self.campaign.ref,
            channel=channel,
            doubt=doubt,
            worker=self.name,
            key=self.key,
            now=self.clock(),
            provider=provider,
        )

    def _in_loop(self, send: Callable[[Executor], Coroutine[Any, Any, None]]) -> None:
        with (
            ThreadPoolExecutor(max_workers=1, thread_name_prefix="ledger") as desk,
            asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
        ):
            try:
                runner.run(send(desk))
            finally:
                desk.submit(connections.close_all)

    async def _send_smtp(self, route: SmtpRoute, desk: Executor) -> None:
        job = job_maker(route, sender=self._envelope_from, clock=self.clock)

        def make_work(row: Row, data: bytes) -> Job:
            return job(row.message_id, row.person.email or "", data)

        feed = self._feed(Channel.EMAIL, Doubt.REPEAT, desk, make_work, destination=_mail_domain)
        pool = SmtpPool(route, feed, helo=self._envelope_from.rpartition("@")[2])
        feed.on_change = pool.wake
        await self._beside(feed, desk, pool.run())

    async def _send_by(self, provider: Provider, desk: Executor) -> None:
        config = self.campaign.config

        def make_work(row: Row, data: bytes) -> Parcel:
            return parcel_of(row, provider.channel, data, renderer=self.renderer, is_exercise=config["exercise"])

        is_keyed = isinstance(provider, KnowsByKey) and provider.knows_by_key
        feed = self._feed(
            provider.channel, provider.doubt, desk, make_work, provider=provider.name, says_repeat=not is_keyed
        )
        with self._hearing(provider) as hears:
            courier = Courier(provider, feed, linger_s=LINGER_S if hears else 0.0)
            feed.on_change = courier.wake
            await ask_provider(self.campaign.id, provider, desk=desk, clock=self.clock)
            await self._beside(feed, desk, courier.run())

    @contextmanager
    def _hearing(self, provider: Provider) -> Iterator[bool]:
        """Keeps what the provider hears of messages while it sends; false where it hears nothing."""
        if not isinstance(provider, HearsReceipts) or self.ways.spool is None:
            yield False
            return
        spool = Spool(self.ways.spool, self.name)
        provider.on_receipt = spool.put
        try:
            yield True
        finally:
            spool.close()

    def _feed(
        self,
        channel: Channel,
        doubt: Doubt,
        desk: Executor,
        make_work: Callable[[Row, bytes], W],
        *,
        destination: Callable[[Row], str] = lambda row: "",
        provider: str | None = None,
        says_repeat: bool = True,
    ) -> Feed[W]:
        return Feed(
            claim_next=lambda: self._claim_warm(channel, doubt, provider),
            desk=desk,
            contents=self._contents,
            journal=self._journal,
            make_work=make_work,
            clock=self.clock,
            on_settled=self.on_settled,
            destination=destination,
            pace=self.ways.pace,
            provider=provider,
            says_repeat=says_repeat,
            quiet_until=lambda row: self.ways.quiet_until(row.person, channel, self.clock()),
        )

    async def _beside(self, feed: Feed[W], desk: Executor, sending: Coroutine[Any, Any, None]) -> None:
        """Sends, while the journal is synced, leases are prolonged and orders are obeyed."""

        def obey(stands: Standing) -> None:
            feed.slow_down(stands.rate)
            if stands.is_halted:
                feed.halt()

        watching = watch_orders(self.campaign.id, desk, obey, self.ways.judge)
        beside = [asyncio.create_task(task) for task in (self._sync_often(), feed.keep_leases(), watching)]
        for task in beside:
            task.add_done_callback(_tell_failure)
        try:
            await sending
        except MachineError:
            feed.stop()
            raise
        finally:
            for task in beside:
                task.cancel()
        feed.stop()

    async def _sync_often(self) -> None:
        while True:
            await asyncio.sleep(_SYNC_S)
            await asyncio.to_thread(self._journal.sync)

    def _send_files(self, channel: Channel, folder: Folder) -> None:
        while (lease := self._claim(channel, Doubt.IDEMPOTENT)) is not None:
            self._journal.start(lease.place, lease.doubt)
            passing(Point.AFTER_CLAIM)
            self.on_settled(send_to_folder(lease, contents=self._contents, folder=folder, clock=self.clock))

    def _send_letters(self) -> None:
        while (lease := self._claim(Channel.POST, Doubt.IDEMPOTENT)) is not None:
            self._journal.start(lease.place, lease.doubt)
            passing(Point.AFTER_CLAIM)
            folder = PrintFolder(self.ways.outbox)
            count = send_to_print(
                lease, contents=self._contents, renderer=self.renderer, folder=folder, clock=self.clock
            )
            self.on_settled(count)


# The least intrusive first; within a channel, segments in their order.
_ORDER = (Channel.INBOX, Channel.PUSH, Channel.EMAIL, Channel.SMS, Channel.VOICE, Channel.POST, Channel.BRANCH)


def _mail_domain(row: Row) -> str:
    return (row.person.email or "").rpartition("@")[2].lower()


def _tell_failure(task: asyncio.Task[None]) -> None:
    """Raised in a callback, the error reaches the pool, which stops the run."""
    if not task.cancelled():
        task.result()
