"""A preflight that is clear: every required check was made and is green."""

from __future__ import annotations

from datetime import datetime

from amends.launch import REQUIRED_CHECKS, Light, LightState, Preflight


def clear_preflight(at: datetime, *more: Light, without: str = "") -> Preflight:
    """Green lights for all required checks but ``without``, and those in ``more``."""
    made = (
        Light(check=check, subject="bank.example", state=LightState.GREEN, why="So it is.")
        for check in sorted(REQUIRED_CHECKS - {without})
    )
    return Preflight(at=at, lights=(*made, *more))
