"""Every decision whether somebody may be contacted, with its reasons; what people wished; who must not be contacted.

Rows are only added.  People stand here as keyed digests; no name, address, balance or word of theirs is kept.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amends.apps.incidents.models import Incident
from amends.contact.decide import Decision

_HASH = 64


class DecisionBatch(models.Model):
    """A campaign that was decided as one: the deed covers ``sha256``, that of its decisions in order."""

    ref = models.CharField(max_length=20, unique=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=100)
    requests = models.PositiveIntegerField()
    counts = models.JSONField()
    sha256 = models.CharField(max_length=64)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class ContactDecision(models.Model):
    """One answer to "may this person be contacted", as it was given.

    ``because`` holds rule, version, citation and text; ``explanation`` the same for the person, by language.
    ``agent_view`` is what the agent may see, without the name.  ``request_sha256`` is of the request without names,
    addresses and account.  ``channel`` is empty where there is none.
    """

    ref = models.CharField(max_length=20, unique=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, null=True, related_name="contact_decisions")
    batch = models.ForeignKey(DecisionBatch, on_delete=models.PROTECT, null=True, related_name="decisions")
    person_hash = models.CharField(max_length=_HASH)
    purpose = models.CharField(max_length=20)
    legal_basis = models.CharField(max_length=24, default="")
    trigger = models.CharField(max_length=24, default="")
    asked_channel = models.CharField(max_length=10)
    decision = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Decision])
    channel = models.CharField(max_length=10, default="")
    not_before = models.DateTimeField(null=True)
    because = models.JSONField()
    suppressed = models.JSONField()
    agent_view = models.JSONField()
    explanation = models.JSONField()
    request_sha256 = models.CharField(max_length=64)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person_hash", "at"], name="contacts_of_a_person")]


class PreferenceKind(models.TextChoices):
    """What a person said."""

    CONSENT = "consent"
    OBJECTION = "objection"
    OPT_OUT = "opt_out"
    DO_NOT_CALL = "do_not_call"


class How(models.TextChoices):
    """Through what it was said."""

    CLICK = "click"
    WORDS = "words"
    STAFF = "staff"
    FILE = "file"


class Preference(models.Model):
    """One word of a person: given, or taken back (``is_given`` false).  The last word counts.

    ``purpose`` and ``channel`` are empty where none was named: then it is meant of all.  ``said`` is ``stop``,
    ``stop all`` or ``start``, never the person's own words.  ``at`` is when it was said, ``kept_at`` when we heard.
    """

    person_hash = models.CharField(max_length=_HASH)
    kind = models.CharField(max_length=12, choices=PreferenceKind.choices)
    purpose = models.CharField(max_length=20, default="")
    channel = models.CharField(max_length=10, default="")
    is_given = models.BooleanField()
    said = models.CharField(max_length=10, default="")
    how = models.CharField(max_length=8, choices=How.choices)
    by = models.CharField(max_length=150, default="")
    at = models.DateTimeField()
    kept_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person_hash"], name="contacts_wishes_of")]


class SuppressionReason(models.TextChoices):
    """Why somebody or an address is on the list."""

    OPT_OUT = "opt_out"
    OBJECTION = "objection"
    DO_NOT_CALL = "do_not_call"
    WRONG_PERSON = "wrong_person"  # the address turned out to be somebody else's
    UNREACHABLE = "unreachable"
    DECEASED = "deceased"
    SAFETY = "safety"
    LEGAL_HOLD = "legal_hold"


class Named(models.TextChoices):
    """What a digest names."""

    REF = "ref"
    ADDRESS = "address"


class SuppressionChange(models.Model):
    """One entry of the list, put on (``is_on``) or taken off; the row's number is the cursor of the feed.

    ``digest`` is keyed by the house; ``channel`` is empty where every channel is meant, ``until`` where it has no end.
    """

    digest = models.CharField(max_length=64)
    named = models.CharField(max_length=8, choices=Named.choices)
    channel = models.CharField(max_length=10, default="")
    reason = models.CharField(max_length=16, choices=SuppressionReason.choices)
    is_on = models.BooleanField()
    until = models.DateTimeField(null=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["digest"], name="contacts_suppressed")]


class ListQuestion(models.Model):
    """Somebody of staff asked whether one person or address is on the list; nobody reads it through in secret."""

    digest = models.CharField(max_length=64)
    channel = models.CharField(max_length=10, default="")
    is_on = models.BooleanField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class ListExport(models.Model):
    """A wish to take the whole list out of the house: good for a day and one fetching, and never by its asker alone."""

    ref = models.CharField(max_length=20, unique=True)
    reason = models.TextField()
    asked_by = models.CharField(max_length=150)
    at = models.DateTimeField()


class ExportStep(models.TextChoices):
    """What became of it."""

    ALLOWED = "allowed"
    REFUSED = "refused"
    FETCHED = "fetched"


class ListExportStep(models.Model):
    """One step of an export.  ``why`` is of who decided, ``sha256`` that of the file that was fetched."""

    export = models.ForeignKey(ListExport, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=8, choices=ExportStep.choices)
    asked_by = models.CharField(max_length=150)
    by = models.CharField(max_length=150)
    why = models.TextField(default="")
    sha256 = models.CharField(max_length=64, default="")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["export"], condition=~models.Q(kind="fetched"), name="contacts_decided_once"
            ),
            models.UniqueConstraint(
                fields=["export"], condition=models.Q(kind="fetched"), name="contacts_fetched_once"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="fetched") | ~models.Q(by=models.F("asked_by")), name="contacts_four_eyes"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="fetched") | models.Q(by=models.F("asked_by")), name="contacts_asker_fetches"
            ),
        ]
