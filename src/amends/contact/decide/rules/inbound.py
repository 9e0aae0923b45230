"""Whoever comes to us is heard; a complaint always, with or without a code."""

from __future__ import annotations

from collections.abc import Iterator

from amends.contact.decide.finding import Finding, note
from amends.contact.decide.model import Purpose
from amends.contact.decide.view import View

RULE = "inbound"


def of_request(view: View) -> Iterator[Finding]:
    """Hearing somebody is one thing, telling them about an account another."""
    if not view.is_inbound:
        return
    yield note(RULE, "complaint" if view.request.purpose is Purpose.COMPLAINT else "heard")
    if view.is_unproven:
        yield note(RULE, "general")
