"""One message that cannot be worked on holds up nobody's: it is told as an alarm, and tried again later, with a limit.

What failed is remembered by the process alone: after a new start, which may bring the mend, everything is tried anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import DatabaseError, InterfaceError, OperationalError, transaction

from amends.apps.journal.services import HOUSE, record_deed
from amends.core.errors import AmendsError
from amends.core.ids import new_ref

DEED = "care.stuck"
"""The kind of the deed on the record of the house; it names the message and the fault's code, and no word of it."""
_FIRST = timedelta(seconds=10)
_LONGEST = timedelta(hours=1)


@dataclass
class _Failed:
    times: int
    not_before: datetime


@dataclass
class Stuck:
    """What failed lately.  ``most`` is how often one thing is tried; 0: again and again, at most once an hour."""

    what: str
    most: int = 0
    _failed: dict[str, _Failed] = field(default_factory=dict)

    def tried(self, ref: str, do: Callable[[], bool], *, now: datetime) -> bool:
        """Whether ``do`` did something; a fault of this one thing is kept and told, and the next has its turn.

        Raises what says that the whole database is away.
        """
        try:
            with transaction.atomic():
                done = do()
        except (OperationalError, InterfaceError):
            raise
        except AmendsError as error:
            self._tell(ref, error.code, now)
        except DatabaseError as error:  # data that the database refuses: this row's, and no other's
            self._tell(ref, type(error).__name__, now)
        else:
            self._failed.pop(ref, None)
            return done
        return False

    def held(self, now: datetime) -> list[str]:
        """The references of what is left alone for now."""
        return [ref for ref, failed in self._failed.items() if failed.not_before > now or self._is_over(failed)]

    def _is_over(self, failed: _Failed) -> bool:
        return bool(self.most) and failed.times >= self.most

    def _tell(self, ref: str, code: str, now: datetime) -> None:
        times = self._failed[ref].times + 1 if ref in self._failed else 1
        wait = min(_FIRST * 3 ** min(times - 1, 8), _LONGEST)
        self._failed[ref] = _Failed(times=times, not_before=now + wait)
        subject = new_ref("STK", length=12)
        record_deed(
            incident_ref=HOUSE, kind=DEED, subject=subject, at=now, work=self.what, about=ref, code=code, times=times
        )
