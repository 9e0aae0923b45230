"""Finds in a text whatever could lead its reader somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from amends.contact.authentic.asking import asks_for_secret
from amends.contact.authentic.codes import codes_in
from amends.contact.authentic.hosts import authority_of, is_host, true_host
from amends.contact.authentic.model import Kind, Reading, Thing, Why
from amends.contact.authentic.phones import phone_form, phones_in
from amends.contact.authentic.plain import plainly

MOST_CHARACTERS = 100_000
"""Of a text that is looked at; a notice of ours has about 5,000."""
MOST_THINGS = 60
"""That are judged; a notice of ours names about ten."""

_MARKDOWN = re.compile(r"\[([^\]\n]{1,200})\]\(\s*<?([^\s)>]{1,2000})>?\s*\)")
_WEB = re.compile(r"(?i)(?<![a-z])(?:https?|ftp):([\\/]{0,5}[^\s<>\"]{1,2000})")
_DANGEROUS = re.compile(r"(?i)(?<![a-z])(?:javascript|vbscript|intent|blob|file|data(?=:[a-z]+/)):[^\s<>\"]{1,200}")
_EMAIL = re.compile(r"(?<![\w.+%'@-])[\w.+%'-]{1,64}@(?:[\w-]{1,63}\.){1,20}[\w-]{2,63}")
_BARE = re.compile(
    r"(?<![\w.@-])(?:[\w-]{1,63}\.){1,20}[^\W\d_][\w-]{1,62}(?![\w@-])(:\d{1,5})?([/?#][^\s<>\"]{0,2000})?"
)
_DIALLED = re.compile(r"(?i)(?<![a-z])(?:tel|sms|callto|whatsapp):\s?([+\d][\d\s()./-]{2,24})")
_TRAILING = ".,;:!?)]}>'\"»”’…*_|"
_Piece = TypeVar("_Piece", str, tuple[str, str])
_WORD = re.compile(r"[^\W\d_]{3,}")


def reading_of(text: str, pairs: Iterable[tuple[str, str]] = (), *, region: str = "") -> Reading:
    """What is found in a text; ``pairs`` are its links as (text that is shown, target).

    >>> [thing.value for thing in reading_of("Go to hxxp://bank.example@evil.example/x now").things]
    ['evil.example']
    """
    finder = _Finder(plainly(text[:MOST_CHARACTERS]), region)
    for shown, target in pairs:
        finder.add_pair(shown, target)
    things = finder.all()
    return Reading(
        things=things[:MOST_THINGS],
        is_partial=len(text) > MOST_CHARACTERS or len(things) > MOST_THINGS,
        is_prose=sum(bool(_WORD.search(token)) for token in text[:5000].split()) > 2,
        is_empty=not text.strip(),
    )


class _Finder:
    """Takes one kind after the other out of a text, so that a number in a link is no number to dial."""

    def __init__(self, text: str, region: str) -> None:
        self._whole, self._text, self._region = text, text, region
        self._found: dict[Thing, None] = {}

    def all(self) -> tuple[Thing, ...]:
        for shown, target in self._each(_MARKDOWN, lambda match: (match[1], match[2])):
            self.add_pair(shown, target)
        for _ in self._each(_DANGEROUS, lambda match: match[0]):
            self._add(Thing(kind=Kind.LINK, value="", trick=Why.SCHEME))
        for rest in self._each(_WEB, lambda match: match[1]):
            self._add(link_thing(rest.rstrip(_TRAILING)))
        for address in self._each(_EMAIL, lambda match: match[0]):
            self._add(email_thing(address))
        self._bare_hosts()
        for number in self._each(_DIALLED, lambda match: match[1]):
            self._phone(number)
        self._codes_and_phones()
        if asks_for_secret(self._whole):
            self._add(Thing(kind=Kind.REQUEST, value="secret"))
        return tuple(self._found)

    def add_pair(self, shown: str, target: str) -> None:
        """A link whose text may show another address than it leads to."""
        target = plainly(target).strip()
        claims = _shown_host(plainly(shown))
        if match := _WEB.match(target):
            self._add(link_thing(match[1], claims=claims))
        elif target.startswith("//") or (claims and _BARE.match(target)):
            self._add(link_thing(target, claims=claims))
        elif target.lower().startswith("mailto:"):
            self._add(email_thing(target[7:].partition("?")[0]))
        elif match := _DIALLED.match(target):
            self._phone(match[1])
        elif _DANGEROUS.match(target):
            self._add(Thing(kind=Kind.LINK, value="", trick=Why.SCHEME))

    def _bare_hosts(self) -> None:
        """Hosts without a scheme: ``www.`` and whatever has a path are links, the rest if the ending exists."""
        self._text = _BARE.sub(self._bare_host, self._text)

    def _bare_host(self, match: re.Match[str]) -> str:
        name = match[0].rstrip(_TRAILING)
        host = authority_of(name)[1]
        if not (match[2] or host.startswith("www.") or is_host(host)):
            return match[0]
        self._add(link_thing(name))
        return _blank(match)

    def _codes_and_phones(self) -> None:
        for code in codes_in(self._text)[:MOST_THINGS]:
            self._add(Thing(kind=Kind.CODE, value=code))
            for form in (code, code.replace("-", ""), code.replace("-", " ")):
                self._text = self._text.replace(form, " " * len(form))
        found = [number for _, _, number in phones_in(self._text, self._region)]
        if not found and not self._found and (alone := phone_form(self._text, self._region)):
            found = [alone]
        for number in found:
            self._add(Thing(kind=Kind.PHONE, value=number))

    def _phone(self, written: str) -> None:
        number = phone_form(written.strip(" .-/"), self._region)
        self._add(Thing(kind=Kind.PHONE, value=number or written.strip()[:20]))

    def _each(self, pattern: re.Pattern[str], part: Callable[[re.Match[str]], _Piece]) -> Iterator[_Piece]:
        """What each match comes to, once; all of them are taken out of the text beforehand."""
        pieces = dict.fromkeys(part(match) for match in pattern.finditer(self._text))
        self._text = pattern.sub(_blank, self._text)
        yield from pieces

    def _add(self, thing: Thing) -> None:
        if len(self._found) <= MOST_THINGS:
            self._found[thing] = None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def link_thing(rest: str, *, claims: str = "") -> Thing:
    """The link whose part behind the scheme is ``rest``; ``claims`` is the host that its text shows, if any."""
    user, host = authority_of(rest)
    trick = Why.USER_INFO if user else Why.NONE
    if claims and claims != host:
        trick = Why.OTHER_TARGET
    return Thing(kind=Kind.LINK, value=host, trick=trick, claims=claims)


def email_thing(address: str, *, kind: Kind = Kind.EMAIL, claims: str = "") -> Thing:
    """An address in lower case with its host as it goes over the wire."""
    box, _, host = address.strip(_TRAILING).rpartition("@")
    return Thing(kind=kind, value=f"{box.lower()}@{true_host(host)}", claims=claims)


def addresses_in(text: str) -> list[str]:
    """The mail addresses of a plain text, as written."""
    return [match[0] for match in _EMAIL.finditer(text)]


def _shown_host(shown: str) -> str:
    """The host that the text of a link shows, or nothing where it shows words."""
    if match := _WEB.search(shown):
        return authority_of(match[1].rstrip(_TRAILING))[1]
    match = _BARE.search(shown)
    host = authority_of(match[0].rstrip(_TRAILING))[1] if match else ""
    return host if host and (host.startswith("www.") or is_host(host)) else ""
