"""What a message to a contact point that others read may say: the same words to everybody, and nothing of anybody."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from amends.core.person import PersonRow

_SHORTEST_NAME = 2  # initials alone are letters of ordinary words


def text_digest(text: str) -> str:
    """Hex SHA-256 of a released text, in the form in which ``names_nothing`` compares (layout does not count).

    >>> text_digest("Please  contact us.\\n") == text_digest("Please contact us.")
    True
    """
    return hashlib.sha256(" ".join(unicodedata.normalize("NFC", text).split()).encode()).hexdigest()


def names_nothing(person: PersonRow, texts: tuple[str, ...], released: frozenset[str]) -> list[str]:
    """What is wrong with the texts of a message without content, in words without personal data.

    ``released`` are digests (``text_digest``) of the texts that two people released for everybody.  Two ways
    must agree: the text is one of those, and no word of it belongs to the person.
    """
    faults = []
    if not texts or any(text_digest(text) not in released for text in texts):
        faults.append("the message to a shared contact point is not the text that was released for it")
    if any(_holds(fact, text) for fact in _facts(person) for text in texts):
        faults.append("the message to a shared contact point says whom it is for")
    return faults


def _facts(person: PersonRow) -> Iterator[str]:
    """What would tell one member of a household, or one customer, from another."""
    for name in (person.name, person.given_name, person.family_name, person.guardian, person.next_of_kin):
        if name:
            yield name
            yield from re.split(r"[\s-]+", name)
    for fact in (person.person_ref, person.street, person.email, person.phone):
        if fact:
            yield fact
    if person.born_on is not None:
        yield person.born_on.isoformat()


def _holds(fact: str, text: str) -> bool:
    """Whether the words stand in the text as words by themselves, written as they are (Bank is a name, bank is not)."""
    wanted = unicodedata.normalize("NFC", fact).strip()
    if len(wanted) < _SHORTEST_NAME:
        return False
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", unicodedata.normalize("NFC", text)) is not None
