"""The ladder: the least intrusive channel that surely reaches this person and nobody else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from amends.core.channels import Channel
from amends.core.person import PersonRow


class Fate(StrEnum):
    """What becomes of a person's notice."""

    NOTIFY = "notify"
    EXCEPTED = "excepted"
    OWED = "owed"


class Addressee(StrEnum):
    """Who is written to about the person's data."""

    PERSON = "person"
    GUARDIAN = "guardian"
    NEXT_OF_KIN = "next_of_kin"


@dataclass(frozen=True, slots=True)
class Rung:
    """The decision for one person: a channel, or why there is none.

    ``is_contentless``: others read this contact point too, so that the message asks to get in touch and says
    nothing else.  ``serves`` are the duties (law ids) that this channel satisfies; a rung of a ladder that
    serves none of those owed is advisory: it may warn, and it never stands for the notice.
    """

    fate: Fate
    channel: Channel | None
    because: str
    to: Addressee = Addressee.PERSON
    is_contentless: bool = False
    serves: frozenset[str] = frozenset()


# RFC 5321's Mailbox in its plain form; quoted local parts and address literals are left to a person.
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_LONGEST_MAILBOX = 254  # RFC 5321, 4.5.3.1.3: a path of 256 with its angle brackets
_LONGEST_LOCAL_PART = 64  # RFC 5321, 4.5.3.1.1


def looks_like_mailbox(address: str | None) -> bool:
    """Whether the address can be written to without guessing: plain ASCII local part, dotted domain.

    An international domain counts if it has an ASCII form (IDNA) that reads back as the same domain: the
    older IDNA writes ``straße`` as ``strasse``, which may belong to somebody else (RFC 5894, 7.2).

    >>> looks_like_mailbox("jan@bank.example"), looks_like_mailbox("jan@bank.example\\nBcc: x@y.example")
    (True, False)
    """
    local, at, domain = (address or "").partition("@")
    if not at or len(local) > _LONGEST_LOCAL_PART or not _LOCAL.fullmatch(local):
        return False
    try:
        ascii_domain = domain.encode("idna").decode("ascii")
        reads_back = domain.isascii() or ascii_domain.encode().decode("idna") == _composed(domain)
    except UnicodeError:
        return False
    return (
        reads_back and len(local) + 1 + len(ascii_domain) <= _LONGEST_MAILBOX and bool(_DOMAIN.fullmatch(ascii_domain))
    )


def _composed(domain: str) -> str:
    return unicodedata.normalize("NFC", domain).lower()


def rung_for(person: PersonRow, *, on: date, compromised: Collection[Channel] = ()) -> Rung:
    """The channel of the first notice to ``person``, or why nobody is written to.

    Email, then letter, then SMS.  A contact point that several customers share is passed over: its
    content would reach another.  A minor is told through the parent or guardian, by letter alone; of a
    person who died the next of kin is told by letter, if one is on file (as 45 CFR 164.404(d)(1)(ii) has it).
    A channel that the intruder may read (``compromised``) is never used (EDPB 9/2022, par. 89).
    """
    if person.is_deceased and not person.next_of_kin:
        return Rung(Fate.EXCEPTED, None, "deceased, and no next of kin is known")
    if person.is_deceased:
        return _by_letter(person, compromised, Addressee.NEXT_OF_KIN, who="deceased", of="next of kin")
    if person.is_minor(on=on):
        return _by_letter(person, compromised, Addressee.GUARDIAN, who="minor", of="parent or guardian")
    passed_over: list[str] = []
    for channel, obstacle in (
        (Channel.EMAIL, _email_obstacle(person)),
        (Channel.POST, _post_obstacle(person)),
        (Channel.SMS, _phone_obstacle(person)),
    ):
        if channel in compromised:
            passed_over.append(f"{channel} is compromised")
        elif obstacle is not None:
            passed_over.append(obstacle)
        else:
            return Rung(Fate.NOTIFY, channel, "; ".join(passed_over) or f"{channel} is the least intrusive")
    return Rung(Fate.OWED, None, "; ".join(passed_over))


def _by_letter(person: PersonRow, compromised: Collection[Channel], to: Addressee, *, who: str, of: str) -> Rung:
    """The contact points on file are the person's own, so that another is reached by letter alone."""
    if Channel.POST in compromised:
        return Rung(Fate.OWED, None, f"{who}, and post is compromised", to)
    if not person.has_postal_address():
        return Rung(Fate.OWED, None, f"{who}, and no complete postal address of the {of}", to)
    return Rung(Fate.NOTIFY, Channel.POST, f"{who}: the letter goes to the {of}", to)


def _post_obstacle(person: PersonRow) -> str | None:
    if not person.has_postal_address():
        return "no complete postal address"
    if person.reach.has_namesake_at_address:
        return "another customer of the same name lives at the address"
    return None


def _email_obstacle(person: PersonRow) -> str | None:
    if person.email and "email" in person.shared:
        return "email address shared with another customer"
    return email_fault(person)


def _phone_obstacle(person: PersonRow) -> str | None:
    if person.phone and "phone" in person.shared:
        return "phone number shared with another customer"
    return phone_fault(person)


def email_fault(person: PersonRow) -> str | None:
    """Why no message can be sent to the email address, whoever reads it; ``None`` if one can."""
    if not person.email:
        return "no email address"
    return None if looks_like_mailbox(person.email) else "email address cannot be written to"


def phone_fault(person: PersonRow) -> str | None:
    """Why the phone number cannot be called or texted, whoever answers; ``None`` if it can."""
    if not person.phone:
        return "no phone number"
    return None if _E164.fullmatch(person.phone) else "phone number is not international"
