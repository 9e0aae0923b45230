"""Cases: one person's (or one unknown author's) matter across all ways in, and every message of it.

Messages and events are only added.  A message belongs to the case that it came to for good: cases are joined by a
pointer, so that parting them puts each message back where it was.  Words stand sealed, people as keyed digests.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amends.apps.incidents.models import Incident


class CaseState(models.TextChoices):
    """Whose turn it is: ours, the person's (we asked back), or nobody's."""

    OPEN = "open"
    WAITING = "waiting"
    ANSWERED = "answered"
    CLOSED = "closed"


class Direction(models.TextChoices):
    """A note is for the house alone, and can never become another direction."""

    IN = "in"
    OUT = "out"
    NOTE = "note"


class Proof(models.TextChoices):
    """What shows that a message is from whom it says; a header of a mail shows nothing."""

    NONE = "none"
    TOKEN = "token"  # noqa: S105  # no secret: it came to the keyed address that only this correspondent was given
    PERSON = "person"  # a code of the letter, or a one-time code
    NETWORK = "network"  # the network's own interface names the author
    STAFF = "staff"  # a member of staff had the person before them, or on the phone


class CaseEventKind(models.TextChoices):
    """What was done with a case."""

    OPENED = "opened"
    REOPENED = "reopened"
    DUPLICATE = "duplicate"
    TAKEN = "taken"
    ASSIGNED = "assigned"
    HANDED_BACK = "handed_back"
    LOOKED_AT = "looked_at"
    PERSON_CHANGED = "person_changed"
    JOINED = "joined"
    PARTED = "parted"
    WAITING = "waiting"
    CLOSED = "closed"
    ADDRESS_REVOKED = "address_revoked"
    ACKNOWLEDGED = "acknowledged"
    CALLBACK = "callback"
    CONTACT = "contact"  # the contact decision on a reply; ``reason`` names it and its rules
    POSTED = "posted"
    MOVED = "moved"  # to another desk; ``reason`` says from which kind to which, and why
    TAGGED = "tagged"
    UNTAGGED = "untagged"
    OVERFLOWED = "overflowed"  # given to a team by a rule; ``reason`` names both
    CALLED_BACK_IN = "called_back_in"  # taken from the team again


class Team(models.Model):
    """A named group to which what the people at work cannot answer in time is given: a back office, a contractor.

    ``kinds`` are what it may see at all; it never sees what is sensitive, and only cases that were given to it.
    """

    name = models.CharField(max_length=40, unique=True)
    kinds = models.JSONField()
    languages = models.JSONField(default=list)  # empty: all
    is_outside = models.BooleanField(default=False)  # another firm
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class TeamMember(models.Model):
    """A member of staff who works for one team alone, and has its rights instead of those of the role."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="members")
    username = models.CharField(max_length=150, unique=True)


class OverflowRule(models.Model):
    """From when on the team gets cases, as somebody decided it; the newest of a team counts.  Append-only.

    ``minutes`` is how long one answer takes, ``from_late`` how many cases have to be late by that before any is given
    away; ``is_on`` ``False`` ends it.
    """

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="rules")
    minutes = models.PositiveSmallIntegerField()
    from_late = models.PositiveIntegerField()
    is_on = models.BooleanField(default=True)
    reason = models.CharField(max_length=300)
    decided_by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]


class Case(models.Model):
    """One matter.

    ``person_hash`` is keyed and set only where the person was proven; ``author_digest`` is keyed per network and
    address, and proves nothing.  ``law`` is the law whose clock counts, ``due_because`` why ``due_at`` is what it is.
    ``merged_into`` points to the case that this one was joined to, ``team`` to whom it was given by an overflow rule.
    """

    ref = models.CharField(max_length=20, unique=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, null=True, related_name="care_cases")
    kind = models.CharField(max_length=12)
    intent = models.CharField(max_length=24, default="")
    state = models.CharField(max_length=10, choices=CaseState.choices, default=CaseState.OPEN)
    way_in = models.CharField(max_length=12)
    network = models.CharField(max_length=20, default="")
    language = models.CharField(max_length=8)
    is_sensitive = models.BooleanField(default=False)
    is_public = models.BooleanField(default=False)
    owner = models.CharField(max_length=150, default="")
    person_hash = models.CharField(max_length=64, default="")
    author_digest = models.CharField(max_length=64, default="")
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    due_because = models.CharField(max_length=300, default="")
    law = models.CharField(max_length=80, default="")
    first_answered_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="cases")

    class Meta:
        indexes: ClassVar = [
            # The order in which the queue is answered: the next one is the first entry, however many wait.
            models.Index(
                "state",
                models.F("is_sensitive").desc(),
                "due_at",
                "id",
                condition=models.Q(merged_into__isnull=True),
                name="care_queue_order",
            ),
            models.Index(fields=["state", "owner", "due_at"], name="care_queue"),
            models.Index(fields=["incident", "author_digest"], name="care_case_author"),
            models.Index(fields=["incident", "person_hash"], name="care_case_person"),
        ]


class CaseAddress(models.Model):
    """A keyed address that one correspondent of a case was given; only the token's digest is kept.

    It has no day at which it ends; it is revoked.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="addresses")
    bound_to = models.CharField(max_length=80)
    number = models.PositiveSmallIntegerField(default=1)
    token_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "bound_to", "number"], name="care_one_address_each")
        ]


class Message(models.Model):
    """One thing that was said; the database refuses to change it.

    ``bound_to`` names, keyed, who said it or to whom alone it was said (``mail:<digest>``, ``receipt:<inquiry>``).
    ``box`` is sealed for the desk; it is empty where ``inquiry`` or ``told`` holds the words already.  ``facts`` are
    the refs that an outgoing text asserts, ``sent_as`` how it left (``errand:...``, ``receipt``, ``post``, ``staff``).
    """

    ref = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="messages")
    direction = models.CharField(max_length=4, choices=Direction.choices)
    way_in = models.CharField(max_length=12)
    network = models.CharField(max_length=20, default="")
    language = models.CharField(max_length=8, default="")
    at = models.DateTimeField()
    taken_at = models.DateTimeField()
    by = models.CharField(max_length=150, default="")
    box = models.BinaryField(default=b"")
    bound_to = models.CharField(max_length=80, default="")
    proof = models.CharField(max_length=8, choices=Proof.choices, default=Proof.NONE)
    intent = models.CharField(max_length=24, default="")
    certainty = models.FloatField(default=0.0)
    is_sensitive = models.BooleanField(default=False)
    is_automatic = models.BooleanField(default=False)
    is_public = models.BooleanField(default=False)
    left_out = models.PositiveSmallIntegerField(default=0)  # attachments beyond what we keep
    external_digest = models.CharField(max_length=64, unique=True, null=True)
    text_digest = models.CharField(max_length=64, default="")
    inquiry = models.ForeignKey("care.Inquiry", on_delete=models.PROTECT, null=True, related_name="messages")
    told = models.OneToOneField("care.InquiryEvent", on_delete=models.PROTECT, null=True, related_name="message")
    in_reply_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replies")
    answer = models.ForeignKey("care.ApprovedAnswer", on_delete=models.PROTECT, null=True, related_name="messages")
    facts = models.JSONField(default=list)
    sent_as = models.CharField(max_length=60, default="")

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [
            models.Index(fields=["case", "text_digest"], name="care_same_text"),
            models.Index(fields=["taken_at"], name="care_message_taken"),  # what is fresh, asked every second
            models.Index(fields=["case"], condition=models.Q(is_automatic=True), name="care_automatic"),
        ]
        constraints: ClassVar = [
            # A note has nobody to go to and no way to leave; whoever is told something is named.
            models.CheckConstraint(
                condition=~models.Q(direction="note") | models.Q(bound_to="", sent_as="", answer__isnull=True),
                name="care_note_stays",
            ),
            models.CheckConstraint(
                condition=~models.Q(direction="out") | (~models.Q(bound_to="") & ~models.Q(sent_as="")),
                name="care_out_is_bound",
            ),
            models.CheckConstraint(
                condition=~models.Q(direction="in") | models.Q(sent_as=""), name="care_in_is_not_sent"
            ),
        ]


class CaseTag(models.Model):
    """A word of staff by which cases are found together; who set it and took it off is in the case's events."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="tags")
    name = models.CharField(max_length=30)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["name", "case"], name="care_one_tag_each")]


class CaseAttachment(models.Model):
    """A file that came with a message: bytes and name sealed, only ever handed out as bytes."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="attachments")
    number = models.PositiveSmallIntegerField()
    size_bytes = models.PositiveIntegerField()
    box = models.BinaryField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["message", "number"], name="care_one_file_each")]


class CaseEvent(models.Model):
    """One step with a case; the database refuses to change it.  ``reason`` is in words of staff."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=16, choices=CaseEventKind.choices)
    at = models.DateTimeField()
    by = models.CharField(max_length=150, default="")
    reason = models.CharField(max_length=300, default="")
    other = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["id"]


class Draft(models.Model):
    """A reply before it leaves, bound to the message that it answers and to whom that came from.

    ``bound_to`` is fixed when the draft is begun.  ``reviewed_sha256`` is of the words as its writer last read them.
    """

    ref = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="drafts")
    in_reply_to = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="drafts")
    bound_to = models.CharField(max_length=80)
    answer = models.ForeignKey("care.ApprovedAnswer", on_delete=models.PROTECT, null=True, related_name="drafts")
    facts = models.JSONField(default=list)
    language = models.CharField(max_length=8)
    box = models.BinaryField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    reviewed_sha256 = models.CharField(max_length=64, default="")
    reviewed_at = models.DateTimeField(null=True)
    sent = models.OneToOneField(Message, on_delete=models.PROTECT, null=True, related_name="draft")
    dropped_at = models.DateTimeField(null=True)


class CallbackState(models.TextChoices):
    OPEN = "open"
    DONE = "done"
    GIVEN_UP = "given_up"


class Callback(models.Model):
    """Somebody waits for our call; the number is sealed for the desk."""

    ref = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="callbacks")
    box = models.BinaryField()
    language = models.CharField(max_length=8)
    asked_at = models.DateTimeField()
    slot_from = models.DateTimeField()
    slot_to = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=CallbackState.choices, default=CallbackState.OPEN)
    at = models.DateTimeField()
    by = models.CharField(max_length=150, default="")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "slot_from"], name="care_callbacks")]


class PostingState(models.TextChoices):
    """Where an answer below a post stands.  ``started`` stays where nobody knows what became of it."""

    PLANNED = "planned"
    STARTED = "started"
    STAFF = "staff"  # a member of staff posts it
    POSTED = "posted"


class Posting(models.Model):
    """An answer that is to stand in public; until it does, the queue shows it as not yet posted.

    ``public_ref`` is the network's own name of our post.
    """

    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="posting")
    network = models.CharField(max_length=20)
    state = models.CharField(max_length=8, choices=PostingState.choices)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    public_ref = models.CharField(max_length=300, default="")
    reason = models.CharField(max_length=300, default="")
    by = models.CharField(max_length=150, default="")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "id"], name="care_postings")]


class Skill(models.Model):
    """The languages that a member of staff answers in; nobody without a row is held back."""

    username = models.CharField(max_length=150, unique=True)
    languages = models.JSONField()
