"""Who did not prove to be the person is told nothing about them; the matter goes by a channel that is the person's."""

from __future__ import annotations

from collections.abc import Iterator

from amends.contact.decide.finding import Finding, bar
from amends.contact.decide.model import Purpose
from amends.contact.decide.view import View
from amends.core.channels import Channel

RULE = "authentication"
_FACE_TO_FACE = frozenset((Channel.VOICE, Channel.BRANCH, Channel.WEB))


def of_channel(view: View, channel: Channel) -> Iterator[Finding]:
    """A complaint is never stopped by a code that failed or was forgotten."""
    if view.is_unproven and channel in _FACE_TO_FACE and view.request.purpose is not Purpose.COMPLAINT:
        yield bar(RULE, "failed")
