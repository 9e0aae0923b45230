"""One worker: sends the planned segments of a campaign, channel after channel."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import uvloop
from django.db import connections

from amends.apps.delivery.claims import Lease, claim
from amends.apps.delivery.contents import Contents
from amends.apps.delivery.faults import Point, passing
from amends.apps.delivery.feed import SmtpFeed
from amends.apps.delivery.folders import Folder, send_to_folder, send_to_print
from amends.apps.delivery.journal import Journal
from amends.apps.delivery.models import Campaign
from amends.apps.delivery.ports import Renderer, Ways
from amends.core.channels import Channel
from amends.core.errors import MachineError
from amends.core.ids import new_ref
from amends.core.ports import Doubt
from amends.providers.email.address import ascii_address
from amends.providers.email.files import MailFolder
from amends.providers.email.mime import Sender
from amends.providers.email.pool import SmtpPool
from amends.providers.email.route import SmtpRoute
from amends.providers.post.printfile import PrintFolder
from amends.providers.sms.files import SmsFolder

_SYNC_S = 0.05  # a power cut forgets at most so much of the journal; the ledger then knows that it may have


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
        """Returns when no segment is planned any more.

        Raises ``MachineError`` when a provider is given up; what was not sent is planned again then.
        """
        is_clean = False
        try:
            self._send_email()
            self._send_files(Channel.SMS, SmsFolder)
            self._send_letters()
            is_clean = True
        finally:
            self._journal.flush()
            self._journal.sync()
            self._journal.close(is_needed=not is_clean)

    def _claim_warm(self) -> Lease | None:
        """Claims, and renders each notice once: a renderer may read the database, the event loop may not."""
        lease = self._claim(Channel.EMAIL, Doubt.REPEAT)
        for row in {row.notice: row for row in lease.rows}.values() if lease else ():
            self._contents.make(row, Channel.EMAIL)
        return lease

    def _claim(self, channel: Channel, doubt: Doubt) -> Lease | None:
        return claim(
            campaign_id=self.campaign.id,
            campaign_ref=self.campaign.ref,
            channel=channel,
            doubt=doubt,
            worker=self.name,
            key=self.key,
            now=self.clock(),
        )

    def _send_email(self) -> None:
        if self.ways.smtp is None:
            self._send_files(Channel.EMAIL, MailFolder)
        else:
            with (
                ThreadPoolExecutor(max_workers=1, thread_name_prefix="ledger") as desk,
                asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
            ):
                try:
                    runner.run(self._send_smtp(self.ways.smtp, desk))
                finally:
                    desk.submit(connections.close_all)

    async def _send_smtp(self, route: SmtpRoute, desk: Executor) -> None:
        feed = SmtpFeed(
            claim_next=self._claim_warm,
            desk=desk,
            contents=self._contents,
            journal=self._journal,
            envelope_from=self._envelope_from,
            clock=self.clock,
            on_settled=self.on_settled,
        )
        pool = SmtpPool(route, feed, helo=self._envelope_from.rpartition("@")[2])
        feed.on_change = pool.wake
        beside = [asyncio.create_task(task) for task in (self._sync_often(), feed.keep_leases())]
        for task in beside:
            task.add_done_callback(_tell_failure)
        try:
            await pool.run()
        except MachineError:
            feed.stop()
            raise
        finally:
            for task in beside:
                task.cancel()

    async def _sync_often(self) -> None:
        while True:
            await asyncio.sleep(_SYNC_S)
            await asyncio.to_thread(self._journal.sync)

    def _send_files(self, channel: Channel, make_folder: Callable[[Path], Folder]) -> None:
        while (lease := self._claim(channel, Doubt.IDEMPOTENT)) is not None:
            self._journal.start(lease.place, lease.doubt)
            passing(Point.AFTER_CLAIM)
            folder = make_folder(self.ways.outbox)
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


def _tell_failure(task: asyncio.Task[None]) -> None:
    """Raised in a callback, the error reaches the pool, which stops the run."""
    if not task.cancelled():
        task.result()
