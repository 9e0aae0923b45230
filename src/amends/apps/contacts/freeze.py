"""Who is affected, asked of the register each time: marketing to them rests, and no list of them is copied."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
from django.db.models import QuerySet

from amends.apps.contacts.keys import ref_digest
from amends.apps.evidence.models import Assessment
from amends.apps.incidents.models import Incident
from amends.contact.decide.rulebook import rulebook

_AT_ONCE = 2_000


@dataclass(frozen=True, kw_only=True)
class Freeze:
    """An incident in whose time nothing is sold to the affected; ``until`` is its last moment."""

    incident: str
    until: datetime
    affected: int


def freezes(*, at: datetime) -> tuple[Freeze, ...]:
    """The freezes that hold at the time, by their end; exercises freeze nothing."""
    return tuple(
        Freeze(incident=incident.ref, until=freeze_end(incident), affected=_count(folder))
        for incident, folder in _frozen(at)
    )


def freeze_end(incident: Incident) -> datetime:
    """When marketing to the affected may be thought of again."""
    return incident.opened_at + timedelta(days=rulebook().numbers.freeze_days)


def frozen_digests(*, at: datetime, key: bytes) -> Iterator[tuple[str, str, datetime]]:
    """(digest, incident, until) of everybody affected, computed from the registers as they stand; streamed."""
    for incident, folder in _frozen(at):
        until = freeze_end(incident)
        with duckdb.connect() as connection:
            cursor = connection.execute(
                "SELECT person_ref FROM read_parquet(?) WHERE decision = 'affected' ORDER BY person_ref", [folder]
            )
            while rows := cursor.fetchmany(_AT_ONCE):
                for (ref,) in rows:
                    yield ref_digest(ref, key=key), incident.ref, until


def frozen_among(refs: Collection[str], *, at: datetime) -> dict[str, Incident]:
    """Of these people, by reference, the newest incident that affects them and whose freeze still holds."""
    return _first_of(refs, _frozen(at))


def newest_affecting(refs: Collection[str]) -> dict[str, Incident]:
    """Of these people, by reference, the newest real incident that affects them, however long ago."""
    return _first_of(refs, _with_register(Incident.objects.filter(is_exercise=False)))


def _first_of(refs: Collection[str], registers: Iterator[tuple[Incident, str]]) -> dict[str, Incident]:
    found: dict[str, Incident] = {}
    for incident, folder in registers:
        wanted = sorted(set(refs) - set(found))
        if not wanted:
            break
        with duckdb.connect() as connection:
            rows = connection.execute(
                "SELECT DISTINCT person_ref FROM read_parquet(?) WHERE decision = 'affected' "
                "AND person_ref IN (SELECT unnest(?::VARCHAR[]))",
                [folder, wanted],
            ).fetchall()
        found |= {ref: incident for (ref,) in rows}
    return found


def _frozen(at: datetime) -> Iterator[tuple[Incident, str]]:
    """Incidents of the last days with the register of each, the newest first."""
    since = at - timedelta(days=rulebook().numbers.freeze_days)
    return _with_register(Incident.objects.filter(opened_at__gt=since, opened_at__lte=at, is_exercise=False))


def _with_register(incidents: QuerySet[Incident]) -> Iterator[tuple[Incident, str]]:
    for incident in incidents.order_by("-opened_at", "-id"):
        newest = Assessment.objects.filter(incident=incident).order_by("id").last()
        path = Path(newest.folder) / "register.parquet" if newest else None
        if path is not None and path.is_file():
            yield incident, str(path)


def _count(folder: str) -> int:
    with duckdb.connect() as connection:
        row = connection.execute(
            "SELECT count(*) FROM read_parquet(?) WHERE decision = 'affected'", [folder]
        ).fetchone()
    return int(row[0]) if row else 0
