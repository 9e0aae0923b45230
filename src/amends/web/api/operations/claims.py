"""Claims of losses: counts and clocks, without anybody's name or words."""

from __future__ import annotations

from datetime import date, datetime

from amends.apps.claims.selectors import ClaimLine, claim_lines, standing
from amends.apps.integrations.scopes import Scope
from amends.web.api.model import Call, Operation, Paged, Shown
from amends.web.api.operations.paging import page_of

_MOST = 2_000


class ClaimsCounted(Shown, frozen=True, kw_only=True):
    """The counts of an incident; ``ages`` of those that wait, by at most so many days."""

    by_state: dict[str, int]
    waiting: int
    overdue: int
    deemed_accepted: int
    unproven: int
    signs_waiting: int
    seconds_waiting: int
    unpaid: int
    ages: dict[str, int]
    oldest_at: datetime | None
    letters_without_claim: int


class ClaimShown(Shown, frozen=True, kw_only=True):
    """One claim: ``due_at`` is the law's; ``amount`` is text, so that no digit is lost."""

    ref: str
    kind: str
    amount: str | None
    currency: str
    happened_on: date
    state: str
    is_proven: bool
    received_at: datetime
    due_at: datetime | None
    is_overdue: bool
    is_deemed_accepted: bool
    signs: int
    waits_for_second: bool


class ClaimPage(Shown, frozen=True, kw_only=True):
    """A page of claims, the soonest limit first."""

    claims: list[ClaimShown]
    next: str | None


def _count(call: Call) -> ClaimsCounted:
    found = standing(at=call.now, incident=call.incident)
    return ClaimsCounted(**{name: getattr(found, name) for name in ClaimsCounted.__struct_fields__})


def _list(call: Call) -> ClaimPage:
    rows, following = page_of(claim_lines(incident=call.incident, at=call.now, most=_MOST), call.query)
    return ClaimPage(claims=[_shown(row) for row in rows], next=following)


def _shown(line: ClaimLine) -> ClaimShown:
    return ClaimShown(
        ref=line.ref,
        kind=line.kind,
        amount=None if line.amount is None else f"{line.amount.normalize():f}",
        currency=line.currency,
        happened_on=line.happened_on,
        state=line.state,
        is_proven=line.is_proven,
        received_at=line.received_at,
        due_at=line.clock.due_at,
        is_overdue=line.clock.is_overdue,
        is_deemed_accepted=line.clock.is_deemed_accepted,
        signs=len(line.signs),
        waits_for_second=line.waits_for_second,
    )


OPERATIONS = (
    Operation(
        name="countClaims", method="GET", path="/incidents/{ref}/claims/standing", scope=Scope.READ_CLAIMS,
        says="How many claims wait, how long, past which limit, and what is decided and not paid.",
        answer=ClaimsCounted, handle=_count, cost=5,
    ),
    Operation(
        name="listClaims", method="GET", path="/incidents/{ref}/claims", scope=Scope.READ_CLAIMS, query=Paged,
        says="Claims with their clocks, the soonest limit first; nobody's name, words or account.",
        answer=ClaimPage, handle=_list, cost=10,
    ),
)  # fmt: skip
