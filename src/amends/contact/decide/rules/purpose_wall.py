"""What helps or informs is one thing, what sells another; no message is both."""

from __future__ import annotations

from collections.abc import Iterator

from amends.contact.decide.finding import Finding, deny, note
from amends.contact.decide.model import Purpose
from amends.contact.decide.view import View

RULE = "purpose-wall"


def of_request(view: View) -> Iterator[Finding]:
    """An offer inside a message that helps turns it into advertising under a false name."""
    message, purpose = view.request.message, view.request.purpose
    if view.is_inbound and purpose is Purpose.COMPLAINT:
        return
    if not view.sells and message is not None and message.promotional:
        yield deny(RULE, "offer")
    else:
        yield note(RULE, _side(purpose, sells=view.sells))


def _side(purpose: Purpose, *, sells: bool) -> str:
    if sells:
        return "selling"
    if purpose is Purpose.STATUTORY_NOTICE:
        return "duty"
    return "asking" if purpose is Purpose.SURVEY else "helping"
