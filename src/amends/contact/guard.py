"""The wrong-person guard: two independent derivations and the rendered bytes must agree.

Derivation A is the frozen register's row, the one that was rendered.  Derivation B is made at
release time from the source rows, by another code path.  The message is then parsed again, and what
it says is compared with both.  An address that became known after the register was frozen is a conflict
and no choice: neither is used.  A contact point that others read gets a message without content, or none.
A reason never holds personal data: it names the field that differs.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from amends.contact.contentless import names_nothing
from amends.contact.profile import POINT_OF
from amends.core.channels import Channel
from amends.core.person import Gender, PersonRow


@dataclass(frozen=True, slots=True)
class ParsedMessage:
    """What a reader finds in the rendered bytes, by a parser that shares no code with the writer.

    ``to`` is the address (email, phone) or the address block (post).  ``texts`` are the readable
    parts.  ``elements`` are the exposed elements that the text names, or ``None`` where the channel
    names none (SMS); ``codes`` the authenticity codes that it shows.  ``greets`` are the genders whose
    greeting stands in every part, ``None`` among them for the neutral one of a person not asked; the
    whole is ``None`` where the message greets nobody.
    """

    message_id: str
    to: str
    texts: tuple[str, ...]
    elements: frozenset[str] | None = None
    codes: frozenset[str] | None = None
    greets: frozenset[Gender | None] | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """What the ledger says the message is.

    ``is_contentless``: it asks to get in touch and says nothing else, for a contact point that others read;
    ``released`` are then the digests (``contentless.text_digest``) of the texts that may go.
    """

    message_id: str
    channel: Channel
    code: str
    names_person: bool = True
    is_contentless: bool = False
    released: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the message may go, and each thing that disagrees."""

    agreed: bool
    because: tuple[str, ...]


def check(
    a: PersonRow,
    b: PersonRow | None,
    rendered: ParsedMessage,
    expected: Expected,
    *,
    changed_since: frozenset[str] = frozenset(),
) -> Verdict:
    """Compares derivation A, derivation B and the parsed message.

    ``b`` is ``None`` when the source no longer yields the person as affected.  ``changed_since`` names the contact
    points (``email``, ``phone``, ``address``) for which anything fresher than the frozen register is on file: the
    person's own, or another's that is now the same.  The verdict is agreed only if nothing at all disagrees.
    """
    if b is None:
        return Verdict(False, ("the source rows no longer give this person",))
    faults = [*_row_faults(a, b, expected.channel), *_point_faults(a, b, expected, changed_since)]
    faults += _contentless_faults(b, rendered, expected) if expected.is_contentless else []
    faults += _message_faults(b, rendered, expected)
    return Verdict(not faults, tuple(faults))


def personal_digest(person: PersonRow) -> str:
    """Hex SHA-256 over what a notice says about the person: reference, name, elements, protection."""
    fields = (person.person_ref, _plain(person.name), person.protection, *sorted(person.elements))
    return hashlib.sha256("\x1f".join(fields).encode()).hexdigest()


def destination(person: PersonRow, channel: Channel) -> str:
    """The address of the person on the channel, as text; empty if there is none.

    Of a letter it is the whole block of street, postcode, city and country; of a push message the subscription.
    """
    if channel is Channel.EMAIL:
        return (person.email or "").strip()
    if channel in (Channel.SMS, Channel.VOICE):
        return (person.phone or "").strip()
    if channel is Channel.POST:
        parts = (person.street, person.postcode, person.city, person.country)
        return ", ".join(part.strip() for part in parts if part and part.strip())
    if channel is Channel.PUSH:
        return person.reach.push_subscription or ""
    return person.person_ref


def _row_faults(a: PersonRow, b: PersonRow, channel: Channel) -> list[str]:
    faults = []
    if a.person_ref != b.person_ref:
        faults.append("the two derivations give different persons")
    if _fold(destination(a, channel)) != _fold(destination(b, channel)):
        faults.append(f"the {channel} address differs between register and source")
    if personal_digest(a) != personal_digest(b):
        faults.append("name or exposed elements differ between register and source")
    if b.is_deceased != a.is_deceased or b.born_on != a.born_on:
        faults.append("date of birth or life status differs between register and source")
    if b.next_of_kin != a.next_of_kin or b.gender != a.gender:
        faults.append("the next of kin or the form of address differs between register and source")
    faults += [f"the {said} differs between register and source" for said in _differing_forms(a, b)]
    return faults


def _point_faults(a: PersonRow, b: PersonRow, expected: Expected, changed_since: frozenset[str]) -> list[str]:
    point = POINT_OF.get(expected.channel)
    if point is None:
        return []
    faults = []
    if point in changed_since:
        faults.append("the address changed after the register was frozen")
    if (point in b.shared or point in a.shared) and not expected.is_contentless:
        faults.append(f"the {expected.channel} address is shared with another customer")
    return faults


def _contentless_faults(b: PersonRow, rendered: ParsedMessage, expected: Expected) -> list[str]:
    faults = names_nothing(b, rendered.texts, expected.released)
    if rendered.elements:
        faults.append("the message to a shared contact point names exposed elements")
    if rendered.codes:
        faults.append("the message to a shared contact point shows a code")
    if rendered.greets is not None:
        faults.append("the message to a shared contact point greets one person")
    return faults


def _differing_forms(a: PersonRow, b: PersonRow) -> list[str]:
    forms = {
        "language": (a.language, b.language),
        "formality": (a.formality, b.formality),
        "wish for easy language": (a.easy_read, b.easy_read),
        "wish for large print": (a.large_print, b.large_print),
    }
    return [said for said, (here, there) in forms.items() if here != there]


def _message_faults(b: PersonRow, rendered: ParsedMessage, expected: Expected) -> list[str]:
    faults = []
    if rendered.message_id != expected.message_id:
        faults.append("the message carries another message's identity")
    if _fold(rendered.to) != _fold(destination(b, expected.channel)):
        faults.append("the message is addressed to another address")
    if expected.is_contentless:
        return faults
    faults += _text_faults(b, rendered, expected)
    if rendered.elements is not None and rendered.elements != frozenset(b.elements):
        faults.append("the message names other elements than were exposed")
    if rendered.codes is not None and rendered.codes != frozenset((expected.code,)):
        faults.append("the message shows another code")
    if rendered.greets is not None and b.gender not in rendered.greets:
        faults.append("the message greets the person in a form that does not fit the gender of the source")
    return faults


def _text_faults(b: PersonRow, rendered: ParsedMessage, expected: Expected) -> list[str]:
    if not rendered.texts or not all(rendered.texts):
        return ["the message has no readable text"]
    faults = []
    name = _plain(b.name)
    for text in rendered.texts:
        plain = _plain(text)
        if expected.names_person and name not in plain:
            faults.append("the message does not name its person")
        if expected.code and expected.code not in plain:
            faults.append("the message does not show its code")
        if b.is_deceased and not _has_line(text, b.next_of_kin):
            faults.append("the message about a person who died is not addressed to the next of kin")
    return faults


def _has_line(text: str, words: str | None) -> bool:
    """Whether the words are a line by themselves, as an addressee is: a longer name is somebody else's."""
    wanted = _plain(words or "")
    return bool(wanted) and any(_plain(line) == wanted for line in text.splitlines())


# Control characters, directional marks, embeddings, isolates and private characters: what layout puts
# around names, and what wording leaves out of them.
_INVISIBLE = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ue000-\\uf8ff]"
)


def _plain(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(_INVISIBLE.sub(" ", text).split())


def _fold(text: str) -> str:
    return _plain(text).lower()
