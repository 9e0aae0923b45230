"""Whom residents of a US state can turn to: attorney general or consumer agency."""

from __future__ import annotations

from datetime import date
from functools import cache

import msgspec

from amends.wording.book.folder import read_table


class StateAuthority(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Name, postal address, telephone and site of an authority, and when somebody looked (``None``: nobody yet)."""

    name: str
    address: str
    phone: str
    site: str
    checked_on: date | None = None


@cache
def _authorities() -> dict[str, StateAuthority]:
    return read_table(dict[str, StateAuthority], "contacts", "us_state_authorities.yaml")


def state_authority(residence: str) -> str | None:
    """The authority of a residence (``US-NY``) on one line, ``None`` where the table has none."""
    found = _authorities().get(residence)
    return ", ".join((found.name, found.address, found.phone, found.site)) if found else None
