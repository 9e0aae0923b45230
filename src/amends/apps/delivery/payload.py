"""A segment's rows, compressed and encrypted with the incident's key (AES-256-GCM)."""

from __future__ import annotations

import os
import zlib
from collections.abc import Sequence

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from amends.apps.delivery.ports import Row
from amends.core.errors import MachineError

_NONCE_BYTES = 12  # NIST SP 800-38D, 8.2: 96 bits
_rows = msgspec.json.Decoder(list[Row])


def seal(rows: Sequence[Row], *, key: bytes, place: str) -> bytes:
    """The rows as ciphertext that can be opened only at ``place`` (campaign and segment)."""
    plain = zlib.compress(msgspec.json.encode(list(rows)), level=3)
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(_derived(key)).encrypt(nonce, plain, place.encode())


def unseal(payload: bytes, *, key: bytes, place: str) -> list[Row]:
    """The rows; raises ``MachineError`` (``delivery.payload``) for another key, place or byte."""
    try:
        plain = AESGCM(_derived(key)).decrypt(payload[:_NONCE_BYTES], payload[_NONCE_BYTES:], place.encode())
    except InvalidTag as error:
        raise MachineError(
            "The rows of a segment cannot be decrypted.",
            code="delivery.payload",
            where=place,
            why="The incident's key is another one, was destroyed, or the database was altered.",
            fix="Use the working folder (AMENDS_HOME) that the campaign was planned in.",
        ) from error
    return _rows.decode(zlib.decompress(plain))


def _derived(key: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=b"amends delivery segment v1").derive(key)
