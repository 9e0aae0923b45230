"""What an agent sees during a call: what the call needs of one person, and nothing else.

There is no list, no search by name, no address, no number and no balance; whoever calls is asked for nothing but the
code that stands in their message.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction

from amends.apps.accounts.models import User
from amends.apps.authenticity.models import CallLook
from amends.apps.delivery.models import Message
from amends.apps.incidents.models import Incident
from amends.apps.journal.models import Entry
from amends.apps.journal.services import HOUSE, record_deed
from amends.contact.authentic.codes import read_code
from amends.core.errors import InputError, RefusedError
from amends.core.ids import keyed_hash, new_ref

USUAL_PER_HOUR = 10
"""Calls of about six minutes each, one after the other: nobody does many more."""
ALARM_PER_HOUR = 2 * USUAL_PER_HOUR
"""From here on it is unusual: a deed is recorded once an hour, and the work goes on."""
MOST_PER_HOUR = 4 * USUAL_PER_HOUR
"""Every ninety seconds for an hour: that is no call but a search, and it ends here."""
SHOWN_FOR = timedelta(minutes=20)
"""How long an agent can come back to what was shown for a call."""
_LONGEST = 200


class CallReason(StrEnum):
    """Why the agent looks; a closed list, so that nothing about the caller is typed in."""

    ASKS_ABOUT_NOTICE = "asks_about_notice"
    ASKS_WHETHER_REAL = "asks_whether_real"
    ASKS_ABOUT_REMEDY = "asks_about_remedy"
    REPORTS_MISUSE = "reports_misuse"
    CALLED_BACK = "called_back"


REASON_WORDS = {
    CallReason.ASKS_ABOUT_NOTICE: "Asks about the notice",
    CallReason.ASKS_WHETHER_REAL: "Asks whether the message is real",
    CallReason.ASKS_ABOUT_REMEDY: "Asks about a remedy",
    CallReason.REPORTS_MISUSE: "Reports misuse of the data",
    CallReason.CALLED_BACK: "We call back as agreed",
}


@dataclass(frozen=True, kw_only=True)
class CallAsked:
    """What the agent typed: a code that the caller read out, or a person's reference; why, and in which call."""

    typed: str
    reason: str
    call_ref: str


def find_for_call(*, by: User, asked: CallAsked, now: datetime, secret_key: bytes) -> Message | None:
    """The newest message of the person that the code or reference belongs to; counts against the agent either way.

    Raises ``InputError`` (``call.reason``, ``call.ref``, ``call.empty``) and ``RefusedError`` (``call.too_many``).
    ``secret_key`` keys the agent's name in deeds.
    """
    _require(asked)
    looks = count_looks(by=by, now=now)
    if looks + 1 > ALARM_PER_HOUR:
        _alarm(by, looks + 1, now, secret_key)
    if looks >= MOST_PER_HOUR:
        raise RefusedError(
            "You have looked at more people in this hour than there is time for in calls.",
            code="call.too_many",
            where="call desk",
            why=f"More than {MOST_PER_HOUR} looks in an hour are refused, and the data protection officer is told.",
            fix="Wait, or ask your lead. Nobody who calls is turned away: take in their question instead.",
        )
    message = _message(asked.typed)
    if message is None:
        keep_look(by=by, asked=asked, message=None, incident=None, now=now)
    return message


def keep_look(
    *, by: User, asked: CallAsked, message: Message | None, incident: Incident | None, now: datetime
) -> CallLook:
    """Keeps that it was asked, and for which message; the page of a call is reached by its ``ref``."""
    return CallLook.objects.create(
        ref=new_ref("CALL", length=14),
        by=by,
        incident=incident,
        message=message,
        reason=asked.reason,
        call_sha256=hashlib.sha256(asked.call_ref.strip().encode()).hexdigest(),
        at=now,
    )


def look_shown(*, by: User, ref: str, now: datetime) -> CallLook | None:
    """The look that this agent made a short while ago; nobody else's, and none of yesterday."""
    looks = CallLook.objects.select_related("incident", "message__campaign", "message__segment")
    return looks.filter(by=by, ref=ref, message__isnull=False, at__gt=now - SHOWN_FOR).first()


def count_looks(*, by: User, now: datetime) -> int:
    """How often the agent asked within the last hour."""
    return CallLook.objects.filter(by=by, at__gt=now - timedelta(hours=1)).count()


def _require(asked: CallAsked) -> None:
    if asked.reason not in set(CallReason):
        raise InputError("No reason was chosen.", code="call.reason", where="reason", fix="Choose why you look.")
    if len(asked.call_ref.strip()) < len("123"):
        raise InputError(
            "The call has no reference.",
            code="call.ref",
            where="call reference",
            why="A look without a call cannot be accounted for.",
            fix="Copy the reference that your phone shows for this call.",
        )
    if not asked.typed.strip() or len(asked.typed) > _LONGEST:
        raise InputError(
            "Nothing was entered.", code="call.empty", where="code", fix="Ask the caller to read out the code."
        )


def _message(typed: str) -> Message | None:
    messages = Message.objects.select_related("campaign", "segment").order_by("-id")
    code = read_code(typed)
    if code is not None:
        found = messages.filter(code_sha256=hashlib.sha256(code.encode()).hexdigest()).first()
        if found is not None:
            return found
    return messages.filter(person_ref=typed.strip()).first()


@transaction.atomic
def _alarm(by: User, looks: int, now: datetime, key: bytes) -> None:
    """Once for each agent and hour; the deed names the agent by a keyed hash only."""
    hour = now.strftime("%Y-%m-%dT%H")
    agent = keyed_hash(key, "staff", by.get_username())[:40]
    if Entry.objects.filter(incident_ref=HOUSE, kind="call.unusual", subject=f"{agent}:{hour}").exists():
        return
    record_deed(incident_ref=HOUSE, kind="call.unusual", subject=f"{agent}:{hour}", at=now, by=agent, looks=looks)
