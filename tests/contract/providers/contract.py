"""The contract that every provider must pass, whatever it speaks.

How to use it.  In ``tests/contract/providers/test_<kind>_<name>.py`` write a ``Peer``: a real server on the
loopback that speaks the provider's documented protocol and can be told how to behave.  Then:

    KIT = Kit(peer=MyPeer, parcel=my_parcel, plays=frozenset(Mode), secret="pass-word")

    @pytest.mark.parametrize("check", checks(KIT), ids=name_of)
    def test_it_keeps_the_contract(check: Check) -> None:
        run(check, KIT)

``peer`` is called without arguments for each check; ``start`` and ``stop`` are awaited in the check's own
event loop (a peer that lives in a thread or a process starts and stops it there).  ``parcel(message_id, text)``
gives a parcel for this channel.  ``plays`` names the modes that the peer can play: a check whose mode is
missing is left out, so leave one out only where the protocol has no such thing, and say why beside it.
A peer that refuses should quote the address and the text in its words, as real ones do: the provider must not
pass them on.  In ``LOSE_ANSWER`` it takes the message, ``received`` has it, and no answer comes: give the URL
a short ``timeout`` where the provider has that option.  Whatever is special about a provider is a test
of its own beside the contract.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from amends.core.errors import MachineError
from amends.core.ports import Doubt, Outcome, OutcomeKind, Parcel, Provider
from amends.providers.way import provider_for, schemes

PATIENCE_S = 20.0  # no check takes so long unless something hangs


class Mode(StrEnum):
    """How a peer behaves towards the next message."""

    ACCEPT = "accept"
    REFUSE = "refuse"  # for good
    BUSY = "busy"  # not now, with the time to wait where the protocol can say it
    LOSE_ANSWER = "lose_answer"  # takes the message and never answers
    DOWN = "down"  # nobody listens; open connections are cut
    GARBAGE = "garbage"  # takes the message and answers what is no answer


@dataclass(frozen=True)
class Arrived:
    """One message as the peer has it: our id ("" where the protocol has no place for it), address, words."""

    id: str
    to: str
    text: str


class Peer(Protocol):
    """The other side.  ``url`` is for ``provider_for`` and valid after ``start``; ``mode`` may change at any time.

    ``received`` is what the peer holds: an idempotent peer that gets a message twice holds it once.
    """

    url: str
    mode: Mode
    received: list[Arrived]

    async def start(self) -> None: ...

    async def stop(self) -> None: ...

    def reset(self) -> None:
        """Forgets what arrived and accepts again."""


@dataclass(frozen=True, kw_only=True)
class Kit:
    """What the contract must know of one provider.

    ``retry_after_s`` is what the peer says when busy (``None``: its protocol cannot).  ``wrong_url`` turns the
    peer into a URL with a wrong password.  ``secret`` must not show in the provider's name or errors.
    ``shown`` gives the words as they may arrive (line ends, say).  ``looks_up``: after a lost answer the provider can
    find out.  ``bad_addresses`` and ``bad_contents`` must be refused at plan time.  ``texts`` adds hostile texts.
    ``make`` makes the provider of a URL (where it needs more than the URL).  ``has_id`` is whether the protocol
    carries our id; ``idempotent`` whether the provider promises it (``Doubt.IDEMPOTENT``).
    """

    peer: Callable[[], Peer]
    parcel: Callable[[str, str], Parcel]
    plays: frozenset[Mode] = frozenset(Mode)
    retry_after_s: float | None = None
    wrong_url: Callable[[Peer], str] | None = None
    secret: str = ""
    shown: Callable[[str], str] = field(default=lambda text: text)
    looks_up: bool = False
    has_id: bool = True
    idempotent: bool = False
    bad_addresses: tuple[str, ...] = ()
    bad_contents: tuple[bytes, ...] = (b"", b"\xff\x00 not ours")
    texts: tuple[str, ...] = ()
    make: Callable[[str], Provider] = provider_for


Check = Callable[[Kit], Awaitable[None]]

ID = "m-7f3a9c@notices.example"
TEXT = "Exercise. Dear Ana Example, your data were exposed. Call us. Code 7Q2K-9XVB"
HOSTILE = (
    "first line\nsecond line\n\nlast",
    "carriage\r\nreturn\rand line",
    "nul \x00 inside",
    "controls \x01\x07\x1b\x7f here",
    "c1 \x85 and \x9b here",
    "trailing blanks  \t ",
    "\n.\n..\r\n.\r\nQUIT",
    "right to left \u202eevil\u202c \u200fmark \u2067isolate\u2069 سلام",
    "emoji \U0001f9d1\u200d\U0001f680 flag \U0001f1e9\U0001f1ea",
    "combining e\u0301 and \u00e9, Å and \u212b",
    "<b>&amp; \"quotes\" 'single' </script> ]]> %s {0} ${x} \\ %0d%0a &to=+15550100",
    "private \ue000 and non-character \ufdd0 and bom \ufeff",
    "é" * 161,
    "long " * 2000,
    "1234567890" * 16,
)


def checks(kit: Kit) -> list[Check]:
    """The checks that this kit can be put to."""
    wanted = [
        (accepted_arrives_once_and_exactly, {Mode.ACCEPT}),
        (hostile_words_arrive_exactly_or_are_refused_beforehand, {Mode.ACCEPT}),
        (as_many_at_once_as_it_says_arrive_once_each, {Mode.ACCEPT}),
        (an_exercise_is_conveyed_like_any_other, {Mode.ACCEPT}),
        (opening_and_closing_can_be_repeated, {Mode.ACCEPT}),
        (an_unknown_message_is_not_found, {Mode.ACCEPT}),
        (it_says_plainly_what_it_is, set()),
        (bad_content_is_refused_beforehand, set()),
        (refused_is_refused, {Mode.REFUSE}),
        (busy_is_temporary, {Mode.BUSY}),
        (busy_then_free_gives_one_copy, {Mode.BUSY, Mode.ACCEPT}),
        (a_lost_answer_is_doubt, {Mode.LOSE_ANSWER}),
        (nobody_there_means_unsent, {Mode.DOWN}),
        (gone_after_opening_means_unsent_and_coming_back_mends_it, {Mode.DOWN, Mode.ACCEPT}),
        (garbage_is_never_taken_for_acceptance, {Mode.GARBAGE}),
        (no_answer_of_any_kind_tells_who_or_what, set()),
    ]
    found: list[Check] = [check for check, needs in wanted if needs <= kit.plays]
    if kit.wrong_url:
        found.append(a_wrong_password_stops_everything)
    if kit.bad_addresses:
        found.append(a_bad_address_is_refused_beforehand)
    if kit.idempotent:
        found += [the_same_parcel_twice_is_one_copy]
        found += [a_repeat_after_a_lost_answer_leaves_one_copy] if Mode.LOSE_ANSWER in kit.plays else []
    if kit.looks_up:
        found.append(what_was_lost_can_be_looked_up)
    return found


def name_of(check: Check) -> str:
    """The behaviour, as the name of the test."""
    return getattr(check, "__name__", str(check))


def run(check: Check, kit: Kit) -> None:
    """Puts the kit to one check in an event loop of its own."""

    async def within_patience() -> None:
        async with asyncio.timeout(PATIENCE_S):
            await check(kit)

    schemes()  # imports every provider, which takes its time on a busy machine
    asyncio.run(within_patience())


async def accepted_arrives_once_and_exactly(kit: Kit) -> None:
    """One copy, the same words, the same address, and a name for it."""
    async with in_use(kit) as (peer, provider):
        parcel = kit.parcel(ID, TEXT)
        assert provider.objection(parcel) is None
        outcome = await provider.send(parcel)
        assert outcome.kind is OutcomeKind.ACCEPTED, outcome
        assert outcome.ref
        assert peer.received == [_expected(kit, parcel, TEXT)]


async def hostile_words_arrive_exactly_or_are_refused_beforehand(kit: Kit) -> None:
    """No text is changed on the way: it comes as it is, or the plan is told that it cannot."""
    async with in_use(kit) as (peer, provider):
        for number, text in enumerate((*HOSTILE, *kit.texts)):
            peer.reset()
            parcel = kit.parcel(f"m-{number}@notices.example", text)
            objection = provider.objection(parcel)
            if objection is not None:
                _tells_nothing(objection, parcel, text)
                continue
            outcome = await provider.send(parcel)
            assert outcome.kind is OutcomeKind.ACCEPTED, (number, outcome)
            assert peer.received == [_expected(kit, parcel, text)], number


async def as_many_at_once_as_it_says_arrive_once_each(kit: Kit) -> None:
    """``concurrency`` parcels at once neither mix nor multiply."""
    async with in_use(kit) as (peer, provider):
        parcels = [kit.parcel(f"m-{n}@notices.example", f"{TEXT} {n}") for n in range(2 * provider.concurrency)]
        for start in (0, provider.concurrency):
            batch = parcels[start : start + provider.concurrency]
            outcomes = await asyncio.gather(*(provider.send(parcel) for parcel in batch))
            assert {outcome.kind for outcome in outcomes} == {OutcomeKind.ACCEPTED}, outcomes
        refs = [_expected(kit, parcel, f"{TEXT} {n}") for n, parcel in enumerate(parcels)]
        assert sorted(map(repr, peer.received)) == sorted(map(repr, refs))


async def an_exercise_is_conveyed_like_any_other(kit: Kit) -> None:
    """An exercise says the same words to the same address, or is refused beforehand."""
    async with in_use(kit) as (peer, provider):
        parcel = replace(kit.parcel(ID, TEXT), is_exercise=True)
        if provider.objection(parcel) is None:
            assert (await provider.send(parcel)).kind is OutcomeKind.ACCEPTED
            assert peer.received == [_expected(kit, parcel, TEXT)]


async def opening_and_closing_can_be_repeated(kit: Kit) -> None:
    """Closing what is not open is harmless, and a closed provider opens again."""
    peer = kit.peer()
    await peer.start()
    try:
        provider = kit.make(peer.url)
        await provider.close()
        for number in range(2):
            await provider.open()
            assert (await provider.send(kit.parcel(f"m-{number}@x.example", TEXT))).kind is OutcomeKind.ACCEPTED
            await provider.close()
        await provider.close()
        assert len(peer.received) == 2
    finally:
        await peer.stop()


async def an_unknown_message_is_not_found(kit: Kit) -> None:
    """Of what was never sent it must not say that it was accepted."""
    async with in_use(kit) as (_, provider):
        for ref in ("", "no-such-ref"):
            found = await provider.look_up("never-sent@notices.example", ref)
            assert found is None or found.kind is not OutcomeKind.ACCEPTED


async def it_says_plainly_what_it_is(kit: Kit) -> None:
    """Name, policy and concurrency are what the ledger relies on."""
    peer = kit.peer()
    await peer.start()
    try:
        provider = kit.make(peer.url)
        assert provider.name
        assert provider.name.isprintable()
        assert not kit.secret or kit.secret not in provider.name
        assert "@" not in provider.name
        assert 1 <= provider.concurrency <= 16
        assert (provider.doubt is Doubt.IDEMPOTENT) == kit.idempotent
        assert provider.channel is kit.parcel(ID, TEXT).channel
    finally:
        await peer.stop()


async def bad_content_is_refused_beforehand(kit: Kit) -> None:
    """Bytes that are no message of this channel never reach the wire."""
    async with _known(kit) as provider:
        for content in kit.bad_contents:
            assert provider.objection(replace(kit.parcel(ID, TEXT), content=content)), content[:20]


async def a_bad_address_is_refused_beforehand(kit: Kit) -> None:
    """An address that this channel cannot reach is refused without being quoted."""
    async with _known(kit) as provider:
        for address in kit.bad_addresses:
            parcel = replace(kit.parcel(ID, TEXT), to=address)
            objection = provider.objection(parcel)
            assert objection, repr(address)
            assert len(address) < 4 or address not in objection


async def refused_is_refused(kit: Kit) -> None:
    """A final no is final, and nothing is at the peer."""
    async with in_use(kit, Mode.REFUSE) as (peer, provider):
        outcome = await provider.send(kit.parcel(ID, TEXT))
        assert outcome.kind is OutcomeKind.REFUSED, outcome
        assert outcome.code or outcome.reason
        assert peer.received == []


async def busy_is_temporary(kit: Kit) -> None:
    """Not now is not never, and the wait that was asked for is handed on."""
    async with in_use(kit, Mode.BUSY) as (peer, provider):
        outcome = await provider.send(kit.parcel(ID, TEXT))
        assert outcome.kind is OutcomeKind.TEMPORARY, outcome
        assert kit.retry_after_s is None or outcome.retry_after_s == kit.retry_after_s
        assert peer.received == []


async def busy_then_free_gives_one_copy(kit: Kit) -> None:
    """A repetition after "not now" is the first copy."""
    async with in_use(kit, Mode.BUSY) as (peer, provider):
        parcel = kit.parcel(ID, TEXT)
        await provider.send(parcel)
        peer.mode = Mode.ACCEPT
        assert (await provider.send(parcel)).kind is OutcomeKind.ACCEPTED
        assert peer.received == [_expected(kit, parcel, TEXT)]


async def a_lost_answer_is_doubt(kit: Kit) -> None:
    """Silence after handing over is never "unsent", "refused" or "try again"."""
    async with in_use(kit, Mode.LOSE_ANSWER) as (peer, provider):
        outcome = await provider.send(kit.parcel(ID, TEXT))
        allowed = {OutcomeKind.DOUBT} | ({OutcomeKind.ACCEPTED} if provider.doubt is Doubt.IDEMPOTENT else set())
        assert outcome.kind in allowed, outcome
        assert len(peer.received) == 1


async def a_repeat_after_a_lost_answer_leaves_one_copy(kit: Kit) -> None:
    """What an idempotent provider promises."""
    async with in_use(kit, Mode.LOSE_ANSWER) as (peer, provider):
        parcel = kit.parcel(ID, TEXT)
        await provider.send(parcel)
        peer.mode = Mode.ACCEPT
        assert (await provider.send(parcel)).kind is OutcomeKind.ACCEPTED
        assert peer.received == [_expected(kit, parcel, TEXT)]


async def the_same_parcel_twice_is_one_copy(kit: Kit) -> None:
    """Also where both answers came, and where a new process repeats it."""
    async with in_use(kit) as (peer, provider):
        parcel = kit.parcel(ID, TEXT)
        assert (await provider.send(parcel)).kind is OutcomeKind.ACCEPTED
        assert (await provider.send(parcel)).kind is OutcomeKind.ACCEPTED
        again = kit.make(peer.url)
        await again.open()
        try:
            assert (await again.send(parcel)).kind is OutcomeKind.ACCEPTED
        finally:
            await again.close()
        assert peer.received == [_expected(kit, parcel, TEXT)]


async def what_was_lost_can_be_looked_up(kit: Kit) -> None:
    """A provider that claims to know what became of a message does."""
    async with in_use(kit) as (peer, provider):
        parcel = kit.parcel(ID, TEXT)
        outcome = await provider.send(parcel)
        found = await provider.look_up(ID, outcome.ref)
        assert found is not None
        assert found.kind is OutcomeKind.ACCEPTED
        assert len(peer.received) == 1


async def nobody_there_means_unsent(kit: Kit) -> None:
    """No byte left the machine, and that is what is said."""
    peer = kit.peer()
    await peer.start()
    try:
        peer.mode = Mode.DOWN
        provider = kit.make(peer.url)
        outcome = await _first_try(provider, kit.parcel(ID, TEXT))
        assert isinstance(outcome, MachineError) or outcome.kind is OutcomeKind.UNSENT, outcome
        assert peer.received == []
    finally:
        await peer.stop()


async def gone_after_opening_means_unsent_and_coming_back_mends_it(kit: Kit) -> None:
    """A peer that goes away and comes back costs nobody their message, nor gives anybody two."""
    async with in_use(kit) as (peer, provider):
        peer.mode = Mode.DOWN
        await asyncio.sleep(0.05)
        parcel = kit.parcel(ID, TEXT)
        outcome = await provider.send(parcel)
        assert outcome.kind is OutcomeKind.UNSENT, outcome
        peer.mode = Mode.ACCEPT
        for _ in range(50):
            outcome = await provider.send(parcel)
            if outcome.kind is not OutcomeKind.UNSENT:
                break
            await asyncio.sleep(0.1)
        assert outcome.kind is OutcomeKind.ACCEPTED, outcome
        assert peer.received == [_expected(kit, parcel, TEXT)]


async def garbage_is_never_taken_for_acceptance(kit: Kit) -> None:
    """An answer that cannot be understood leaves the message in doubt."""
    async with in_use(kit, Mode.GARBAGE) as (_, provider):
        outcome = await provider.send(kit.parcel(ID, TEXT))
        allowed = {OutcomeKind.DOUBT} | ({OutcomeKind.TEMPORARY} if provider.doubt is Doubt.IDEMPOTENT else set())
        assert outcome.kind in allowed, outcome


async def no_answer_of_any_kind_tells_who_or_what(kit: Kit) -> None:
    """Whatever the peer says, neither an address nor a word of the text reaches the ledger's reasons."""
    for mode in sorted(kit.plays - {Mode.ACCEPT}):
        peer = kit.peer()
        await peer.start()
        provider = kit.make(peer.url)
        try:
            if mode is not Mode.DOWN:
                await provider.open()
            peer.mode = mode
            parcel = kit.parcel(ID, TEXT)
            outcome = await _first_try(provider, parcel, opened=mode is not Mode.DOWN)
            said = str(outcome) if isinstance(outcome, MachineError) else f"{outcome.code} {outcome.reason}"
            _tells_nothing(said, parcel, TEXT)
            assert not kit.secret or kit.secret not in said
            assert said.isprintable() or isinstance(outcome, MachineError)
            assert len(said) < 1000
        finally:
            await provider.close()
            await peer.stop()


async def a_wrong_password_stops_everything(kit: Kit) -> None:
    """Every further parcel would meet the same: the run must stop, and the password is not told."""
    assert kit.wrong_url is not None
    peer = kit.peer()
    await peer.start()
    try:
        provider = kit.make(kit.wrong_url(peer))
        fault = await _first_try(provider, kit.parcel(ID, TEXT))
        assert isinstance(fault, MachineError), fault
        assert fault.code == "provider.auth"
        assert not kit.secret or kit.secret not in str(fault)
        assert peer.received == []
    finally:
        await peer.stop()


@asynccontextmanager
async def in_use(kit: Kit, mode: Mode = Mode.ACCEPT) -> AsyncIterator[tuple[Peer, Provider]]:
    """A started peer and an opened provider; ``mode`` is set after opening."""
    peer = kit.peer()
    await peer.start()
    provider = kit.make(peer.url)
    try:
        await provider.open()
        peer.mode = mode
        yield peer, provider
    finally:
        await provider.close()
        await peer.stop()


@asynccontextmanager
async def _known(kit: Kit) -> AsyncIterator[Provider]:
    """A provider that is not opened: what is asked of it needs no network."""
    peer = kit.peer()
    await peer.start()
    try:
        yield kit.make(peer.url)
    finally:
        await peer.stop()


async def _first_try(provider: Provider, parcel: Parcel, *, opened: bool = False) -> Outcome | MachineError:
    try:
        if not opened:
            await provider.open()
        return await provider.send(parcel)
    except MachineError as error:
        return error
    finally:
        await provider.close()


def _expected(kit: Kit, parcel: Parcel, text: str) -> Arrived:
    return Arrived(parcel.message_id if kit.has_id else "", parcel.to, kit.shown(text))


def _tells_nothing(said: str, parcel: Parcel, text: str) -> None:
    assert not parcel.to or parcel.to not in said
    digits = "".join(filter(str.isdigit, parcel.to))
    assert len(digits) < 6 or digits[1:] not in said
    assert text[:12] not in said
    assert "Ana Example" not in said
