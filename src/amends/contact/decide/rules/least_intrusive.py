"""Help in a delicate matter comes by the least intrusive channel that serves."""

from __future__ import annotations

from collections.abc import Iterator

from amends.contact.decide.finding import Finding, avoid
from amends.contact.decide.rulebook import rulebook
from amends.contact.decide.view import View
from amends.core.channels import Channel

RULE = "least-intrusive"


def of_channel(view: View, channel: Channel) -> Iterator[Finding]:
    """No telephone rings because a computer saw an empty account, unless harm is high or the person vulnerable."""
    if channel is not Channel.VOICE or view.sells or view.is_urgent or view.is_owed:
        return
    delicate = view.occasion in rulebook().numbers.money_signals
    if delicate and not view.is_harm_high and not view.request.person.vulnerability:
        yield avoid(RULE, "call")
