"""What several meanings near one another say: for what people say around the matter, in no fixed words.

The rules are shared by all languages, the phrases of each meaning are a language's own: ``wordbook/triage/meanings``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

import msgspec

from amends.triage.index import Hit, PhraseIndex
from amends.triage.kinds import Intent, Sensitive
from amends.triage.lexicon import read_list
from amends.triage.words import Word

# No phrase of the lists runs over more words; so far back one that ends near may begin.
_LONGEST = 24
_NEAR = 8

Hits = Mapping[str, Sequence[Hit]]


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``all``: meanings that must stand near one another (``a|b``: one of them); ``unless``: none of these may.

    ``near``: words between the first named and each other one; ``across``: ends of sentences between them.
    """

    all: tuple[str, ...]
    near: int = _NEAR
    across: int = 1
    unless: tuple[str, ...] = ()


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``rules.yaml``: the working point has an owner and a reason, since no law sets it."""

    in_force_from: date
    owner: str
    reason: str
    sensitive: dict[Sensitive, tuple[Rule, ...]]
    intents: dict[Intent, tuple[Rule, ...]]


class Meant(NamedTuple):
    """A matter that a rule found, from which word up to (not including) which."""

    of: Intent | Sensitive
    first: int
    end: int


@cache
def rules() -> Rules:
    """The rules of ``wordbook/triage/meanings/rules.yaml``.  Raises ``InputError`` (``triage.unreadable_data``)."""
    return read_list("meanings/rules", Rules)


def grouped(groups: PhraseIndex[str], words: Sequence[Word]) -> Hits:
    """Where each meaning stands, by place."""
    found: dict[str, list[Hit]] = defaultdict(list)
    for hit in groups.find(words):
        found[groups.label(hit)].append(hit)
    return found


def intents_meant(hits: Hits, words: Sequence[Word]) -> Iterator[Meant]:
    """The intents that the rules find; each rule speaks once."""
    return _meant(_intent_rules(), hits, words) if hits else iter(())


def sensitive_meant(hits: Hits, words: Sequence[Word], *, keep: Callable[[Hit], bool] | None = None) -> Iterator[Meant]:
    """The sensitive matters that the rules find in the hits that ``keep`` lets stand; each rule speaks once."""
    if not hits:
        return iter(())
    if keep is None:
        return _meant(_sensitive_rules(), hits, words)
    left = {name: kept for name, many in hits.items() if (kept := [hit for hit in many if keep(hit)])}
    return _meant(_sensitive_rules(), left, words)


class _Ready(NamedTuple):
    """A rule with its choices apart, so that most are passed over by a look at what stands in the message."""

    of: Intent | Sensitive
    slots: tuple[frozenset[str], ...]
    barring: frozenset[str]
    near: int
    across: int


@cache
def _intent_rules() -> tuple[_Ready, ...]:
    return tuple(_ready(of, rule) for of, many in rules().intents.items() for rule in many)


@cache
def _sensitive_rules() -> tuple[_Ready, ...]:
    return tuple(_ready(of, rule) for of, many in rules().sensitive.items() for rule in many)


def _ready(of: Intent | Sensitive, rule: Rule) -> _Ready:
    slots = tuple(frozenset(slot.split("|")) for slot in rule.all)
    return _Ready(of, slots, frozenset(rule.unless), rule.near, rule.across)


def _meant(listed: Sequence[_Ready], hits: Hits, words: Sequence[Word]) -> Iterator[Meant]:
    for rule in listed:
        if not any(slot.isdisjoint(hits) for slot in rule.slots):
            place = _met(rule, hits, words)
            if place is not None:
                yield Meant(rule.of, *place)


def _met(rule: _Ready, hits: Hits, words: Sequence[Word]) -> tuple[int, int] | None:
    """The first place where the whole rule is met."""
    slots = [_of_slot(slot, hits) for slot in rule.slots]
    barring = _of_slot(rule.barring, hits)
    for anchor in slots[0]:
        taken = _taken(rule, anchor, slots[1:], words)
        if taken and not any(_is_near(rule, anchor, other, words) for other in _around(rule, anchor, barring)):
            return min(hit.first for hit in taken), max(hit.end for hit in taken)
    return None


def _taken(rule: _Ready, anchor: Hit, others: Sequence[Sequence[Hit]], words: Sequence[Word]) -> list[Hit]:
    """The anchor with a hit of each other slot, near it and upon no word of another; empty where one is wanting."""
    taken = [anchor]
    for slot in others:
        fitting = (hit for hit in _around(rule, anchor, slot) if _is_near(rule, anchor, hit, words))
        found = next(
            (hit for hit in fitting if all(hit.end <= one.first or one.end <= hit.first for one in taken)), None
        )
        if found is None:
            return []
        taken.append(found)
    return taken


def _of_slot(slot: frozenset[str], hits: Hits) -> Sequence[Hit]:
    many = [hits[name] for name in slot if name in hits]
    if len(many) == 1:
        return many[0]
    return sorted(chain.from_iterable(many), key=attrgetter("first"))


def _around(rule: _Ready, anchor: Hit, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits that begin in reach of the anchor, so that a long hostile text costs no more than its length."""
    at = bisect_left(hits, anchor.first - rule.near - _LONGEST, key=attrgetter("first"))
    while at < len(hits) and hits[at].first <= anchor.end + rule.near:
        yield hits[at]
        at += 1


def _is_near(rule: _Ready, anchor: Hit, other: Hit, words: Sequence[Word]) -> bool:
    apart = max(other.first - anchor.end, anchor.first - other.end)
    sentences = abs(words[other.first].sentence - words[anchor.first].sentence)
    return apart <= rule.near and sentences <= rule.across
