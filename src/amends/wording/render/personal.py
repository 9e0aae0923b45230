"""The personal fields: how they are printed, and how they are put into a finished text.

A notice is laid out once; after that only the greeting, the name and the code are filled, by joining
strings.  A name is never read as a template, so braces, quotes and markup in it are only letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from amends.core.person import Formality, Gender, PersonRow
from amends.wording.assemble.dates import latin
from amends.wording.book.phrases import phrases_of
from amends.wording.model import Audience, Notice

_SLOT = re.compile(r"\{\{ (greeting|name|code) \}\}")
# Marks that turn the direction of text or end a line; ZWNJ and ZWJ stay, Persian names need them.
_UNFIT = re.compile(r"[\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ue000-\uf8ff]")


def printed_name(name: str) -> str:
    """The name on one line and without invisible marks that could disguise it.

    >>> printed_name("Anna\\n  Nowak\\u202e")
    'Anna Nowak'
    """
    text = _UNFIT.sub(" ", name)
    if not text.isprintable():  # nearly every name is; asking each letter was a sixth of the sending
        text = "".join(" " if unicodedata.category(char) == "Cc" else char for char in text)
    return " ".join(text.split())


@dataclass(frozen=True)
class Slotted:
    """A text cut at its personal fields: ``parts`` and ``fields`` alternate, a part comes first."""

    parts: tuple[str, ...]
    fields: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Slotted:
        """Cuts a text at ``{{ greeting }}``, ``{{ name }}`` and ``{{ code }}``."""
        pieces = _SLOT.split(text)
        return cls(tuple(pieces[::2]), tuple(pieces[1::2]))

    def fill(self, values: dict[str, str], escape: Callable[[str], str] = str) -> str:
        """The text with its fields."""
        words = [self.parts[0]]
        for field, part in zip(self.fields, self.parts[1:], strict=True):
            words += (escape(values[field]), part)
        return "".join(words)


def personal_values(notice: Notice, person: PersonRow, code: str) -> dict[str, str]:
    """The values of the fields as they are printed; the greeting is in the form that fits the person."""
    name = printed_name(person.name)
    greeting = _greeting(notice.language, notice.audience, person.gender, notice.formality, notice.easy_read)
    return {"greeting": greeting.fill({"name": name}), "name": name, "code": printed_name(code)}


@cache
def _greeting(
    language: str, audience: Audience, gender: Gender | None, formality: Formality, easy_read: bool
) -> Slotted:
    phrases = phrases_of(language, formality=formality, easy_read=easy_read)
    words = {"audience": str(audience), "gender": str(gender or Gender.OTHER), "name": latin("{{ name }}", language)}
    return Slotted.of(phrases.say("salutation", words))
