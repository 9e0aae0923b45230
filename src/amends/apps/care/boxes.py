"""What of a case is sealed for the desk: the words, who wrote, and files.  Keyed digests find the same again."""

from __future__ import annotations

import unicodedata

import msgspec

from amends.apps.care.casemodels import CaseAttachment, Message
from amends.apps.care.letter import Letter
from amends.core.ids import keyed_hash
from amends.core.sealing import open_sealed, seal_for

FILE_TYPE = "application/octet-stream"
"""Every file is handed out as this, to be kept and not shown: its own type is the sender's word."""


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """What a message says.  ``author`` is the address or handle that it came from or went to.

    ``origin`` is the provider's own name of it (a Message-ID, a post): for threading in the other's view alone.
    """

    text: str
    subject: str = ""
    author: str = ""
    reach: str = ""
    origin: str = ""


class SealedFile(msgspec.Struct, frozen=True):
    """A file as it came; ``name`` is for a label only and never a path."""

    name: str
    data: bytes


def seal_body(public_key: bytes, body: Body, *, ref: str) -> bytes:
    """The box of a message; ``ref`` is the message's."""
    return seal_for(public_key, msgspec.json.encode(body), context=f"care message {ref}")


def body_of(message: Message, *, secret: bytes) -> Body:
    """What was said, wherever it is kept.  Raises ``MachineError`` (``sealed.closed``).

    Who calls it for a person to read has recorded the look before (``history.open_case``).
    """
    if message.told is not None:
        context = f"care told {message.told.inquiry.ref}"
        return Body(text=open_sealed(secret, bytes(message.told.kept), context=context).decode())
    if message.inquiry is not None and not bytes(message.box):
        ref = message.inquiry.ref
        letter = msgspec.json.decode(
            open_sealed(secret, bytes(message.inquiry.box), context=f"care {ref}"), type=Letter
        )
        return Body(text=letter.text, author=letter.reach, reach=letter.reach)
    return msgspec.json.decode(
        open_sealed(secret, bytes(message.box), context=f"care message {message.ref}"), type=Body
    )


def seal_file(public_key: bytes, file: SealedFile, *, ref: str, number: int) -> bytes:
    """The box of a file that came with the message ``ref``."""
    return seal_for(public_key, msgspec.msgpack.encode(file), context=f"care file {ref} {number}")


def file_of(attachment: CaseAttachment, *, secret: bytes) -> SealedFile:
    """The file; to be handed out as ``FILE_TYPE`` with ``Content-Disposition: attachment`` and ``nosniff``."""
    context = f"care file {attachment.message.ref} {attachment.number}"
    return msgspec.msgpack.decode(open_sealed(secret, bytes(attachment.box), context=context), type=SealedFile)


def author_digest(pepper: bytes, network: str, address: str) -> str:
    """The keyed name of an address in one network; empty for none.

    >>> author_digest(b"k", "mail", " Anna@People.example") == author_digest(b"k", "mail", "anna@people.example")
    True
    """
    plain = unicodedata.normalize("NFKC", address).strip().casefold()
    return keyed_hash(pepper, "care author", network, plain) if plain else ""


def text_digest(pepper: bytes, text: str) -> str:
    """The keyed name of words, however they are spaced or capitalised."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return keyed_hash(pepper, "care text", plain)
