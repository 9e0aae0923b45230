"""Remembers the stretches that many mails have in common, so that each is read once.

A mail is recognised only if it is, byte for byte, known stretches with unknown text between them: the
unknown is read anew every time, the known is what a strict reading gave before.  Nothing is guessed;
a mail that is not recognised is read from beginning to end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

T = TypeVar("T")
_TEMPLATES = 48  # notices, in their languages, that one worker plans at about the same time
_UNKNOWN_UNITS = 12  # lines or tags between two stretches
_SHORT = 120  # bytes; a shorter stretch between two unknown ones is unknown with them
_STATIC_SHARE = 0.6
_ATTEMPTS = 24  # mails that differ from one another throughout are not compared for ever
_SELDOM = 64


@dataclass(frozen=True, slots=True)
class _Template(Generic[T]):
    stretches: tuple[bytes, ...]
    known: tuple[T, ...]


class Memory(Generic[T]):
    """``cut`` ends a unit (a line, a tag); ``read`` gives what a stretch of units says.

    ``read`` raises ``ValueError`` for what cannot be read, and gives ``None`` for a stretch that says
    different things in different places.
    """

    def __init__(self, cut: bytes, read: Callable[[bytes], T | None]) -> None:
        self._cut, self._read = cut, read
        self._templates: list[_Template[T]] = []
        self._last = b""
        self._fruitless = 0

    def recall(self, whole: bytes) -> list[T] | None:
        """What the stretches of ``whole`` say, in order; ``None`` if it is not recognised."""
        for rank, template in enumerate(self._templates):
            if (found := self._recognised(whole, template)) is not None:
                if rank:
                    self._templates.insert(0, self._templates.pop(rank))
                return found
        return None

    def learn(self, whole: bytes) -> None:
        """Compares a mail that was read strictly with the one before, and remembers what they share."""
        if self._fruitless > _ATTEMPTS and self._fruitless % _SELDOM:
            self._fruitless += 1
            return
        template = self._shared(self._units(self._last), self._units(whole))
        self._last = whole
        self._fruitless = 0 if template else self._fruitless + 1
        if template:
            self._templates.insert(0, template)
            del self._templates[_TEMPLATES:]

    def _recognised(self, whole: bytes, template: _Template[T]) -> list[T] | None:
        first, *others = template.stretches
        if not whole.startswith(first):
            return None
        said, position = [template.known[0]], len(first)
        for at, stretch in enumerate(others, start=1):
            end = self._next(whole, stretch, position, is_last=at == len(others))
            unknown = self._said(whole[position:end]) if end > position else None
            if unknown is None:
                return None
            said += (unknown, template.known[at])
            position = end + len(stretch)
        return said if position == len(whole) else None

    def _said(self, stretch: bytes) -> T | None:
        try:
            return self._read(stretch)
        except ValueError:
            return None  # cut where it cannot be cut; the strict reading of the whole decides

    def _next(self, whole: bytes, stretch: bytes, position: int, *, is_last: bool) -> int:
        """Where the next known stretch begins, after a few units; -1 if it does not."""
        if is_last:
            end = len(whole) - len(stretch)
            is_near = end > position and whole.count(self._cut, position, end) <= _UNKNOWN_UNITS
            is_at_unit = not stretch or whole.endswith(self._cut, 0, end)
            return end if is_near and is_at_unit and whole.endswith(stretch) else -1
        end = position
        for _ in range(_UNKNOWN_UNITS):
            end = whole.find(self._cut, end) + 1
            if not end:
                return -1
            if whole.startswith(stretch, end):
                return end
        return -1

    def _units(self, whole: bytes) -> list[bytes]:
        pieces = [piece + self._cut for piece in whole.split(self._cut)]
        pieces[-1] = pieces[-1][: -len(self._cut)]
        return pieces

    def _shared(self, before: Sequence[bytes], now: Sequence[bytes]) -> _Template[T] | None:
        if len(before) != len(now):
            return None
        runs = groupby(zip(before, now, strict=True), key=lambda pair: pair[0] == pair[1])
        cut = [(is_same, b"".join(pair[1] for pair in pairs)) for is_same, pairs in runs]
        last = len(cut) - 1
        stretches = [text if is_same else None for is_same, text in cut]
        kept = [text for at, text in enumerate(stretches) if text and (at in (0, last) or len(text) >= _SHORT)]
        if stretches[0] is None:
            kept.insert(0, b"")
        if stretches[-1] is None:
            kept.append(b"")
        if len(kept) < 2 or sum(map(len, kept)) < _STATIC_SHARE * sum(map(len, now)):
            return None
        known = [self._said(stretch) for stretch in kept]
        certain = tuple(said for said in known if said is not None)
        return _Template(tuple(kept), certain) if len(certain) == len(kept) else None
