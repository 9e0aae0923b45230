"""One post as a record of Bluesky: ``app.bsky.feed.post``, and the name under which it is put.

https://docs.bsky.app/docs/advanced-guides/post-richtext; lexicon app.bsky.feed.post: at most 300 graphemes and 3000
bytes, keys of type ``tid`` (https://atproto.com/specs/tid).
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from amends.core.envelope import Envelope

MOST_GRAPHEMES, MOST_BYTES = 300, 3000

_LETTERS = "234567abcdefghijklmnopqrstuvwxyz"  # sortable Base32
_FROM_US, _SPAN_US = 1_577_836_800_000_000, 126_230_400_000_000  # the years 2020 to 2023
_URL = re.compile(r"https?://[^\s\u2066-\u2069<>\"]*[^\s\u2066-\u2069<>\".,;:!?،؛؟)]")


def record_key(message_id: str, part: str) -> str:
    """A TID that is a function of the message and the part, not of the clock: the same post, the same place.

    Its instant lies in years that are over, so that it can meet no post of another program, which takes the present;
    the network orders by ``createdAt``.

    >>> record_key("m-1@notices.example", "1") == record_key("m-1@notices.example", "1"), len(record_key("m", "1"))
    (True, 13)
    """
    number = int.from_bytes(hashlib.sha256(f"{len(message_id)}:{message_id}{part}".encode()).digest())
    clock = number % 1024
    value = (_FROM_US + number // 1024 % _SPAN_US) << 10 | clock
    return "".join(_LETTERS[value >> shift & 31] for shift in range(60, -1, -5))


def post_record(
    envelope: Envelope, text: str, created_at: str, root: dict[str, str] | None, parent: dict[str, str] | None
) -> dict[str, Any]:
    """The record; ``root`` and ``parent`` are ``{uri, cid}`` of posts before it in a thread."""
    record: dict[str, Any] = {
        "$type": "app.bsky.feed.post",
        "text": text,
        "langs": [envelope.language],
        "createdAt": created_at,
    }
    facets = link_facets(text)
    reply = {"reply": {"root": root, "parent": parent}} if root and parent else {}
    return record | ({"facets": facets} if facets else {}) | reply


def link_facets(text: str) -> list[dict[str, Any]]:
    """The addresses in a text, by their offsets in bytes of UTF-8.

    >>> [facet["index"] for facet in link_facets("é https://bank.example/a.")]
    [{'byteStart': 3, 'byteEnd': 25}]
    """
    return [
        {
            "index": {"byteStart": _bytes(text[: found.start()]), "byteEnd": _bytes(text[: found.end()])},
            "features": [{"$type": "app.bsky.richtext.facet#link", "uri": found.group()}],
        }
        for found in _URL.finditer(text)
    ]


def _bytes(text: str) -> int:
    return len(text.encode())
