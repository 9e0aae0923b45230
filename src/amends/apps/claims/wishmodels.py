"""What a claimant does on the public side: kept there, and carried out by the staff's side.

The portal's own role in the database adds these rows and changes no claim, so that whoever got hold of the portal can
neither move a claim nor have money sent elsewhere.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class WishKind(models.TextChoices):
    """What is to be done about a claim."""

    EVIDENCE = "evidence"
    ACCOUNT = "account"
    APPEAL = "appeal"
    WITHDRAW = "withdraw"
    PROVE = "prove"
    AGAIN = "again"  # the same loss was claimed once more


class ClaimWish(models.Model):
    """One wish.  Append-only; carried out once it has a ``ClaimWishDone``.

    ``account_box`` is a ``Told`` for the desk.  ``letter`` is what came with it; who somebody is (``person_hash`` to
    ``loss_digest``) is what the register said behind the code of a letter.
    """

    claim = models.ForeignKey("claims.Claim", on_delete=models.PROTECT, related_name="wishes")
    kind = models.CharField(max_length=8, choices=WishKind.choices)
    at = models.DateTimeField()
    files = models.PositiveSmallIntegerField(default=0)
    account_digest = models.CharField(max_length=64, default="")
    account_box = models.BinaryField(default=b"")
    letter = models.ForeignKey("care.Inquiry", on_delete=models.PROTECT, null=True, related_name="+")
    person_hash = models.CharField(max_length=40, default="")
    proven_by = models.CharField(max_length=14, default="")
    elements = models.JSONField(default=list)
    loss_digest = models.CharField(max_length=64, default="")

    class Meta:
        ordering: ClassVar = ["id"]


class ClaimWishDone(models.Model):
    """What became of a wish: ``done``, or the code of the refusal.  Append-only."""

    wish = models.OneToOneField(ClaimWish, on_delete=models.PROTECT, related_name="done")
    became = models.CharField(max_length=40)
    at = models.DateTimeField()
