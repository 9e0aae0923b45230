"""Lets staff in."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from amends.apps.accounts.models import Role, SignInLink, User

_LINK_LIFETIME = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Entered:
    """Whom a link has let in, and who issued it: a username, or nothing for the machine's terminal."""

    user: User
    issued_by: str


def staff_member(*, username: str, role: Role) -> User:
    """The member of staff with this name, made without a password if there is none."""
    user, made = User.objects.get_or_create(username=username, defaults={"role": role})
    if made:
        user.set_unusable_password()
        user.save()
    return user


def issue_sign_in_link(*, user: User, now: datetime, issued_by: str = "") -> str:
    """The secret of a new link for ``user``, good for twelve hours; shown once to whoever asked for it."""
    token = secrets.token_urlsafe(24)
    SignInLink.objects.filter(expires_at__lt=now).delete()
    SignInLink.objects.create(digest=_digest(token), user=user, expires_at=now + _LINK_LIFETIME, issued_by=issued_by)
    return token


def user_of_link(*, token: str, now: datetime) -> User | None:
    """Whom the link lets in, or ``None`` if it is unknown, too old or its owner has left."""
    entered = _entered(token, now)
    return entered.user if entered else None


@transaction.atomic
def redeem_link(*, token: str, now: datetime) -> Entered | None:
    """As ``user_of_link``, with who issued it; the link lets nobody in a second time."""
    entered = _entered(token, now)
    used, _ = SignInLink.objects.filter(digest=_digest(token)).delete()
    return entered if used else None


def _entered(token: str, now: datetime) -> Entered | None:
    link = SignInLink.objects.select_related("user").filter(digest=_digest(token), expires_at__gte=now).first()
    return Entered(link.user, link.issued_by) if link and link.user.is_active else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
