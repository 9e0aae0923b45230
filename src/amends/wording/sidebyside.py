"""Two versions of a text side by side, with the words that differ marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest


@dataclass(frozen=True)
class Piece:
    """A run of words; ``is_changed`` where the other version has not got it."""

    text: str
    is_changed: bool = False


@dataclass(frozen=True)
class Row:
    """One line of both versions; a side is empty where the line was added or fell away."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        return any(piece.is_changed for piece in (*self.before, *self.after))


def side_by_side(before: Sequence[str], after: Sequence[str]) -> tuple[Row, ...]:
    """The lines of both versions in their order, those that are equal beside each other.

    >>> [row.after for row in side_by_side(["We wrote on Monday."], ["We wrote on Friday."])]
    [(Piece(text='We wrote on', is_changed=False), Piece(text='Friday.', is_changed=True))]
    """
    return tuple(_rows(before, after))


def _rows(before: Sequence[str], after: Sequence[str]) -> Iterator[Row]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (Row((Piece(line),), (Piece(line),)) for line in before[i1:i2])
            continue
        for old, new in zip_longest(before[i1:i2], after[j1:j2]):
            yield _replaced(old, new)


def _replaced(old: str | None, new: str | None) -> Row:
    if old is None or new is None:
        return Row(_whole(old), _whole(new))
    mine, yours = old.split(), new.split()
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, mine, yours, autojunk=False).get_opcodes():
        left += _piece(mine[i1:i2], is_changed=tag != "equal")
        right += _piece(yours[j1:j2], is_changed=tag != "equal")
    return Row(tuple(left), tuple(right))


def _whole(line: str | None) -> tuple[Piece, ...]:
    return () if line is None else (Piece(line, is_changed=True),)


def _piece(words: Sequence[str], *, is_changed: bool) -> list[Piece]:
    return [Piece(" ".join(words), is_changed)] if words else []
