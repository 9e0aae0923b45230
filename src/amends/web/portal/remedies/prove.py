"""Whose claim it is: the register says so behind a code, and never a puzzle."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from amends.apps.claims.services import Claimant
from amends.apps.selfcheck.selectors import Found, standing_behind_code
from amends.apps.selfcheck.standing import Kind
from amends.remedies.claims import ProvenBy
from amends.web.callers import origin_of
from amends.web.portal.check.limits import Way, count_outcome, seconds_to_wait
from amends.web.portal.check.views import Asked
from amends.web.portal.verify_code import read_code


def found_affected(asked: Asked) -> Found | None:
    """The one affected person behind a form's code, ``None`` for nobody or for several incidents at once."""
    affected = [one for one in asked.found if one.standing.kind is Kind.AFFECTED]
    return affected[0] if affected else None


def found_by_letter(request: HttpRequest, typed: str) -> Found | None:
    """Who is behind the code of a letter, within the limits of the self-check; nobody where they are met."""
    code, now = read_code(typed), timezone.now()
    if code is None or seconds_to_wait(Way.CODE, origin_of(request), now=now) is not None:
        return None
    found = standing_behind_code(code, pepper=settings.SECRET_OF("portal.pepper"), now=now)
    count_outcome(is_known=found is not None, now=now)
    return found if found is not None and found.standing.kind is Kind.AFFECTED else None


def claimant_of(found: Found | None, *, proven_by: ProvenBy, origin: str) -> Claimant:
    """The claimant as the register has them; of nobody proven only from where the form came."""
    if found is None:
        return Claimant(origin=origin)
    return Claimant(
        person_hash=found.standing.person_hash,
        proven_by=proven_by,
        is_in_register=True,
        elements=found.elements,
        origin=origin,
    )
