"""The years that deadlines can be counted in: a slip of the keyboard is an error, not a crash."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from amends.core.case.model import Incident
from amends.core.errors import InputError

# Breach laws begin in 2003; the calendars of holidays are known for some generations to come.
_FIRST, _LAST = date.fromisoformat("1970-01-01"), date.fromisoformat("2200-12-31")


def require_countable(incident: Incident, as_of: datetime) -> None:
    """Raises ``InputError`` (``law.time_out_of_range``) for the first instant outside 1970 to 2200."""
    for where, instant in _instants(incident, as_of):
        if not _FIRST <= instant.date() <= _LAST:
            raise InputError(
                f"The year {instant.year} is out of range.",
                code="law.time_out_of_range",
                where=where,
                why=f"Deadlines are counted for {_FIRST} to {_LAST}.",
                fix="Correct the date, or leave it out if it is not known.",
            )


def _instants(incident: Incident, as_of: datetime) -> Iterator[tuple[str, datetime]]:
    yield "as_of", as_of
    yield from ((f"incident.anchors.{name}", at) for name, at in incident.anchors.known().items())
    hold = incident.law_enforcement_hold
    for name in ("requested_at", "until", "released_at") if hold else ():
        at = getattr(hold, name)
        if at is not None:
            yield f"incident.law_enforcement_hold.{name}", at
    for index, extension in enumerate(incident.extensions):
        if extension.requested_at is not None:
            yield f"incident.extensions[{index}].requested_at", extension.requested_at
