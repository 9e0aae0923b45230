"""What every reader hands on: a file that the engine can load, and the account of its records."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Staged:
    """A source file made loadable.

    ``file`` is the path as in the CASE; ``rows`` = parsed + ``repaired`` + ``rejected``.  ``path``
    is a CSV of our own (record number first) unless ``is_original`` says that the source itself
    is clean.  ``rejects`` is a CSV of (row, reason, raw), if there are any.
    """

    file: str
    format: str
    encoding: str
    headers: tuple[str, ...]
    path: Path
    is_original: bool = False
    rows: int = 0
    repaired: int = 0
    rejected: int = 0
    rejects: Path | None = None


def unique_headers(raw: list[str]) -> tuple[str, ...]:
    """The headers as they stand; an empty one gets a number and a repeated one a suffix.

    >>> unique_headers(["id", "", "id"])
    ('id', 'column_2', 'id_2')
    """
    seen: dict[str, int] = {}
    result = []
    for index, text in enumerate(raw):
        name = text.strip() or f"column_{index + 1}"
        seen[name] = seen.get(name, 0) + 1
        result.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return tuple(result)
