"""Whether a text may still say what it says: every sentence is bound to versions of facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from amends.core.case.model import FactState
from amends.core.facts import FactBook
from amends.wording.faults import FactNotCurrentError
from amends.wording.model import Notice, Sentence


def require_current(book: FactBook, refs: Iterable[str]) -> None:
    """Raises ``FactNotCurrentError`` naming the first ref that the book no longer holds to.

    A sentence that says "we do not know" holds while exactly the versions it was written on stand;
    so does one that asserts a known value.
    """
    _require(_standing(book), refs)


def standing_refs(book: FactBook) -> frozenset[str]:
    """Every version that nothing has replaced: "we do not know" may rest on several that contradict each other."""
    return frozenset(ref for refs in _standing(book).values() for ref in refs)


def stale_sentences(notice: Notice, book: FactBook) -> list[Sentence]:
    """The sentences of the notice that assert what the book does not hold to any more."""
    standing = _standing(book)
    return [sentence for sentence in notice.sentences() if not _holds(standing, sentence.facts)]


def untrue_sentences(notice: Notice, book: FactBook) -> list[Sentence]:
    """The stale sentences of which a fact says something else now; one that was only confirmed is not among them."""
    return [
        sentence for sentence in stale_sentences(notice, book) if any(_says_else(book, ref) for ref in sentence.facts)
    ]


def _says_else(book: FactBook, ref: str) -> bool:
    fact = book.by_ref(ref)
    if fact is None:
        return True
    now = book.current(fact.key)
    return now is None or (now.value, now.state) != (fact.value, fact.state)


def _standing(book: FactBook) -> dict[str, set[str]]:
    """The refs that stand, by key: the book is walked once, and not again for each sentence."""
    replaced = {fact.supersedes for fact in book.facts}
    found: dict[str, set[str]] = defaultdict(set)
    for fact in book.facts:
        if fact.ref not in replaced and fact.state is not FactState.RETRACTED:
            found[fact.key].add(fact.ref)
    return found


def _require(standing: Mapping[str, set[str]], refs: Iterable[str]) -> None:
    asserted: dict[str, set[str]] = defaultdict(set)
    for ref in refs:
        asserted[ref.rpartition("@")[0]].add(ref)
    for key, wanted in asserted.items():
        found = standing.get(key, set())
        if found != wanted:
            raise FactNotCurrentError(min(wanted), why=_why(wanted, found))


def _holds(standing: Mapping[str, set[str]], refs: tuple[str, ...]) -> bool:
    try:
        _require(standing, refs)
    except FactNotCurrentError:
        return False
    return True


def _why(wanted: set[str], standing: set[str]) -> str:
    if not standing:
        return "It was retracted, or the book of facts does not know it."
    if wanted < standing:
        return "Other claims stand beside it: " + ", ".join(sorted(standing - wanted)) + "."
    return "It was replaced by " + ", ".join(sorted(standing)) + "."
