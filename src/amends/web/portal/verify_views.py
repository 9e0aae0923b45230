"""Whether a message is ours: a code goes in, a plain answer comes out, and nothing is kept."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.csrf import csrf_failure
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from amends.apps.incidents.selectors import fact_book, incident_by_ref
from amends.apps.proofs.selectors import KnownMessage, message_with_code
from amends.apps.rehearsals.selectors import public_incident
from amends.core.facts import FactBook
from amends.web.callers import origin_of
from amends.web.headers import with_permissions_policy
from amends.web.portal.languages import asked_for, native_names
from amends.web.portal.verify_code import read_code
from amends.web.portal.verify_limit import seconds_to_wait
from amends.web.portal.verify_text import Outcome, answer_text, verify_text
from amends.wording.book.languages import direction_of, languages
from amends.wording.book.phrases import phrases_of

_ECHOED = 40  # characters of what was typed that are shown again, to be compared with the message


@csrf_exempt  # the portal sets no cookie; see _is_from_elsewhere
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@with_permissions_policy
@vary_on_headers("Accept-Language")
def verify_in_readers_language(request: HttpRequest) -> HttpResponse:
    """The page at the address that notices print, in the language that the browser asks for."""
    return _page_or_answer(request, asked_for(request.headers.get("Accept-Language", "")))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@with_permissions_policy
def verify(request: HttpRequest, language: str) -> HttpResponse:
    """The page in one language; 404 where the wordbook has not got it."""
    if language not in languages():
        raise Http404
    return _page_or_answer(request, language)


def _page_or_answer(request: HttpRequest, language: str) -> HttpResponse:
    if request.method != "POST":
        return _page(request, language)
    if _is_from_elsewhere(request):
        return csrf_failure(request)
    wait_s = seconds_to_wait(origin_of(request), now=timezone.now())
    if wait_s is None:
        return _answer(request, language)
    response = _page(request, language, Outcome.BUSY)
    response.status_code = 429
    response["Retry-After"] = str(wait_s)
    return response


def _answer(request: HttpRequest, language: str) -> HttpResponse:
    """A code that is known and one that is not cost one look into the same index."""
    typed = request.POST.get("code", "")
    code = read_code(typed)
    if code is None:
        return _page(request, language, Outcome.ODD if typed.strip() else Outcome.EMPTY)
    message = message_with_code(code)
    return _page(request, language, Outcome.KNOWN if message else Outcome.UNKNOWN, message)


def _page(
    request: HttpRequest, language: str, outcome: Outcome | None = None, message: KnownMessage | None = None
) -> HttpResponse:
    facts, is_exercise = _spoken_from(message)
    answer = None if outcome is None else answer_text(facts, language, outcome, message)
    context = {
        "language": language,
        "direction": direction_of(language),
        "languages": native_names(),
        "languages_label": phrases_of(language).say("portal-languages", {}),
        "skip": phrases_of(language).say("portal-skip", {}),
        "text": verify_text(facts, language, is_exercise=is_exercise, answer=answer),
        "typed": request.POST.get("code", "").strip()[:_ECHOED],
    }
    response = render(request, "portal/verify.html", context)
    response["Content-Language"] = language
    return response


def _spoken_from(message: KnownMessage | None) -> tuple[FactBook, bool]:
    """The facts of the message's own incident, else of the public one; and whether that is an exercise."""
    if message is not None:
        incident = incident_by_ref(message.incident_ref)
        return fact_book(incident=incident), incident.is_exercise
    shown = public_incident()
    return (shown.facts, shown.is_exercise) if shown else (FactBook(), False)


def _is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether another site sent the form, by what browsers say of themselves (``Origin``, Fetch Metadata).

    Django's token would need a cookie.  Nobody is signed in here and nothing is changed, so what
    is to be kept out is only another site that has its visitors' browsers use up their attempts.
    """
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}
    return origin.partition("://")[2] != request.get_host()
