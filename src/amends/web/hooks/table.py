"""Every hook: those that provider modules name in ``HOOKS``, and those whose parsers take other arguments.

Looked into are the modules whose name ends in ``receipts``: to import every provider takes seconds.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

import amends.providers
from amends.core.errors import InputError
from amends.core.ports import Receipt
from amends.providers.inbox.callbacks import receipt_of_inbox
from amends.providers.sms.gateway_json import receipt_of_callback
from amends.providers.sms.kannel import receipt_of_kannel_report
from amends.providers.voice.callbacks import receipt_of_status, require_signature

Hook = Callable[[Mapping[str, str], bytes, str, str, datetime], list[Receipt]]
"""Headers (names in lower case), body, the URL as it was called, the secret, the present: the receipts.

Raises ``RefusedError`` (``receipt.forged``, ``receipt.stale``) and ``InputError`` (``receipt.unreadable``).
"""

BY_GET = frozenset({"kannel"})
"""Hooks that are fetched and not posted to: what they say stands in the URL."""

_MOST_FIELDS = 100


def hook_of(provider: str) -> Hook | None:
    """The hook of a provider, ``None`` where there is none."""
    return hooks().get(provider)


@lru_cache(maxsize=1)
def hooks() -> dict[str, Hook]:
    """Every hook by its provider's name; raises ``ValueError`` if two modules name the same."""
    found: dict[str, Hook] = {"kannel": _kannel, "sms-gateway": _sms_gateway, "twiml": _twiml, "inbox": _inbox}
    for info in pkgutil.walk_packages(amends.providers.__path__, "amends.providers."):
        if info.ispkg or not info.name.endswith("receipts"):
            continue
        for name, hook in getattr(importlib.import_module(info.name), "HOOKS", {}).items():
            if name in found:
                raise ValueError(f"two hooks are called {name}")
            found[name] = hook
    return dict(sorted(found.items()))


def _kannel(headers: Mapping[str, str], body: bytes, url: str, secret: str, now: datetime) -> list[Receipt]:
    return [receipt_of_kannel_report(_fields(urlsplit(url).query), secret)]


def _sms_gateway(headers: Mapping[str, str], body: bytes, url: str, secret: str, now: datetime) -> list[Receipt]:
    return [receipt_of_callback(body, headers.get("x-signature", ""), secret)]


def _twiml(headers: Mapping[str, str], body: bytes, url: str, secret: str, now: datetime) -> list[Receipt]:
    """How a call ended; the message is named by the URL: ``.../<message id>/status``."""
    params = _fields(body.decode("utf-8", "replace"))
    require_signature(url, params, headers.get("x-twilio-signature", ""), secret)
    *_, message_id, what = urlsplit(url).path.split("/")
    if what != "status":
        raise _unreadable("its address ends with nothing that is known")
    return [receipt_of_status(message_id.replace("%40", "@"), params, now)]


def _inbox(headers: Mapping[str, str], body: bytes, url: str, secret: str, now: datetime) -> list[Receipt]:
    return [receipt_of_inbox(headers, body, secret, now)]


def _fields(text: str) -> dict[str, str]:
    try:
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError as error:
        raise _unreadable(f"it has more than {_MOST_FIELDS} fields") from error


def _unreadable(why: str) -> InputError:
    return InputError("A callback cannot be read.", code="receipt.unreadable", where="hook", why=why)
