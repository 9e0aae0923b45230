"""The second factor of staff: an authenticator app and recovery codes, each good once, wrong ones counted."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from enum import StrEnum

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction
from django.db.models import F

from amends.apps.accounts.models import Authenticator, Passkey, User
from amends.apps.accounts.recovery import has_codes, use_recovery_code
from amends.apps.accounts.totp import step_of
from amends.core.errors import RefusedError

MOST_WRONG = 5
FIRST_LOCK, LONGEST_LOCK = timedelta(minutes=15), timedelta(hours=4)
_NONCE_BYTES, _CODE_DIGITS = 12, 6


class Proof(StrEnum):
    """By what somebody showed who they are."""

    APP = "app"
    RECOVERY = "recovery"


def has_factors(user: User) -> bool:
    """Whether the user has an app or a passkey; recovery codes alone are none."""
    return Authenticator.objects.filter(user=user).exists() or Passkey.objects.filter(user=user).exists()


def add_authenticator(
    *, user: User, secret: bytes, code: str, key: bytes, now: datetime, is_factored: bool = False
) -> bool:
    """Keeps the app's secret, encrypted, once a code shows that the app has it; whether it is the first factor.

    Raises ``RefusedError``: ``factor.wrong_code``, ``factor.exists`` if the user has one already, and
    ``factor.needed`` for a further factor in a session that has shown none.
    """
    step = step_of(secret, "".join(code.split()), at=now)
    if step is None:
        raise _wrong()
    with transaction.atomic():
        is_first = begin_factor(user, is_factored=is_factored)
        if Authenticator.objects.filter(user=user).exists():
            raise RefusedError(
                "There is an authenticator app already.", code="factor.exists", fix="Remove that one before."
            )
        Authenticator.objects.create(user=user, sealed=_sealed(user, secret, key), last_step=step, added_at=now)
    return is_first


def begin_factor(user: User, *, is_factored: bool) -> bool:
    """Within a transaction: whether the factor to be added is the first, which ends all sessions of the user.

    Somebody may have signed in with a stolen link; a session from before must not outlive the first factor.
    Raises ``RefusedError`` (``factor.needed``).
    """
    User.objects.select_for_update().get(pk=user.pk)
    if has_factors(user):
        if not is_factored:
            raise RefusedError(
                "A further factor can be added only after one was used.",
                code="factor.needed",
                fix="Show the factor that you have, then add this one.",
            )
        return False
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
    user.refresh_from_db(fields=["session_epoch"])
    return True


def check_code(*, user: User, code: str, key: bytes, now: datetime) -> Proof:
    """What kind of code it was, if it is right and was not used before.

    Raises ``RefusedError``: ``factor.wrong_code``, ``factor.locked_now`` at the
    fifth wrong one, ``factor.locked`` while that lasts, ``factor.none``.  Codes are asked for only
    after a sign-in link, so that a stranger cannot lock anybody out; a lock ends by itself.
    """
    with transaction.atomic():
        mine = User.objects.select_for_update().get(pk=user.pk)
        app = Authenticator.objects.filter(user=user).first()
        if app is None and not has_codes(user):
            raise RefusedError("There is no authenticator app yet.", code="factor.none")
        if mine.locked_until is not None and now < mine.locked_until:
            raise _locked()
        proof = _used(app, mine, "".join(code.split()), key, now)
        is_locked = proof is None and _count_wrong(mine, now)
        if proof is not None:
            unlock(user=mine)
    if proof is None:
        raise _locked(code="factor.locked_now") if is_locked else _wrong()
    return proof


def unlock(*, user: User) -> None:
    """Takes codes again at once."""
    User.objects.filter(pk=user.pk).update(wrong_codes=0, locks=0, locked_until=None)


def remove_authenticator(*, user: User) -> None:
    """Forgets the app; raises ``RefusedError`` (``factor.last``) if there would be no factor left."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        if not Passkey.objects.filter(user=user).exists():
            raise last_factor()
        Authenticator.objects.filter(user=user).delete()


def last_factor() -> RefusedError:
    """The refusal to leave somebody without a factor."""
    return RefusedError("The last factor cannot be removed.", code="factor.last", fix="Add another one before.")


def _used(app: Authenticator | None, user: User, code: str, key: bytes, now: datetime) -> Proof | None:
    if len(code) != _CODE_DIGITS or not code.isascii() or not code.isdigit():
        return Proof.RECOVERY if use_recovery_code(user=user, code=code, key=key, now=now) else None
    step = step_of(_opened(user, bytes(app.sealed), key), code, at=now) if app else None
    if app is None or step is None:
        return None
    rows = Authenticator.objects.filter(id=app.id, last_step__lt=step).update(last_step=step, used_at=now)
    return Proof.APP if rows else None


def _count_wrong(mine: User, now: datetime) -> bool:
    """Counts; whether this one locked."""
    rows = User.objects.filter(pk=mine.pk)
    if mine.wrong_codes + 1 < MOST_WRONG:
        rows.update(wrong_codes=F("wrong_codes") + 1)
        return False
    span = min(FIRST_LOCK * 2 ** min(mine.locks, 8), LONGEST_LOCK)
    rows.update(wrong_codes=0, locks=F("locks") + 1, locked_until=now + span)
    return True


def _sealed(user: User, secret: bytes, key: bytes) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, secret, str(user.pk).encode())


def _opened(user: User, box: bytes, key: bytes) -> bytes:
    return AESGCM(key).decrypt(box[:_NONCE_BYTES], box[_NONCE_BYTES:], str(user.pk).encode())


def _wrong() -> RefusedError:
    return RefusedError(
        "This code is not right.",
        code="factor.wrong_code",
        why="It was mistyped, is too old, or was used before.",
        fix="Wait for the next code in the app and give that.",
    )


def _locked(code: str = "factor.locked") -> RefusedError:
    return RefusedError(
        "Codes are not taken for now.",
        code=code,
        why="Too many were wrong.",
        fix="Use a passkey, or wait; the lock ends by itself within four hours at most.",
    )
