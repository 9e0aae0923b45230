"""How well people were served: pure counts over plain rows, in which everybody who is owed something counts.

The denominator is never who happened to answer or to be reached: of remedies and steps it is all affected, of contacts
all who wrote or called.  What people say that they did stands apart from what was seen.  Complaints and other contacts
are told apart and never together: the difference of two tables would tell what each hides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from amends.recovery.honest_cells import TOTAL, Table
from amends.recovery.honest_times import Wait, Waiting, waits_told
from amends.recovery.honest_views import grouped, views_told


class Served(StrEnum):
    """What became of a contact: its first answer, against the promise or the law's day."""

    IN_TIME = "in_time"
    LATE = "late"
    WAITING = "waiting"
    OVERDUE = "overdue"


class Took(StrEnum):
    """How far an affected person came with a remedy.  ``given`` and ``used`` were seen, not said."""

    NOT_OWED = "not_owed"
    NOT_TOLD = "not_told"
    TOLD = "told"
    GIVEN = "given"
    USED = "used"


class Did(StrEnum):
    """What is known of a step that would protect an affected person."""

    NOT_THEIRS = "not_theirs"
    SEEN_DONE = "seen_done"
    SAID_DONE = "said_done"
    NOT_DONE = "not_done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One matter of one person.  ``due_at`` is the law's day or our promise; an empty group counts as ``unknown``."""

    segment: str
    language: str
    way_in: str
    is_complaint: bool
    received_at: datetime
    due_at: datetime
    answered_at: datetime | None
    resolved_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far one affected person has come with ``what``: a member of ``Took`` or ``Did``."""

    what: str
    segment: str
    language: str
    state: Took | Did


@dataclass(frozen=True, kw_only=True)
class ServedTold:
    """Tables by view, the waits of each of their rows that hides nothing, of all (``all``), and who still waits."""

    tables: dict[str, Table]
    first_answer: dict[str, dict[str, Waiting]]
    resolution: dict[str, dict[str, Waiting]]
    unanswered: Waiting


_CONTACT_VIEWS = {
    "language": lambda one: one.language,
    "way_in": lambda one: one.way_in,
    "segment": lambda one: one.segment,
}
_PERSON_VIEWS = {"segment": lambda one: one.segment, "language": lambda one: one.language}


def served(contacts: Sequence[Contact], *, at: datetime, least: int) -> ServedTold:
    """First answer, resolution, the unanswered and the overdue, by language, way in and segment."""
    tables = views_told(
        contacts,
        views=_CONTACT_VIEWS,
        part_of=lambda one: served_as(one, at=at).value,
        parts=[part.value for part in Served],
        least=least,
    )
    first, resolved = {}, {}
    for view, table in tables.items():
        groups = grouped(contacts, _CONTACT_VIEWS[view], least=least)
        shown = {row.name: groups[row.name] for row in table.rows if not row.is_hidden} | {TOTAL: list(contacts)}
        tells_all = not table.total.is_hidden
        first[view] = {name: _answered(rows, at, least, tells_over=tells_all) for name, rows in shown.items()}
        resolved[view] = {name: _resolved(rows, at, least) for name, rows in shown.items()}
    tells = all(not table.total.is_hidden for table in tables.values())
    return ServedTold(
        tables=tables, first_answer=first, resolution=resolved, unanswered=_ages(contacts, at, least, tells=tells)
    )


def served_as(contact: Contact, *, at: datetime) -> Served:
    """Where the contact stands at the time; an answer that is yet to come is none."""
    if contact.answered_at is not None and contact.answered_at <= at:
        return Served.IN_TIME if contact.answered_at <= contact.due_at else Served.LATE
    return Served.WAITING if at <= contact.due_at else Served.OVERDUE


def taken_up(
    standings: Iterable[Standing], *, states: type[Took] | type[Did], least: int
) -> dict[str, dict[str, Table]]:
    """By ``what`` the tables by segment and language: how far all affected came, whether or not they were told."""
    found: dict[str, list[Standing]] = defaultdict(list)
    for one in standings:
        found[one.what].append(one)
    return {
        what: views_told(
            rows,
            views=_PERSON_VIEWS,
            part_of=lambda one: one.state.value,
            parts=[state.value for state in states],
            least=least,
        )
        for what, rows in sorted(found.items())
    }


def _answered(rows: Sequence[Contact], at: datetime, least: int, *, tells_over: bool) -> Waiting:
    told = waits_told([Wait(since=one.received_at, until=one.answered_at) for one in rows], at=at, least=least)
    return told if tells_over else replace(told, over=None)


def _resolved(rows: Sequence[Contact], at: datetime, least: int) -> Waiting:
    return waits_told([Wait(since=one.received_at, until=one.resolved_at) for one in rows], at=at, least=least)


def _ages(contacts: Sequence[Contact], at: datetime, least: int, *, tells: bool) -> Waiting:
    """How long those wait who have no answer.  Their number could tell what the tables hide, and is then not told."""
    still = [one for one in contacts if served_as(one, at=at) in (Served.WAITING, Served.OVERDUE)]
    told = waits_told([Wait(since=one.received_at, until=None) for one in still], at=at, least=least)
    return told if tells else replace(told, people=None, over=None)
