"""Proofs over the shelves of a record: also where an entry was committed after one with a larger number."""

import pytest
from django.utils import timezone

from amends.apps.journal import shelves
from amends.apps.journal.models import Entry
from amends.record import Tree, leaf_hash, verify_inclusion

pytestmark = pytest.mark.django_db
REF = "INC-SHE1VES"


def kept(number: int) -> None:
    leaf = f'{{"n":{number}}}'
    Entry.objects.create(
        id=number, incident_ref=REF, kind="test.done", subject=str(number), at=timezone.now(), leaf=leaf
    )


def whole_root() -> bytes:
    tree = Tree()
    for leaf in Entry.objects.filter(incident_ref=REF).order_by("id").values_list("leaf", flat=True):
        tree.append_hash(leaf_hash(leaf.encode()))
    return tree.root()


def test_an_entry_that_was_committed_late_is_in_the_next_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "SHELF", 4)
    first = (Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0) + 1000
    for place in (0, 1, 3, 4, 5, 6, 7, 8, 9):  # 2 has its number, and is not committed yet
        kept(first + place)
    record = shelves.Shelves(REF)
    assert record.root(record.size()) == whole_root()
    kept(first + 2)
    assert record.root(record.size()) != whole_root()  # what was kept knows nothing of it
    record.settle()
    size = record.size()
    assert (size, record.root(size)) == (10, whole_root())
    leaf = leaf_hash(next(record.rows(2, 1)).encode())
    path = record.inclusion(2, size)
    assert verify_inclusion(leaf=leaf, index=2, size=size, path=path, root=whole_root())
