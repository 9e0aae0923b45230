"""Pages of the self-check, rendered once for each answer and filled with what was typed by joining strings.

Half of what a page costs is its frame, which is the same for a hundred thousand people.  What is kept names no
person: an answer is one of as many as there are groups of people with the same data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping

from django.http import HttpResponse
from django.utils.html import escape

from amends.apps.selfcheck.selectors import OpenSet

_OPEN, _CLOSE = "\ue000", "\ue001"  # private use: no page of ours has them
_SLOT = re.compile(f"{_OPEN}(.*?){_CLOSE}")
_MOST = 2_000


def slot(name: str) -> str:
    """What stands in a page for a value that comes later."""
    return f"{_OPEN}{name}{_CLOSE}"


class KeptPages:
    """Pages by what they say; all are forgotten when the open sets are read anew."""

    def __init__(self) -> None:
        self._sets: Mapping[int, OpenSet] | None = None
        self._pages: dict[Hashable, tuple[list[str], dict[str, str]]] = {}

    def page(
        self,
        sets: Mapping[int, OpenSet],
        key: Hashable,
        values: Mapping[str, str],
        make: Callable[[], HttpResponse],
    ) -> HttpResponse:
        """The page called ``key`` with ``values`` in its slots, escaped; ``make`` renders it the first time."""
        if sets is not self._sets or len(self._pages) >= _MOST:
            self._sets, self._pages = sets, {}
        pages = self._pages  # another thread may begin anew meanwhile
        if key not in pages:
            made = make()
            pages[key] = (_SLOT.split(made.content.decode()), dict(made.items()))
        parts, headers = pages[key]
        filled = [part if place % 2 == 0 else escape(values[part]) for place, part in enumerate(parts)]
        return HttpResponse("".join(filled), headers=headers)
