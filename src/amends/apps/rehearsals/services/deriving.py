"""Derivation B: each person again from the source rows, by the way that the register did not take."""

from __future__ import annotations

from pathlib import Path

import msgspec

from amends.contact.guard import destination
from amends.core.channels import Channel
from amends.core.ids import address_digest
from amends.core.person import PersonRow
from amends.exposure import read_audience
from amends.exposure.recheck import Rechecked, recheck


class SecondDerivation:
    """Reads the sources once, when the first person is asked for."""

    def __init__(self, *, base: Path, out: Path) -> None:
        self._base, self._out = base, out
        self._people: dict[str, PersonRow] | None = None

    def person(self, row: PersonRow) -> PersonRow | None:
        """The person by derivation B, or ``None`` if the sources do not give them any more."""
        return self._read().get(row.person_ref)

    def address_digest(self, person_ref: str, channel: str) -> str | None:
        """The digest of the person's address on a channel by derivation B."""
        person = self._read().get(person_ref)
        return address_digest(destination(person, Channel(channel))) if person else None

    def _read(self) -> dict[str, PersonRow]:
        if self._people is None:
            rows = {row.person_ref: row for row in read_audience(self._out)}
            found = recheck(base=self._base, out=self._out, refs=rows)
            self._people = {
                item.person_ref: _as_row(item, rows[item.person_ref]) for item in found if not item.conflicts
            }
        return self._people


def _as_row(found: Rechecked, row: PersonRow) -> PersonRow:
    """What the sources say of the person; what they were not asked for is taken over."""
    return msgspec.structs.replace(
        row,
        name=found.name,
        email=found.email,
        phone=found.phone,
        street=found.street,
        postcode=found.postcode,
        city=found.city,
        born_on=found.born_on,
        is_deceased=found.is_deceased,
        next_of_kin=found.next_of_kin,
        gender=found.gender,
        language=found.language,
        formality=found.formality,
        large_print=found.large_print,
        easy_read=found.easy_read,
        elements=found.elements,
        reach=found.reach,
    )
