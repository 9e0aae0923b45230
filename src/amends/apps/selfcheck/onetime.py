"""One-time codes: eight letters, slow to try, that open what the desk left in a request."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import re
import secrets
import unicodedata
from collections.abc import Sequence

import msgspec

from amends.apps.selfcheck.standing import Standing, opened_with, padded, sealed_with, unpadded
from amends.core.ids import keyed_hash

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # as core.ids: without 0 O 1 I, which people misread
_CODE = re.compile(r"[2-9A-HJ-NP-Z]{8}")
_LONGEST = 64
_LENGTH = 8
_MOST_STANDINGS = 3  # of as many incidents; more at once has nobody
_PLAIN_BYTES = 1000
_NONCE_AND_TAG = 12 + 16
ANSWER_BYTES = _PLAIN_BYTES + _NONCE_AND_TAG
_PASS_BYTES = 64
# RFC 7914 with N=2**12, r=8: 4 MB and some 10 ms a try.  A copy of the row has to be searched through 2**40 codes
# at that price before the row is wiped, fifteen minutes later.
_COST = 2**12


class Behind(msgspec.Struct, frozen=True, array_like=True):
    """A standing and the set that it belongs to."""

    doors: int
    standing: Standing


def new_one_time_code() -> str:
    """Forty random bits as ``7Q2K-9XMB``."""
    text = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    return f"{text[:4]}-{text[4:]}"


def read_one_time_code(typed: str) -> str | None:
    """The code as it was sent, or ``None`` for what cannot be one.

    >>> read_one_time_code(" 7q2k 9xmb"), read_one_time_code("7Q2K-9XM0")
    ('7Q2K-9XMB', None)
    """
    if len(typed) > _LONGEST:
        return None
    letters = (_plain(letter) for letter in unicodedata.normalize("NFKC", typed) if letter.isalnum())
    text = "".join(letters).upper()
    return f"{text[:4]}-{text[4:]}" if _CODE.fullmatch(text) else None


def seal_answer(found: Sequence[Behind], *, code: str, ref: str) -> bytes:
    """``ANSWER_BYTES`` bytes that open with the code alone."""
    plain = padded(msgspec.msgpack.encode(list(found)[:_MOST_STANDINGS]), _PLAIN_BYTES)
    return sealed_with(_key(code, ref), plain)


def no_answer() -> bytes:
    """As many random bytes: nothing opens them, and nothing tells that."""
    return os.urandom(ANSWER_BYTES)


def open_answer(answer: bytes, *, code: str, ref: str) -> list[Behind] | None:
    """What the code opens, or ``None``; as slow for a wrong code, an empty answer and a request that is unknown."""
    key = _key(code, ref)
    plain = opened_with(key, answer if len(answer) == ANSWER_BYTES else _DECOY)
    return None if plain is None else msgspec.msgpack.decode(unpadded(plain), type=list[Behind])


def pass_after(code: str, *, ref: str, pepper: bytes) -> str:
    """What the page of an answer carries in place of the code, which is used: only who was shown the answer has it."""
    plain = padded(f"{ref} {code}".encode(), _PASS_BYTES)
    return base64.urlsafe_b64encode(sealed_with(_pass_key(pepper), plain)).decode()


def code_in_pass(typed: str, *, ref: str, pepper: bytes) -> str | None:
    """The code for which we made this pass, or ``None`` for every other text and another request's."""
    try:
        sealed = base64.b64decode(typed.encode("ascii"), altchars=b"-_", validate=True)
    except (UnicodeEncodeError, binascii.Error):
        return None
    plain = opened_with(_pass_key(pepper), sealed) if len(sealed) == _NONCE_AND_TAG + _PASS_BYTES else None
    whose, _, code = unpadded(plain).decode().rpartition(" ") if plain else ("", "", "")
    return code if whose and whose == ref else None


def _pass_key(pepper: bytes) -> bytes:
    return bytes.fromhex(keyed_hash(pepper, "selfcheck pass"))


def _key(code: str, ref: str) -> bytes:
    return hashlib.scrypt(code.encode(), salt=b"amends one-time code v1 " + ref.encode(), n=_COST, r=8, p=1, dklen=32)


def _plain(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)


_DECOY = bytes(ANSWER_BYTES)
