"""A look at one person: on record before anything is read, with the reason of whoever looks."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from amends.apps.accounts.models import User
from amends.apps.looks.services import record_look
from amends.core.errors import InputError
from amends.web.console.exposure.standing import Standing

_SHORTEST = 5
_LONGEST_WHAT = 200
LONGEST_REASON = 300


def look_at(
    standing: Standing, user: User, person_ref: str, *, kind: str, what: str, reason: str, now: datetime
) -> None:
    """Keeps who looks at whom and why; raises ``InputError`` (``look.reason``) where the reason says nothing."""
    require_reason(reason)
    record_look(
        by=user,
        incident=standing.incident,
        kind=kind,
        what=what[-_LONGEST_WHAT:],  # the row stands at its end
        reason=reason.strip(),
        person_hash=standing.hash_of(person_ref),
        now=now,
    )


def require_reason(reason: str) -> None:
    """Raises ``InputError`` (``look.reason``) for a reason that is none, or a story."""
    if not _SHORTEST <= len(reason.strip()) <= LONGEST_REASON:
        raise InputError(
            "A reason is missing.",
            code="look.reason",
            why=f"Nobody looks at a person without one; it has {_SHORTEST} to {LONGEST_REASON} characters.",
            fix="Say in a few words why you must look. It is kept with your name.",
        )


def reason_of_sitting(request: HttpRequest, standing: Standing) -> str:
    """The reason that was given in this sitting for the reviews of this incident; empty before the first."""
    return str(request.session.get(_name(standing), ""))


def keep_reason(request: HttpRequest, standing: Standing, reason: str) -> None:
    """Remembers the reason until the member of staff signs out, or for as long as the session lasts."""
    request.session[_name(standing)] = reason.strip()


def _name(standing: Standing) -> str:
    return f"review_reason_{standing.incident.ref}"
