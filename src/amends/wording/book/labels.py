"""The names of the data elements in plain words, one table for each language."""

from __future__ import annotations

from functools import cache

from amends.core.elements import elements
from amends.wording.book.folder import read_table
from amends.wording.faults import WordbookError


@cache
def labels_of(language: str) -> dict[str, str]:
    """Label by element code, complete and without two elements of one name."""
    table = read_table(dict[str, str], "elements", f"{language}.yaml")
    where = f"wordbook/elements/{language}.yaml"
    missing = elements().keys() ^ table.keys()
    if missing:
        raise WordbookError("Labels and elements differ.", where=where, why=", ".join(sorted(missing)))
    if len(set(table.values())) != len(table):
        raise WordbookError("Two elements have one label.", where=where)
    return table


def elements_of_labels(labels: tuple[str, ...], language: str) -> tuple[str | None, ...]:
    """The code behind each label, ``None`` where the language knows no such label."""
    codes = {label: code for code, label in labels_of(language).items()}
    return tuple(codes.get(label) for label in labels)
