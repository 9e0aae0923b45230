"""Planning: who is told how, rendered once, checked by the wrong-person guard, frozen in segments."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import IntegrityError, transaction

from amends.apps.delivery.claims import place_of
from amends.apps.delivery.contents import Contents, digest
from amends.apps.delivery.faults import Point, passing
from amends.apps.delivery.models import Campaign, Message, Omission, Segment
from amends.apps.delivery.payload import seal
from amends.apps.delivery.ports import Notice, Row
from amends.apps.delivery.states import MessageState, SegmentState
from amends.contact.guard import Expected, Verdict, check, destination
from amends.contact.ladder import Fate, rung_for
from amends.core.channels import Channel
from amends.core.errors import InputError
from amends.core.ids import address_digest, keyed_hash, short_code
from amends.core.person import PersonRow
from amends.wording.render.letters import LETTERS_PER_RUN

SEGMENT_SIZE = 500
_ID_DIGITS = 40  # 160 bits of the keyed hash


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What planning is told: the keys, the notices, and derivation B of the guard.

    ``notice_for`` gives the notice for a person on a channel.  ``derive_b`` gives the person anew
    from the source rows, by another code path than the register's, or ``None``.  ``on`` is the day
    on which ages are counted.
    """

    key: bytes
    domain: str
    notice_for: Callable[[PersonRow, Channel], Notice]
    derive_b: Callable[[PersonRow], PersonRow | None]
    contents: Contents
    on: date
    now: datetime
    compromised: Collection[Channel] = ()


@dataclass
class Planner:
    """Cuts the audience into segments; segments that an earlier, killed run kept are passed over."""

    campaign: Campaign
    choices: Choices
    on_planned: Callable[[int], None]
    _kept: frozenset[int] = frozenset()
    _seq: int = 0
    _open: dict[Channel, list[tuple[PersonRow, Notice]]] = field(default_factory=dict)
    _omitted: list[Omission] = field(default_factory=list)

    def plan(self, audience: Iterable[PersonRow]) -> int:
        """Plans everybody, in the order given; returns the number of persons."""
        self._kept = frozenset(self.campaign.segments.values_list("seq", flat=True))
        persons = 0
        for person in audience:
            persons += 1
            self._place(person)
        for channel in tuple(self._open):
            self._close(channel)
        self._keep_omissions()
        return persons

    def _place(self, person: PersonRow) -> None:
        rung = rung_for(person, on=self.choices.on, compromised=self.choices.compromised)
        if rung.channel is None:
            fate = Fate.EXCEPTED if rung.fate is Fate.EXCEPTED else Fate.OWED
            self._omitted.append(
                Omission(campaign=self.campaign, person_ref=person.person_ref, fate=fate, reason=rung.because[:300])
            )
            if len(self._omitted) >= SEGMENT_SIZE:
                self._keep_omissions()
            return
        group = self._open.setdefault(rung.channel, [])
        group.append((person, self.choices.notice_for(person, rung.channel)))
        if len(group) >= (LETTERS_PER_RUN if rung.channel is Channel.POST else SEGMENT_SIZE):
            self._close(rung.channel)

    def _close(self, channel: Channel) -> None:
        group = self._open.pop(channel)
        self._seq += 1
        if self._seq not in self._kept:
            self._keep(channel, group)
            passing(Point.AFTER_PLAN_SEGMENT)
        self.on_planned(len(group))

    def _keep(self, channel: Channel, group: list[tuple[PersonRow, Notice]]) -> None:
        released = [self._release(person, notice, channel) for person, notice in group]
        sendable = [row for row, _, verdict in released if verdict.agreed]
        place = place_of(self.campaign.ref, self._seq)
        segment = Segment(
            campaign=self.campaign,
            seq=self._seq,
            channel=channel,
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

    def _release(self, person: PersonRow, notice: Notice, channel: Channel) -> tuple[Row, Notice, Verdict]:
        row = self._row(person, notice, channel)
        data = self.choices.contents.make(row, channel)
        return replace_digest(row, digest(data)), notice, self._judge(row, channel, data)

    def _judge(self, row: Row, channel: Channel, data: bytes) -> Verdict:
        try:
            parsed = self.choices.contents.read_back(row, channel, data)
        except ValueError as error:
            return Verdict(False, (f"the rendered message cannot be read back: {error}",))
        expected = Expected(row.message_id, channel, row.code, names_person=channel is not Channel.SMS)
        return check(row.person, self.choices.derive_b(row.person), parsed, expected)

    def _row(self, person: PersonRow, notice: Notice, channel: Channel) -> Row:
        incident, key = self.campaign.incident_ref, self.choices.key
        identity = (incident, notice.sha256, person.person_ref, channel, "first")
        message_id = f"{keyed_hash(key, 'message', *identity)[:_ID_DIGITS]}@{self.choices.domain}"
        return Row(message_id, notice.key, "", short_code(key, "code", *identity), person)

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


def replace_digest(row: Row, content_sha256: str) -> Row:
    """The row with the digest of its content."""
    return Row(row.message_id, row.notice, content_sha256, row.code, row.person)
