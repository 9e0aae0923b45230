"""What the record commits to about a message or an omission, and the salt that hides it from everybody else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from amends.core.ids import keyed_hash
from amends.record.commitment import opening

BOUND = (
    "message_id",
    "person_ref",
    "channel",
    "address_sha256",
    "notice_sha256",
    "content_sha256",
    "code_sha256",
)
"""The columns of a message that its commitment binds; none of them changes once it is planned."""


def message_opening(message: Mapping[str, Any], *, campaign_ref: str, key: bytes) -> dict[str, str]:
    """The opening of a message's commitment; ``key`` is the incident's, and with it the salt is destroyed."""
    details = {name: str(message[name]) for name in BOUND}
    return opening(salt=keyed_hash(key, "commitment", details["message_id"]), campaign=campaign_ref, **details)


def omission_opening(omission: Mapping[str, Any], *, campaign_ref: str, key: bytes) -> dict[str, str]:
    """The opening of an omission's commitment: the person, and why no message was made."""
    details = {name: str(omission[name]) for name in ("person_ref", "fate", "reason")}
    salt = keyed_hash(key, "omission", campaign_ref, *details.values())
    return opening(salt=salt, campaign=campaign_ref, **details)
