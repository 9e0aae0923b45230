"""Says at the desk who claims: the person is looked up in the register, after the look is kept."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings

from amends.apps.accounts.models import User
from amends.apps.claims.models import Claim
from amends.apps.claims.services import prove_claim
from amends.apps.evidence.selectors import newest_assessment
from amends.apps.looks.models import LookKind
from amends.apps.looks.services import person_hash, record_look
from amends.apps.remedies.register import affected_among
from amends.core.errors import InputError
from amends.remedies.claims import ProvenBy


def prove_at_desk(*, claim: Claim, person_ref: str, reason: str, by: User, now: datetime) -> Claim:
    """The claim that now stands for the loss.  Raises ``InputError`` (``claims.nobody``, ``look.reason``), and what
    ``prove_claim`` raises."""
    if not person_ref:
        raise InputError("Nobody is named.", code="claims.nobody", where="person_ref", fix="Give the reference.")
    hashed = person_hash(settings.SECRET_OF(f"{claim.incident.ref}.key"), person_ref)
    record_look(
        by=by, incident=claim.incident, kind=LookKind.REGISTER, what=f"who claims {claim.ref}", reason=reason,
        person_hash=hashed, now=now,
    )  # fmt: skip
    folder = Path(newest_assessment(claim.incident).folder)
    found = affected_among(folder, {person_ref}).get(person_ref)
    return prove_claim(
        claim=claim, person_hash=hashed, proven_by=ProvenBy.AT_DESK, is_in_register=found is not None,
        elements=tuple(found.elements) if found else (), pepper=settings.SECRET_OF("portal.pepper"),
        by=by.get_username(), now=now,
    )  # fmt: skip
