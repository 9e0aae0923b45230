"""What several records of one person say together: only what all of them allow, and no point they disagree on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from amends.core.reach import ContactProfile, Point, SafeContact
from amends.exposure.recheck import cells
from amends.exposure.recheck.folding import kin_form, postcode_form, street_form, town_form
from amends.exposure.recheck.rows import Reading, Record
from amends.exposure.whereabouts import residence_of

Own = Sequence[tuple[Reading, Record]]


def united(profiles: Sequence[ContactProfile]) -> ContactProfile:
    """The profile of the first record with the refusals and the rules of safety of all."""
    refused = frozenset(channel for profile in profiles for channel in profile.refuses)
    rules = [profile.safe_contact for profile in profiles if profile.safe_contact is not None]
    return msgspec.structs.replace(profiles[0], refuses=refused, safe_contact=_narrowest(rules))


def _narrowest(rules: list[SafeContact]) -> SafeContact | None:
    if len(rules) < 2:
        return rules[0] if rules else None
    left = set(rules[0].only)
    for rule in rules[1:]:
        left &= rule.only
    if any(rule.reason == "not understood" for rule in rules):
        return SafeContact(only=frozenset(), reason="not understood")
    return SafeContact(only=frozenset(left), reason="named channels only" if left else "no contact")


def disagreements(own: Own, home: str | None) -> Iterator[Point]:
    """The contact points of which two records say different things; a blank says nothing."""
    if len(own) < 2:
        return
    if _several((cell or "").lower().removeprefix("mailto:") for cell in _firsts(own, "email")):
        yield Point.EMAIL
    if _several(
        cells.phone(cell(reading, record, "phone"), place_of(reading, record, home)) for reading, record in own
    ):
        yield Point.PHONE
    streets = (
        cell(reading, record, "street" if reading.columns.get("street") else "postal_address")
        for reading, record in own
    )
    if (
        _several(map(street_form, streets))
        or _several(map(postcode_form, _firsts(own, "postcode")))
        or _several(map(town_form, _firsts(own, "city")))
        or _several(map(kin_form, _firsts(own, "next_of_kin")))
    ):
        yield Point.ADDRESS


def cell(reading: Reading, record: Record, code: str) -> str | None:
    """What the surest column of a code says in the record."""
    header = next(iter(reading.columns.get(code, ())), None)
    return cells.said(record.cells.get(header)) if header else None


def place_of(reading: Reading, record: Record, home: str | None) -> str | None:
    """Where the person of the record lives, or None if nobody knows."""
    parts = [cell(reading, record, code) for code in ("residence", "country", "region")]
    if not any(parts):
        return home
    code = residence_of(*parts, default=home)
    return home if code == "ZZ" else code


def _firsts(own: Own, code: str) -> Iterator[str | None]:
    return (cell(reading, record, code) for reading, record in own)


def _several(forms: Iterator[str | None]) -> bool:
    return len({form for form in forms if form}) > 1
