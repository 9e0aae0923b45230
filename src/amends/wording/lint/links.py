"""Finds every address in a notice: Markdown and HTML links, bare addresses, domains, e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pycountry

# Top-level domains under which a bare "word.word" is taken for an address; country codes are added.
_GENERIC = (
    "com net org info biz app dev io co ai me tv xyz online site shop store bank help support click link live news "
    "top vip club pro page cloud email gov edu mil int eu uk example test"
).split()
_ENDINGS = frozenset(_GENERIC) | {country.alpha_2.lower() for country in pycountry.countries}
_FILE_ENDINGS = frozenset({"md", "py", "sh", "zip", "ps"})

_MARKDOWN = re.compile(r"(?<!!)\[([^\[\]\n]*)\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)?)>?(?:\s+\"[^\"]*\")?\s*\)")
_REFERENCE = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\[([^\[\]\n]*)\]")
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:[ \t]*<?(\S+?)>?(?=\s|$)", re.MULTILINE)
_HTML = re.compile(
    r"<a\b[^<>]*?href\s*=\s*[\"']?([^\"'\s>]+)[^<>]*>((?:(?!<a\b).)*?)</a\s*>", re.IGNORECASE | re.DOTALL
)
_SCHEME = re.compile(r"(?i)\b(?:[a-z][a-z0-9+.-]{1,10}://|mailto:|javascript:|data:text)[^\s<>\"'»«)\]]+")
_EMAIL = re.compile(r"(?<![\w.+@-])[\w.+'-]+@(?:[\w-]+\.)+[\w-]{2,}")
_BARE = re.compile(
    r"(?<![\w@./:-])(?://)?((?:[\w-]+\.)+([^\W\d_]{2,}|xn--[\w-]+))(?![\w@-])((?::\d+)?(?:[/?#][^\s<>\"'»«)\]]*)?)"
)
_TRAILING = ".,;:!?…،؛؟*_`'\")]"


@dataclass(frozen=True)
class Link:
    """``shown`` is what the reader sees, ``target`` where it leads; alike for a bare address."""

    start: int
    end: int
    shown: str
    target: str


def find_links(text: str) -> Iterator[Link]:
    """Every address in ``text`` once, in no promised order."""
    taken: list[tuple[int, int]] = []
    for link in (*_marked(text), *_plain(text)):
        if not any(link.start < right and left < link.end for left, right in taken):
            taken.append((link.start, link.end))
            yield link


def _marked(text: str) -> Iterator[Link]:
    targets = {match.group(1).casefold(): match.group(2) for match in _DEFINITION.finditer(text)}
    for match in _MARKDOWN.finditer(text):
        yield Link(*match.span(), match.group(1), match.group(2))
    for match in _HTML.finditer(text):
        yield Link(*match.span(), re.sub(r"<[^>]*>", "", match.group(2)), match.group(1))
    for match in _REFERENCE.finditer(text):
        if target := targets.get((match.group(2) or match.group(1)).casefold()):
            yield Link(*match.span(), match.group(1), target)


def _plain(text: str) -> Iterator[Link]:
    for match in _SCHEME.finditer(text):
        yield _trimmed(match.start(), match.group())
    for match in _EMAIL.finditer(text):
        address = match.group().rstrip(_TRAILING)
        yield Link(match.start(), match.start() + len(address), address, "mailto:" + address)
    for match in _BARE.finditer(text):
        if _is_domain(match.group(1)):
            link = _trimmed(match.start(), match.group())
            yield Link(link.start, link.end, link.shown, "https://" + link.target.removeprefix("//"))


def _trimmed(start: int, found: str) -> Link:
    address = found.rstrip(_TRAILING)
    return Link(start, start + len(address), address, address)


def _is_domain(name: str) -> bool:
    labels = name.split(".")
    ending = labels[-1]
    if not (ending.islower() or name.isupper()) or len(labels[-2]) < 2 or labels[-2].isdigit():
        return False
    plain = ending.lower()
    return (plain in _ENDINGS or plain.startswith("xn--")) and plain not in _FILE_ENDINGS
