"""Planning: who is told how, rendered once, checked by the wrong-person guard, frozen in segments."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import msgspec
from django.db import IntegrityError, transaction

from amends.apps.delivery.claims import place_of
from amends.apps.delivery.contents import Contents, digest
from amends.apps.delivery.faults import Point, passing
from amends.apps.delivery.models import Campaign, Message, Omission, Segment
from amends.apps.delivery.payload import seal
from amends.apps.delivery.ports import Notice, Row
from amends.apps.delivery.states import CampaignKind, MessageState, SegmentState
from amends.contact.contentless import text_digest
from amends.contact.guard import Expected, Verdict, check, destination
from amends.contact.ladder import Fate, Rung, rung_for
from amends.core.channels import Channel
from amends.core.errors import InputError
from amends.core.ids import address_digest, keyed_hash, short_code
from amends.core.person import PersonRow
from amends.core.reach import ContactProfile, differing_reach
from amends.wording.render.letters import LETTERS_PER_RUN

SEGMENT_SIZE = 500
OBJECTION = "the provider cannot convey it exactly"
_ID_DIGITS = 40  # 160 bits of the keyed hash
# Nobody: what a message without content says to nobody is what it may say to everybody.
_NOBODY = PersonRow(
    person_ref="nobody",
    name="",
    language="en",
    residence="ZZ",
    elements=(),
    email="nobody@nobody.example",
    phone="+10000000000",
)
# Two show on a locked screen, and nobody knows who picks up a telephone.
_BARE = frozenset((Channel.SMS, Channel.PUSH, Channel.VOICE))


def is_asking(campaign: Campaign) -> bool:
    """Whether the campaign's messages are without content: whoever got one was not told."""
    return bool(campaign.config.get("kind") == CampaignKind.ASKING)


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What planning is told: the keys, the notices, and derivation B of the guard.

    ``notice_for`` gives the notice for a person on a channel.  ``derive_b`` gives the person anew
    from the source rows, by another code path than the register's, or ``None``.  ``on`` is the day
    on which ages are counted.  ``rungs_for`` decides the channels, if not the ladder's first rung does.
    ``wave_of`` gives the wave of a place in the audience (from 0), ``not_before`` the end of quiet hours for
    what is planned at the campaign's start, ``objection`` why a provider cannot convey the bytes exactly.
    """

    key: bytes
    domain: str
    notice_for: Callable[[PersonRow, Channel], Notice]
    derive_b: Callable[[PersonRow], PersonRow | None]
    contents: Contents
    on: date
    now: datetime
    compromised: Collection[Channel] = ()
    rungs_for: Callable[[PersonRow], Sequence[Rung]] | None = None
    wave_of: Callable[[int], int | None] = lambda position: None
    not_before: Callable[[datetime, PersonRow, Channel], datetime | None] = lambda at, person, channel: None
    objection: Callable[[Row, Channel, bytes], str | None] = lambda row, channel, data: None


@dataclass(frozen=True, slots=True)
class _Group:
    """What the messages of one segment have in common."""

    channel: Channel
    wave: int | None
    not_before: datetime | None
    is_contentless: bool = False


@dataclass
class Planner:
    """Cuts the audience into segments; whom an earlier, killed run has planned is passed over.

    It is told by the messages themselves: the same audience may be cut otherwise the second time, for other
    quiet hours, another way out, or receipts that have come since.
    """

    campaign: Campaign
    choices: Choices
    on_planned: Callable[[int], None]
    _seq: int = 0
    _planned: dict[str, set[str]] = field(default_factory=dict)
    _open: dict[_Group, list[tuple[PersonRow, Notice]]] = field(default_factory=dict)
    _omitted: list[Omission] = field(default_factory=list)
    _bare_texts: dict[tuple[str, Channel, str], frozenset[str]] = field(default_factory=dict)

    def plan(self, audience: Iterable[PersonRow]) -> int:
        """Plans everybody, in the order given; returns the number of persons."""
        self._seq = max(self.campaign.segments.values_list("seq", flat=True), default=0)
        for ref, channel in self.campaign.messages.values_list("person_ref", "channel").iterator(5000):
            self._planned.setdefault(ref, set()).add(channel)
        persons = 0
        for person in audience:
            self._place(person, self.choices.wave_of(persons))
            persons += 1
        for group in tuple(self._open):
            self._close(group)
        self._keep_omissions()
        return persons

    def _place(self, person: PersonRow, wave: int | None) -> None:
        rungs = self._rungs(person)
        planned = self._planned.get(person.person_ref, set())
        if not planned <= {rung.channel for rung in rungs}:
            return  # by other options than before: what was planned stands, and no second channel joins it
        for rung in rungs:
            if rung.channel not in planned:
                self._place_on(person, rung, wave)

    def _place_on(self, person: PersonRow, rung: Rung, wave: int | None) -> None:
        safe = person.reach.safe_contact
        if safe is not None and rung.channel is not None and rung.channel not in safe.only:
            rung = Rung(Fate.OWED, None, "no safe channel: a person decides", rung.to)
        if rung.channel is None:
            fate = Fate.EXCEPTED if rung.fate is Fate.EXCEPTED else Fate.OWED
            self._omitted.append(
                Omission(campaign=self.campaign, person_ref=person.person_ref, fate=fate, reason=rung.because[:300])
            )
            if len(self._omitted) >= SEGMENT_SIZE:
                self._keep_omissions()
            return
        not_before = self.choices.not_before(self.campaign.started_at, person, rung.channel)
        group = _Group(rung.channel, wave, not_before, rung.is_contentless)
        members = self._open.setdefault(group, [])
        members.append((person, self.choices.notice_for(person, rung.channel)))
        if len(members) >= (LETTERS_PER_RUN if rung.channel is Channel.POST else SEGMENT_SIZE):
            self._close(group)

    def _rungs(self, person: PersonRow) -> Sequence[Rung]:
        if self.choices.rungs_for is not None:
            return self.choices.rungs_for(person)
        return (rung_for(person, on=self.choices.on, compromised=self.choices.compromised),)

    def _close(self, group: _Group) -> None:
        members = self._open.pop(group)
        self._seq += 1
        self._keep(group, members)
        passing(Point.AFTER_PLAN_SEGMENT)
        self.on_planned(len(members))

    def _keep(self, group: _Group, members: list[tuple[PersonRow, Notice]]) -> None:
        channel = group.channel
        released = [self._release(person, notice, group) for person, notice in members]
        sendable = [row for row, _, verdict in released if verdict.agreed]
        place = place_of(self.campaign.ref, self._seq)
        segment = Segment(
            campaign=self.campaign,
            seq=self._seq,
            channel=channel,
            wave=group.wave,
            not_before=group.not_before,
            state=SegmentState.PLANNED if sendable else SegmentState.DONE,
            payload=seal([row for row, _, _ in released], key=self.choices.key, place=place),
        )
        messages = [self._message(segment, *entry, channel) for entry in released]
        try:
            with transaction.atomic():
                segment.save()
                Message.objects.bulk_create(messages)
        except IntegrityError as error:
            raise InputError(
                "The audience holds a person twice.",
                code="delivery.person_twice",
                where=f"campaign {self.campaign.ref}, segment {self._seq}",
                why="A second message to the same person on the same channel is never made.",
                fix="Freeze the register again; its persons must be unique.",
            ) from error

    def _release(self, person: PersonRow, notice: Notice, group: _Group) -> tuple[Row, Notice, Verdict]:
        row = self._row(person, notice, group)
        data = self.choices.contents.make(row, group.channel)
        return replace_digest(row, digest(data)), notice, self._judge(person, row, data, group)

    def _judge(self, person: PersonRow, row: Row, data: bytes, group: _Group) -> Verdict:
        channel = group.channel
        try:
            parsed = self.choices.contents.read_back(row, channel, data)
            said_to_all = self._said_to_all(row, channel) if group.is_contentless else frozenset[str]()
        except ValueError as error:
            return Verdict(False, (f"the rendered message cannot be read back: {error}",))
        expected = Expected(
            row.message_id,
            channel,
            row.code,
            names_person=channel not in _BARE,
            is_contentless=group.is_contentless,
            released=said_to_all,
        )
        source = self.choices.derive_b(person)
        verdict = check(person, source, parsed, expected)
        differs = differing_reach(person.reach, source.reach) if source is not None else ()
        if differs:
            return Verdict(False, (*verdict.because, *differs))
        objection = self.choices.objection(row, channel, data) if verdict.agreed else None
        return Verdict(False, (f"{OBJECTION}: {objection}",)) if objection else verdict

    def _said_to_all(self, row: Row, channel: Channel) -> frozenset[str]:
        """The digests of the texts of a message without content, as they are made for nobody in particular."""
        key = (row.notice, channel, row.person.language)
        if key not in self._bare_texts:
            nobody = msgspec.structs.replace(_NOBODY, language=row.person.language)
            blank = Row(f"nobody@{self.choices.domain}", row.notice, "", "", nobody)
            texts = self.choices.contents.read_back(blank, channel, self.choices.contents.make(blank, channel)).texts
            self._bare_texts[key] = frozenset(text_digest(text) for text in texts)
        return self._bare_texts[key]

    def _row(self, person: PersonRow, notice: Notice, group: _Group) -> Row:
        """What is kept to render a message; of one without content no more than where it goes and its language."""
        incident, key, channel = self.campaign.incident_ref, self.choices.key, group.channel
        identity = (incident, notice.sha256, person.person_ref, channel, "first")
        message_id = f"{keyed_hash(key, 'message', *identity)[:_ID_DIGITS]}@{self.choices.domain}"
        kept = _bare(person, channel) if group.is_contentless else _without_wishes(person, channel)
        return Row(message_id, notice.key, "", short_code(key, "code", *identity), kept)

    def _message(self, segment: Segment, row: Row, notice: Notice, verdict: Verdict, channel: Channel) -> Message:
        return Message(
            message_id=row.message_id,
            campaign=self.campaign,
            segment=segment,
            person_ref=row.person.person_ref,
            channel=channel,
            address_sha256=address_digest(destination(row.person, channel)),
            notice_sha256=notice.sha256,
            content_sha256=row.content_sha256,
            code_sha256=hashlib.sha256(row.code.encode()).hexdigest(),
            state=MessageState.PLANNED if verdict.agreed else MessageState.HELD,
            at=self.choices.now,
            reason="; ".join(verdict.because)[:300],
        )

    def _keep_omissions(self) -> None:
        Omission.objects.bulk_create(self._omitted, ignore_conflicts=True)
        self._omitted.clear()


def _without_wishes(person: PersonRow, channel: Channel) -> PersonRow:
    """The person as a message needs it: why a channel was chosen is nobody's business after that."""
    subscription = person.reach.push_subscription if channel is Channel.PUSH else None
    return msgspec.structs.replace(person, reach=ContactProfile(push_subscription=subscription))


def _bare(person: PersonRow, channel: Channel) -> PersonRow:
    """The contact point without the person: what is not there cannot be said to whoever reads it."""
    return PersonRow(
        person_ref=person.person_ref,
        name="",
        language=person.language,
        residence=person.residence,
        elements=(),
        email=person.email if channel is Channel.EMAIL else None,
        phone=person.phone if channel in (Channel.SMS, Channel.VOICE) else None,
    )


def replace_digest(row: Row, content_sha256: str) -> Row:
    """The row with the digest of its content."""
    return Row(row.message_id, row.notice, content_sha256, row.code, row.person)
