"""What a session of a chaos run is told to do: to whom, which part of the work, and what befalls it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Audience:
    """Who is written to in one campaign; ``smtp`` is the way out, ``None`` for files."""

    ref: str
    persons: int
    smtp: str | None
    outbox: Path
    journals: Path
    by_mail_alone: bool


@dataclass(frozen=True)
class Order:
    """What one session does, and what befalls it.  ``fault`` as in ``AMENDS_FAULT``."""

    audience: Audience
    task: str  # plan or send
    fault: str = ""
    workers: int = 1
    most_file_bytes: int = 0
