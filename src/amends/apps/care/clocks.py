"""The clock of an inquiry, from the case of its incident."""

from __future__ import annotations

from datetime import datetime

import msgspec

from amends.apps.care.models import Inquiry
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.core.places import country_of
from amends.law.complaintclock import Clock, complaint_clock
from amends.law.complaints import InquiryKind


def clock_for(*, incident: Incident | None, kind: str, received_at: datetime, residence: str | None = None) -> Clock:
    """What the law says, or the house promises.

    Nobody who complains is asked where they live.  Where all cohorts of the case live in one country, that is taken.
    """
    case = case_of(incident) if incident else None
    countries = {country_of(cohort.residence) for cohort in case.cohorts} if case else set()
    return complaint_clock(
        controller=case.incident.controller if case else None,
        residence=residence or (countries.pop() if len(countries) == 1 else None),
        kind=InquiryKind(kind),
        received_at=received_at,
    )


def clock_of(inquiry: Inquiry) -> Clock:
    """The clock as it was answered when the inquiry came in; it is never asked anew."""
    return msgspec.convert(inquiry.clock, Clock)
