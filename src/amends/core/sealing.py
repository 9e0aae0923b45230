"""Sealed boxes: the public side can put something in that only the staff's side can take out.

X25519 with a key used once, HKDF-SHA-256, AES-256-GCM (the construction of RFC 9180 in its simplest form; nothing
is authenticated about who sealed).  ``context`` names what is inside and is bound to it: a box that is moved to
another place does not open.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from amends.core.errors import MachineError

_KEY_BYTES = 32
_NONCE = bytes(12)  # each box has a key of its own, so that its nonce is never used twice


def public_half(private_key: bytes) -> bytes:
    """The 32 bytes that may be given away, of the 32 that may not."""
    return X25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()


def seal_for(public_key: bytes, plain: bytes, *, context: str) -> bytes:
    """``plain`` in a box that only the holder of the private half opens; 48 bytes longer."""
    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public_key))
    ephemeral = once.public_key().public_bytes_raw()
    return ephemeral + AESGCM(_derived(shared, ephemeral, public_key)).encrypt(_NONCE, plain, context.encode())


def open_sealed(private_key: bytes, box: bytes, *, context: str) -> bytes:
    """What is in the box; raises ``MachineError`` (``sealed.closed``) for another key, context or byte.

    >>> key = bytes(range(32))
    >>> open_sealed(key, seal_for(public_half(key), b"words", context="note 1"), context="note 1")
    b'words'
    """
    ephemeral, sealed = box[:_KEY_BYTES], box[_KEY_BYTES:]
    try:
        shared = X25519PrivateKey.from_private_bytes(private_key).exchange(X25519PublicKey.from_public_bytes(ephemeral))
        return AESGCM(_derived(shared, ephemeral, public_half(private_key))).decrypt(_NONCE, sealed, context.encode())
    except (InvalidTag, ValueError) as error:
        raise MachineError(
            "Something that was sealed cannot be opened.",
            code="sealed.closed",
            where=context,
            why="The key is another one, was destroyed, or the database was altered.",
            fix="Use the working folder (AMENDS_HOME) whose public key it was sealed with.",
        ) from error


def _derived(shared: bytes, ephemeral: bytes, public_key: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=b"amends sealed box v1" + ephemeral + public_key).derive(shared)
