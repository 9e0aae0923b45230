"""What the feeds remember of a page: its versions, its instants, its words."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from pathlib import Path
from typing import Self

import msgspec

from amends.core.envelope import Envelope

_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_FROM_RIGHT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "dv", "yi", "sd", "ug"})


class StoredEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``message_ids`` are the versions, oldest first; the first names the entry for good.  Instants are aware."""

    name: str
    message_ids: tuple[str, ...]
    title: str
    text: str
    language: str
    page_sha256: str
    published_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, envelope: Envelope, before: StoredEntry | None, now: datetime) -> Self:
        """The entry with this version as its newest; the same version again keeps every instant."""
        identities = before.message_ids if before else ()
        is_repeat = bool(before) and identities[-1:] == (envelope.message_id,)
        return cls(
            name=entry_name(envelope),
            message_ids=identities if is_repeat else (*identities, envelope.message_id),
            title=envelope.title,
            text=envelope.text,
            language=envelope.language,
            page_sha256=hashlib.sha256(envelope.markup.encode()).hexdigest(),
            published_at=before.published_at if before else now,
            updated_at=before.updated_at if before and is_repeat else now,
        )


def entry_name(envelope: Envelope) -> str:
    """The name of the page: the topic where it can stand in an address, else a digest of what names the entry.

    >>> entry_name(Envelope(message_id="m-1@x", to="", language="en", text="", topic="inc-7q2k9"))
    'inc-7q2k9'
    """
    topic = envelope.topic or envelope.message_id.partition("@")[0]
    return topic if _PLAIN.fullmatch(topic) else hashlib.sha256(topic.encode()).hexdigest()[:16]


def stored_entries(folder: Path) -> list[StoredEntry]:
    """Every entry of a folder; what is no entry is left out."""
    found = []
    for path in sorted((folder / "entries").glob("*.json")):
        try:
            found.append(msgspec.json.decode(path.read_bytes(), type=StoredEntry))
        except ValueError:
            continue  # somebody else's file must not take the feeds down
    return found


def direction_of(language: str) -> str:
    """``rtl`` or ``ltr`` by the base language of a tag."""
    return "rtl" if language.partition("-")[0].lower() in _FROM_RIGHT else "ltr"
