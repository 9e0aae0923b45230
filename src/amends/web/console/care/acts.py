"""What is done with one case; each step checks for itself whether it may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, QueryDict
from django.utils import timezone

from amends.apps.accounts.models import User
from amends.apps.care.addresses import revoke_addresses
from amends.apps.care.callbacks import ask_callback
from amends.apps.care.finding import family_of
from amends.apps.care.history import add_note, open_case
from amends.apps.care.joining import join_cases, part_case
from amends.apps.care.letter import clean_text
from amends.apps.care.models import ApprovedAnswer, Case, Draft, Message
from amends.apps.care.moving import move_case
from amends.apps.care.press import acknowledge
from amends.apps.care.queue import assign_case, close_case, hand_back, wait_for_person
from amends.apps.care.replying import begin_reply, change_draft, drop_draft, review_draft, send_draft
from amends.apps.care.tags import add_tag, remove_tag
from amends.core.errors import InputError, RefusedError
from amends.web.console.care.access import access_case, is_open, keep_open, keys, shut
from amends.web.console.care.bulk import colleague
from amends.web.console.care.slots import slot_of
from amends.web.console.desk.inquiries_access import receipt_url

Act = Callable[[HttpRequest, User, Case], None]


def act_on(request: HttpRequest, user: User, case: Case) -> None:
    """Does what the form asks for; raises ``InputError`` (``care.step``) for what there is not, and what acts raise."""
    found = _ACTS.get(request.POST.get("do", ""))
    if found is None:
        raise InputError("There is no such step.", code="care.step", where="do", fix="Use the buttons of the page.")
    found(request, user, case)


def _open(request: HttpRequest, user: User, case: Case) -> None:
    now = timezone.now()
    open_case(case=case, by=user, reason=_said(request.POST), secret=keys().secret, now=now)
    keep_open(request, case, now=now)


def _shut(request: HttpRequest, user: User, case: Case) -> None:
    shut(request, case)


def _take_on(request: HttpRequest, user: User, case: Case) -> None:
    assign_case(case=case, to=user, by=user, now=timezone.now())


def _assign(request: HttpRequest, user: User, case: Case) -> None:
    assign_case(case=case, to=colleague(request.POST.get("to", "")), by=user, now=timezone.now())


def _hand_back(request: HttpRequest, user: User, case: Case) -> None:
    hand_back(case=case, by=user, reason=_said(request.POST), now=timezone.now())


def _note(request: HttpRequest, user: User, case: Case) -> None:
    add_note(
        case=case, words=request.POST.get("words", ""), by=user.get_username(), public_key=keys().public_key,
        now=timezone.now(),
    )  # fmt: skip


def _reply(request: HttpRequest, user: User, case: Case) -> None:
    """A draft, in the words of the approved answer or in one's own."""
    _require_read(request, case)
    message = _message(case, request.POST)
    wanted = request.POST.get("answer", "")
    answer = ApprovedAnswer.objects.filter(ref=wanted).select_related("incident").first() if wanted else None
    words = request.POST.get("words", "")
    begin_reply(
        message=message,
        words="" if answer is not None and "exact" in request.POST else words,
        answer=answer,
        by=user.get_username(),
        public_key=keys().public_key,
        now=timezone.now(),
        confirms_stranger="confirms" in request.POST,
    )


def _change(request: HttpRequest, user: User, case: Case) -> None:
    _require_read(request, case)
    change_draft(
        draft=_draft(case, request.POST), words=request.POST.get("words", ""), by=user.get_username(),
        public_key=keys().public_key, now=timezone.now(),
    )  # fmt: skip


def _review(request: HttpRequest, user: User, case: Case) -> None:
    _require_read(request, case)
    draft = _draft(case, request.POST)
    review_draft(draft=draft, by=user.get_username(), secret=keys().secret, now=timezone.now())


def _send(request: HttpRequest, user: User, case: Case) -> None:
    """The contact decision is made and kept in the sending; it goes to whom it was written for."""
    draft, by, now = _draft(case, request.POST), user.get_username(), timezone.now()
    send_draft(draft=draft, by=by, keys=keys(), now=now, look_url=receipt_url(draft.language))


def _drop(request: HttpRequest, user: User, case: Case) -> None:
    drop_draft(draft=_draft(case, request.POST), now=timezone.now())


def _join(request: HttpRequest, user: User, case: Case) -> None:
    try:
        other = access_case(user=user, ref=request.POST.get("other", "").strip().upper())
    except Http404 as error:
        raise InputError("There is no such case for you.", code="care.unknown", where="other case") from error
    join_cases(into=case, other=other, by=user.get_username(), reason=_said(request.POST), now=timezone.now())


def _part(request: HttpRequest, user: User, case: Case) -> None:
    other = next((one for one in family_of(case) if one.ref == request.POST.get("other", "")), None)
    if other is None:
        raise InputError("It is not joined to this case.", code="care.unknown", where="other case")
    part_case(case=other, by=user.get_username(), reason=_said(request.POST), now=timezone.now())


def _close(request: HttpRequest, user: User, case: Case) -> None:
    close_case(case=case, by=user.get_username(), reason=_said(request.POST), now=timezone.now())


def _wait(request: HttpRequest, user: User, case: Case) -> None:
    wait_for_person(case=case, by=user.get_username(), reason=_said(request.POST), now=timezone.now())


def _revoke(request: HttpRequest, user: User, case: Case) -> None:
    for one in family_of(case):
        revoke_addresses(case=one, by=user.get_username(), reason=_said(request.POST), now=timezone.now())


def _callback(request: HttpRequest, user: User, case: Case) -> None:
    post = request.POST
    slot_from, slot_to = slot_of(post)
    ask_callback(
        case=case, number=post.get("number", ""), slot_from=slot_from, slot_to=slot_to,
        public_key=keys().public_key, now=timezone.now(),
    )  # fmt: skip


def _acknowledge(request: HttpRequest, user: User, case: Case) -> None:
    acknowledge(case=case, by=user, now=timezone.now())


def _tag(request: HttpRequest, user: User, case: Case) -> None:
    add_tag(case=case, name=request.POST.get("tag", ""), by=user.get_username(), now=timezone.now())


def _untag(request: HttpRequest, user: User, case: Case) -> None:
    remove_tag(case=case, name=request.POST.get("tag", ""), by=user.get_username(), now=timezone.now())


def _move(request: HttpRequest, user: User, case: Case) -> None:
    move_case(case=case, to=request.POST.get("desk", ""), by=user, reason=_said(request.POST), now=timezone.now())
    shut(request, case)


def _require_read(request: HttpRequest, case: Case) -> None:
    """Nobody answers what they have not read: the look has to be on record, and not over."""
    if not is_open(request, case, now=timezone.now()):
        raise RefusedError(
            "The words of the case are closed.", code="care.closed_words", where=case.ref,
            why="The look at them is over.", fix="Open the case again and say why; what you typed stands below.",
        )  # fmt: skip


def _message(case: Case, post: QueryDict) -> Message:
    rows = Message.objects.filter(case__in=family_of(case), ref=post.get("message", ""))
    found = rows.select_related("case__incident", "inquiry").first()
    if found is None:
        raise InputError("There is no such message on this case.", code="care.unknown", where="message")
    return found


def _draft(case: Case, post: QueryDict) -> Draft:
    rows = Draft.objects.filter(case__in=family_of(case), ref=post.get("draft", ""))
    found = rows.select_related("case__incident", "in_reply_to__inquiry", "in_reply_to__case__incident").first()
    if found is None:
        raise InputError("There is no such draft on this case.", code="care.unknown", where="draft")
    return found


def _said(post: QueryDict) -> str:
    return clean_text(post.get("reason", ""))[:300]


_ACTS: Mapping[str, Act] = {
    "open": _open,
    "shut": _shut,
    "take_on": _take_on,
    "assign": _assign,
    "hand_back": _hand_back,
    "note": _note,
    "reply": _reply,
    "change": _change,
    "review": _review,
    "send": _send,
    "drop": _drop,
    "join": _join,
    "part": _part,
    "close": _close,
    "wait": _wait,
    "revoke": _revoke,
    "callback": _callback,
    "acknowledge": _acknowledge,
    "tag": _tag,
    "untag": _untag,
    "move": _move,
}
