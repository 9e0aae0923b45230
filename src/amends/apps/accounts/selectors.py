"""Reads staff."""

from __future__ import annotations

from collections.abc import Iterable

from amends.apps.accounts.models import User


def staff_addresses(*, roles: Iterable[str]) -> list[str]:
    """The mail addresses of the active staff with one of the roles."""
    found = User.objects.filter(is_active=True, role__in=list(roles)).exclude(email="")
    return sorted(found.values_list("email", flat=True))
