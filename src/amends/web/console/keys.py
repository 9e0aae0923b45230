"""The key of an incident, for pages that go on without it once it was destroyed."""

from __future__ import annotations

from django.conf import settings

from amends.core.errors import InputError


def key_if_kept(incident_ref: str) -> bytes | None:
    """The incident's key, or ``None`` where it was destroyed: nobody is found or named by it any more."""
    try:
        return bytes(settings.SECRET_OF(f"{incident_ref}.key"))
    except InputError:
        return None
