"""The ledger.  No address and no name stands in it, save inside a segment's encrypted payload."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint

from amends.apps.delivery.states import CampaignState, MessageState, OrderKind, SegmentState


class Campaign(models.Model):
    """One frozen audience of one incident.  ``config`` holds what was promised about the sending."""

    ref = models.CharField(max_length=40, unique=True)
    incident_ref = models.CharField(max_length=40, db_index=True)
    state = models.CharField(max_length=20, default=CampaignState.PLANNING)
    register_sha256 = models.CharField(max_length=64)
    persons = models.PositiveBigIntegerField(default=0)
    config = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True)


class Segment(models.Model):
    """At most 500 messages of one channel: what one worker leases at a time.

    ``epoch`` grows with each lease; what an older epoch writes is refused.  ``payload`` is the
    encrypted rows that are needed to render; destroying the incident's key erases them.  A segment of a
    ``wave`` waits until that wave is opened, and none is leased before ``not_before`` (quiet hours).
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="segments")
    seq = models.PositiveIntegerField()
    channel = models.CharField(max_length=20)
    state = models.CharField(max_length=20, default=SegmentState.PLANNED)
    worker = models.CharField(max_length=80, default="")
    epoch = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    payload = models.BinaryField()
    wave = models.PositiveSmallIntegerField(null=True)
    not_before = models.DateTimeField(null=True)

    def reopen(self) -> None:
        """Plans the segment again for a message of it that may be sent after all."""
        Segment.objects.filter(id=self.id, state=SegmentState.DONE).update(state=SegmentState.PLANNED)

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(fields=("campaign", "seq"), name="one_segment_per_place"),
            CheckConstraint(condition=Q(state__in=list(SegmentState)), name="segment_state_known"),
        ]
        indexes: ClassVar = [Index(fields=("campaign", "state", "seq"), name="segment_by_state")]


class Message(models.Model):
    """One notice to one person by one channel.  The database allows only the steps of ``states``.

    ``attempts`` counts the tries to hand it over; ``doubts`` those after which no answer came.  ``at`` is the
    last change of its state, ``handed_at`` when a provider took charge of it, as far as that is known.
    """

    message_id = models.CharField(max_length=200, unique=True)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="messages")
    segment = models.ForeignKey(Segment, on_delete=models.PROTECT, related_name="messages")
    person_ref = models.CharField(max_length=200, db_index=True)
    channel = models.CharField(max_length=20)
    address_sha256 = models.CharField(max_length=64)
    notice_sha256 = models.CharField(max_length=64)
    content_sha256 = models.CharField(max_length=64)
    code_sha256 = models.CharField(max_length=64, db_index=True)
    state = models.CharField(max_length=20, default=MessageState.PLANNED)
    attempts = models.PositiveSmallIntegerField(default=0)
    doubts = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField()
    provider_ref = models.CharField(max_length=200, default="")
    reason = models.CharField(max_length=300, default="")
    handed_at = models.DateTimeField(null=True)
    provider = models.CharField(max_length=80, null=True)

    class Meta:
        indexes: ClassVar = [
            # A mail server's words are no name to be looked up by, and an index on them would slow every outcome.
            Index(fields=("provider_ref",), name="message_by_provider_ref", condition=Q(provider__isnull=False)),
            # What waits for a next run or for a person: few rows of many, looked for at every start.
            Index(
                fields=("campaign", "state"),
                name="message_open",
                condition=Q(state__in=[MessageState.OWED, MessageState.UNKNOWN, MessageState.HELD]),
            ),
        ]
        constraints: ClassVar = [
            CheckConstraint(condition=Q(state__in=list(MessageState)), name="message_state_known"),
            CheckConstraint(condition=Q(attempts__gte=models.F("doubts")), name="doubts_are_attempts"),
            CheckConstraint(
                condition=~Q(state__in=[MessageState.ACCEPTED, MessageState.DELIVERED, MessageState.UNKNOWN])
                | Q(attempts__gte=1),
                name="what_left_was_attempted",
            ),
        ]


class Omission(models.Model):
    """An affected person to whom no message was made: excepted or still owed, and why."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="omissions")
    person_ref = models.CharField(max_length=200)
    fate = models.CharField(max_length=20)
    reason = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(fields=("campaign", "person_ref"), name="one_omission_per_person"),
            CheckConstraint(condition=Q(fate__in=["excepted", "owed"]), name="omission_fate_known"),
        ]


class Order(models.Model):
    """What a person, or a stop rule, said about the sending of a campaign.  Append-only: the last one stands.

    ``value`` is the rate of ``slow`` (messages a second over all workers) or the number of ``open_wave``.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="orders")
    kind = models.CharField(max_length=12)
    value = models.FloatField(null=True)
    by = models.CharField(max_length=150)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [CheckConstraint(condition=Q(kind__in=list(OrderKind)), name="order_kind_known")]
