"""What is behind a door, and how it is locked: the answer for one person, padded and sealed.

The lookup digest is HMAC-SHA-256 under a secret, cut to 128 bits; the key is HKDF-SHA-256 of the same secret and
the value, so that opening takes the value itself; the seal is AES-256-GCM with a random nonce.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import StrEnum

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from amends.core.errors import InputError
from amends.core.ids import keyed_hash

_VERSION = 1
_PLAIN_BYTES = 320  # a reference of 200 characters, as the ledger takes it, and all the rest
_NONCE_BYTES, _TAG_BYTES, _LENGTH_BYTES = 12, 16, 2
SEALED_BYTES = _NONCE_BYTES + _PLAIN_BYTES + _TAG_BYTES
_DIGEST_DIGITS = 32
_CONTEXT = b"amends self-check standing v1"


class DoorKind(StrEnum):
    """What a door opens to; digests of one kind never meet those of another."""

    CODE = "code"
    EMAIL = "email"
    PHONE = "phone"


class Kind(StrEnum):
    """The three honest answers."""

    AFFECTED = "affected"
    NOT_IN_THIS_INCIDENT = "not_in_this_incident"
    CANNOT_TELL = "cannot_tell"


class Because(StrEnum):
    """Why we cannot tell."""

    SHARED = "shared"  # several customers use the contact
    REVIEW = "review"  # a person still has to judge what was found
    DISAGREE = "disagree"  # the customer's own records do not say the same contact
    BY_LETTER = "by_letter"  # for a child, a ward or a person who died others are told, and by letter
    ASKED = "asked"  # the message asked to get in touch: its code proves nothing about who reads it
    RENEWING = "renewing"  # there is a newer register, and its doors are not open yet


class Standing(msgspec.Struct, frozen=True, kw_only=True, array_like=True, omit_defaults=False):
    """One person's answer.  ``elements`` are bits in the order of the set's vocabulary, little-endian.

    ``person_ref`` and ``person_hash`` (what looks at personal data are filed under) only for the affected.
    """

    version: int = _VERSION
    kind: Kind
    because: Because | None = None
    elements: bytes = b""
    person_ref: str = ""
    person_hash: str = ""

    def element_codes(self, vocabulary: Sequence[str]) -> tuple[str, ...]:
        """The codes of the exposed elements, in the vocabulary's order."""
        bits = int.from_bytes(self.elements, "little")
        return tuple(code for place, code in enumerate(vocabulary) if bits >> place & 1)


def bits_of(codes: Sequence[str], vocabulary: Sequence[str]) -> bytes:
    """The codes as bits.

    >>> Standing(kind=Kind.AFFECTED, elements=bits_of(["b"], ["a", "b"])).element_codes(["a", "b"])
    ('b',)
    """
    places = {code: place for place, code in enumerate(vocabulary)}
    return sum(1 << places[code] for code in codes).to_bytes((len(vocabulary) + 7) // 8, "little")


def door_digest(secret: bytes, kind: DoorKind, value: str) -> bytes:
    """The 16 bytes by which a door is found."""
    return bytes.fromhex(keyed_hash(secret, "selfcheck", kind, value)[:_DIGEST_DIGITS])


def seal_standing(standing: Standing, *, secret: bytes, kind: DoorKind, value: str) -> bytes:
    """``SEALED_BYTES`` bytes, whatever the standing.  Raises ``InputError`` (``selfcheck.long``) if it has no room."""
    return sealed_with(door_key(secret, kind, value), padded(encoded(standing), _PLAIN_BYTES))


def open_standing(sealed: bytes, *, secret: bytes, kind: DoorKind, value: str) -> Standing | None:
    """The standing, or ``None`` if the door is another value's or was altered."""
    return opened_standing(door_key(secret, kind, value), sealed)


def opened_standing(key: bytes, sealed: bytes) -> Standing | None:
    """The standing under a key of ``door_key``, or ``None``."""
    plain = opened_with(key, sealed)
    return None if plain is None else msgspec.msgpack.decode(unpadded(plain), type=Standing)


def encoded(standing: Standing) -> bytes:
    """The standing as MessagePack."""
    return msgspec.msgpack.encode(standing)


def padded(data: bytes, size: int) -> bytes:
    """``data`` with its length before it and zeros behind it, ``size`` bytes long."""
    if len(data) > size - _LENGTH_BYTES:
        raise InputError(
            "An answer does not fit behind its door.",
            code="selfcheck.long",
            where="the customers' own ids",
            why=f"All answers are {size} bytes long, so that their length tells nothing.",
            fix="Use customer ids of no more than 200 bytes.",
        )
    return len(data).to_bytes(_LENGTH_BYTES, "big") + data + bytes(size - _LENGTH_BYTES - len(data))


def unpadded(plain: bytes) -> bytes:
    """What was padded."""
    end = _LENGTH_BYTES + int.from_bytes(plain[:_LENGTH_BYTES], "big")
    return plain[_LENGTH_BYTES:end]


def door_key(secret: bytes, kind: DoorKind, value: str) -> bytes:
    """The key of one door: it takes the secret and the value."""
    info = b"amends self-check door v1 " + kind.encode() + b"\0" + value.encode()
    return HKDF(SHA256(), length=32, salt=None, info=info).derive(secret)


def sealed_with(key: bytes, plain: bytes) -> bytes:
    """Nonce, ciphertext and tag."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, _CONTEXT)


def opened_with(key: bytes, sealed: bytes) -> bytes | None:
    """What is in it, or ``None`` for another key or byte."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _CONTEXT)
    except InvalidTag:
        return None
