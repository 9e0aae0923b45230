"""The duties of an incident, and their clocks."""

from __future__ import annotations

from amends.apps.duties.deeds import record_duty_done
from amends.apps.duties.selectors import clocks_of, latest_answer
from amends.apps.integrations.scopes import Scope
from amends.core.errors import InputError
from amends.law import Answer
from amends.law.clocks import ClockRow
from amends.web.api.model import Aware, Body, Call, Line, MaybeLine, Operation, Shown
from amends.web.api.operations.asking import AsOf


class ClockList(Shown, frozen=True, kw_only=True):
    """Every clock, the most urgent first."""

    clocks: list[ClockRow]


class DutyDone(Body, frozen=True, kw_only=True):
    """``done_at`` now if it is left out; what was late needs its reason."""

    law: Line
    recipient_name: Line
    done_at: Aware | None = None
    why_late: MaybeLine = ""


def _answer(call: Call) -> Answer:
    found = latest_answer(incident=call.incident)
    if found is None:
        raise InputError(
            "The law was not asked for this incident yet.", code="duties.not_found", where=call.incident.ref,
            fix="Run the response as far as its duties.",
        )  # fmt: skip
    return found


def _clocks(call: Call) -> ClockList:
    return ClockList(clocks=list(clocks_of(incident=call.incident, at=call.query.as_of or call.now)))


def _done(call: Call) -> ClockList:
    done: DutyDone = call.body
    record_duty_done(
        incident=call.incident,
        law=done.law,
        recipient_name=done.recipient_name,
        done_at=done.done_at or call.now,
        by=call.by,
        why_late=done.why_late,
        now=call.now,
    )
    rows = clocks_of(incident=call.incident, at=call.now)
    return ClockList(clocks=[row for row in rows if (row.law, row.recipient_name) == (done.law, done.recipient_name)])


OPERATIONS = (
    Operation(
        name="readDuties", method="GET", path="/incidents/{ref}/duties", scope=Scope.READ_DUTIES,
        says="What the law answered last for the incident, as `amends duties --json` has it.",
        answer=Answer, handle=_answer, cost=2,
    ),
    Operation(
        name="listClocks", method="GET", path="/incidents/{ref}/clocks", scope=Scope.READ_DUTIES, query=AsOf,
        says="The clock of each duty at an instant, the most urgent first.", answer=ClockList, handle=_clocks, cost=2,
    ),
    Operation(
        name="markDutyDone", method="POST", path="/incidents/{ref}/duties/done", scope=Scope.WRITE_DUTIES,
        says="Keeps that a duty was fulfilled; answers with its clock.",
        body=DutyDone, answer=ClockList, handle=_done, is_write=True,
        example={"law": "eu/gdpr/33-authority", "recipient_name": "UODO", "done_at": "2026-06-02T10:00:00+02:00"},
    ),
)  # fmt: skip
