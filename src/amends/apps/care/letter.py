"""What a person wrote, made fit to be kept and shown: nothing of its words is lost."""

from __future__ import annotations

import re

import msgspec

from amends.core.errors import InputError

LONGEST_TEXT = 10_000
"""Characters of a text; who has more to say sends a second one, or a letter."""
LONGEST_REACH = 300
# Control characters; the marks that turn the direction of what follows them, also of our own words (U+202A to U+202E);
# and halves of characters, which cannot be written.  Isolates end with their paragraph and stay.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufeff]")
_BREAKS = re.compile("\r\n|\r|\u2028|\u2029")


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """What is sealed for the desk.  ``reach`` is how the person wishes to be answered; ``code`` is of a notice."""

    text: str
    reach: str
    code: str
    number: str


def clean_text(typed: str) -> str:
    r"""The text without characters that cannot be shown or that deceive the eye.

    >>> clean_text(" My\x00 card\r\nwas \u202eused. ")
    'My card\nwas used.'
    """
    return _UNFIT.sub("", _BREAKS.sub("\n", typed)).strip()


def require_text(typed: str) -> str:
    """The cleaned text; raises ``InputError`` (``care.no_text``, ``care.long_text``)."""
    text = clean_text(typed)
    if not text:
        raise InputError("Nothing was written.", code="care.no_text", where="text", fix="Say what it is about.")
    if len(text) > LONGEST_TEXT:
        raise InputError(
            f"The text is longer than {LONGEST_TEXT} characters.",
            code="care.long_text",
            where="text",
            why=f"It has {len(text)}.",
            fix="Shorten it, or send the rest as a second one.",
        )
    return text


def require_reach(typed: str) -> str:
    """How the person is reached, in one line, or nothing; raises ``InputError`` (``care.long_reach``)."""
    reach = " ".join(clean_text(typed).split())
    if len(reach) > LONGEST_REACH:
        raise InputError(
            f"How to reach the person is longer than {LONGEST_REACH} characters.",
            code="care.long_reach",
            where="reach",
            fix="Give one address or one number.",
        )
    return reach
