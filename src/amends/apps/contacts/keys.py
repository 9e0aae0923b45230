"""Keyed names of people and addresses: the house's own, and those of each incident."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings

from amends.apps.incidents.models import Incident
from amends.apps.looks.services import person_hash
from amends.core.errors import InputError
from amends.core.ids import keyed_hash


def house_key() -> bytes:
    """The secret that keys the suppression list; the same as of ``amends contact decide --bulk``."""
    key: bytes = settings.SECRET_OF("contact.suppression")
    return key


def ref_digest(ref: str, *, key: bytes) -> str:
    """The house's name of a person, whatever the incident."""
    return keyed_hash(key, "ref", ref)


def address_digest(channel: str, address: str, *, key: bytes) -> str:
    """The house's name of an address by a channel."""
    return keyed_hash(key, "address", channel, address.strip().lower())


def names_of(ref: str, *, key: bytes, keys: Sequence[bytes] | None = None) -> tuple[str, ...]:
    """Every name under which a person may have said something: the house's, and that of each incident.

    ``keys`` are those of the incidents, read where they are left out.
    """
    known = incident_keys() if keys is None else keys
    return (ref_digest(ref, key=key), *(person_hash(one, ref) for one in known))


def incident_keys() -> tuple[bytes, ...]:
    """The keys of all incidents.  One whose key was destroyed has forgotten its people, and is passed over."""
    found: list[bytes] = []
    for incident_ref in Incident.objects.order_by("id").values_list("ref", flat=True):
        try:
            found.append(settings.SECRET_OF(f"{incident_ref}.key"))
        except InputError:
            continue
    return tuple(found)
