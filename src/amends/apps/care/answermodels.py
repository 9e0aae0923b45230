"""Approved answers, what was hidden in public, and rumours with what is true."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amends.apps.incidents.models import Incident


class ChannelClass(models.TextChoices):
    """How an answer is given; the facts are the same in each."""

    WEB = "web"
    PHONE = "phone"
    SOCIAL = "social"
    MAIL = "mail"


class ApprovedAnswer(models.Model):
    """One version of an answer; it counts once somebody else than its writer has approved it.

    ``sentences`` holds ``{text, facts}``, ``facts`` all refs (``key@version``) that they assert.  ``sha256`` is of
    the words.  ``template`` is the part of the wordbook that it was made from, empty where somebody wrote it.
    """

    ref = models.CharField(max_length=20, unique=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="answers")
    intent = models.CharField(max_length=24)
    language = models.CharField(max_length=8)
    channel_class = models.CharField(max_length=8, choices=ChannelClass.choices)
    number = models.PositiveIntegerField()
    template = models.CharField(max_length=60, default="")
    sentences = models.JSONField()
    facts = models.JSONField()
    sha256 = models.CharField(max_length=64)
    lint = models.JSONField()
    written_by = models.CharField(max_length=150)
    written_at = models.DateTimeField()
    approved_by = models.CharField(max_length=150, default="")
    approved_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["incident", "intent", "language", "channel_class", "number"], name="care_one_answer_each"
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by="") | ~models.Q(approved_by=models.F("written_by")),
                name="care_answer_four_eyes",
            ),
        ]

    @property
    def text(self) -> str:
        """What is said."""
        return "\n\n".join(item["text"] for item in self.sentences)


class HideReason(models.TextChoices):
    """The closed list: criticism, a link to the press or a threat to sue us is never among them."""

    OTHERS_PERSONAL_DATA = "others_personal_data", "Personal data of others"
    THREATS = "threats", "Threats to people"
    SPAM = "spam", "Spam"


class ModerationAct(models.Model):
    """A comment that was hidden, or shown again (``reverses``); the database refuses to change it."""

    ref = models.CharField(max_length=20, unique=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="moderation")
    network = models.CharField(max_length=20)
    post_digest = models.CharField(max_length=64)
    reason = models.CharField(max_length=24, choices=HideReason.choices)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="reversed_by")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(reason__in=HideReason.values), name="care_listed_reason")
        ]


class RumourState(models.TextChoices):
    """Where the check of a rumour stands."""

    OPEN = "open"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


class Rumour(models.Model):
    """What is said about us, where, and what is true of it; ``owner`` is who finds out."""

    ref = models.CharField(max_length=20, unique=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="rumours")
    claim = models.CharField(max_length=500)
    language = models.CharField(max_length=8)
    spread_at = models.JSONField(default=list)  # where it was seen: networks and addresses of pages, no person
    owner = models.CharField(max_length=150)
    state = models.CharField(max_length=10, choices=RumourState.choices, default=RumourState.OPEN)
    answer = models.ForeignKey(ApprovedAnswer, on_delete=models.PROTECT, null=True, related_name="rumours")
    is_public = models.BooleanField(default=False)
    noted_at = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(is_public=False) | models.Q(answer__isnull=False), name="care_public_is_answered"
            )
        ]
