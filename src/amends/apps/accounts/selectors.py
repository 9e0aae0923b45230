"""Reads staff."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q

from amends.apps.accounts.models import Authenticator, User


@dataclass(frozen=True, slots=True)
class StaffLine:
    """A member of staff as administrators see them."""

    user: User
    has_app: bool
    passkeys: int
    codes_left: int
    is_locked: bool


def staff_addresses(*, roles: Iterable[str]) -> list[str]:
    """The mail addresses of the active staff with one of the roles."""
    found = User.objects.filter(is_active=True, role__in=list(roles)).exclude(email="")
    return sorted(found.values_list("email", flat=True))


def staff_lines(*, at: datetime, username: str = "") -> list[StaffLine]:
    """All staff, or the one of this name; who has left comes last."""
    rows = User.objects.annotate(
        has_app=Exists(Authenticator.objects.filter(user=OuterRef("pk"))),
        count_passkeys=Count("passkeys", distinct=True),
        count_codes=Count("recovery_codes", filter=Q(recovery_codes__used_at=None), distinct=True),
    ).order_by("-is_active", "username")
    return [
        StaffLine(
            user=row,
            has_app=row.has_app,
            passkeys=row.count_passkeys,
            codes_left=row.count_codes,
            is_locked=row.locked_until is not None and at < row.locked_until,
        )
        for row in (rows.filter(username=username) if username else rows)
    ]
