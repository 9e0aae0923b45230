"""Who plays in the demo, with what keys, and when; imported after ``boot()`` alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from amends.apps.accounts.models import Role, User
from amends.apps.accounts.services import staff_member
from amends.apps.care.replying import Keys
from amends.apps.incidents.models import Incident

_ZONE = timezone(timedelta(hours=2))  # the bank's summer time
STAFF = {
    "agnieszka": Role.COMMUNICATIONS,
    "bogdan": Role.COUNSEL,
    "halina": Role.DATA_PROTECTION,
    "marta": Role.CONTACT_CENTRE,
    "reza": Role.CONTACT_CENTRE,
    "wanda": Role.INCIDENT_LEAD,
}
"""Invented members of staff.  Whoever signs in to the demo is none of them, and may approve what they wrote."""


@dataclass(frozen=True, kw_only=True)
class Stage:
    """The incident of the demo; ``folder`` is for the files that pass between the house and others."""

    incident: Incident
    folder: Path
    secret: Callable[[str], bytes]
    public_key: bytes

    @property
    def keys(self) -> Keys:
        """What the desk holds."""
        return Keys(secret=self.desk, public_key=self.public_key, pepper=self.pepper)

    @property
    def desk(self) -> bytes:
        """The desk's own key."""
        return self.secret("desk.key")

    @property
    def pepper(self) -> bytes:
        """What desk and portal share."""
        return self.secret("portal.pepper")

    @property
    def incident_key(self) -> bytes:
        """The key that names the people of the incident."""
        return self.secret(f"{self.incident.ref}.key")

    def file(self, name: str, text: str) -> Path:
        """A file as somebody outside would send it."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


def who(name: str) -> User:
    """A member of the invented staff."""
    return staff_member(username=name, role=STAFF[name])


def on(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of the demo's June, by the bank's clock."""
    return datetime(2026, 6, day, hour, minute, tzinfo=_ZONE)
