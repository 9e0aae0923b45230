"""What every SMS provider asks before it takes a parcel: a number, and words that a phone can show as they are."""

from __future__ import annotations

import re
import unicodedata

from amends.core.channels import Channel
from amends.core.envelope import Envelope
from amends.core.ports import Parcel
from amends.providers.reading import released_envelope
from amends.providers.sms.parts import parts_of

# E.164: at most 15 digits with the country's code, which never begins with nought.
_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
_UNFIT = {"Cc": "a control character", "Cs": "half of a character", "Cn": "a code point that is no character"}
_SURELY_FIT = 33  # characters of a part, even where each takes two units of UCS-2
USUAL_PARTS = 10  # more are lost or joined wrongly by some networks and phones


def readable_sms(parcel: Parcel, *, most_parts: int = USUAL_PARTS, only_ucs2: bool = False) -> Envelope | str:
    """The envelope, or why it cannot be conveyed exactly, in words without personal data.

    A line end is LF: carriage returns and other controls arrive as different things on different phones.
    """
    envelope = released_envelope(parcel, Channel.SMS)
    if isinstance(envelope, str):
        return envelope
    fault = _fault(envelope)
    if fault is None and _has_more_parts(envelope, most_parts, only_ucs2=only_ucs2):
        fault = f"it is longer than {most_parts} parts of an SMS"
    return fault or envelope


def _has_more_parts(envelope: Envelope, most: int, *, only_ucs2: bool) -> bool:
    if len(envelope.text) <= _SURELY_FIT * most:
        return False
    try:
        return len(parts_of(envelope.text, envelope.message_id, only_ucs2=only_ucs2)) > most
    except ValueError:  # more than any header can count
        return True


def _fault(envelope: Envelope) -> str | None:
    if not _NUMBER.fullmatch(envelope.to):
        return "its address is no number in international form"
    if not envelope.text.strip():
        return "it says nothing"
    if envelope.title or envelope.markup or (envelope.url and envelope.url not in envelope.text):
        return "it has a title, a markup or a link beside the text, for which an SMS has no place"
    if envelope.text.replace("\n", " ").isprintable():
        return None  # most are, and it is quickly said
    for char in envelope.text:
        kind = unicodedata.category(char)
        if kind in _UNFIT and char != "\n" and not _is_new(char):
            return f"its text holds {_UNFIT[kind]}"
    return None


def _is_new(char: str) -> bool:
    """Whether a code point may be a character of a newer Unicode than Python knows; non-characters never are."""
    code = ord(char)
    return unicodedata.category(char) == "Cn" and not (0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE)
