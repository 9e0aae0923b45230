"""What needs somebody now: red lights and open ends of an incident, each with the right that it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.bulletins.selectors import newest_bulletin
from amends.apps.delivery.models import Message
from amends.apps.delivery.selectors import every_campaign, was_told
from amends.apps.delivery.states import MessageState
from amends.apps.duties.selectors import clocks_of
from amends.apps.governance.selectors import freezes_in_force, open_findings, unanswered_press
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.notices.launching import newest_preflight
from amends.apps.notices.models import Release
from amends.core.facts import FactBook
from amends.law.clocks import ClockRow, ClockState
from amends.law.explain import moment
from amends.web.console.overview.inquiries import overdue_inquiries, waiting_inquiries
from amends.web.console.overview.links import address

_NAMED = 3  # overdue duties; the board has all of them
_OPEN = (MessageState.OWED, MessageState.UNKNOWN, MessageState.HELD)


@dataclass(frozen=True, kw_only=True)
class Need:
    """One thing to do: what, where, who may do it, and whether it is already late or wrong."""

    what: str
    url: str
    right: Right
    is_red: bool


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What is known of an incident at an instant, read once for all that is told about it."""

    incident: Incident
    at: datetime
    clocks: tuple[ClockRow, ...]
    book: FactBook
    not_through: dict[str, int]
    waiting: int
    overdue_inquiries: int

    @property
    def overdue(self) -> list[ClockRow]:
        """The duties whose time has passed."""
        return [row for row in self.clocks if row.state is ClockState.OVERDUE]

    @property
    def next_due(self) -> ClockRow | None:
        """The open duty that is due first and not late yet."""
        running = [row for row in self.clocks if row.state in (ClockState.DUE_SOON, ClockState.RUNNING)]
        return min(running, key=lambda row: row.last or self.at, default=None)

    @property
    def is_page_late(self) -> bool:
        """Whether the status page is silent beyond what it promised, or missing although people were told."""
        newest = newest_bulletin(self.incident)
        if newest is None:
            return was_told(self.incident.ref) and not self.incident.is_exercise
        return newest.next_update_at is not None and newest.next_update_at < self.at


def standing_of(incident: Incident, *, at: datetime) -> Standing:
    """Reads what stands at ``at``."""
    return Standing(
        incident=incident,
        at=at,
        clocks=clocks_of(incident=incident, at=at),
        book=fact_book(incident=incident),
        not_through=_not_through(incident.ref),
        waiting=waiting_inquiries(incident),
        overdue_inquiries=overdue_inquiries(incident, at=at),
    )


def needs_of(standing: Standing) -> list[Need]:
    """Everything that somebody has to do, what is late or wrong first."""
    found = [*_duties(standing), *_texts(standing), *_messages(standing), *_house(standing)]
    return sorted(found, key=lambda need: not need.is_red)


def needs_me(needs: list[Need], user: User) -> list[Need]:
    """Those that this member of staff may see to."""
    return [need for need in needs if may(user.role, need.right)]


def _duties(standing: Standing) -> Iterator[Need]:
    url = address("clocks", standing.incident.ref)
    for row in standing.overdue[:_NAMED]:
        due = moment(row.due) if row.due else "its time"
        yield Need(what=f"{row.recipient_name}: overdue since {due}", url=url, right=Right.MARK_DUTIES, is_red=True)
    if more := len(standing.overdue[_NAMED:]):
        what = f"{more} more {'duty is' if more == 1 else 'duties are'} overdue"
        yield Need(what=what, url=f"{url}?state=overdue", right=Right.MARK_DUTIES, is_red=True)
    for row in standing.clocks:
        if row.state is ClockState.DUE_SOON and row.due:
            what = f"{row.recipient_name}: due {moment(row.due)}"
            yield Need(what=what, url=url, right=Right.MARK_DUTIES, is_red=False)


def _texts(standing: Standing) -> Iterator[Need]:
    ref = standing.incident.ref
    if count := len(standing.book.conflicts()):
        what = f"{count} {_s(count, 'statement')} on which sources contradict each other"
        yield Need(what=what, url=address("facts", ref), right=Right.EDIT_FACTS, is_red=True)
    for release in Release.objects.filter(incident=standing.incident, released_at=None, is_exercise=False):
        url = address("release", ref, release.bundle_sha256)
        yield Need(what="A release waits for approval", url=url, right=Right.APPROVE, is_red=False)
    preflight = newest_preflight(incident=standing.incident)
    if preflight is not None and not preflight.is_clear:
        url = address("launch", ref)
        yield Need(what="The last preflight has red lights", url=url, right=Right.APPROVE, is_red=True)
    if standing.is_page_late:
        what = "The status page is later than it promised, or missing"
        yield Need(what=what, url=address("status_page", ref), right=Right.PUBLISH, is_red=True)


def _messages(standing: Standing) -> Iterator[Need]:
    url = address("delivery", standing.incident.ref)
    words = {
        MessageState.UNKNOWN: "left and were never answered",
        MessageState.HELD: "are held",
        MessageState.OWED: "wait for another way to reach the person",
    }
    for state, said in words.items():
        if count := standing.not_through.get(state):
            is_red = state is not MessageState.OWED
            what = f"{count:,} {_s(count, 'message')} {said}"
            yield Need(what=what, url=url, right=Right.ORDER_DELIVERY, is_red=is_red)
    desk = address("queue")
    if late := standing.overdue_inquiries:
        what = f"{late:,} {_s(late, 'question')} or {_s(late, 'complaint')} past the date"
        yield Need(what=what, url=desk, right=Right.HANDLE_INQUIRIES, is_red=True)
    elif count := standing.waiting:
        what = f"Waiting for an answer: {count:,} {_s(count, 'question')} or {_s(count, 'complaint')}"
        yield Need(what=what, url=desk, right=Right.HANDLE_INQUIRIES, is_red=False)


def _house(standing: Standing) -> Iterator[Need]:
    incident, url = standing.incident, address("governance", standing.incident.ref)
    for entry in unanswered_press(incident=incident):
        yield Need(what=f"The press waits for an answer: {entry.who}", url=url, right=Right.GOVERN, is_red=False)
    for entry in open_findings(incident=incident):
        is_late = entry.until is not None and entry.until < standing.at
        what = f"Audit finding not followed: {entry.words[:80]}"
        yield Need(what=what, url=url, right=Right.GOVERN, is_red=is_late)
    if not incident.is_exercise and not freezes_in_force(incident=incident, at=standing.at):
        what = "No trading freeze is on the log: say who may not trade, or that nobody can"
        yield Need(what=what, url=url, right=Right.GOVERN, is_red=False)


def _not_through(ref: str) -> dict[str, int]:
    """Open messages by state; an index holds only these, so that the count is cheap in a ledger of millions."""
    campaigns = every_campaign(ref)
    counts: dict[str, int] = {}
    for state in _OPEN:
        count = Message.objects.filter(campaign__in=campaigns, state=state).count() if campaigns else 0
        if count:
            counts[str(state)] = count
    return counts


def _s(count: int, word: str) -> str:
    return word if count == 1 else f"{word}s"
