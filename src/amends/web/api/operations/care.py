"""The queue for other programs: messages in, counts, the next case, an approved answer, and the rumour board."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from django.conf import settings
from msgspec import Meta

from amends.apps.accounts.models import User
from amends.apps.care.board import Line as QueueLine
from amends.apps.care.board import care_standing
from amends.apps.care.finding import family_of, root_of
from amends.apps.care.intake import Incoming, take_message
from amends.apps.care.models import ApprovedAnswer, Case, Direction, Kind, Message, WayIn
from amends.apps.care.queue import take_next_for
from amends.apps.care.replying import Keys, begin_reply, send_draft
from amends.apps.care.rumours import public_rumours
from amends.apps.care.told import waiting_in
from amends.apps.care.who import kinds_for, kinds_of, team_of
from amends.apps.integrations.scopes import Scope
from amends.core.errors import RefusedError
from amends.web.api.gate import incident_of
from amends.web.api.model import Aware, Body, Call, Line, MaybeLine, Operation, Shown
from amends.web.api.problems import CallError

_FEWEST = {Kind.PRESS, Kind.RESEARCHER}  # answered by who speaks for the house, and by no program


class MessageWay(StrEnum):
    """How it reached the house."""

    MAIL = "mail"
    PHONE_NOTE = "phone_note"
    LETTER = "letter"
    BRANCH = "branch"
    CHAT = "chat"
    SOCIAL = "social"


class MessageIn(Body, frozen=True, kw_only=True):
    """``external_ref`` is the other program's own name of the message: it is taken in once for each.

    Whatever ``author`` says binds nobody.  The words are sealed at once.
    """

    way_in: MessageWay
    text: Annotated[str, Meta(min_length=1, max_length=100_000, pattern=r"^[^\u0000]*[^\u0000\s][^\u0000]*$")]
    external_ref: Line
    language: Annotated[str, Meta(pattern="^([a-z]{2})?$")] = ""
    subject: MaybeLine = ""
    author: MaybeLine = ""
    reach: MaybeLine = ""
    network: Annotated[str, Meta(pattern="^[a-z0-9._-]{0,20}$")] = ""
    received_at: Aware | None = None
    is_public: bool = False
    incident: Annotated[str, Meta(pattern=r"^(INC-[0-9A-Z]{7})?$")] = ""


class MessageTakenIn(Shown, frozen=True, kw_only=True):
    """``needs_person``: somebody in it may be in danger or in need, and no program answers."""

    case: str
    message: str
    is_new_case: bool
    is_duplicate: bool
    needs_person: bool
    due_at: datetime


class QueueCounts(Shown, frozen=True, kw_only=True):
    """Who waits; ``lines`` by way in and language."""

    unanswered: int
    overdue: int
    due_soon: int
    sensitive: int
    unowned: int
    callbacks: int
    closed_unanswered: int
    lines: list[QueueLine]


class NextAsked(Body, frozen=True, kw_only=True):
    """For whom: the user name of a member of staff who handles inquiries."""

    agent: Line


class NextCase(Shown, frozen=True, kw_only=True):
    """``case`` is null where nobody waits whom this agent could answer.  No word of the person is given here."""

    case: str | None
    kind: str
    intent: str
    language: str
    way_in: str
    needs_person: bool
    due_at: datetime | None


class AnswerGiven(Body, frozen=True, kw_only=True):
    """Which approved answer, and who stands for it."""

    answer: Line
    agent: Line


class AnswerSent(Shown, frozen=True, kw_only=True):
    """To how many correspondents of the case it went."""

    case: str
    sent: int


class RumourShown(Shown, frozen=True, kw_only=True):
    """A claim and what is true of it, as the public board has them."""

    ref: str
    claim: str
    language: str
    answer: str
    since: datetime


class RumourBoard(Shown, frozen=True, kw_only=True):
    """Only those whose answer holds."""

    rumours: list[RumourShown]


def _take(call: Call) -> MessageTakenIn:
    given: MessageIn = call.body
    received_at = given.received_at or call.now
    if received_at > call.now:
        raise CallError(
            "It cannot have been received in the future.", status=422, code="care.not_yet", where="received_at"
        )
    if not given.incident:
        _require_house(call)
    taken = take_message(
        incoming=Incoming(
            way_in=WayIn(given.way_in.value), text=given.text, received_at=received_at, language=given.language,
            subject=given.subject, author=given.author, reach=given.reach, network=given.network,
            external_ref=f"{call.token.ref} {given.external_ref}", is_public=given.is_public,
        ),
        incident=incident_of(call.token, given.incident) if given.incident else None,
        now=call.now,
        public_key=settings.DESK_PUBLIC_KEY(),
        pepper=settings.SECRET_OF("portal.pepper"),
    )  # fmt: skip
    return MessageTakenIn(
        case=taken.case.ref,
        message=taken.message.ref,
        is_new_case=taken.is_new_case,
        is_duplicate=taken.is_duplicate,
        needs_person=taken.case.is_sensitive,
        due_at=taken.case.due_at,
    )


def _counts(call: Call) -> QueueCounts:
    stands = care_standing(kinds=Kind.values, at=call.now, incident_id=call.incident.pk)
    return QueueCounts(
        unanswered=stands.unanswered,
        overdue=stands.overdue,
        due_soon=stands.due_soon,
        sensitive=stands.sensitive,
        unowned=stands.unowned,
        callbacks=stands.callbacks,
        closed_unanswered=stands.closed_unanswered,
        lines=list(stands.lines),
    )


def _next(call: Call) -> NextCase:
    _require_house(call)
    case = take_next_for(_agent(call.body.agent), now=call.now)
    return NextCase(
        case=case.ref if case else None,
        kind=case.kind if case else "",
        intent=case.intent if case else "",
        language=case.language if case else "",
        way_in=case.way_in if case else "",
        needs_person=case.is_sensitive if case else False,
        due_at=case.due_at if case else None,
    )


def _answer(call: Call) -> AnswerSent:
    given: AnswerGiven = call.body
    agent, case = _agent(given.agent), _case(call)
    answer = ApprovedAnswer.objects.filter(ref=given.answer, incident=case.incident).select_related("incident").first()
    if answer is None:
        raise CallError("There is no such answer.", status=404, code="care.unknown", where="answer")
    team = team_of(agent)
    if team is not None and case.team_id != team.pk:
        raise CallError("There is no such case.", status=404, code="care.unknown", where="case")
    if any(one.is_sensitive or one.kind not in kinds_of(agent) - _FEWEST for one in family_of(case)):
        raise RefusedError(
            "This one is answered by a person.", code="care.sensitive", where=case.ref,
            why="It is sensitive, or of a kind that no program answers.", fix="Open it in the console.",
        )  # fmt: skip
    secret = settings.SECRET_OF
    keys = Keys(secret=secret("desk.key"), public_key=settings.DESK_PUBLIC_KEY(), pepper=secret("portal.pepper"))
    by, sent = agent.get_username(), 0
    for message in _waiting(case):
        draft = begin_reply(message=message, answer=answer, by=by, public_key=keys.public_key, now=call.now)
        send_draft(draft=draft, by=by, keys=keys, now=call.now)
        sent += 1
    return AnswerSent(case=case.ref, sent=sent)


def _rumours(call: Call) -> RumourBoard:
    return RumourBoard(
        rumours=[
            RumourShown(ref=one.ref, claim=one.claim, language=one.language, answer=one.answer.text, since=one.noted_at)
            for one in public_rumours(call.incident)
            if one.answer is not None
        ]
    )


def _waiting(case: Case) -> Iterator[Message]:
    family = family_of(case)
    waiting = waiting_in(family)
    rows = Message.objects.filter(case__in=family, direction=Direction.IN, is_automatic=False, bound_to__in=waiting)
    yield from {row.bound_to: row for row in rows.select_related("case__incident", "inquiry").order_by("id")}.values()


def _case(call: Call) -> Case:
    found = Case.objects.filter(ref=call.path["case"], incident=call.incident).first()
    if found is None:
        raise CallError("There is no such case.", status=404, code="care.unknown", where="case")
    return root_of(found)


def _agent(username: str) -> User:
    found = User.objects.filter(username=username, is_active=True).first()
    if found is None or not kinds_for(found.role):
        raise CallError("Nobody of this name handles inquiries.", status=422, code="care.nobody", where="agent")
    return found


def _require_house(call: Call) -> None:
    """What belongs to no one incident may be real."""
    if call.token.is_exercise_only:
        raise CallError(
            "The token is for exercises only.", status=403, code="api.exercises_only", where="incident",
            why="This is about the whole house.", fix="Name an exercise, or use a token for real incidents.",
        )  # fmt: skip


OPERATIONS = (
    Operation(
        name="takeMessage", method="POST", path="/care/messages", scope=Scope.TAKE_INQUIRIES,
        says="Takes one message into the queue: on the case it belongs to, or on one of its own.",
        body=MessageIn, answer=MessageTakenIn, handle=_take, status=201, is_write=True, cost=2,
        example={"way_in": "chat", "text": "Am I affected?", "external_ref": "chat-4711", "language": "en"},
    ),
    Operation(
        name="readQueue", method="GET", path="/incidents/{ref}/queue", scope=Scope.READ_QUEUE,
        says="How many wait for an answer, by way in and language.", answer=QueueCounts, handle=_counts,
    ),
    Operation(
        name="takeNextCase", method="POST", path="/care/next", scope=Scope.ANSWER_CASES,
        says="Gives the next case to a member of staff, and to nobody else.",
        body=NextAsked, answer=NextCase, handle=_next, is_write=True, example={"agent": "vera"},
    ),
    Operation(
        name="answerCase", method="POST", path="/incidents/{ref}/cases/{case}/answer", scope=Scope.ANSWER_CASES,
        says="Sends an approved answer to each who waits on the case, after the contact decision.",
        body=AnswerGiven, answer=AnswerSent, handle=_answer, is_write=True, cost=2,
        example={"answer": "ANS-7Q2K9XMBDA", "agent": "vera"},
    ),
    Operation(
        name="listRumours", method="GET", path="/incidents/{ref}/rumours", scope=Scope.READ_STATUS,
        says="The public rumour board.", answer=RumourBoard, handle=_rumours,
    ),
)  # fmt: skip
