"""Scams that were seen, what people reported, and what was asked at the call desk.  All rows are only added."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from amends.apps.delivery.models import Message
from amends.apps.incidents.models import Incident


class Way(models.TextChoices):
    """How a scam reaches people."""

    EMAIL = "email", "E-mail"
    SMS = "sms", "Text message"
    PHONE = "phone", "Phone call"
    POST = "post", "Letter"
    CHAT = "chat", "Messenger or chat"
    SOCIAL = "social", "Social network"
    WEB = "web", "Website"


class KnownScam(models.Model):
    """A scam that the public is warned of.  Its signs are in the form in which ``contact.authentic`` compares them."""

    ref = models.CharField(max_length=20, unique=True)
    way = models.CharField(max_length=10, choices=Way.choices)
    domains = models.JSONField(default=list)
    phones = models.JSONField(default=list)
    senders = models.JSONField(default=list)
    first_seen_on = models.DateField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class ScamText(models.Model):
    """What a scam looks like and how one can tell, in one language; the newest of a language counts."""

    scam = models.ForeignKey(KnownScam, on_delete=models.PROTECT, related_name="texts")
    language = models.CharField(max_length=8)
    looks = models.TextField()
    tell = models.TextField(default="")
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class ScamRetired(models.Model):
    """A scam is not warned of any more, and why."""

    scam = models.OneToOneField(KnownScam, on_delete=models.PROTECT, related_name="retired")
    reason = models.CharField(max_length=300)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class ScamReport(models.Model):
    """The signs in what somebody reported, sealed for the desk: a number in it may be the reporter's own."""

    inquiry_ref = models.CharField(max_length=20, unique=True)
    box = models.BinaryField()
    at = models.DateTimeField(db_index=True)


class CallLook(models.Model):
    """What an agent asked at the call desk, found or not.

    ``call_sha256`` is the digest of the call's own reference.  ``message`` is empty where nothing was found: that
    counts too, or people could be guessed at.
    """

    ref = models.CharField(max_length=24, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, null=True, related_name="+")
    message = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=20)
    call_sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["by", "at"], name="call_looks_by_agent")]
