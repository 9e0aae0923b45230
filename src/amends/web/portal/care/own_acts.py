"""What a person does on My case besides ticking steps of the notice."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from amends.apps.care.letter import clean_text
from amends.apps.care.models import Kind, WayIn
from amends.apps.care.services import Said
from amends.apps.claims.models import Claim
from amends.apps.contacts.services import object_from, object_to
from amends.apps.remedies.services import say_step, wish_code
from amends.apps.selfcheck.selectors import Found
from amends.apps.selfcheck.services import keep_line, write_line
from amends.apps.selfcheck.threads import thread_of_person
from amends.core.errors import AmendsError
from amends.remedies.steps import SaidBy, StepState
from amends.web.portal.inquiries.limits import seconds_until_taken
from amends.web.portal.remedies.claim_acts import Done, act_on_claim
from amends.wording.book.phrases import phrases_of

_TOKEN = re.compile(r"[\w-]{16,64}")
_ON_CLAIM = frozenset({"evidence", "appeal", "withdraw"})
_FAULTS = {"care.no_text": "no-text", "care.long_text": "long-text", "thread.full": "full"}


def act_on_case(request: HttpRequest, found: Found, *, language: str) -> Done | None:
    """Does what the form's ``act`` says for the person behind the door; ``None`` for no such act."""
    act = request.POST.get("act", "")
    if act in _ON_CLAIM:
        return _on_claim(request, found, language)
    acts = {"step": _step, "monitor": _monitor, "write": _write, "object": _object, "object-words": _object_words}
    if act not in acts:
        return None
    try:
        return acts[act](request, found, language)
    except AmendsError as error:
        return _not_done(_FAULTS.get(error.code, "not-done"), language)


def _step(request: HttpRequest, found: Found, language: str) -> Done:
    state = request.POST.get("state", "")
    if state not in set(StepState):
        return _not_done("not-done", language)
    say_step(
        incident=found.doors.incident, person_hash=found.standing.person_hash, step_id=request.POST.get("step", ""),
        state=StepState(state), said_by=SaidBy.PERSON, now=timezone.now(),
    )  # fmt: skip
    return _done("step", language)


def _monitor(request: HttpRequest, found: Found, language: str) -> Done:
    wish_code(incident=found.doors.incident, person_hash=found.standing.person_hash, now=timezone.now())
    return _done("monitor", language)


def _write(request: HttpRequest, found: Found, language: str) -> Done:
    return _written(request, found, language, clean_text(request.POST.get("text", "")))


def _object(request: HttpRequest, found: Found, language: str) -> Done:
    object_to(person_hash=found.standing.person_hash, now=timezone.now())
    return _done("object", language)


def _object_words(request: HttpRequest, found: Found, language: str) -> Done:
    """In one sentence; where the words hold no objection that we know, a person reads them."""
    words = clean_text(request.POST.get("text", ""))
    if not words:
        return _not_done("no-text", language)
    kept = object_from(person_hash=found.standing.person_hash, words=words, now=timezone.now())
    return _done("object", language) if kept else _written(request, found, language, words)


def _written(request: HttpRequest, found: Found, language: str, words: str) -> Done:
    now, token = timezone.now(), request.POST.get("token", "")
    if seconds_until_taken(now=now) is not None:
        return _not_done("busy", language)
    pepper = bytes(settings.SECRET_OF("portal.pepper"))
    write_line(
        said=Said(kind=Kind.QUESTION, text=words, language=language), way_in=WayIn.WEB,
        incident=found.doors.incident, now=now, public_key=settings.DESK_PUBLIC_KEY(), pepper=pepper,
        thread=thread_of_person(found, pepper=pepper), once=token if _TOKEN.fullmatch(token) else "",
    )  # fmt: skip
    return _done("write", language)


def _on_claim(request: HttpRequest, found: Found, language: str) -> Done:
    """Only on a claim of this very person in this incident."""
    claim = Claim.objects.select_related("incident").filter(
        ref=request.POST.get("claim", "")[:20],
        person_hash=found.standing.person_hash,
        incident=found.doors.incident,
    ).first()  # fmt: skip
    if claim is None or not found.standing.person_hash:
        return _not_done("not-done", language)
    done = act_on_claim(request, claim, language=language)
    if done.receipt is not None:
        thread = thread_of_person(found, pepper=bytes(settings.SECRET_OF("portal.pepper")))
        keep_line(thread=thread, receipt=done.receipt, words=done.words, now=timezone.now())
    return done


def _done(what: str, language: str) -> Done:
    return Done(says=phrases_of(language).say(f"portal-care-done-{what}", {}), is_done=True)


def _not_done(why: str, language: str) -> Done:
    return Done(says=phrases_of(language).say(f"portal-care-fault-{why}", {}), is_done=False)
