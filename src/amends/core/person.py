"""A person to be told: the minimum that a notice and its envelope need."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from amends.core.reach import NOTHING_KNOWN, ContactProfile


class Gender(StrEnum):
    """How a language that must choose addresses the person; ``OTHER`` asks for the neutral form."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class Formality(StrEnum):
    """Whether the person is on formal terms with the controller (``Sie``, ``Pani``) or not (``du``)."""

    FORMAL = "formal"
    INFORMAL = "informal"


class PersonRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of the frozen audience (``audience.parquet``).

    ``person_ref`` is the customer's own id.  ``email`` is trimmed, ``phone`` E.164.  ``elements``
    are the codes that were exposed for this person, in the vocabulary's order.  ``shared`` names
    the contact points (``email``, ``phone``) that more than one customer has: no content may go
    there.  ``gender`` is that of the address form, ``None`` if nobody asked.  ``next_of_kin`` is the name
    of whom to write to for a person who died.  ``reach`` is how the person wants to be, and may safely be,
    reached.  ``source_file`` and ``source_row`` (1-based) point to the
    customer's own row.
    """

    person_ref: str
    name: str
    given_name: str | None = None
    family_name: str | None = None
    language: str
    residence: str
    elements: tuple[str, ...]
    protection: str = "none"
    email: str | None = None
    phone: str | None = None
    street: str | None = None
    postcode: str | None = None
    city: str | None = None
    country: str | None = None
    born_on: date | None = None
    is_deceased: bool = False
    guardian: str | None = None
    next_of_kin: str | None = None
    gender: Gender | None = None
    formality: Formality = Formality.FORMAL
    large_print: bool = False
    easy_read: bool = False
    shared: frozenset[str] = frozenset()
    source_file: str = ""
    source_row: int = 0
    reach: ContactProfile = NOTHING_KNOWN

    def is_minor(self, *, on: date) -> bool:
        """Whether the person is under 18 on the day; unknown birth dates count as adult.

        >>> PersonRow(person_ref="1", name="A", language="en", residence="GB", elements=(),
        ...           born_on=date(2010, 3, 1)).is_minor(on=date(2028, 2, 29))
        True
        """
        if self.born_on is None:
            return False
        years = on.year - self.born_on.year - ((on.month, on.day) < (self.born_on.month, self.born_on.day))
        return years < _MAJORITY

    def has_postal_address(self) -> bool:
        """Whether a letter can be addressed."""
        return bool(self.street and self.city and self.postcode)


_MAJORITY = 18  # age of majority where notices are addressed to a guardian; no deadline depends on it
