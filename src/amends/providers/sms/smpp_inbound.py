"""What comes in on the link: receipts for the ledger, answers of people; acknowledged when they were taken.

An SMSC may tell of a message before it has answered its submission.  Such a receipt waits until every submission
that was under way at its arrival has been answered, and is acknowledged only then.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

from amends.core.errors import AmendsError, InputError
from amends.core.ports import Receipt
from amends.providers.sms.smpp_book import ReceiptBook
from amends.providers.sms.smpp_pdu import BadUnitError, Unit, read_delivered
from amends.providers.sms.smpp_receipts import Reply, Said, is_receipt, read_receipt, read_reply
from amends.providers.sms.smpp_session import SmppSession

_AGAIN_LATER, _NEVER = 0x64, 0x65  # ESME_RX_T_APPN, ESME_RX_P_APPN
_MOST_WAITING = 1000


class Inbound:
    """Sorts deliveries; ``unreadable`` counts those that said nothing that SMPP knows."""

    def __init__(
        self,
        ids: str,
        zone: ZoneInfo | None,
        clock: Callable[[], datetime],
        hand_out: Callable[[Receipt | Reply], None],
    ) -> None:
        self.book = ReceiptBook(ids)
        self.unreadable = 0
        self._zone, self._clock, self._hand_out = zone, clock, hand_out
        self._issued = 0
        self._under_way: dict[int, None] = {}
        self._early: deque[tuple[int, SmppSession, Unit, Said]] = deque()

    @contextmanager
    def submission(self) -> Iterator[None]:
        """While a submission is under way, a receipt may be of it."""
        self._issued += 1
        number = self._issued
        self._under_way[number] = None
        try:
            yield
        finally:
            del self._under_way[number]
            self._release()

    def take(self, session: SmppSession, request: Unit) -> None:
        """Handles one ``deliver_sm``."""
        try:
            delivered = read_delivered(request.body)
            if not is_receipt(delivered):
                self._acknowledge(session, request, read_reply(delivered, self._clock()))
                return
            said = read_receipt(delivered, self._zone)
        except (BadUnitError, InputError):
            self.unreadable += 1
            session.answer(request, status=_NEVER)
            return
        self._early.append((self._issued, session, request, said))
        self._release()

    def release_all(self) -> None:
        """Hands out what still waits, though its message is not known."""
        while self._early:
            self._tell(*self._early.popleft()[1:])

    def _release(self) -> None:
        oldest = next(iter(self._under_way), self._issued + 1)
        while self._early:
            barrier, _, _, said = self._early[0]
            if oldest <= barrier and not self.book.knows(said.ref) and len(self._early) <= _MOST_WAITING:
                return
            self._tell(*self._early.popleft()[1:])

    def _tell(self, session: SmppSession, request: Unit, said: Said) -> None:
        receipt = self.book.receipt(said, self._clock(), hashlib.sha256(request.body).hexdigest())
        self._acknowledge(session, request, receipt)

    def _acknowledge(self, session: SmppSession, request: Unit, found: Receipt | Reply) -> None:
        try:
            self._hand_out(found)
        except AmendsError:
            session.answer(request, status=_AGAIN_LATER)
        else:
            session.answer(request)
