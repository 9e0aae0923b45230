"""Names that look like the brand's, for a list to watch, and which of them somebody has taken."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import dns.exception
import dns.resolver
import msgspec
from dnstwist import Fuzzer

# What is one slip of a finger away, or reads the same: these are looked up.  Homoglyphs by the thousand are listed.
_LIKELIEST = (
    "hyphenation omission transposition various tld-swap plural dictionary repetition vowel-swap addition replacement "
    "insertion subdomain bitsquatting"
).split()
_AT_ONCE = 16
# What a phisher would add after a breach (Equifax 2017: equifaxsecurity2017.com and 194 clones of it within a day).
_WORDS = ("breach", "claim", "data", "help", "incident", "refund", "secure", "security", "support", "verify")
_ENDINGS = ("com", "net", "org", "info", "online", "site", "help", "support", "eu", "pl", "de", "uk", "us", "ir")


class LookAlike(msgspec.Struct, frozen=True, kw_only=True):
    """``how`` is what was changed; ``is_taken`` is ``None`` where nobody looked."""

    domain: str
    how: str
    is_taken: bool | None = None


def look_alikes(domain: str) -> tuple[LookAlike, ...]:
    """Every name that looks like ``domain``, the likeliest first, then by name."""
    fuzzer = Fuzzer(domain, dictionary=_WORDS, tld_dictionary=_ENDINGS)
    fuzzer.generate()
    found = {item["domain"]: item["fuzzer"] for item in fuzzer.domains if item["fuzzer"] != "*original"}
    rank = {how: place for place, how in enumerate(_LIKELIEST)}
    ordered = sorted(found.items(), key=lambda item: (rank.get(item[1], len(rank)), item[0]))
    return tuple(LookAlike(domain=name, how=how) for name, how in ordered)


def taken(names: Iterable[LookAlike], resolver: dns.resolver.Resolver, *, most: int) -> tuple[LookAlike, ...]:
    """The first ``most`` of the likeliest names with whether they exist in the DNS."""
    likely = [name for name in names if name.how in _LIKELIEST][:most]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = pool.map(lambda name: _exists(name.domain, resolver), likely)
        return tuple(msgspec.structs.replace(name, is_taken=it) for name, it in zip(likely, answers, strict=True))


def _exists(domain: str, resolver: dns.resolver.Resolver) -> bool | None:
    """Whether the name has an address; ``None`` where the resolver could not say."""
    try:
        resolver.resolve(domain, "A")
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return False
    except dns.exception.DNSException:
        return None
    return True
