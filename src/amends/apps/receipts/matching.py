"""Finds the message that a receipt speaks of: by our identity, the provider's name for it, or its code.

Each is looked for only among the messages that the source may speak of (``scopes``).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q, QuerySet

from amends.apps.delivery.models import Message
from amends.apps.receipts.models import PartRef
from amends.apps.receipts.scopes import scope_of
from amends.core.channels import Channel
from amends.providers.post.returned import code_sha256_prefix

_DIGITS = re.compile(r"[0-9a-f]{40}")
_MARK = "mark:"
_BARRED = "a message has this name, and its source may not speak of that one"
_MARK_FORM = re.compile(r"[0-9A-HJKMNP-TV-Z]{8}")


@dataclass(frozen=True, kw_only=True)
class Names:
    """The names by which a source calls its message; ``code_sha256`` is the hex SHA-256 of its code."""

    source: str
    message_id: str = ""
    ref: str = ""
    code_sha256: str = ""


@dataclass(frozen=True)
class Match:
    """The message, or why there is none."""

    message: Message | None
    why: str = ""


def code_digest(code: str) -> str:
    """The digest by which the ledger knows a code; empty for none."""
    return hashlib.sha256(code.encode()).hexdigest() if code else ""


def matched(names: Names) -> Match:
    """The one message with these names.

    A provider's name is one only among its own messages, so two messages may share it: then neither is meant.
    If a receipt gives two names, both must be of the same message.
    """
    scope = scope_of(names.source)
    if scope is None:
        return Match(None, "its source may speak of no message")
    asked = _candidates(names)
    if not asked:
        return Match(None, "it names no message")
    fitting = [rows.filter(scope.query()) for rows in asked]
    found = [_only(rows) for rows in fitting]
    if None in found:
        is_barred = any(rows.exists() and not fit.exists() for rows, fit in zip(asked, fitting, strict=True))
        return Match(None, _BARRED if is_barred else "no message, or more than one, has this name")
    messages = [message for message in found if message is not None]
    if len({message.pk for message in messages}) > 1:
        return Match(None, "its names are of different messages")
    return Match(messages[0])


def _candidates(names: Names) -> list[QuerySet[Message]]:
    asked = []
    if names.message_id:
        asked.append(Message.objects.filter(_of_identity(names.message_id)))
    elif names.ref:  # ours is the better name; theirs may not be stored yet
        asked.append(Message.objects.filter(_of_ref(names.ref)))
    if names.code_sha256:
        asked.append(Message.objects.filter(code_sha256=names.code_sha256))
    return asked


def _of_identity(message_id: str) -> Q:
    """A Message-ID by its digits, which are all of it that is ours: a host may change case, a bounce has none."""
    digits = message_id.partition("@")[0].lower()
    if not _DIGITS.fullmatch(digits):
        return Q(message_id=message_id)
    return _begins("message_id", f"{digits}@")


def _of_ref(ref: str) -> Q:
    """A provider's name for a message, or a part, or the mark in a letter's bar code, which begins its code's hash."""
    mark = ref.removeprefix(_MARK)
    if mark == ref:
        parts = list(PartRef.objects.filter(ref=ref).values_list("message_id", flat=True)[:3])
        one = Q(provider__isnull=False, provider_ref=ref)
        return one | Q(pk__in=parts) if parts else one
    if not _MARK_FORM.fullmatch(mark):
        return Q(pk__isnull=True)
    return Q(channel=Channel.POST) & _begins("code_sha256", code_sha256_prefix(mark))


def _begins(field: str, start: str) -> Q:
    """Texts with this beginning, by the index: SQLite's LIKE passes over it, but its order is that of bytes."""
    if connection.vendor == "sqlite":
        return Q(**{f"{field}__gte": start, f"{field}__lt": start[:-1] + chr(ord(start[-1]) + 1)})
    return Q(**{f"{field}__startswith": start})


def _only(rows: QuerySet[Message]) -> Message | None:
    found = list(rows.select_related("campaign").order_by("id")[:2])
    return found[0] if len(found) == 1 else None
