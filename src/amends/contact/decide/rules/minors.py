"""For a child the guardian is addressed; nothing is sold to children or about them."""

from __future__ import annotations

from collections.abc import Iterator

from amends.contact.decide.finding import Finding, deny, note
from amends.contact.decide.view import View

RULE = "minors"


def of_request(view: View) -> Iterator[Finding]:
    """Without a guardian on file a person on the staff looks for one."""
    if not view.is_minor:
        return
    guardian = view.request.person.guardian
    if view.sells:
        yield deny(RULE, "selling")
    elif view.is_inbound:
        return
    elif guardian is None or not guardian.ref:
        yield deny(RULE, "no_guardian")
    else:
        yield note(RULE, "guardian")
