"""Whether a message is ours: a code or anything else goes in, a plain answer comes out, and nothing is kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.vary import vary_on_headers

from amends.apps.proofs.selectors import KnownMessage
from amends.contact.authentic import Headline
from amends.contact.authentic.plain import echo_of
from amends.core.facts import FactBook
from amends.web.callers import origin_of
from amends.web.portal.authenticity.asked import MOST_CODES, answered, asked_in, is_code_alone, reading_of_asked
from amends.web.portal.authenticity.spoken import spoken_from
from amends.web.portal.frame import in_readers_language, portal_form, portal_page
from amends.web.portal.verify_limit import seconds_to_look, seconds_to_wait
from amends.web.portal.verify_text import Answer, Outcome, answer_text, judgement_text, verify_text

_ECHOED = 40  # characters of what was typed that are shown again, to be compared with the message
_OF_CODES = {
    Headline.EMPTY: Outcome.EMPTY,
    Headline.ODD: Outcome.ODD,
    Headline.UNKNOWN_CODE: Outcome.UNKNOWN,
    Headline.OURS: Outcome.KNOWN,
}


@portal_form
def verify(request: HttpRequest, language: str) -> HttpResponse:
    """The page in one language; 404 where the wordbook has not got it."""
    if request.method != "POST":
        facts, is_exercise = spoken_from()
        return _page(request, language, facts, is_exercise=is_exercise)
    return _tried(request, language)


verify_in_readers_language = vary_on_headers("Accept-Language")(in_readers_language(verify))
"""The page at the address that notices print, in the language that the browser asks for."""


def _tried(request: HttpRequest, language: str) -> HttpResponse:
    """One attempt, or as many as there are codes in the text: each could be a guess."""
    origin, now = origin_of(request), timezone.now()
    wait_s = seconds_to_look(origin, now=now)
    if wait_s is not None:
        return _busy(request, language, wait_s)
    asked = asked_in(request)
    reading, facts, is_exercise = reading_of_asked(asked)
    if asked.is_too_large:
        answer = answer_text(facts, language, Outcome.TOO_LARGE)
        return _page(request, language, facts, is_exercise=is_exercise, answer=answer, status=413)
    for _ in reading.codes[:MOST_CODES]:
        wait_s = seconds_to_wait(origin, now=now)
        if wait_s is not None:
            return _busy(request, language, wait_s)
    found = answered(reading, facts, is_exercise=is_exercise)
    if is_code_alone(found):
        answer = _of_code(found.facts, language, found.judgement.headline, found.message)
    else:
        answer = judgement_text(found.facts, language, found.judgement, found.message)
    return _page(request, language, found.facts, is_exercise=found.is_exercise, answer=answer)


def _of_code(facts: FactBook, language: str, headline: Headline, message: KnownMessage | None) -> Answer:
    return answer_text(facts, language, _OF_CODES[headline], message)


def _busy(request: HttpRequest, language: str, wait_s: int) -> HttpResponse:
    facts, is_exercise = spoken_from()
    answer = answer_text(facts, language, Outcome.BUSY)
    response = _page(request, language, facts, is_exercise=is_exercise, answer=answer, status=429)
    response["Retry-After"] = str(wait_s)
    return response


def _page(
    request: HttpRequest,
    language: str,
    facts: FactBook,
    *,
    is_exercise: bool,
    answer: Answer | None = None,
    status: int = 200,
) -> HttpResponse:
    typed = request.POST.get("code", "").strip() if request.method == "POST" else ""
    context = {
        "text": verify_text(facts, language, is_exercise=is_exercise, answer=answer),
        "typed": echo_of(typed) if len(typed) <= _ECHOED else "",
    }
    return portal_page(
        request, "portal/verify.html", language=language, name="portal:verify", context=context, status=status
    )
