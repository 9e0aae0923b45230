"""Lights: one thing that was looked at, how it stands, why, and what to do."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec


class LightState(StrEnum):
    """Red blocks a launch.  Amber is for a person to weigh.  What nobody could look at is not green."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


REQUIRED_CHECKS = frozenset(("spf", "dmarc", "alignment", "sender", "link", "status_page", "phone", "contact_centre"))
"""What every preflight must have looked at: a check that nobody made proves nothing."""


class Light(msgspec.Struct, frozen=True, kw_only=True):
    """``check`` is what was looked at (``spf``), ``subject`` whose (a domain, a number), ``fix`` the remedy."""

    check: str
    subject: str
    state: LightState
    why: str
    fix: str = ""


class Preflight(msgspec.Struct, frozen=True, kw_only=True):
    """All lights of one look; ``at`` is aware."""

    at: datetime
    lights: tuple[Light, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The required checks that have no light, by name."""
        return tuple(sorted(REQUIRED_CHECKS - {light.check for light in self.lights}))

    @property
    def is_clear(self) -> bool:
        """Whether every required check was made and nothing is red."""
        return not self.missing and not any(light.state is LightState.RED for light in self.lights)


def green(check: str, subject: str, why: str) -> Light:
    """It is as it must be."""
    return Light(check=check, subject=subject, state=LightState.GREEN, why=why)


def amber(check: str, subject: str, why: str, fix: str) -> Light:
    """It can be launched so, if a person takes it on."""
    return Light(check=check, subject=subject, state=LightState.AMBER, why=why, fix=fix)


def red(check: str, subject: str, why: str, fix: str) -> Light:
    """It must be mended first."""
    return Light(check=check, subject=subject, state=LightState.RED, why=why, fix=fix)
