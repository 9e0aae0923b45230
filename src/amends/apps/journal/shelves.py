"""Proofs over a long record without reading all of it each time.

The tree of RFC 6962 over n leaves, cut into shelves of 1,024 leaves, is the same tree over the roots of the shelves: at
every split the left side is a power of two, hence whole shelves.  The roots of full shelves never change, so that
they are computed once for each process and kept (32 bytes for 1,024 entries); a proof then reads one shelf.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from threading import Lock

from django.db.models import QuerySet

from amends.apps.journal.models import Entry
from amends.apps.journal.order import settled
from amends.record import Tree, consistency_proof, inclusion_proof, leaf_hash

SHELF = 1024
_CHUNK = 64


def root_over(hashes: Sequence[bytes]) -> bytes:
    """The root of a tree of leaf hashes, or of the roots of shelves."""
    tree = Tree()
    for item in hashes:
        tree.append_hash(item)
    return tree.root()


def shelved_inclusion(shelf: Sequence[bytes], roots: Sequence[bytes], index: int, *, per_shelf: int) -> list[bytes]:
    """The path of leaf ``index`` in the whole tree, from the leaves of its shelf and the roots of all shelves."""
    return [*inclusion_proof(shelf, index % per_shelf), *inclusion_proof(roots, index // per_shelf)]


def shelved_consistency(
    shelf: Sequence[bytes], roots: Sequence[bytes], old_size: int, *, per_shelf: int
) -> list[bytes]:
    """The proof for an earlier size; ``shelf`` holds the leaves of the shelf in which that tree ended."""
    number, inside = divmod(old_size, per_shelf)
    if inside == 0:
        return consistency_proof(roots, number)
    low = consistency_proof(shelf, inside)
    # Where the old tree reached into further shelves, its last part is no root that the reader knows already.
    if number and inside & (inside - 1) == 0:
        low = [root_over(shelf[:inside]), *low]
    return [*low, *inclusion_proof(roots, number)]


@dataclass
class Shelves:
    """The record of one incident; positions count from 0."""

    incident_ref: str
    _firsts: list[int] = field(default_factory=list)  # the row with which each full shelf begins
    _roots: list[bytes] = field(default_factory=list)
    _last: int = 0
    _lock: Lock = field(default_factory=Lock)

    def size(self) -> int:
        """How many entries there are now."""
        return len(self._roots) * SHELF + self._after(self._last).count()

    def rows(self, start: int, count: int) -> Iterator[str]:
        """Up to so many entries from a position on, as canonical JSON; streamed, for one may hold 500 message ids."""
        rows = self._from(start).values_list("leaf", flat=True)
        return iter(rows[:count].iterator(chunk_size=_CHUNK))

    def row_at(self, position: int) -> int:
        """The row at a position; positions beyond the end raise ``IndexError``."""
        return int(self._from(position).values_list("id", flat=True)[0])

    def position_of(self, row: int) -> int:
        """The position of a row of this incident."""
        self._fill()
        number = bisect_right(self._firsts, row) - 1
        is_rest = row > self._last or number < 0
        low = self._last + 1 if is_rest else self._firsts[number]
        before = Entry.objects.filter(incident_ref=self.incident_ref, id__gte=low, id__lt=row).count()
        return (len(self._firsts) if is_rest else number) * SHELF + before

    def root(self, size: int) -> bytes:
        """The root of the first ``size`` entries."""
        return root_over(self._all_roots(size)) if size else Tree().root()

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """The path of an entry in the tree of the first ``size`` entries."""
        return shelved_inclusion(self._shelf(index, size), self._all_roots(size), index, per_shelf=SHELF)

    def consistency(self, old_size: int, size: int) -> list[bytes]:
        """The proof that the first ``size`` entries continue the first ``old_size``."""
        if old_size in (0, size):
            return []
        return shelved_consistency(self._shelf(old_size, size), self._all_roots(size), old_size, per_shelf=SHELF)

    def settle(self) -> int:
        """The size that may be signed: no entry is on its way to a place before it.

        What is kept is forgotten where an entry was committed late among it.
        """
        with settled(self.incident_ref):
            if self._before_or_at(self._last).count() != len(self._roots) * SHELF:
                self.forget()
            return self.size()

    def forget(self) -> None:
        """Computes everything anew the next time."""
        with self._lock:
            self._firsts, self._roots, self._last = [], [], 0

    def _from(self, position: int) -> QuerySet[Entry]:
        """The entries from a position on; what is skipped lies within one shelf, or after the last full one."""
        number, inside = divmod(position, SHELF)
        if number < len(self._firsts):
            return self._after(self._firsts[number] - 1)[inside:]
        return self._after(self._last)[position - len(self._firsts) * SHELF :]

    def _after(self, row: int) -> QuerySet[Entry]:
        return Entry.objects.filter(incident_ref=self.incident_ref, id__gt=row).order_by("id")

    def _before_or_at(self, row: int) -> QuerySet[Entry]:
        return Entry.objects.filter(incident_ref=self.incident_ref, id__lte=row)

    def _shelf(self, index: int, size: int) -> list[bytes]:
        start = index // SHELF * SHELF
        return [leaf_hash(leaf.encode()) for leaf in self.rows(start, min(SHELF, size - start))]

    def _all_roots(self, size: int) -> list[bytes]:
        self._fill()
        full = self._roots[: size // SHELF]
        return [*full, root_over(self._shelf(size - 1, size))] if size % SHELF else full

    def _fill(self) -> None:
        with self._lock:
            while self._after(self._last)[SHELF - 1 : SHELF].exists():
                rows = self._after(self._last).values_list("id", "leaf")[:SHELF].iterator(chunk_size=_CHUNK)
                hashed = [(row, leaf_hash(leaf.encode())) for row, leaf in rows]
                self._firsts.append(hashed[0][0])
                self._roots.append(root_over([leaf for _, leaf in hashed]))
                self._last = hashed[-1][0]


_KEPT: dict[str, Shelves] = {}


def shelves_of(incident_ref: str) -> Shelves:
    """The shelves of an incident that this process has kept."""
    return _KEPT.setdefault(incident_ref, Shelves(incident_ref))
