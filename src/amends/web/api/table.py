"""Every operation of the API.  One that is added here is served, described, and fuzzed."""

from __future__ import annotations

from amends.web.api.model import Operation
from amends.web.api.operations import (
    asking,
    care,
    centre,
    claims,
    contact,
    delivery,
    duties,
    facts,
    incidents,
    inquiries,
    messages,
    notices,
    record,
    remedies,
    status_page,
)

OPERATIONS: tuple[Operation, ...] = (
    *incidents.OPERATIONS,
    *facts.OPERATIONS,
    *duties.OPERATIONS,
    *asking.OPERATIONS,
    *notices.OPERATIONS,
    *delivery.OPERATIONS,
    *record.OPERATIONS,
    *status_page.OPERATIONS,
    *inquiries.OPERATIONS,
    *messages.OPERATIONS,
    *care.OPERATIONS,
    *contact.OPERATIONS,
    *remedies.OPERATIONS,
    *claims.OPERATIONS,
    *centre.OPERATIONS,
)
