"""What is done on many cases at once: the same as on one, each with its own deed, and refused for the same reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from amends.apps.accounts.models import Role, User
from amends.apps.care.answers import answer_for, channel_class_of
from amends.apps.care.finding import family_of
from amends.apps.care.history import add_note
from amends.apps.care.models import ApprovedAnswer, Case, Direction, Message, TeamMember
from amends.apps.care.queue import assign_case, case_by_ref, close_case, hand_back
from amends.apps.care.replying import begin_reply, send_draft
from amends.apps.care.tags import add_tag, remove_tag
from amends.apps.care.told import waiting_in
from amends.apps.care.who import kinds_for
from amends.core.errors import InputError, RefusedError
from amends.web.console.access import require_factor_for_house
from amends.web.console.bulk import BulkWork, bulk_page
from amends.web.console.care.access import access_case, keys
from amends.web.console.care.rows import intent_words
from amends.web.console.desk.inquiries_access import access_kinds, receipt_url
from amends.web.console.pages import staff_page

BUTTONS = (
    ("take_on", "I take them on"),
    ("assign", "Assign"),
    ("hand_back", "Hand back"),
    ("answer", "Send the approved answer"),
    ("note", "Add a note"),
    ("tag", "Set the tag"),
    ("untag", "Take the tag off"),
    ("close", "Close"),
)
_TO = "filter_to"  # carried along by the bar like a filter
_INTENT = "filter_with"
_TAG = "filter_tagged"


@require_POST
@staff_page
def queue_bulk(request: HttpRequest, user: User) -> HttpResponse:
    """Asks once, then does it for each row."""
    kinds = access_kinds(user)
    require_factor_for_house(user)
    from amends.web.console.care.queue import matching  # noqa: PLC0415  # the queue shows these buttons

    def refs(filters: Mapping[str, str]) -> list[str]:
        return list(matching(dict(filters), kinds=kinds, user=user).values_list("ref", flat=True))

    def work(
        name: str, verb: str, do: Callable[[Case, str], object], *, is_reasoned: bool = True, warns: str = ""
    ) -> BulkWork:
        return BulkWork(
            name=name, verb=verb, rows="cases", matching=refs, back=reverse("console:queue"), warns=warns,
            do=lambda row, reason: do(_case(row, user, kinds), reason), is_reasoned=is_reasoned,
        )  # fmt: skip

    return bulk_page(request, user, _works(request, user, work), tab="queue")


def answer_with_approved(case: Case, *, intent: str, by: str) -> int:
    """Sends to each who waits on the case the approved answer to ``intent``, in their language and for their way.

    How many were sent.  Raises ``RefusedError``: ``care.sensitive``, ``care.stranger``, ``care.no_answer``, and what
    sending and the contact decision raise.
    """
    family = family_of(case)
    if any(one.is_sensitive for one in family):
        raise RefusedError(
            "This one is answered by a person.", code="care.sensitive", where=case.ref,
            why="Somebody on it may be in danger or in need.", fix="Open it.",
        )  # fmt: skip
    messages = _waiting(family)
    answers = [(message, _approved(message, intent)) for message in messages]
    for message, answer in answers:
        _send(message, answer, by)
    return len(answers)


def _send(message: Message, answer: ApprovedAnswer, by: str) -> None:
    now, held = timezone.now(), keys()
    draft = begin_reply(message=message, answer=answer, by=by, public_key=held.public_key, now=now)
    send_draft(draft=draft, by=by, keys=held, now=now, look_url=receipt_url(answer.language))


def colleagues(kinds: Iterable[str]) -> list[str]:
    """User names of who may be given cases of these kinds."""
    wanted = set(kinds)
    roles = [role for role in Role.values if kinds_for(role) & wanted]
    found = User.objects.filter(role__in=roles, is_active=True).exclude(
        username__in=TeamMember.objects.values("username")  # they get what is given to their team
    )
    return list(found.order_by("username").values_list("username", flat=True))


def colleague(username: str) -> User:
    """Whom a case is given to; raises ``InputError`` (``care.nobody``)."""
    found = User.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise InputError("Nobody is chosen.", code="care.nobody", where="to", fix="Choose who takes it on.")
    return found


def _case(row: str, user: User, kinds: frozenset[str]) -> Case:
    """The case of a row, which came from the browser."""
    try:
        return access_case(user=user, ref=case_by_ref(row, kinds=kinds).ref)
    except Http404 as error:
        raise InputError("This case is for others.", code="care.unknown", where=row[:20]) from error


def _works(request: HttpRequest, user: User, work: Callable[..., BulkWork]) -> list[BulkWork]:
    name, post = user.get_username(), request.POST
    tag = post.get(_TAG, "")
    return [
        work(
            "take_on", "Take on",
            lambda case, _: assign_case(case=case, to=user, by=user, now=timezone.now()), is_reasoned=False,
        ),
        work(
            "assign", f"Assign to {post.get(_TO, '')[:60] or 'nobody yet'}",
            lambda case, _: assign_case(case=case, to=colleague(post.get(_TO, "")), by=user, now=timezone.now()),
            is_reasoned=False,
        ),
        work("hand_back", "Hand back", lambda case, why: hand_back(case=case, by=user, reason=why, now=timezone.now())),
        work(
            "answer", f"Send the approved answer to: {intent_words(post.get(_INTENT, '')[:24])}",
            lambda case, _: answer_with_approved(case, intent=post.get(_INTENT, ""), by=name),
            is_reasoned=False,
            warns="Each gets it in their language, by the way they came. Cases that are sensitive, that have no"
            " approved answer in force or that came from a stranger are left for a person.",
        ),
        work(
            "note", "Add the reason as a note",
            lambda case, why: add_note(case=case, words=why, by=name, public_key=keys().public_key, now=timezone.now()),
        ),
        work(
            "tag", f"Set the tag {tag[:30] or '(none chosen)'}",
            lambda case, _: add_tag(case=case, name=tag, by=name, now=timezone.now()), is_reasoned=False,
        ),
        work(
            "untag", f"Take off the tag {tag[:30] or '(none chosen)'}",
            lambda case, _: remove_tag(case=case, name=tag, by=name, now=timezone.now()), is_reasoned=False,
        ),
        work("close", "Close", lambda case, why: close_case(case=case, by=name, reason=why, now=timezone.now())),
    ]  # fmt: skip


def _waiting(family: tuple[Case, ...]) -> list[Message]:
    """The last message of each who waits."""
    waiting = waiting_in(family)
    rows = Message.objects.filter(case__in=family, direction=Direction.IN, is_automatic=False, bound_to__in=waiting)
    last = {row.bound_to: row for row in rows.select_related("case__incident", "inquiry").order_by("id")}
    return list(last.values())


def _approved(message: Message, intent: str) -> ApprovedAnswer:
    if message.intent != intent:
        raise RefusedError(
            "It asks for something else.", code="care.no_answer", where=message.case.ref,
            why=f"It was understood as: {intent_words(message.intent)}.", fix="Open it.",
        )  # fmt: skip
    incident = message.case.incident
    found = incident and answer_for(
        incident=incident, intent=intent, language=message.language, channel_class=channel_class_of(message.way_in)
    )
    if not found:
        raise RefusedError(
            "No approved answer fits.", code="care.no_answer", where=message.case.ref,
            why=f"There is none in force for {intent_words(intent)} in {message.language}.",
            fix="Have one approved, or answer in your own words.",
        )  # fmt: skip
    return found
