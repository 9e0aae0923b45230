"""Who asked not to be called is not called with offers; for the rest another way goes first."""

from __future__ import annotations

from collections.abc import Iterator

from amends.contact.decide.finding import Finding, avoid, bar
from amends.contact.decide.model import Occasion, Purpose
from amends.contact.decide.view import View
from amends.core.channels import Channel

RULE = "do-not-call"
_CALLS = frozenset((Channel.VOICE, Channel.SMS))
_CAN_GO_OTHERWISE = frozenset((Purpose.SERVICE, Purpose.REMEDY, Purpose.SURVEY))


def of_channel(view: View, channel: Channel) -> Iterator[Finding]:
    """A notice, a warning of fraud or an answer to a complaint is no solicitation."""
    if not view.preferences.do_not_call:
        return
    if view.sells and channel in _CALLS:
        yield bar(RULE, "selling")
    elif (
        channel is Channel.VOICE
        and view.request.purpose in _CAN_GO_OTHERWISE
        and view.occasion is not Occasion.CUSTOMER_REQUEST
    ):
        yield avoid(RULE, "other_way")
