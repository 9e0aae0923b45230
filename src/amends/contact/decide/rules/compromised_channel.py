"""A channel that the intruder may read or speak through is not used."""

from __future__ import annotations

from collections.abc import Iterator

from amends.contact.decide.finding import Finding, bar
from amends.contact.decide.view import View
from amends.core.channels import Channel

RULE = "compromised-channel"


def of_channel(view: View, channel: Channel) -> Iterator[Finding]:
    """For every purpose: a genuine message there would teach people to trust the false ones."""
    incident = view.request.incident
    if incident is not None and channel in (incident.compromised_channels or ()):
        yield bar(RULE, "read_by_others")
