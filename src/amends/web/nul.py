"""Forms as views may rely on them: readable, and without NUL, which PostgreSQL has not and no person types."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from amends.web.busy import TOO_LARGE, UNREADABLE, Refusal, answer_of
from amends.web.parts import part_of

_NUL = "\0"
_WITH_FORMS = {"console", "portal"}  # the others read their bodies themselves
# What Django raises while it reads: too many fields or files, a body cut off, a boundary or an encoding that is none.
_CANNOT_BE_READ = (MultiPartParserError, SuspiciousOperation, BadRequest, UnreadablePostError)


class WithoutNul:
    """Middleware: takes NUL out of what forms send, and finds nothing at an address with one.

    What cannot be read is answered here, in words: 400, or 413 for more than is taken.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Cleans, and calls on; raises ``Http404``."""
        if _NUL in request.path_info:
            raise Http404
        try:
            _clean(request)
        except _CANNOT_BE_READ as error:
            return _refused(TOO_LARGE if isinstance(error, RequestDataTooBig) else UNREADABLE, request)
        return self._get_response(request)


def _clean(request: HttpRequest) -> None:
    is_form = part_of(request.path_info) in _WITH_FORMS
    if _has_nul(request.GET) and is_form:  # it is read for every part, for it may be what cannot be
        request.GET = _cleaned(request.GET)  # type: ignore[assignment]  # as immutable as the one before
    if is_form and request.method == "POST" and _has_nul(request.POST):
        request.POST = _cleaned(request.POST)  # type: ignore[assignment]


def _refused(refusal: Refusal, request: HttpRequest) -> HttpResponse:
    kind, language, body = answer_of(
        refusal, path=request.path_info, accepted=request.headers.get("Accept-Language", "")
    )
    response = HttpResponse(body, content_type=kind, status=refusal.status)
    if language:
        response["Content-Language"] = language
    return response


def _has_nul(form: QueryDict) -> bool:
    return any(_NUL in name or any(_NUL in value for value in values) for name, values in form.lists())


def _cleaned(form: QueryDict) -> QueryDict:
    clean = QueryDict(mutable=True)
    for name, values in form.lists():
        clean.setlist(name.replace(_NUL, ""), [value.replace(_NUL, "") for value in values])
    clean._mutable = False
    return clean
