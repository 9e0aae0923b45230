"""Writes what a reader accepted and what it refused, numbering every record once."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from amends.exposure.readers.staged import Staged


class StagedWriter:
    """Two CSV files beside each other: accepted (row, fields...) and rejected (row, reason, raw)."""

    def __init__(self, stem: Path) -> None:
        stem.parent.mkdir(parents=True, exist_ok=True)
        self.path, self._rejects_path = stem.with_suffix(".accepted.csv"), stem.with_suffix(".rejected.csv")
        self.rows = self.repaired = self.rejected = 0

    def __enter__(self) -> Self:
        self._accepted_stream = self.path.open("w", encoding="utf-8", newline="")
        self._rejected_stream = self._rejects_path.open("w", encoding="utf-8", newline="")
        self._accepted = csv.writer(self._accepted_stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
        self._rejected = csv.writer(self._rejected_stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._accepted_stream.close()
        self._rejected_stream.close()

    def add(self, fields: Sequence[str] | None, *, is_repaired: bool = False, reason: str = "", raw: str = "") -> None:
        """Counts a record and keeps it: in the table, or with its reason among the rejected."""
        self.rows += 1
        if fields is None:
            self.rejected += 1
            self._rejected.writerow([self.rows, reason, storable(raw)])
            return
        self.repaired += is_repaired
        self._accepted.writerow([self.rows, *map(storable, fields)])

    def staged(self, *, file: str, format: str, encoding: str, headers: tuple[str, ...]) -> Staged:
        """The account of the file."""
        return Staged(
            file=file,
            format=format,
            encoding=encoding,
            headers=headers,
            path=self.path,
            rows=self.rows,
            repaired=self.repaired,
            rejected=self.rejected,
            rejects=self._rejects_path if self.rejected else None,
        )


def storable(text: str) -> str:
    """The text without what the engine's CSV cannot carry: zero bytes and lone carriage returns."""
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return text.encode("utf-8", errors="replace").decode("utf-8") if not text.isascii() else text
