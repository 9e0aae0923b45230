"""Letters, events, evidence, signs, proposals, decisions, batches, offers and answers are never changed or deleted."""

from typing import ClassVar

from django.db import migrations

from amends.apps.journal.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies: ClassVar = [("claims", "0001_initial")]

    operations: ClassVar = [
        forbid_changes("claims_claimletter"),
        forbid_changes("claims_claimevent"),
        forbid_changes("claims_evidence"),
        forbid_changes("claims_claimsignal"),
        forbid_changes("claims_claimproposal"),
        forbid_changes("claims_claimdecision"),
        forbid_changes("claims_paymentbatch"),
        forbid_changes("claims_helpoffer"),
        forbid_changes("claims_surveyanswer"),
    ]
