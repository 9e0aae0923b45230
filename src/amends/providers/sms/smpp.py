"""SMS over SMPP 3.4: one bound link, up to 16 submissions under way, receipts on the same link.

SMPP has nothing that makes a repetition harmless, so a lost answer is held for a person (``Doubt.HOLD``).
"""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from collections.abc import Callable
from datetime import UTC, datetime

from amends.core.channels import Channel
from amends.core.envelope import Envelope
from amends.core.errors import MachineError
from amends.core.ports import Doubt, Outcome, OutcomeKind, Parcel, Receipt, ReceiptKind
from amends.providers.sms.parts import Part, parts_of
from amends.providers.sms.released import readable_sms
from amends.providers.sms.smpp_answers import OK, outcome_of
from amends.providers.sms.smpp_book import joined_refs, parted_refs
from amends.providers.sms.smpp_inbound import Inbound
from amends.providers.sms.smpp_link import bound_link
from amends.providers.sms.smpp_pdu import (
    GENERIC_NACK,
    QUERY_SM,
    SUBMIT_SM,
    BadUnitError,
    Unit,
    query_body,
    read_c_octets,
    submit_body,
)
from amends.providers.sms.smpp_receipts import Reply, state_name
from amends.providers.sms.smpp_route import SmppRoute, smpp_route
from amends.providers.sms.smpp_session import LinkLostError, NotSentError, SmppSession
from amends.providers.way import Address

SCHEMES = ("smpp", "smpps")
REPLY_SOURCE = "smpp-reply"
_GOODBYE_S = 2.0
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.2, 5.0  # doubled after each fruitless try
_AGAIN = frozenset((OutcomeKind.TEMPORARY, OutcomeKind.UNSENT))
_TAKEN, _FAILED = frozenset(("ENROUTE", "DELIVRD", "ACCEPTD")), frozenset(("EXPIRED", "DELETED", "UNDELIV", "REJECTD"))


def provider(address: Address) -> SmppProvider:
    """The provider of an SMPP URL; raises ``InputError`` where an option cannot be used."""
    return SmppProvider(smpp_route(address))


class SmppProvider:
    """Hands over SMS and hears of them.

    Set ``on_receipt`` and ``on_reply`` before ``open``: an SMSC begins to deliver as soon as we are bound.  What
    they raise as ``AmendsError`` makes the SMSC repeat the delivery.  Without an ``on_reply`` of its own a person's
    answer goes to ``on_receipt`` as an event that names nobody and is only counted.  ``Outcome.ref`` names the parts in
    order, joined by commas.
    """

    channel = Channel.SMS
    doubt = Doubt.HOLD

    def __init__(self, route: SmppRoute, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._route, self._clock = route, clock
        self.name, self.concurrency = route.name, route.window
        self.on_receipt: Callable[[Receipt], None] = lambda receipt: None
        self.on_reply: Callable[[Reply], None] = self._count_reply
        self._inbound = Inbound(route.ids, route.zone, clock, self._heard)
        self._session: SmppSession | None = None
        self._fault: MachineError | None = None
        self._fruitless, self._not_before = 0, 0.0
        self._binding, self._window = asyncio.Lock(), asyncio.Semaphore(route.window)

    def objection(self, parcel: Parcel) -> str | None:
        """Why it cannot be conveyed exactly; ``None`` if it can."""
        found = self._readable(parcel)
        return found if isinstance(found, str) else None

    async def open(self) -> None:
        """Binds; raises ``MachineError`` (``provider.unreachable``, ``.tls``, ``.auth``, ``.bind``)."""
        self._not_before = 0.0
        await self._link()

    async def close(self) -> None:
        """Unbinds; receipts that waited for their message are handed out first."""
        session, self._session = self._session, None
        self._inbound.release_all()
        if session is not None:
            await session.say_goodbye(min(_GOODBYE_S, self._route.timeout_s))

    async def send(self, parcel: Parcel) -> Outcome:
        """Submits every part.  ``ACCEPTED`` only if all were; some and not all is ``DOUBT``.

        Raises ``MachineError`` (``provider.auth``) where nobody's message would pass.
        """
        envelope = self._readable(parcel)
        if isinstance(envelope, str):
            return Outcome(OutcomeKind.REFUSED, "objection", reason=envelope)
        parts = parts_of(envelope.text, envelope.message_id, only_ucs2=self._route.only_ucs2)
        first = await self._submit(envelope, parts[0], len(parts))
        if first.kind is not OutcomeKind.ACCEPTED or len(parts) == 1:
            return first
        rest = await asyncio.gather(*(self._submit_patiently(envelope, part, len(parts)) for part in parts[1:]))
        return _together([first, *rest])

    async def look_up(self, message_id: str, ref: str) -> Outcome | None:
        """What ``query_sm`` says of every part; ``None`` where a part is not known or the SMSC does not tell."""
        refs = parted_refs(ref) if ref else []
        if not refs or not all(refs):
            return None
        states = [await self._state(one) for one in refs]
        said = ",".join(states)
        if all(state in _TAKEN for state in states):
            return Outcome(OutcomeKind.ACCEPTED, said, ref=ref, reason="the SMSC has it")
        if all(state in _FAILED for state in states):
            return Outcome(OutcomeKind.REFUSED, said, ref=ref, reason="the SMSC could not deliver it")
        return None

    def _heard(self, found: Receipt | Reply) -> None:
        if isinstance(found, Receipt):
            self.on_receipt(found)
        else:
            self.on_reply(found)

    def _count_reply(self, reply: Reply) -> None:
        """Under a random name: a digest of a number or of STOP could be guessed."""
        event = secrets.token_hex(16)
        self.on_receipt(Receipt(source=REPLY_SOURCE, event=event, kind=ReceiptKind.SEEN, at=reply.at))

    def _readable(self, parcel: Parcel) -> Envelope | str:
        return readable_sms(parcel, most_parts=self._route.most_parts, only_ucs2=self._route.only_ucs2)

    async def _submit_patiently(self, envelope: Envelope, part: Part, parts: int) -> Outcome:
        """Repeats "not now" and "not sent" within the time-out: the first part is out already."""
        loop, pause = asyncio.get_running_loop(), _FIRST_PAUSE_S
        until = loop.time() + self._route.timeout_s
        while True:
            try:
                outcome = await self._submit(envelope, part, parts)
            except MachineError as fault:  # of the rest of this message nothing is known; the next one stops the run
                return Outcome(OutcomeKind.UNSENT, fault.code)
            if outcome.kind not in _AGAIN or loop.time() + pause > until:
                return outcome
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE_S)

    async def _submit(self, envelope: Envelope, part: Part, parts: int) -> Outcome:
        async with self._window:
            try:
                session = await self._link()
                body = self._body(session, envelope, part)
                with self._inbound.submission():
                    return await self._asked(session, envelope.message_id, body, parts)
            except NotSentError as error:
                return Outcome(OutcomeKind.UNSENT, reason=str(error))
            except MachineError as fault:
                if fault.code == "provider.auth":
                    raise
                return Outcome(OutcomeKind.UNSENT, fault.code, reason=fault.why)

    def _body(self, session: SmppSession, envelope: Envelope, part: Part) -> bytes:
        route = self._route
        reference = int.from_bytes(hashlib.sha256(envelope.message_id.encode()).digest()[1:3], "big")
        return submit_body(
            part,
            to=envelope.to[1:],
            sender=route.sender,
            validity=route.validity,
            is_registered=route.wants_receipts,
            service_type=route.service_type,
            reference=reference if session.takes_tags else None,
        )

    async def _asked(self, session: SmppSession, message_id: str, body: bytes, parts: int) -> Outcome:
        answer = session.ask(SUBMIT_SM, body)
        await asyncio.wait((answer,), timeout=self._route.timeout_s)
        if not answer.done():
            answer.add_done_callback(lambda done: self._late(done, message_id, parts))
            return Outcome(OutcomeKind.DOUBT, "timeout", reason="the SMSC did not answer in time")
        try:
            return self._outcome(answer.result(), message_id, parts)
        except (LinkLostError, BadUnitError) as error:
            return Outcome(OutcomeKind.DOUBT, "lost", reason=str(error))

    def _outcome(self, answer: Unit, message_id: str, parts: int) -> Outcome:
        if answer.status != OK:
            return outcome_of(answer.status)
        if answer.command == GENERIC_NACK:
            raise BadUnitError("the SMSC's answer contradicts itself")
        ref, _ = read_c_octets(answer.body)
        self._inbound.book.note(message_id, ref, parts=parts)
        return Outcome(OutcomeKind.ACCEPTED, "ESME_ROK", ref=joined_refs([ref]))

    def _late(self, answer: asyncio.Future[Unit], message_id: str, parts: int) -> None:
        """An answer after we gave up is evidence; of a part it is not enough."""
        if answer.cancelled() or answer.exception() is not None:
            return
        try:
            outcome = self._outcome(answer.result(), message_id, parts)
        except BadUnitError:
            return
        if outcome.kind is OutcomeKind.ACCEPTED and parts == 1:
            event = f"late:{outcome.ref}"
            kind, at = ReceiptKind.ACCEPTED, self._clock()
            self.on_receipt(
                Receipt(source="smpp", event=event, kind=kind, at=at, message_id=message_id, ref=outcome.ref)
            )

    async def _state(self, ref: str) -> str:
        """The text form of a part's state; empty where it is not told."""
        try:
            session = await self._link()
            async with asyncio.timeout(self._route.timeout_s):
                answer = await session.ask(QUERY_SM, query_body(ref, self._route.sender))
            _, at = read_c_octets(answer.body)
            _, at = read_c_octets(answer.body, at)
            return state_name(answer.body[at]) if answer.status == OK else ""
        except (TimeoutError, ConnectionError, MachineError, ValueError, IndexError):
            return ""

    async def _link(self) -> SmppSession:
        """The link, bound anew where it was lost; raises ``MachineError``, also while a pause lasts."""
        if self._session is not None and self._session.is_alive:
            return self._session
        async with self._binding:
            if self._session is not None and self._session.is_alive:
                return self._session
            now = asyncio.get_running_loop().time()
            if self._fault is not None and now < self._not_before:
                raise self._fault
            return await self._bound()

    async def _bound(self) -> SmppSession:
        try:
            self._session = await bound_link(self._route, self._inbound.take)
        except MachineError as fault:
            pause = min(_FIRST_PAUSE_S * 2**self._fruitless, _LONGEST_PAUSE_S)
            self._fault, self._fruitless = fault, min(self._fruitless + 1, 10)
            self._not_before = asyncio.get_running_loop().time() + pause
            raise
        self._fault, self._fruitless = None, 0
        return self._session


def _together(outcomes: list[Outcome]) -> Outcome:
    """The outcome of a message whose first part was accepted."""
    refs = joined_refs([parted_refs(outcome.ref)[0] for outcome in outcomes])
    missing = [outcome for outcome in outcomes if outcome.kind is not OutcomeKind.ACCEPTED]
    if not missing:
        return Outcome(OutcomeKind.ACCEPTED, "ESME_ROK", ref=refs)
    taken = len(outcomes) - len(missing)
    reason = f"the SMSC took {taken} of {len(outcomes)} parts"
    return Outcome(OutcomeKind.DOUBT, missing[0].code, ref=refs, reason=reason)
