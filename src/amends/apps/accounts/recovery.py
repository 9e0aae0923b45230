"""Recovery codes: ten, shown once, each good once, for who has lost passkey and app."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction

from amends.apps.accounts.models import RecoveryCode, User
from amends.core.ids import keyed_hash, short_code

HOW_MANY = 10
_LETTERS = 15  # of 32: 75 bits, so that a keyed digest is enough


def new_recovery_codes(*, user: User, key: bytes) -> list[str]:
    """Ten new codes in place of all earlier ones, such as ``7Q2K9-XMBDA-3WTRF``."""
    codes = [short_code(secrets.token_bytes(32), "recovery", length=_LETTERS) for _ in range(HOW_MANY)]
    with transaction.atomic():
        RecoveryCode.objects.filter(user=user).delete()
        RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=_digest(user, code, key)) for code in codes)
    return codes


def codes_left(user: User) -> int:
    """How many were not used yet."""
    return RecoveryCode.objects.filter(user=user, used_at=None).count()


def has_codes(user: User) -> bool:
    """Whether any is left."""
    return codes_left(user) > 0


def use_recovery_code(*, user: User, code: str, key: bytes, now: datetime) -> bool:
    """Whether the code was one of the user's and not used before; from now on it is used."""
    unused = RecoveryCode.objects.filter(user=user, digest=_digest(user, code, key), used_at=None)
    return unused.update(used_at=now) == 1


def _digest(user: User, code: str, key: bytes) -> str:
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return keyed_hash(key, "recovery", str(user.pk), letters)
