"""Inquiries: what people send in, sealed for the desk, with the clock that counts from it.

Neither a name nor a word of theirs stands open in these tables.  The receipt's number is not kept either, only its
keyed digest: whoever holds a copy of the database cannot look up an answer.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amends.apps.care.answermodels import (
    ApprovedAnswer,
    ChannelClass,
    HideReason,
    ModerationAct,
    Rumour,
    RumourState,
)
from amends.apps.care.casemodels import (
    Callback,
    CallbackState,
    Case,
    CaseAddress,
    CaseAttachment,
    CaseEvent,
    CaseEventKind,
    CaseState,
    CaseTag,
    Direction,
    Draft,
    Message,
    OverflowRule,
    Posting,
    PostingState,
    Proof,
    Skill,
    Team,
    TeamMember,
)
from amends.apps.incidents.models import Incident

__all__ = [
    "ApprovedAnswer",
    "Callback",
    "CallbackState",
    "Case",
    "CaseAddress",
    "CaseAttachment",
    "CaseEvent",
    "CaseEventKind",
    "CaseState",
    "CaseTag",
    "ChannelClass",
    "Direction",
    "Draft",
    "EventKind",
    "HideReason",
    "Inquiry",
    "InquiryEvent",
    "InquiryState",
    "Kind",
    "Message",
    "ModerationAct",
    "OverflowRule",
    "Posting",
    "PostingState",
    "Proof",
    "Rumour",
    "RumourState",
    "Skill",
    "Team",
    "TeamMember",
    "WayIn",
]


class Kind(models.TextChoices):
    """What somebody sends in; the values are those of ``amends.law.complaints.InquiryKind``."""

    QUESTION = "question", "Question"
    COMPLAINT = "complaint", "Complaint"
    CLAIM = "claim", "Claim of a loss"
    SCAM_REPORT = "scam_report", "Report of a scam"
    PRESS = "press", "From the press"
    RESEARCHER = "researcher", "From a researcher"


class WayIn(models.TextChoices):
    """How it reached the house."""

    WEB = "web", "Web"
    MAIL = "mail", "E-mail"
    PHONE_NOTE = "phone_note", "Phone, noted by us"
    LETTER = "letter", "Letter"
    BRANCH = "branch", "At a branch"
    CHAT = "chat", "Chat"
    SOCIAL = "social", "Social media"


class InquiryState(models.TextChoices):
    """Where it stands; who is answered may still be written to again until it is closed."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class EventKind(models.TextChoices):
    """What was done with an inquiry."""

    RECEIVED = "received"
    RECEIPT_SENT = "receipt_sent"
    OPENED = "opened"  # a member of staff read what the person wrote
    ASSIGNED = "assigned"
    EXTENDED = "extended"
    ANSWERED = "answered"
    CLOSED = "closed"


class Inquiry(models.Model):
    """One thing that one person sent in.

    ``ref`` is for the desk and the record; ``receipt_digest`` is the keyed digest of the receipt's number, by which
    the person finds the answer.  ``box`` holds a ``Letter`` for the desk (``core.sealing``).  ``answer_key`` is the
    public half of the key that the number gives: what is said to the person is sealed for it.  ``received_at`` is when
    it reached the house, ``taken_at`` when it was entered here.  ``clock`` is the answer of the law as it was then.
    ``case`` is set by the desk's side within a second: the public side neither reads nor writes cases.
    """

    ref = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    way_in = models.CharField(max_length=12, choices=WayIn.choices)
    language = models.CharField(max_length=8)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, null=True, related_name="inquiries")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="inquiries")
    received_at = models.DateTimeField()
    taken_at = models.DateTimeField()
    receipt_digest = models.CharField(max_length=64, unique=True)
    answer_key = models.BinaryField()
    box = models.BinaryField()
    can_be_mailed = models.BooleanField(default=False)
    law = models.CharField(max_length=80)
    clock = models.JSONField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=InquiryState.choices, default=InquiryState.OPEN)
    assigned_to = models.CharField(max_length=150, default="")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "due_at"], name="care_open_by_clock")]


class InquiryEvent(models.Model):
    """One step; the database refuses to change it.

    ``by`` is the user name of staff, empty for the public side.  ``due_at`` is the new limit of an extension.  ``said``
    holds what the person was told, sealed for the number of the receipt; ``kept`` the same, sealed for the desk.
    ``reason`` is why staff opened or closed it, in words of staff.
    """

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=14, choices=EventKind.choices)
    at = models.DateTimeField()
    by = models.CharField(max_length=150, default="")
    due_at = models.DateTimeField(null=True)
    said = models.BinaryField(default=b"")
    kept = models.BinaryField(default=b"")
    reason = models.CharField(max_length=300, default="")

    class Meta:
        ordering: ClassVar = ["id"]
