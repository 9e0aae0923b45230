"""Two versions, or two languages, of one text: what changed, and whether both say the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from amends.wording.model import Notice, Sentence


@dataclass(frozen=True)
class Change:
    """A sentence that was replaced; ``before`` is ``None`` for a new one, ``after`` for one that fell away."""

    group: str
    before: Sentence | None
    after: Sentence | None


@dataclass(frozen=True)
class Difference:
    """Something that one of two languages says and the other does not; ``what`` is its kind."""

    what: str
    here: str
    there: str


def changed_sentences(before: Notice, after: Notice) -> tuple[Change, ...]:
    """What changed from one version of a text to the next, in the order of the newer one.

    Sentences are paired within their group: first by the fact that they assert, then by their place.
    """
    old, new = _by_group(before), _by_group(after)
    groups = dict.fromkeys((*new, *old))
    return tuple(change for group in groups for change in _changes(group, old[group], new[group]))


def differences(one: Notice, other: Notice) -> tuple[Difference, ...]:
    """What two languages of one text do not share: sentences and their facts, elements, actions, addresses.

    The words are those of the languages; that their dates and numbers are equal is rule L26 of the linter.
    """
    pairs = (
        ("sentences", [_said(item) for item in one.sentences()], [_said(item) for item in other.sentences()]),
        ("elements", list(one.elements), list(other.elements)),
        ("actions", [_asked(one, n) for n in range(len(one.actions))], [_asked(other, n) for n in _range(other)]),
        ("addresses", list(one.links), list(other.links)),
    )
    return tuple(difference for what, here, there in pairs for difference in _apart(what, here, there))


def _range(notice: Notice) -> range:
    return range(len(notice.actions))


def _said(sentence: Sentence) -> str:
    return " ".join((sentence.group, *sentence.facts))


def _asked(notice: Notice, index: int) -> str:
    action = notice.actions[index]
    return f"{action.ref} {action.minutes} {action.site or ''}"


def _apart(what: str, here: list[str], there: list[str]) -> Iterator[Difference]:
    if here == there:
        return
    only_here, only_there = Counter(here) - Counter(there), Counter(there) - Counter(here)
    yield Difference(what, ", ".join(only_here) or "another order", ", ".join(only_there) or "another order")


def _by_group(notice: Notice) -> defaultdict[str, list[Sentence]]:
    groups: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in notice.sentences():
        groups[sentence.group].append(sentence)
    return groups


def _changes(group: str, old: list[Sentence], new: list[Sentence]) -> Iterator[Change]:
    texts = {item.text for item in old} & {item.text for item in new}
    gone = [item for item in old if item.text not in texts]
    come = [item for item in new if item.text not in texts]
    for after in come:
        before = next((item for item in gone if _keys(item) & _keys(after)), None)
        if before is None and not _keys(after):
            before = next((item for item in gone if not _keys(item)), None)
        if before is not None:
            gone.remove(before)
        yield Change(group, before, after)
    yield from (Change(group, before, None) for before in gone)


def _keys(sentence: Sentence) -> frozenset[str]:
    return frozenset(ref.rpartition("@")[0] for ref in sentence.facts)
