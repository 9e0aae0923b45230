"""Reads what the public page says, said, and promised to say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import msgspec

from amends.apps.bulletins.models import Bulletin, Subscription
from amends.apps.incidents.models import Incident
from amends.wording.status import PublicChange, StatusText, change_between

FOLLOWED = "amends: a fact changed"
"""Who publishes a version that only follows the facts."""


class House(msgspec.Struct, frozen=True):
    """Who speaks; empty where not known or disputed.  ``zone`` is the house's (IANA), where its country tells it."""

    name: str = ""
    email: str = ""
    phone: str = ""
    hours: str = ""
    domain: str = ""
    zone: str = ""


@dataclass(frozen=True, kw_only=True)
class Version:
    """One version of the page; ``ref`` is the incident's.  ``texts`` is by language, ``note`` in plain English.

    ``is_automatic``: nobody decided it, it follows the facts.
    """

    ref: str
    incident_id: int
    number: int
    is_exercise: bool
    sha256: str
    texts: dict[str, StatusText]
    house: House
    published_at: datetime
    zone: tzinfo
    note: str
    is_automatic: bool
    next_update_at: datetime | None

    def text(self, language: str) -> StatusText:
        """The page in ``language``; in English where that language came to the wordbook later than this version."""
        return self.texts.get(language) or self.texts["en"]

    def promises(self, *, at: datetime) -> bool:
        """Whether it names a time of the next update that has not passed."""
        return self.next_update_at is not None and self.next_update_at > at


@dataclass(frozen=True)
class LogEntry:
    """A version and what it changed, as one language reads it."""

    version: Version
    change: PublicChange


def public_bulletin() -> Bulletin | None:
    """The newest version of the newest public incident, a real one before any exercise; ``None`` if there is none."""
    return Bulletin.objects.order_by("is_exercise", "-incident_id", "-number").first()


def newest_bulletin(incident: Incident) -> Bulletin | None:
    """The version of an incident's page that counts now."""
    return Bulletin.objects.filter(incident=incident).order_by("-number").first()


def bulletins_of(incident: Incident) -> tuple[Bulletin, ...]:
    """Every version of an incident's page, oldest first."""
    return tuple(Bulletin.objects.filter(incident=incident).order_by("number"))


def version_of(bulletin: Bulletin) -> Version:
    """A row as its readers have it."""
    return Version(
        ref=bulletin.incident_ref,
        incident_id=bulletin.incident_id,
        number=bulletin.number,
        is_exercise=bulletin.is_exercise,
        sha256=bulletin.sha256,
        texts=msgspec.convert(bulletin.texts, dict[str, StatusText]),
        house=msgspec.convert(bulletin.house, House),
        published_at=bulletin.published_at,
        zone=_zone(bulletin),
        note=bulletin.note,
        is_automatic=bulletin.by == FOLLOWED,
        next_update_at=bulletin.next_update_at,
    )


def _zone(bulletin: Bulletin) -> tzinfo:
    """The rule of the zone, so that a time that was promised is printed as the clocks will show it then."""
    name = str(bulletin.house.get("zone") or "")
    return ZoneInfo(name) if name else timezone(timedelta(minutes=bulletin.utc_offset_min))


def versions_of(incident: Incident) -> tuple[Version, ...]:
    """Every version of an incident's page, oldest first, as its readers have it."""
    return versions_in(incident.pk)


def versions_in(incident_id: int) -> tuple[Version, ...]:
    """The same for who may not read the table of incidents: the portal."""
    return tuple(map(version_of, Bulletin.objects.filter(incident_id=incident_id).order_by("number")))


def change_log(versions: tuple[Version, ...], language: str) -> tuple[LogEntry, ...]:
    """What each version changed against the one before it, the newest first; the first changed nothing."""
    befores = (versions[0], *versions) if versions else ()
    pairs = zip(befores, versions, strict=False)
    entries = (LogEntry(after, change_between(before.text(language), after.text(language))) for before, after in pairs)
    return tuple(reversed(tuple(entries)))


def overdue_updates(*, at: datetime) -> tuple[Bulletin, ...]:
    """The newest version of each incident whose promised next update has not come by ``at``."""
    late = Bulletin.objects.filter(next_update_at__lte=at).select_related("incident").order_by("incident_id", "number")
    newer = Bulletin.objects.filter
    return tuple(one for one in late if not newer(incident_id=one.incident_id, number__gt=one.number).exists())


def subscriber_count(incident: Incident) -> int:
    """How many addresses have confirmed that they want updates."""
    return Subscription.objects.filter(incident=incident, confirmed_at__isnull=False).count()
