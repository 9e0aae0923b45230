"""Named fault points at the commits that matter: a test kills the process exactly there.

``AMENDS_FAULT=after_intent:17`` kills this process, and no other, with SIGKILL when the point is
passed for the seventeenth time.  Without the variable a point costs one comparison.
"""

from __future__ import annotations

import os
import signal
from enum import StrEnum


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
        self.left = int(count or 1)


_fuse = _Fuse(os.environ.get("AMENDS_FAULT", ""))


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
