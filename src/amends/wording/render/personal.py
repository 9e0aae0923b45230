"""The personal fields: how they are printed, and how they are put into a finished text.

A notice is laid out once; after that only two fields are filled, by joining strings.  A name is
never read as a template, so braces, quotes and markup in it are only letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

_SLOT = re.compile(r"\{\{ (name|code) \}\}")
# Marks that turn the direction of text or end a line; ZWNJ and ZWJ stay, Persian names need them.
_UNFIT = re.compile(r"[\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ue000-\uf8ff]")


def printed_name(name: str) -> str:
    """The name on one line and without invisible marks that could disguise it.

    >>> printed_name("Anna\\n  Nowak\\u202e")
    'Anna Nowak'
    """
    text = _UNFIT.sub(" ", name)
    text = "".join(" " if unicodedata.category(char) == "Cc" else char for char in text)
    return " ".join(text.split())


@dataclass(frozen=True)
class Slotted:
    """A text cut at its personal fields: ``parts`` and ``fields`` alternate, a part comes first."""

    parts: tuple[str, ...]
    fields: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Slotted:
        """Cuts a text at ``{{ name }}`` and ``{{ code }}``."""
        pieces = _SLOT.split(text)
        return cls(tuple(pieces[::2]), tuple(pieces[1::2]))

    def fill(self, values: dict[str, str], escape: Callable[[str], str] = str) -> str:
        """The text with its fields."""
        words = [self.parts[0]]
        for field, part in zip(self.fields, self.parts[1:], strict=True):
            words += (escape(values[field]), part)
        return "".join(words)


def personal_values(name: str, code: str) -> dict[str, str]:
    """The values of the fields as they are printed."""
    return {"name": printed_name(name), "code": printed_name(code)}
