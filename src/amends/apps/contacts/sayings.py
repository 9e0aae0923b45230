"""Recognises an objection in one sentence of a person; the words themselves go no further."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from amends.contact.data import Choice, read_data
from amends.contact.decide.rulebook import rulebook
from amends.core.channels import Channel


class Sayings(Choice, frozen=True, kw_only=True):
    """``corpus/contact/objections.yaml``."""

    checked_on: date
    url: str
    longest_words: int
    not_beside: tuple[str, ...]
    words: frozenset[str]
    phrases: tuple[str, ...]
    back: tuple[str, ...]
    not_back: frozenset[str]
    marketing: tuple[str, ...]
    calls: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What the words ask for: an end of marketing, of one channel, or (``said`` ``stop all``) of all contact.

    ``channel`` ``None``: the one by which it was said, or all where that is not known.  ``said`` ``start``: they take
    back what they said before, about marketing, one channel or all.
    """

    is_marketing: bool
    channel: Channel | None
    said: str


@cache
def sayings() -> Sayings:
    """The shipped words."""
    read: Sayings = read_data("objections", Sayings)
    return read


def heard_in(words: str) -> Heard | None:
    """The objection in the words, in any of our languages; ``None`` where there is none.

    >>> heard_in("Please stop!").said
    'stop'
    >>> heard_in("I cannot stop worrying about this") is None
    True
    >>> heard_in("I take back my objection.").said, heard_in("I do not take back my objection") is None
    ('start', True)
    """
    text = " ".join(words.casefold().replace("\u200c", " ").replace("\u2019", "'").split())
    data = sayings()
    is_marketing = any(stem in text for stem in data.marketing)
    is_calls = any(stem in text for stem in data.calls)
    if _is_back(text, data):
        return Heard(is_marketing=is_marketing, channel=Channel.VOICE if is_calls else None, said="start")
    if not _is_stop(text, data):
        return None
    everything = rulebook().numbers.stop_everything
    says_all = any(phrase in text for phrase in everything)
    return Heard(
        is_marketing=is_marketing and not says_all,
        channel=Channel.VOICE if is_calls and not says_all else None,
        said="stop all" if says_all else "stop",
    )


def _is_back(text: str, data: Sayings) -> bool:
    """In doubt it is none: whoever is contacted against their will is hurt more than whoever must say it again."""
    if any(mark in text for mark in "?؟") or not data.not_back.isdisjoint(re.findall(r"[\w']+", text)):
        return False
    return any(_stands_in(phrase, text) for phrase in data.back)


def _is_stop(text: str, data: Sayings) -> bool:
    if any(_stands_in(phrase, text) for phrase in data.phrases):
        return True
    if any(mark in text for mark in data.not_beside):
        return False
    tokens = re.findall(r"\w+", text)
    return 0 < len(tokens) <= data.longest_words and not data.words.isdisjoint(tokens)


def _stands_in(phrase: str, text: str) -> bool:
    """Whether the phrase begins at the beginning of a word."""
    return re.search(rf"(?<!\w){re.escape(phrase)}", text) is not None
