"""How a person wants to be, and may safely be, reached: what a customer file says of it beyond the addresses."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from amends.core.channels import Channel


class Point(StrEnum):
    """A contact point of a person, as ``PersonRow.shared`` names it."""

    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"


class SafeContact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The only channels that put the person in no danger; ``reason`` is a category, never a story.

    An empty ``only`` means that the person must not be contacted at all by us.
    """

    only: frozenset[Channel]
    reason: str


class ContactProfile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Beyond the register's row: wishes, proof of contact points, and what makes a person vulnerable.

    ``refuses``: channels that the person said no to.  ``agreed``: channels that the person agreed to for
    notices in law (E-SIGN; 45 CFR 164.404(d)(1)).  ``uses_inbox``: has logged in of late.
    ``push_subscription`` is the JSON of the browser's or phone's subscription.  ``verified``: contact points
    proven to be this person's since they were given.  ``has_namesake_at_address``: another customer of the same
    name lives there, so that an envelope does not say who may open it.  ``vulnerability`` is a category
    (``bereaved``, ``blind``, ``elderly``), ``None`` if none is known.  ``time_zone`` is an IANA name.
    ``conflicting``: contact points of which two records of the person say different things; none of them is used.
    """

    preferred: Channel | None = None
    refuses: frozenset[Channel] = frozenset()
    agreed: frozenset[Channel] = frozenset()
    safe_contact: SafeContact | None = None
    uses_inbox: bool = False
    push_subscription: str | None = None
    verified: frozenset[Point] = frozenset()
    has_namesake_at_address: bool = False
    vulnerability: str | None = None
    time_zone: str | None = None
    conflicting: frozenset[Point] = frozenset()


NOTHING_KNOWN = ContactProfile()

_SAID = {
    "preferred": "preferred channel",
    "refuses": "refused channels",
    "agreed": "channels agreed to",
    "safe_contact": "safe-contact rule",
    "uses_inbox": "use of the inbox",
    "push_subscription": "push subscription",
    "verified": "proof of the contact points",
    "has_namesake_at_address": "namesake at the address",
    "vulnerability": "vulnerability",
    "time_zone": "time zone",
    "conflicting": "agreement of the person's records",
}


def differing_reach(a: ContactProfile, b: ContactProfile) -> tuple[str, ...]:
    """What two derivations of one person do not say alike, in words without personal data.

    >>> differing_reach(NOTHING_KNOWN, ContactProfile(preferred=Channel.SMS))
    ('the preferred channel differs between register and source',)
    """
    return tuple(
        f"the {said} differs between register and source"
        for name, said in _SAID.items()
        if getattr(a, name) != getattr(b, name)
    )
