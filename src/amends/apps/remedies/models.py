"""What each person is owed and how far it has come: cards, monitoring codes, national steps.

People stand here under keyed hashes.  Their own references and the codes are sealed for the desk; a code that was
given is sealed once more, for who proves to be the person.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amends.apps.incidents.models import Incident
from amends.remedies.cards import CardState
from amends.remedies.steps import SaidBy, StepState

_HASH = 40
_KINDS_OF_EVENTS = ("given", "extended", "reminded", "redeemed")


class PlanVersion(models.Model):
    """What the segments were owed as the law's answer stood; append-only, the last one counts."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="remedy_plans")
    register_sha256 = models.CharField(max_length=64)
    corpus_sha256 = models.CharField(max_length=64)
    plan = models.JSONField()
    is_blocked = models.BooleanField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class Entitlement(models.Model):
    """One affected person: their segment, what they are owed, which steps are theirs.

    ``minimum_months`` is the law's, for monitoring; ``person_box`` is their reference, sealed for the desk.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    person_hash = models.CharField(max_length=_HASH)
    person_box = models.BinaryField()
    residence = models.CharField(max_length=10)
    language = models.CharField(max_length=12)
    remedies = models.JSONField()
    steps = models.JSONField()
    minimum_months = models.PositiveSmallIntegerField()
    told_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["incident", "person_hash"], name="remedies_one_entitlement_each")
        ]


class OrderBatch(models.Model):
    """Orders that leave together; ``sha256`` is empty until the file is whole."""

    ref = models.CharField(max_length=20, unique=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=8)
    orders = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, default="")
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class Card(models.Model):
    """A card whose data were exposed: the host's token, never a number.

    ``order_id`` is that of the newest order, ``orders`` how many there were.
    """

    ref = models.CharField(max_length=20, unique=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    person_hash = models.CharField(max_length=_HASH)
    token = models.CharField(max_length=64)
    bin = models.CharField(max_length=8)
    last4 = models.CharField(max_length=4)
    expiry = models.CharField(max_length=7)
    residence = models.CharField(max_length=10)
    language = models.CharField(max_length=12)
    level = models.CharField(max_length=10)
    treatment = models.CharField(max_length=12)
    is_reissued = models.BooleanField()
    interim = models.CharField(max_length=20)
    recurring = models.CharField(max_length=20)
    because = models.CharField(max_length=200)
    is_vulnerable = models.BooleanField()
    state = models.CharField(max_length=14, choices=[(state.value, state.value) for state in CardState])
    state_at = models.DateTimeField()
    order_id = models.CharField(max_length=40, default="")
    orders = models.PositiveSmallIntegerField(default=0)
    batch = models.ForeignKey(OrderBatch, on_delete=models.PROTECT, related_name="cards", null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["incident", "token"], name="remedies_one_card_of_a_token")
        ]
        indexes: ClassVar = [
            models.Index(fields=["incident", "state", "state_at"], name="remedies_cards_by_state"),
            models.Index(fields=["incident", "person_hash"], name="remedies_cards_of"),
        ]


class CardEvent(models.Model):
    """One step of a card, or what was said of it and changed nothing (``why_not``).  Append-only.

    ``at`` is when it happened, ``kept_at`` when we heard; ``result_id`` is the card host's own name for it.
    """

    card = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="events")
    before = models.CharField(max_length=14)
    after = models.CharField(max_length=14)
    at = models.DateTimeField()
    kept_at = models.DateTimeField()
    by = models.CharField(max_length=150)
    source = models.CharField(max_length=100)
    result_id = models.CharField(max_length=64, default="")
    is_implied = models.BooleanField(default=False)
    why_not = models.CharField(max_length=40, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["result_id"], condition=~models.Q(result_id=""), name="remedies_one_event_of_a_result"
            )
        ]


class CodePool(models.Model):
    """Codes that were bought together; the facts of their offer are ``remedies.monitoring.Offer``."""

    ref = models.CharField(max_length=20, unique=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    offer = models.JSONField()
    months = models.PositiveSmallIntegerField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["sha256"], name="remedies_one_pool_of_a_file")]


class MonitoringCode(models.Model):
    """One code: ``digest`` is keyed by the desk's secret, ``box`` sealed with it.  Taken once, for ever."""

    pool = models.ForeignKey(CodePool, on_delete=models.PROTECT, related_name="codes")
    digest = models.CharField(max_length=64, unique=True)
    box = models.BinaryField()
    is_taken = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["pool", "id"], name="remedies_free_codes", condition=models.Q(is_taken=False))
        ]


class CodeGrant(models.Model):
    """The one code of one person, for ever.  ``shown_box`` opens for the portal once the person proved who they are."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    person_hash = models.CharField(max_length=_HASH)
    code = models.OneToOneField(MonitoringCode, on_delete=models.PROTECT, related_name="grant")
    shown_box = models.BinaryField()
    months = models.PositiveSmallIntegerField()
    residence = models.CharField(max_length=10)
    language = models.CharField(max_length=12)
    redeem_by = models.DateField()
    given_at = models.DateTimeField()
    by = models.CharField(max_length=150)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["incident", "person_hash"], name="remedies_one_code_for_ever")
        ]


class GrantEvent(models.Model):
    """What became of a code: given, extended, reminded, redeemed.  Append-only; each ``name`` once."""

    grant = models.ForeignKey(CodeGrant, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in _KINDS_OF_EVENTS])
    name = models.CharField(max_length=60)
    at = models.DateTimeField()
    kept_at = models.DateTimeField()
    by = models.CharField(max_length=150)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["grant", "kind", "name"], name="remedies_one_event_of_a_name")
        ]


class CodeWish(models.Model):
    """Somebody who proved who they are asks for their code; the desk answers.  ``refusal`` is an error's code."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    person_hash = models.CharField(max_length=_HASH)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=60, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["incident", "person_hash"], name="remedies_one_wish_each")
        ]
        indexes: ClassVar = [  # asked every second
            models.Index(fields=["id"], condition=models.Q(answered_at__isnull=True), name="remedies_unmet_wish")
        ]


class StepWord(models.Model):
    """What was said of a national step of one person.  Append-only: the last word counts.

    ``proof_sha256`` is the digest of what was shown; the paper itself stays with the person.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    person_hash = models.CharField(max_length=_HASH)
    step = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in StepState])
    said_by = models.CharField(max_length=6, choices=[(said.value, said.value) for said in SaidBy])
    by = models.CharField(max_length=150, default="")
    proof_sha256 = models.CharField(max_length=64, default="")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["incident", "person_hash"], name="remedies_steps_of")]


class Nudge(models.Model):
    """Somebody was reminded of a card or of their national steps: each once for ever.  Append-only."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    person_hash = models.CharField(max_length=_HASH)
    what = models.CharField(max_length=40)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["incident", "person_hash", "what"], name="remedies_one_nudge_each")
        ]
