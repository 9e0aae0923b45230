"""What really came: taken from the telephone system's file, and counted from our own cases."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import Count
from django.db.models.functions import TruncHour

from amends.apps.care.models import Direction, Message, WayIn
from amends.apps.centre.models import Arrivals, ArrivalSource
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.core.clock import parse_instant
from amends.core.errors import InputError

COLUMNS = ("begins_at", "ends_at", "channel", "language", "came", "answered", "abandoned")
_MOST_LINES = 200_000
_LONGEST = timedelta(days=1)
_OF_WAY: dict[str, str] = {WayIn.PHONE_NOTE: "phone"}
_CHANNELS = frozenset(("phone", "mail", "web", "chat", "social", "letter", "branch"))


@dataclass(frozen=True, kw_only=True)
class Imported:
    """``taken`` intervals are new, ``changed`` were counted otherwise before, ``known`` were there as they are."""

    taken: int
    changed: int
    known: int


@dataclass(frozen=True, kw_only=True)
class Interval:
    """One line: what came from ``begins_at`` to before ``ends_at``."""

    channel: str
    language: str
    begins_at: datetime
    ends_at: datetime
    came: int
    answered: int | None = None
    abandoned: int | None = None

    @property
    def place(self) -> tuple[str, str, datetime, datetime]:
        return (self.channel, self.language, self.begins_at, self.ends_at)


def import_arrivals(*, incident: Incident, text: str, name: str, by: str, now: datetime) -> Imported:
    """Takes a CSV in, whole or not at all; the same file twice changes nothing.

    Columns: begins_at, ends_at (ISO 8601 with offset), channel, language, came, and where known answered, abandoned.
    Raises ``InputError`` (``centre.arrivals``, ``time.*``) with the line at fault.
    """
    rows = list(_read(text, name, now))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return _keep(incident, ArrivalSource.ACD, rows, digest=digest, by=by, now=now)


def count_care(*, incident: Incident, since: datetime, until: datetime, by: str, now: datetime) -> Imported:
    """Counts what people sent in to the cases of the incident, by hour, way in and language; whole hours alone."""
    rows = Message.objects.filter(case__incident=incident, direction=Direction.IN, at__gte=since, at__lt=until)
    found = rows.annotate(hour=TruncHour("at", tzinfo=UTC)).values("hour", "way_in", "language").order_by("hour")
    sums = Counter[tuple[str, str, datetime]]()
    for row in found.annotate(came=Count("id")):
        sums[_OF_WAY.get(row["way_in"], row["way_in"]), row["language"], row["hour"]] += row["came"]
    intervals = [
        Interval(channel=channel, language=language, begins_at=hour, ends_at=hour + timedelta(hours=1), came=came)
        for (channel, language, hour), came in sums.items()
        if hour + timedelta(hours=1) <= until
    ]
    return _keep(incident, ArrivalSource.CARE, intervals, digest="", by=by, now=now)


def counted(*, incident: Incident, channel: str, until: datetime) -> list[Arrivals]:
    """The last count of each interval that ended by ``until``, in order of time.

    Where the telephone system counted any, our own notes of calls are left out: a call would count twice.
    """
    rows = Arrivals.objects.filter(incident=incident, channel=channel, ends_at__lte=until).order_by("id")
    last = {(row.source, row.channel, row.language, row.begins_at, row.ends_at): row for row in rows}
    has_acd = any(row.source == ArrivalSource.ACD for row in last.values())
    kept = [row for row in last.values() if row.source == ArrivalSource.ACD or not has_acd]
    return sorted(kept, key=lambda row: (row.begins_at, row.language))


@transaction.atomic
def _keep(
    incident: Incident, source: ArrivalSource, rows: list[Interval], *, digest: str, by: str, now: datetime
) -> Imported:
    before = {
        (row.channel, row.language, row.begins_at, row.ends_at): (row.came, row.answered, row.abandoned)
        for row in Arrivals.objects.filter(incident=incident, source=source).order_by("id")
    }
    fresh = [row for row in rows if before.get(row.place) != (row.came, row.answered, row.abandoned)]
    Arrivals.objects.bulk_create(
        [
            Arrivals(
                incident=incident, source=source, channel=row.channel, language=row.language,
                begins_at=row.begins_at, ends_at=row.ends_at, came=row.came, answered=row.answered,
                abandoned=row.abandoned, file_sha256=digest, at=now,
            )
            for row in fresh
        ]
    )  # fmt: skip
    changed = sum(row.place in before for row in fresh)
    if fresh:
        newest = Arrivals.objects.filter(incident=incident).order_by("id").last()
        assert newest is not None
        record_deed(
            incident_ref=incident.ref, kind="centre.arrivals", subject=f"arrivals {newest.pk}", at=now,
            source=str(source), file_sha256=digest, intervals=len(fresh), changed=changed,
        )  # fmt: skip
    return Imported(taken=len(fresh) - changed, changed=changed, known=len(rows) - len(fresh))


def _read(text: str, name: str, now: datetime) -> Iterator[Interval]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = {"begins_at", "ends_at", "channel", "came"} - set(reader.fieldnames or ())
    if missing:
        raise _bad(f"it has no column {', '.join(sorted(missing))}", f"{name}, line 1")
    seen = set()
    for number, row in enumerate(reader, 2):
        where = f"{name}, line {number}"
        if number > _MOST_LINES:
            raise _bad(f"it has more than {_MOST_LINES} lines", where)
        found = _interval(row, where)
        if found.ends_at > now:
            raise _bad("the interval is not over yet", where)
        if found.place in seen:
            raise _bad("the same interval, channel and language stands twice", where)
        seen.add(found.place)
        yield found


def _interval(row: dict[str, str], where: str) -> Interval:
    begin = parse_instant((row["begins_at"] or "").strip(), where=f"{where}, begins_at")
    end = parse_instant((row["ends_at"] or "").strip(), where=f"{where}, ends_at")
    channel = (row["channel"] or "").strip()
    if not begin < end <= begin + _LONGEST:
        raise _bad("the interval does not end after it begins, within a day", where)
    if channel not in _CHANNELS:
        raise _bad(f"the channel is none of {', '.join(sorted(_CHANNELS))}", where)
    came = _number(row["came"], "came", where)
    answered, abandoned = (_number(row.get(field) or "", field, where) for field in ("answered", "abandoned"))
    if came is None or (answered or 0) + (abandoned or 0) > came:
        raise _bad("more were answered or hung up than came, or it is not said how many came", where)
    return Interval(
        channel=channel,
        language=(row.get("language") or "").strip()[:12],
        begins_at=begin,
        ends_at=end,
        came=came,
        answered=answered,
        abandoned=abandoned,
    )


def _number(text: str | None, field: str, where: str) -> int | None:
    given = (text or "").strip()
    if not given:
        return None
    if not (given.isascii() and given.isdigit() and len(given) < 10):
        raise _bad(f"{field} is no whole number of 0 or more", where)
    return int(given)


def _bad(why: str, where: str) -> InputError:
    return InputError(
        "The counts cannot be used.", code="centre.arrivals", where=where, why=why,
        fix="Columns: " + ", ".join(COLUMNS) + "; docs/contact-centre.md shows a file.",
    )  # fmt: skip
