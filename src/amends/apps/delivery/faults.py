"""Named fault points at the commits that matter: a test kills the process exactly there.

``AMENDS_FAULT=after_intent:17`` kills this process, and no other, with SIGKILL when the point is
passed for the seventeenth time.  Without the variable a point costs one comparison.
"""

from __future__ import annotations

import os
import signal
from enum import StrEnum

from amends.core.errors import InputError


class Point(StrEnum):
    AFTER_PLAN_SEGMENT = "after_plan_segment"
    AFTER_CLAIM = "after_claim"
    AFTER_INTENT = "after_intent"
    AFTER_CONTENT = "after_content"
    AFTER_REPLY = "after_reply"
    BEFORE_COMMIT = "before_commit"
    AFTER_COMMIT = "after_commit"
    AFTER_RECOVERY = "after_recovery"
    AFTER_FILE = "after_file"


class _Fuse:
    """The fault that this process was started with."""

    def __init__(self, text: str) -> None:
        self.point, _, count = text.partition(":")
        is_known = self.point in tuple(Point) and (not count or (count.isascii() and count.isdigit()))
        if text and not is_known:
            raise InputError(
                "There is no such fault point.",
                code="fault.unknown",
                where="AMENDS_FAULT",
                why=f"{text[:40]!r} is no point, or its count is no number.",
                fix="Unset it in operation; for a test one of: "
                + ", ".join(Point)
                + ", with a count as in after_intent:17.",
            )
        self.left = int(count or 1)


_fuse = _Fuse(os.environ.get("AMENDS_FAULT", ""))


def arm(text: str) -> None:
    """Sets the fault of this process as ``AMENDS_FAULT`` does at its start; an empty text sets none.

    Raises ``InputError`` (``fault.unknown``).
    """
    global _fuse  # noqa: PLW0603  # one per process
    _fuse = _Fuse(text)


def is_wanted(point: Point) -> bool:
    """Whether the process is to die at this point."""
    return point == _fuse.point


def passing(point: Point) -> None:
    """Marks a fault point."""
    if point != _fuse.point:
        return
    _fuse.left -= 1
    if _fuse.left <= 0:
        os.kill(os.getpid(), signal.SIGKILL)
