"""Advertising says who sends it and how to stop it."""

from __future__ import annotations

from collections.abc import Iterator

from amends.contact.decide.finding import Finding, bar
from amends.contact.decide.view import View
from amends.core.channels import Channel

RULE = "message-form"


def of_channel(view: View, channel: Channel) -> Iterator[Finding]:
    """What is not known of the message bars nothing."""
    message = view.request.message
    if not view.sells or message is None:
        return
    if message.names_sender is False:
        yield bar(RULE, "no_sender")
    if message.opt_out_offered is False:
        yield bar(RULE, "no_way_out")
