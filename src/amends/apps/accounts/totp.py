"""Codes of an authenticator app: RFC 6238 with SHA-1, six digits, thirty seconds, as every app knows them."""

from __future__ import annotations

import base64
import hmac
import secrets
from datetime import datetime

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

_STEP_S, _DIGITS, _TOLERANCE = 30, 6, 1


def new_secret() -> bytes:
    """160 random bits, as RFC 4226 recommends."""
    return secrets.token_bytes(20)


def code_at(secret: bytes, step: int) -> str:
    """The code of a step of thirty seconds since 1970.

    >>> code_at(b"12345678901234567890", 1111111109 // 30)  # RFC 6238, appendix B
    '081804'
    """
    return _totp(secret).generate(step * _STEP_S).decode()


def step_of(secret: bytes, code: str, *, at: datetime) -> int | None:
    """The step that the code is of, if that is now or the one before or after; clocks of telephones drift."""
    now = int(at.timestamp()) // _STEP_S
    for step in range(now - _TOLERANCE, now + _TOLERANCE + 1):
        if hmac.compare_digest(code_at(secret, step).encode(), code.encode()):
            return step
    return None


def shown(secret: bytes) -> str:
    """The secret as one types it into an app."""
    return base64.b32encode(secret).decode()


def address(secret: bytes, *, username: str) -> str:
    """What the picture holds that an app reads."""
    return _totp(secret).get_provisioning_uri(username, "Amends")


def _totp(secret: bytes) -> TOTP:
    return TOTP(secret, _DIGITS, SHA1(), _STEP_S)  # noqa: S303  # what apps know; HMAC does not need it free of collisions
