"""Nobody is written to or called before it is known who they are."""

from __future__ import annotations

from collections.abc import Iterator

from amends.contact.decide.finding import Finding, deny, note
from amends.contact.decide.view import View

RULE = "unknown-person"


def of_request(view: View) -> Iterator[Finding]:
    """Who comes to us need not be known to be heard, nor to be answered by the way they came."""
    if view.is_inbound or (view.request.person.ref or "").strip():
        return
    yield note(RULE, "answered") if view.answers_a_stranger else deny(RULE, "stranger")
