"""The number of a receipt: who holds it reads the answer, and nobody else."""

from __future__ import annotations

import re
import secrets
import unicodedata

from amends.core.ids import keyed_hash, short_code
from amends.core.sealing import open_sealed, public_half, seal_for

_LETTERS = 12
_GROUP = 4
_PREFIX = {"question": "Q", "complaint": "C", "claim": "C", "scam_report": "S", "press": "P", "researcher": "R"}
_BODY = re.compile(f"[2-9A-HJ-NP-Z]{{{_LETTERS}}}")
_LONGEST = 64


def new_number(kind: str, *, pepper: bytes, once: str = "") -> str:
    """A number such as ``C-7Q2K-9XMB-DA4W``: 60 bits, random, or the same one again for the same ``once``.

    ``once`` names one sending of one form with all that stood in it, so that a second click gives the same receipt.
    """
    seed = once or secrets.token_hex(32)
    letters = short_code(pepper, "care.number", seed, length=_LETTERS).replace("-", "")
    return "-".join((_PREFIX[kind], *(letters[at : at + _GROUP] for at in range(0, _LETTERS, _GROUP))))


def read_number(typed: str) -> str | None:
    """The twelve characters of a number, however they were typed; ``None`` if it cannot be one.

    >>> read_number(" c-7q2k 9xmb–da4w "), read_number("۷Q2K9XMBDA4W"), read_number("C-0000-0000-0000")
    ('7Q2K9XMBDA4W', '7Q2K9XMBDA4W', None)
    """
    if len(typed) > _LONGEST:
        return None
    letters = (letter for letter in unicodedata.normalize("NFKC", typed) if letter.isalnum())
    text = "".join(str(unicodedata.decimal(letter, letter)) for letter in letters).upper()
    body = text[-_LETTERS:]
    is_prefixed = len(text) == _LETTERS + 1 and text[0] in _PREFIX.values()
    return body if _BODY.fullmatch(body) and (len(text) == _LETTERS or is_prefixed) else None


def receipt_digest(number: str, *, pepper: bytes) -> str:
    """Under what the inquiry with this number is kept."""
    return keyed_hash(pepper, "care.receipt", _body(number))


def answer_key(number: str, *, pepper: bytes) -> bytes:
    """The public half of the number's key: what is sealed for it opens with the number."""
    return public_half(_private(number, pepper))


def seal_answer(key: bytes, words: str, *, ref: str) -> bytes:
    """Words to the person, for whoever holds the number; ``key`` is from ``answer_key``."""
    return seal_for(key, words.encode(), context=f"care answer {ref}")


def open_answer(number: str, box: bytes, *, ref: str, pepper: bytes) -> str:
    """The words; raises ``MachineError`` (``sealed.closed``) for another number."""
    return open_sealed(_private(number, pepper), box, context=f"care answer {ref}").decode()


def _private(number: str, pepper: bytes) -> bytes:
    return bytes.fromhex(keyed_hash(pepper, "care.answer", _body(number)))


def _body(number: str) -> str:
    return read_number(number) or number
