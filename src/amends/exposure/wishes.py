"""What a customer file seems to say of how to reach people, and nobody read: each column once, as a note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from amends.exposure.addressforms import REACH_ROLES, SAFETY_ROLES, is_understood
from amends.exposure.columns import Columns
from amends.exposure.detectors.headers import header_words
from amends.exposure.engines import Engine

_SAFE = ("safe", "sicher", "bezpiecz", "امن", "segur", "sicur", "безпечн")
_CONTACT = (
    "contact contacting contacts kontakt kontaktweg kontaktu channel kanal kanał reach تماس contacto contatto".split()
)
_BANS = (
    "donotcontact dontcontact nocontact nevercontact keinkontakt keinenkontakt nichtkontakt niekontakt brakkontaktu "
    "zakazkontaktu بدونتماس تماسنگیرید confidentialcommunication auskunftssperre schutzvermerk"
).split()
_ALIKE = 0.85  # one letter wrong in a word of seven


def unread_columns(file: str, columns: Columns) -> Iterator[str]:
    """A note for each column whose header speaks of safe contact, and that is read as no wish at all."""
    read = {place for role in REACH_ROLES for place in columns.of(role)}
    for place, header in enumerate(columns.headers):
        if place not in read and speaks_of_safety(header):
            yield (
                f"The column {header!r} of {file} seems to say how people may safely be contacted, and is not "
                "understood; nothing in it is heeded. Name it as safe_contact in the case if it does."
            )


def speaks_of_safety(header: str) -> bool:
    """Whether a header holds words of safe contact, also misspelt ones.

    >>> speaks_of_safety("safe_contct"), speaks_of_safety("contact_name")
    (True, False)
    """
    words = header_words(header)
    whole = "".join(words)
    if any(ban in whole for ban in _BANS):
        return True
    return any(safe in whole for safe in _SAFE) and any(map(_is_contact, words))


def _is_contact(word: str) -> bool:
    return any(known in word or SequenceMatcher(None, word, known).ratio() >= _ALIKE for known in _CONTACT)


def unread_wishes(engine: Engine) -> list[str]:
    """Once for each column on how to reach people: that some of its words are not understood, and what follows."""
    notes = []
    for role in REACH_ROLES:
        rows = engine.rows(f"SELECT DISTINCT person, {role} FROM own_cells WHERE {role} IS NOT NULL")
        unread = _unread(role, list(rows))
        if unread:
            follows = "these persons are not contacted at all" if role in SAFETY_ROLES else "they are ignored"
            notes.append(f"The column read as {role} says what is not understood for {unread} persons; {follows}.")
    return notes


def _unread(role: str, rows: Sequence[tuple[str, str]]) -> int:
    """How many persons have a cell of the role that is not understood."""
    unread = {text for text in {text for _, text in rows} if not is_understood(role, text)}
    return len({person for person, text in rows if text in unread})


def conflict_notes(engine: Engine) -> list[str]:
    """Of how many affected persons two records disagree on a contact point."""
    rows = engine.rows(
        "SELECT point, count(*) FROM (SELECT unnest(conflicting) AS point FROM persons WHERE decision = 'affected') "
        "GROUP BY point ORDER BY point"
    )
    return [
        f"The records of {count} affected persons disagree on the {point}; it is not used for them."
        for point, count in rows
    ]
