"""What other parts ask of the contact decisions, in one place."""

from __future__ import annotations

from amends.apps.contacts.campaigns import decide_many
from amends.apps.contacts.deciding import decide_contact
from amends.apps.contacts.feed import suppression_feed, suppression_lines
from amends.apps.contacts.knowing import request_for
from amends.apps.contacts.preferences import keep_preference, object_from, object_to, standing_refusals, take_back
from amends.apps.contacts.suppression import lift, suppress

__all__ = [
    "decide_contact",
    "decide_many",
    "keep_preference",
    "lift",
    "object_from",
    "object_to",
    "request_for",
    "standing_refusals",
    "suppress",
    "suppression_feed",
    "suppression_lines",
    "take_back",
]
