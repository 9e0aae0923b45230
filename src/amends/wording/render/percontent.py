"""Remembers what was made of a notice, by the hash of its content."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from amends.wording.model import Notice

T = TypeVar("T")
_REMEMBERED = 512  # notices; a breach of 147 million people has some thousand, and each worker sees a part


def once_per_content(make: Callable[[Notice], T]) -> Callable[[Notice], T]:
    """``make``, run once for each content: hashing a whole notice for each person would cost more than filling it."""

    @lru_cache(maxsize=_REMEMBERED)
    def made(_content_sha256: str, carrier: _Unhashed) -> T:
        return make(carrier.notice)

    return lambda notice: made(notice.content_sha256, _Unhashed(notice))


class _Unhashed:
    """Carries the notice past the cache, whose key is the content hash alone."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Unhashed)
