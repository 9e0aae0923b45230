"""After an incident nobody who is part of it, or in distress, is offered anything for a while."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from amends.contact.decide.finding import Finding, deny
from amends.contact.decide.rulebook import rulebook
from amends.contact.decide.view import View

RULE = "incident-freeze"


def of_request(view: View) -> Iterator[Finding]:
    """An affected person of whose incident no day is known is frozen: nobody can say that it is over."""
    if not view.sells:
        return
    person, incident, days = view.request.person, view.request.incident, rulebook().numbers.freeze_days
    opened = incident.opened_at if incident is not None else None
    is_over = opened is not None and view.at >= opened + timedelta(days=days)
    if is_over:
        return
    if person.affected:
        yield deny(RULE, "affected", days)
    elif incident is not None and person.vulnerability:
        yield deny(RULE, "distressed", days)
