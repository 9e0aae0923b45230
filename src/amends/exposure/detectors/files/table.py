"""A table of any format as headers and numbered records of text, read as often as needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

SAMPLE_FIRST = 2_000
SAMPLE_EVERY = 97  # a prime: no rhythm of the file is missed or met twice
SAMPLE_LIMIT = 5_000


@dataclass(frozen=True)
class Record:
    """``row`` is 1-based, header not counted; ``fields`` is ``None`` for a broken record, ``raw`` then its text."""

    row: int
    fields: Sequence[str] | None
    raw: str = ""


@dataclass(frozen=True)
class Table:
    """``headers`` as they stand in the file (``column1`` where it has none); ``records`` starts anew at each call."""

    headers: tuple[str, ...]
    records: Callable[[], Iterator[Record]]

    def samples(self) -> list[list[str]]:
        """Per column up to ``SAMPLE_LIMIT`` values: the first rows, then some of the rest."""
        samples: list[list[str]] = [[] for _ in self.headers]
        taken = 0
        for record in self.records():
            if record.fields is None or (record.row > SAMPLE_FIRST and record.row % SAMPLE_EVERY):
                continue
            for values, value in zip(samples, record.fields, strict=False):
                values.append(value)
            taken += 1
            if taken >= SAMPLE_LIMIT:
                break
        return samples
