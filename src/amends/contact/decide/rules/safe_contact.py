"""Only the channels that a person named as safe are used; where none is, none."""

from __future__ import annotations

from collections.abc import Iterator

from amends.contact.decide.finding import Finding, bar, deny, note
from amends.contact.decide.view import View
from amends.core.channels import Channel

RULE = "safe-contact"


def of_request(view: View) -> Iterator[Finding]:
    """It stands above every duty: a message can put somebody in danger."""
    safe = view.request.person.safe_contact
    if safe is not None and not safe.only and not view.is_inbound:
        yield deny(RULE, "none")


def of_channel(view: View, channel: Channel) -> Iterator[Finding]:
    """The channel, against the list."""
    safe = view.request.person.safe_contact
    if safe is not None:
        yield note(RULE, "kept") if channel in safe.only else bar(RULE, "unsafe")
