"""The secrets of hooks: the provider's own, and the token in the address that we gave it."""

from __future__ import annotations

import hmac
import os
from pathlib import Path

from django.conf import settings

from amends.core.ids import keyed_hash

_TOKEN_DIGITS = 32


def secret_of(provider: str) -> str:
    """The provider's secret from ``AMENDS_HOOK_<PROVIDER>_SECRET``, there or in the file that it names.

    Empty where none is set: then the hook does not exist.
    """
    given = os.environ.get(variable_of(provider), "")
    if not given.startswith("file:"):
        return given.strip()
    try:
        return Path(given.removeprefix("file:")).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def variable_of(provider: str) -> str:
    """The name of the environment variable.

    >>> variable_of("sms-gateway").endswith("_HOOK_SMS_GATEWAY_SECRET")
    True
    """
    return f"AMENDS_HOOK_{provider.upper().replace('-', '_')}_SECRET"


def token_of(provider: str) -> str:
    """The token in the provider's address: so that only who was told the address is heard at all."""
    key: bytes = settings.SECRET_OF("hooks.key")
    return keyed_hash(key, "hook", provider)[:_TOKEN_DIGITS]


def is_token_right(provider: str, token: str) -> bool:
    """Compares in constant time."""
    return hmac.compare_digest(token_of(provider).encode(), token.encode())
