"""Who may decide about claims."""

from __future__ import annotations

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.claims.models import Claim
from amends.core.errors import RefusedError


def require_decider(by: User, claim: Claim) -> None:
    """Raises ``RefusedError`` (``claims.not_yours``)."""
    if not by.is_active or not may(by.role, Right.DECIDE_CLAIMS):
        raise RefusedError(
            "Your role does not decide about claims.",
            code="claims.not_yours",
            where=claim.ref,
            fix="The incident's lead, counsel and the data protection officer do.",
        )
