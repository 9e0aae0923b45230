"""What comes in from outside, as every way in hands it over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from amends.apps.care.models import Case, Message, WayIn

MOST_FILES = 10
MOST_FILE_BYTES = 10 * 2**20
MOST_BYTES = 20 * 2**20


@dataclass(frozen=True)
class Attached:
    """A file as it came: ``name`` is the sender's word and nothing is made of it."""

    name: str
    data: bytes


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """One message.

    ``author`` is the address or handle that it says it is from, ``reach`` how the person wishes to be answered.
    ``thread`` is the keyed token of the address that it was delivered to, ``external_ref`` the provider's own name of
    it, once for each ``source`` (the program or the file that it came from; empty: the way in itself).
    ``is_automatic``: a program sent it (RFC 3834).  ``noted_by`` is the member of staff who had the person before them.
    ``is_named_by_network``: we asked the network itself who wrote; set by the providers of mentions alone, never from
    a file, a form or another program.
    """

    way_in: WayIn
    text: str
    received_at: datetime
    language: str = ""
    reach: str = ""
    author: str = ""
    subject: str = ""
    thread: str = ""
    external_ref: str = ""
    attachments: tuple[Attached, ...] = ()
    is_public: bool = False
    is_automatic: bool = False
    network: str = ""
    noted_by: str = ""
    source: str = ""
    is_named_by_network: bool = False


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What became of it; ``message`` is the earlier one where it was a duplicate."""

    case: Case
    message: Message
    is_new_case: bool
    is_duplicate: bool


def network_of(incoming: Incoming) -> str:
    """In which network the author's address means something; mail, telephone and each social network are apart."""
    if incoming.network:
        return incoming.network.casefold()[:20]
    if incoming.way_in == WayIn.PHONE_NOTE:
        return "phone"
    return "mail" if "@" in (incoming.author or incoming.reach) else str(incoming.way_in)


def kept_files(files: tuple[Attached, ...]) -> tuple[tuple[Attached, ...], int]:
    """The files that are kept, and how many are not: too many, or too large.

    >>> kept_files((Attached("a", b"x"),) * 12)[1]
    2
    """
    kept: list[Attached] = []
    size = 0
    for file in files:
        fits = len(kept) < MOST_FILES and len(file.data) <= MOST_FILE_BYTES and size + len(file.data) <= MOST_BYTES
        if fits:
            kept.append(file)
            size += len(file.data)
    return tuple(kept), len(files) - len(kept)
