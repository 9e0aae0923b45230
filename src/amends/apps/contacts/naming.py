"""Under which keyed name a decision is kept, so that the person finds it again when they ask why."""

from __future__ import annotations

from collections.abc import Collection

from django.conf import settings

from amends.apps.contacts.freeze import newest_affecting
from amends.apps.contacts.keys import ref_digest
from amends.apps.incidents.models import Incident
from amends.apps.looks.services import person_hash
from amends.core.errors import InputError


def names_for(refs: Collection[str], *, incident: Incident | None, key: bytes) -> dict[str, str]:
    """By reference, the name of each person: that of the incident, by which My case and the desk find them.

    Without an incident it is that of the newest real one that affects them; of people whom none affects, and where
    the incident's key was destroyed, the house's own.  ``key`` is the house's secret of the suppression list.
    """
    wanted = {ref for ref in refs if ref}
    found = dict.fromkeys(wanted, incident) if incident is not None else newest_affecting(wanted)
    keys = {one.ref: _key_of(one) for one in set(found.values()) if one is not None}
    return {ref: _name(ref, found.get(ref), keys, key) for ref in wanted}


def name_for(ref: str, *, person_hash: str, incident: Incident | None, key: bytes) -> str:
    """The name of one person: ``person_hash`` where it is known.  Raises ``InputError`` (``contacts.nobody``)."""
    if person_hash:
        return person_hash
    if not ref:
        raise nobody()
    return names_for((ref,), incident=incident, key=key)[ref]


def nobody() -> InputError:
    """Nobody is named."""
    return InputError(
        "Nobody is named in this contact.",
        code="contacts.nobody",
        where="person.ref",
        fix="Give the customer's reference, or the keyed name of whoever wrote to us.",
    )


def _name(ref: str, incident: Incident | None, keys: dict[str, bytes | None], house: bytes) -> str:
    secret = keys.get(incident.ref) if incident is not None else None
    return ref_digest(ref, key=house) if secret is None else person_hash(secret, ref)


def _key_of(incident: Incident) -> bytes | None:
    try:
        return bytes(settings.SECRET_OF(f"{incident.ref}.key"))
    except InputError:
        return None
