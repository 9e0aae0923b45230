"""An empty account, a declined card or a breach may make us help; it must never make us sell, whatever was agreed."""

from __future__ import annotations

from collections.abc import Iterator

from amends.contact.decide.finding import Finding, deny, note
from amends.contact.decide.model import Purpose
from amends.contact.decide.rulebook import rulebook
from amends.contact.decide.view import View

RULE = "sensitive-trigger"


def of_request(view: View) -> Iterator[Finding]:
    """A survey takes from the person as well where the occasion is that money is short."""
    if not view.is_sensitive:
        return
    if view.sells:
        yield deny(RULE, "selling")
    elif view.occasion in rulebook().numbers.money_signals:
        yield deny(RULE, "survey") if view.request.purpose is Purpose.SURVEY else note(RULE, "help")
    else:
        yield note(RULE, "incident")
