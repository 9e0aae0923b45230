"""Which real persons to look at before a launch: few, and together they show every branch of what goes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from amends.core.person import Formality, PersonRow
from amends.wording.model import Notice

_LONG_NAME = 28  # characters; beyond it an address block or a greeting may break


@dataclass(frozen=True)
class Proof:
    """One person to look at, and what only a look at such a person shows."""

    person: PersonRow
    notice: Notice
    shows: tuple[str, ...]


def choose_proofs(audience: Iterable[tuple[PersonRow, Notice]]) -> tuple[Proof, ...]:
    """Persons who together show every branch that occurs in the audience, in its order.

    The audience is read once; what is kept grows with the branches and not with the persons.
    """
    seen: set[str] = set()
    kept: list[tuple[PersonRow, Notice, frozenset[str]]] = []
    for person, notice in audience:
        shown = branches_of(person, notice)
        if not shown <= seen:
            seen |= shown
            kept.append((person, notice, shown))
    return tuple(Proof(person, notice, tuple(sorted(shown))) for person, notice, shown in _pruned(kept))


def branches_of(person: PersonRow, notice: Notice) -> frozenset[str]:
    """What of the templates, forms and layouts the person's message goes through."""
    form = f"{notice.language} {notice.channel}"
    said = {f"{notice.language}, {group}" for group in dict.fromkeys(_groups(notice))}
    branches = said | {
        *(f"{notice.language}, the word for {code}" for code in notice.elements),
        *(f"{notice.language}, the step {action.ref}" for action in notice.actions),
        f"{form}, what is prescribed for {notice.residence}",
        f"{form}, addressed to the {notice.audience}",
        f"{form}, form of address {person.gender or 'not known'}",
    }
    if notice.formality is Formality.INFORMAL:
        branches.add(f"{form}, on informal terms")
    if notice.easy_read:
        branches.add(f"{form}, easy to read")
    if person.large_print:
        branches.add(f"{form}, large print")
    if notice.channel == "post":
        branches.add(f"address in {person.country or 'no country named'}")
    if len(person.name) > _LONG_NAME:
        branches.add(f"{form}, long name")
    if not person.name.isascii():
        branches.add(f"{form}, name beyond ASCII")
    if person.shared:
        branches.add(f"{form}, a contact point that others have too")
    return frozenset(branches)


def _groups(notice: Notice) -> Iterator[str]:
    """What is said, by the template's names: the facts that a sentence asserts choose between its wordings."""
    for sentence in notice.sentences():
        keys = ", ".join(sorted(ref.rpartition("@")[0] for ref in sentence.facts))
        yield f"{notice.template} {sentence.group}" + (f" ({keys})" if keys else "")


def _pruned(
    kept: list[tuple[PersonRow, Notice, frozenset[str]]],
) -> list[tuple[PersonRow, Notice, frozenset[str]]]:
    """Without those whose every branch another one shows as well."""
    counts = Counter(branch for _, _, shown in kept for branch in shown)
    needed = []
    for person, notice, shown in reversed(kept):
        if all(counts[branch] > 1 for branch in shown):
            counts.subtract(shown)
        else:
            needed.append((person, notice, shown))
    return needed[::-1]
