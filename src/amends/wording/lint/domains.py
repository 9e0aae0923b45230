"""Judges where an address leads: the brand's own domains, official places, or elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from amends.wording.lint.lexicon import shared


@dataclass(frozen=True)
class Address:
    """The parts of a target that matter; ``host`` is lower case, ASCII where it can be."""

    scheme: str
    host: str
    rest: str
    has_user: bool = False


def parse_target(target: str) -> Address | None:
    """The parts of an absolute target, ``None`` if it is none (a relative path, a broken one)."""
    if target.lower().startswith("mailto:"):
        box = target[7:].partition("?")[0]
        return Address("mailto", ascii_host(box.rpartition("@")[2]), box)
    try:
        parts = urlsplit(target)
        host = parts.hostname or ""
    except ValueError:
        return None
    if not parts.scheme or (not host and parts.scheme in ("http", "https")):
        return None
    rest = parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")
    return Address(parts.scheme.lower(), ascii_host(host), rest, "@" in parts.netloc)


def ascii_host(host: str) -> str:
    """The host as it goes over the wire, so that ``bаnk`` with a Cyrillic letter is seen for what it is."""
    plain = host.strip().rstrip(".").lower()
    try:
        return plain.encode("idna").decode("ascii") if not plain.isascii() else plain
    except UnicodeError:
        return plain


def is_under(host: str, domains: Iterable[str]) -> bool:
    """Whether ``host`` is one of the domains or lies below one.

    >>> is_under("www.bank.example", ["bank.example"]), is_under("notbank.example", ["bank.example"])
    (True, False)
    """
    return any(host == own or host.endswith("." + own) for own in (ascii_host(item) for item in domains) if own)


def listed_as(host: str) -> str | None:
    """``official``, ``shorteners`` or ``trackers`` if the host is on that list of the wordbook."""
    return next((name for name, hosts in shared("domains").items() if is_under(host, hosts)), None)


def same_address(shown: str, target: Address) -> bool:
    """Whether the visible text is the address itself, with or without its scheme and ``www``."""
    text = shown.strip(" *_`<>")
    if target.scheme == "mailto":
        return text.removeprefix("mailto:").casefold() == target.rest.casefold()
    if target.scheme == "tel":
        return True
    full = parse_target(text if re.match(r"(?i)[a-z]+://", text) else "https://" + text)
    return full is not None and _bare(full) == _bare(target)


def looks_like_address(shown: str) -> bool:
    """Whether a reader would take the visible text for an address."""
    return bool(re.search(r"(?i)://|^\s*www\.|^\s*[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#]\S*)?\s*$|@", shown))


def _bare(address: Address) -> tuple[str, str]:
    return address.host.removeprefix("www."), address.rest
