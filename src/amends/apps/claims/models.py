"""Losses that people claim, what is decided and paid, and what they would think fair.

People stand here under keyed hashes.  What they wrote, their evidence and the account to be paid to are sealed for the
desk; accounts, addresses, devices and files are compared by keyed digests alone.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amends.apps.care.models import Inquiry
from amends.apps.claims.accountmodels import AccountChange, AccountProposal, PaymentReturn
from amends.apps.claims.surveymodels import SurveyAnswer, SurveyTicket
from amends.apps.claims.wishmodels import ClaimWish, ClaimWishDone, WishKind
from amends.apps.incidents.models import Incident
from amends.remedies.claims import ClaimState, LossKind, Outcome, ProvenBy, Stage

__all__ = [
    "AccountChange",
    "AccountProposal",
    "Claim",
    "ClaimDecision",
    "ClaimEvent",
    "ClaimLetter",
    "ClaimProposal",
    "ClaimSignal",
    "ClaimWish",
    "ClaimWishDone",
    "Evidence",
    "HelpOffer",
    "Payment",
    "PaymentBatch",
    "PaymentReturn",
    "PaymentState",
    "SurveyAnswer",
    "SurveyTicket",
    "WishKind",
]

_HASH = 40
_DIGEST = 64


class PaymentState(models.TextChoices):
    """How far a payment has come.  Came the money back, then it is owed still (returned) or not (refunded)."""

    ADVISED = "advised"
    PAID = "paid"
    FAILED = "failed"
    RETURNED = "returned"
    REFUNDED = "refunded"


UNPAID = (PaymentState.FAILED, PaymentState.RETURNED)
"""Of a payment in one of these another may be made."""


DESK_ONLY = (
    "proven_by", "is_in_register", "elements", "account_digest", "address_digest", "device_digest", "origin_digest",
    "box", "account_box", "state_at", "is_looked_into",
)  # fmt: skip
"""Columns of a claim that the portal's role does not read: who needs them asks for them."""


class _Narrow(models.Manager["Claim"]):
    def get_queryset(self) -> models.QuerySet[Claim]:
        return super().get_queryset().defer(*DESK_ONLY)


class Claim(models.Model):
    """One loss of one person.  Read as what its claimant may see; ``desk`` reads it whole.

    ``person_hash`` is empty as long as nobody has proven who they are; ``proven_by`` says how it was.
    ``loss_digest`` is keyed over person, kind, day and amount, empty for an unproven claim and for one that is
    withdrawn or joined: one loss is one claim, and the database keeps it so.  ``box`` is a ``Told`` for the desk.
    """

    ref = models.CharField(max_length=20, unique=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="claims")
    person_hash = models.CharField(max_length=_HASH, default="")
    proven_by = models.CharField(max_length=14, choices=[(by.value, by.value) for by in ProvenBy], default="")
    is_in_register = models.BooleanField(null=True)
    elements = models.JSONField(default=list)
    kind = models.CharField(max_length=24, choices=[(kind.value, kind.value) for kind in LossKind])
    amount = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    currency = models.CharField(max_length=3)
    happened_on = models.DateField()
    language = models.CharField(max_length=8)
    residence = models.CharField(max_length=10, default="")
    loss_digest = models.CharField(max_length=_DIGEST, default="")
    account_digest = models.CharField(max_length=_DIGEST, default="")
    address_digest = models.CharField(max_length=_DIGEST, default="")
    device_digest = models.CharField(max_length=_DIGEST, default="")
    origin_digest = models.CharField(max_length=_DIGEST, default="")
    box = models.BinaryField()
    account_box = models.BinaryField(default=b"")  # an account that was given afterwards
    received_at = models.DateTimeField()
    state = models.CharField(
        max_length=18, choices=[(state.value, state.value) for state in ClaimState], default=ClaimState.RECEIVED
    )
    state_at = models.DateTimeField()
    is_looked_into = models.BooleanField(default=False)  # the signs were computed since the last change
    joined_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="joined")

    objects = _Narrow()
    desk = models.Manager["Claim"]()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["loss_digest"], condition=~Q(loss_digest=""), name="claims_one_of_a_loss"),
            models.CheckConstraint(
                condition=Q(person_hash="", proven_by="") | (~Q(person_hash="") & ~Q(proven_by="")),
                name="claims_proven_is_somebody",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["incident", "state", "received_at"], name="claims_by_state"),
            models.Index(fields=["person_hash"], name="claims_of_person"),
            models.Index(fields=["account_digest"], name="claims_by_account"),
            models.Index(fields=["device_digest"], name="claims_by_device"),
            models.Index(fields=["origin_digest", "received_at"], name="claims_by_origin"),
            models.Index(fields=["id"], condition=Q(is_looked_into=False), name="claims_to_look_into"),
        ]


class ClaimLetter(models.Model):
    """What somebody sent about the claim, with the law's clock: the first, and those that said the same again.

    Append-only.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="letters")
    inquiry = models.OneToOneField(Inquiry, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ClaimEvent(models.Model):
    """One step.  Append-only.

    ``said`` is what the person was told, sealed for the number of the receipt, ``kept`` the same for the desk; ``why``
    are words of staff, or codes of reasons.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20)
    before = models.CharField(max_length=18, default="")
    after = models.CharField(max_length=18, default="")
    at = models.DateTimeField()
    by = models.CharField(max_length=150, default="")
    why = models.CharField(max_length=300, default="")
    said = models.BinaryField(default=b"")
    kept = models.BinaryField(default=b"")

    class Meta:
        ordering: ClassVar = ["id"]


class Evidence(models.Model):
    """A file of the claimant, sealed with its name; ``digest`` is keyed over its bytes.  Append-only."""

    ref = models.CharField(max_length=20, unique=True)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="evidence")
    digest = models.CharField(max_length=_DIGEST, db_index=True)
    media_type = models.CharField(max_length=40)
    size_bytes = models.PositiveIntegerField()
    box = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["claim", "digest"], name="claims_one_of_a_file"),
        ]


class ClaimSignal(models.Model):
    """A sign of fraud that showed itself, or what a person made of it (``weighed_by``).  Append-only."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="signals")
    sign = models.CharField(max_length=20)
    says = models.CharField(max_length=300)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    weighed_by = models.CharField(max_length=150, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["claim", "sign"], condition=Q(weighed_by=""), name="claims_one_of_a_sign")
        ]


class ClaimProposal(models.Model):
    """What somebody would decide.  Append-only; it counts once it is a ``ClaimDecision``."""

    ref = models.CharField(max_length=20, unique=True)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="proposals")
    stage = models.CharField(max_length=6, choices=[(stage.value, stage.value) for stage in Stage])
    outcome = models.CharField(max_length=18, choices=[(one.value, one.value) for one in Outcome])
    amount = models.DecimalField(max_digits=14, decimal_places=4)
    currency = models.CharField(max_length=3)
    reasons = models.JSONField()
    needs_two = models.BooleanField()
    note = models.BinaryField(default=b"")
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class ClaimDecision(models.Model):
    """What was decided, once for each stage.  Append-only.  ``amount`` is what the person gets in all."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="decisions")
    stage = models.CharField(max_length=6, choices=[(stage.value, stage.value) for stage in Stage])
    proposal = models.OneToOneField(ClaimProposal, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=18)
    amount = models.DecimalField(max_digits=14, decimal_places=4)
    currency = models.CharField(max_length=3)
    by = models.CharField(max_length=150)
    confirmed_by = models.CharField(max_length=150, default="")
    at = models.DateTimeField()
    is_late = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["claim", "stage"], name="claims_one_decision_each"),
            models.CheckConstraint(condition=~Q(by=F("confirmed_by")), name="claims_four_eyes"),
        ]


class PaymentBatch(models.Model):
    """Payments that left in one file; ``sha256`` is the file's.  Append-only."""

    ref = models.CharField(max_length=20, unique=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    payments = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=_DIGEST)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class Payment(models.Model):
    """What one decision pays, once: a second one is possible only after the first has failed or come back.

    ``bank_ref`` is the bank's own name of it.
    """

    ref = models.CharField(max_length=20, unique=True)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="payments")
    decision = models.ForeignKey(ClaimDecision, on_delete=models.PROTECT, related_name="payments")
    batch = models.ForeignKey(PaymentBatch, on_delete=models.PROTECT, related_name="rows")
    amount = models.DecimalField(max_digits=14, decimal_places=4)
    currency = models.CharField(max_length=3)
    state = models.CharField(max_length=8, choices=PaymentState.choices, default=PaymentState.ADVISED)
    paid_on = models.DateField(null=True)
    bank_ref = models.CharField(max_length=60, default="")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["decision"], condition=~Q(state__in=["failed", "returned"]), name="claims_paid_once"
            ),
            models.UniqueConstraint(fields=["bank_ref"], condition=~Q(bank_ref=""), name="claims_one_of_a_bank_ref"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="claims_pays_something"),
        ]


class HelpOffer(models.Model):
    """Help that the house pays for, in a country: what, by whom, up to which cost, how to get it.

    ``words`` holds ``what`` and ``how`` by language, approved by who offers.  Append-only: an offer with the same
    ``name`` takes the place of an earlier one; ``is_open`` false ends it.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    country = models.CharField(max_length=2)
    kind = models.CharField(max_length=10)
    by_whom = models.CharField(max_length=150)
    words = models.JSONField()
    most_cost = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    currency = models.CharField(max_length=3, default="")
    is_open = models.BooleanField(default=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
