"""How references and codes are kept: found by keyed digests, sealed for the desk, and for the person alone."""

from __future__ import annotations

import os
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from amends.core.errors import MachineError
from amends.core.ids import keyed_hash

_NONCE = 12


def code_digest(secret: bytes, code: str) -> str:
    """The name of a code; ``secret`` is the desk's."""
    return keyed_hash(secret, "monitoring-code", code)


def seal_at_desk(secret: bytes, text: str, *, context: str) -> bytes:
    """``text`` for who holds the desk's secret; bound to ``context``.

    >>> open_at_desk(bytes(32), seal_at_desk(bytes(32), "C-1", context="x"), context="x")
    'C-1'
    """
    return _sealed(_desk_key(secret), text, context)


def open_at_desk(secret: bytes, box: bytes, *, context: str) -> str:
    """What was sealed; raises ``MachineError`` (``sealed.closed``)."""
    return _opened(_desk_key(secret), box, context)


def seal_for_person(pepper: bytes, text: str, *, incident_ref: str, person_ref: str) -> bytes:
    """``text`` for the portal once it knows the person's own reference, which no table holds open.

    ``pepper`` is what the portal shares (``portal.pepper``).
    """
    return _sealed(_person_key(pepper, incident_ref, person_ref), text, incident_ref)


def open_for_person(pepper: bytes, box: bytes, *, incident_ref: str, person_ref: str) -> str:
    """What was sealed for the person; raises ``MachineError`` (``sealed.closed``)."""
    return _opened(_person_key(pepper, incident_ref, person_ref), box, incident_ref)


@cache
def _desk_key(secret: bytes) -> bytes:
    return _derived(secret, "desk")


def _person_key(pepper: bytes, incident_ref: str, person_ref: str) -> bytes:
    return _derived(pepper, f"person\0{incident_ref}\0{person_ref}")


def _derived(secret: bytes, purpose: str) -> bytes:
    info = b"amends remedies v1 " + purpose.encode()
    return HKDF(SHA256(), length=32, salt=None, info=info).derive(secret)


def _sealed(key: bytes, text: str, context: str) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, text.encode(), context.encode())


def _opened(key: bytes, box: bytes, context: str) -> str:
    try:
        return AESGCM(key).decrypt(box[:_NONCE], box[_NONCE:], context.encode()).decode()
    except (InvalidTag, ValueError) as error:
        raise MachineError(
            "Something of the remedies that was sealed cannot be opened.",
            code="sealed.closed",
            where=context,
            why="The key is another one, was destroyed, or the database was altered.",
            fix="Use the working folder (AMENDS_HOME) whose key it was sealed with.",
        ) from error
