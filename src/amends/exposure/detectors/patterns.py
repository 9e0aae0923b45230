"""A pattern that finds one element inside free text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class TextPattern:
    """``pattern`` finds candidates (its group ``value``, else the whole match is the value).

    ``check`` must hold for a candidate to count, ``check_name`` being the number's own check or ``None``.
    ``context``: words near the candidate that raise ``certainty`` to ``with_context``; where
    ``certainty`` is 0 a candidate without context is no finding.
    """

    element: str
    pattern: re.Pattern[str]
    certainty: float
    with_context: float = 0.0
    context: re.Pattern[str] | None = None
    check: Callable[[str], bool] | None = None
    check_name: str | None = None
