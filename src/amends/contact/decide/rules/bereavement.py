"""For somebody who died the next of kin is addressed, with what must be said; nothing is ever sold."""

from __future__ import annotations

from collections.abc import Iterator

from amends.contact.decide.finding import Finding, deny, note
from amends.contact.decide.model import Purpose
from amends.contact.decide.view import View

RULE = "bereavement"


def of_request(view: View) -> Iterator[Finding]:
    """A survey is spared the family as an offer is."""
    if not view.is_deceased:
        return
    kin = view.request.person.next_of_kin
    if view.sells or (view.request.purpose is Purpose.SURVEY and not view.is_inbound):
        yield deny(RULE, "selling")
    elif view.is_inbound:
        return
    elif kin is None or not kin.ref:
        yield deny(RULE, "no_kin")
    else:
        yield note(RULE, "kin")
