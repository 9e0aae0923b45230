"""What a person does on My case besides ticking steps of the notice."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from amends.apps.care.letter import clean_text
from amends.apps.care.models import Kind, WayIn
from amends.apps.care.services import Said
from amends.apps.claims.models import Claim
from amends.apps.contacts.sayings import heard_in
from amends.apps.contacts.services import object_from, object_to
from amends.apps.remedies.services import say_step, wish_code
from amends.apps.selfcheck.selectors import Found
from amends.apps.selfcheck.services import keep_line, write_line
from amends.apps.selfcheck.threads import thread_of_person
from amends.core.errors import AmendsError
from amends.remedies.steps import SaidBy, StepState
from amends.triage import Intent, read_message
from amends.web.portal.inquiries.limits import seconds_until_taken
from amends.web.portal.remedies.claim_acts import Done, act_on_claim
from amends.wording.book.phrases import phrases_of

_TOKEN = re.compile(r"[\w-]{16,64}")
_ON_CLAIM = frozenset({"evidence", "appeal", "withdraw"})
# Where one matter ends and another may begin; a question keeps its mark, which tells it from a request.
_PARTS = re.compile(
    r"(?<=[.!?;؟؛])\s+|\n+|\s*[,،]\s*(?:and|but|und|aber|oraz|ale|و|اما)?\s+|\s+(?:and|und|oraz|i|و)\s+",
)
_FEWEST_WORDS = 3  # "thank you" and "best regards" are fewer
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
    """In one sentence; where the words hold no objection that we know, or more than that, a person reads them all."""
    words = clean_text(request.POST.get("text", ""))
    if not words:
        return _not_done("no-text", language)
    objections, rest = _parted(words)
    now, person = timezone.now(), found.standing.person_hash
    kept = [object_from(person_hash=person, words=part, now=now) for part in objections]
    if not any(kept):
        return _written(request, found, language, words)
    done = _done("object", language)
    return _and(done, partial(_written, request, found, language, words), language) if rest else done


def _parted(words: str) -> tuple[list[str], list[str]]:
    """The parts that object, and those that say something else; of thanks and courtesies nothing is left.

    >>> _parted("Stop mailing me, and my card was stolen.")
    (['Stop mailing me'], ['my card was stolen.'])
    >>> _parted("Please do not call me. Thank you!")
    (['Please do not call me.'], [])
    """
    parts = [part.strip() for part in _PARTS.split(words) if part and part.strip()]
    objections = [part for part in parts if heard_in(part)]
    if not objections and heard_in(words):
        return [words], []  # it is one only as a whole
    return objections, [part for part in parts if part not in objections and _says_more(part)]


def _says_more(part: str) -> bool:
    reading = read_message(part)
    meant = {found.intent for found in reading.intents}
    if reading.sensitive or meant - {Intent.THANKS, Intent.OTHER}:
        return True
    return Intent.THANKS not in meant and len(part.split()) >= _FEWEST_WORDS


def _and(first: Done, then: Callable[[], Done], language: str) -> Done:
    """Both, in words; what was done first is said also where the second was not."""
    try:
        second = then()
    except AmendsError as error:
        second = _not_done(_FAULTS.get(error.code, "not-done"), language)
    return Done(says=f"{first.says} {second.says}", is_done=second.is_done)


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
