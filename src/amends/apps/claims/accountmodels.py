"""Another account to pay to, by two persons, and money that came back."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class AccountProposal(models.Model):
    """Somebody would pay to another account; ``box`` is a ``Told`` for the desk.  Append-only."""

    ref = models.CharField(max_length=20, unique=True)
    claim = models.ForeignKey("claims.Claim", on_delete=models.PROTECT, related_name="account_proposals")
    account_digest = models.CharField(max_length=64)
    box = models.BinaryField()
    why = models.CharField(max_length=300)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class AccountChange(models.Model):
    """The second person's yes; ``before`` is the keyed digest of the account that was left.  Append-only."""

    proposal = models.OneToOneField(AccountProposal, on_delete=models.PROTECT, related_name="change")
    before = models.CharField(max_length=64)
    by = models.CharField(max_length=150)
    confirmed_by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(by=F("confirmed_by")), name="claims_account_four_eyes")
        ]


class PaymentReturn(models.Model):
    """Money of one payment that came back, and why; ``is_owed`` says that it is to be paid again.  Append-only."""

    payment = models.OneToOneField("claims.Payment", on_delete=models.PROTECT, related_name="came_back")
    reason = models.CharField(max_length=20)
    is_owed = models.BooleanField()
    bank_ref = models.CharField(max_length=60, unique=True)
    why = models.CharField(max_length=300)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
