"""Am I affected: proof of control first, then one of three honest answers.

Nothing is kept about who asked, nothing secret is in an address: the code travels in the body of each form.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from amends.apps.selfcheck.onetime import code_in_pass, pass_after, read_one_time_code
from amends.apps.selfcheck.requests import ask_for_code, read_contact, try_code
from amends.apps.selfcheck.selectors import Found, OpenSet, open_sets, standing_behind_code
from amends.web.callers import origin_of
from amends.web.portal.check.grace import Opening, note_opened, was_opened
from amends.web.portal.check.kept import KeptPages, slot
from amends.web.portal.check.limits import Way, count_outcome, seconds_to_wait
from amends.web.portal.check.words import Answer, Outcome, found_answers, outcome_answer, page_words
from amends.web.portal.frame import in_readers_language, portal_form, portal_page
from amends.web.portal.verify_code import read_code

_ECHOED = 40  # characters of a code that are shown again, to be compared with the letter


@dataclass(frozen=True)
class Asked:
    """What came of a form: what was found, or why nothing was; ``ref`` of a request that waits for its code."""

    outcome: Outcome
    found: tuple[Found, ...] = ()
    ref: str = ""
    code: str = ""
    wait_s: int = 0

    @property
    def sort(self) -> Hashable:
        """Equal where the page is equal, save for what fills its slots."""
        told = ((one.doors, one.standing.kind, one.standing.because, one.elements) for one in self.found)
        return (self.outcome, bool(self.ref), bool(self.code), *told)

    def slotted(self) -> Asked:
        """The same with slots in place of what only one reader gets."""
        return replace(self, ref=slot("ref") if self.ref else "", code=slot("code") if self.code else "")


_PEPPER = "portal.pepper"
_pages = KeptPages()


@portal_form
def check(request: HttpRequest, language: str) -> HttpResponse:
    """The page with its two ways in, and the answer to what was sent."""
    asked = asked_by(request, language) if request.method == "POST" else None
    sets = open_sets(now=timezone.now())
    typed = request.POST.get("code", "").strip()[:_ECHOED] if asked and not asked.found else ""
    values = {"typed": typed, "code": asked.code if asked else "", "ref": asked.ref if asked else ""}
    response = _pages.page(
        sets,
        (language, asked.sort if asked else None, bool(typed)),
        values,
        lambda: _rendered(request, language, asked, sets, slot("typed") if typed else ""),
    )
    return answered(response, asked)


check_in_readers_language = in_readers_language(check)


def asked_by(request: HttpRequest, language: str) -> Asked:
    """What the form asks for, within the limits.  What is typed stays out of addresses, logs and the page's title."""
    way = next((way for way in Way if way == request.POST.get("way")), Way.CODE)
    wait_s = seconds_to_wait(way, origin_of(request), now=timezone.now())
    if wait_s is not None:
        return Asked(Outcome.BUSY, ref=_ref(request), wait_s=wait_s)
    if way is Way.CONTACT:
        return _by_contact(request, language)
    return _by_one_time_code(request) if way is Way.ONCE else _by_code(request)


def answered(response: HttpResponse, asked: Asked | None) -> HttpResponse:
    """The response with the status of a limit that was met."""
    if asked is not None and asked.outcome is Outcome.BUSY:
        response.status_code = 429
        response["Retry-After"] = str(asked.wait_s)
    return response


def _by_code(request: HttpRequest) -> Asked:
    typed, now = request.POST.get("code", ""), timezone.now()
    code = read_code(typed)
    if code is None:
        return Asked(Outcome.ODD if typed.strip() else Outcome.EMPTY)
    found = standing_behind_code(code, pepper=settings.SECRET_OF(_PEPPER), now=now)
    count_outcome(is_known=found is not None, now=now)
    return Asked(Outcome.FOUND, (found,), code=code) if found else Asked(Outcome.UNKNOWN)


def _by_contact(request: HttpRequest, language: str) -> Asked:
    contact = read_contact(request.POST.get("contact", "").strip())
    if contact is None:
        return Asked(Outcome.ODD_CONTACT)
    kept = ask_for_code(
        contact=contact,
        language=language,
        pepper=settings.SECRET_OF(_PEPPER),
        public_key=settings.DESK_PUBLIC_KEY(),
        now=timezone.now(),
    )
    return Asked(Outcome.SENT, ref=kept.ref)


def _by_one_time_code(request: HttpRequest) -> Asked:
    ref, typed = _ref(request), request.POST.get("code", "")
    pepper, now = settings.SECRET_OF(_PEPPER), timezone.now()
    held = code_in_pass(typed, ref=ref, pepper=pepper)
    code = held or read_one_time_code(typed)
    if code is None:
        return Asked(Outcome.ODD if typed.strip() else Outcome.EMPTY, ref=ref)
    opening = Opening(origin=origin_of(request), ref=ref, code=code)
    found = try_code(ref=ref, code=code, now=now, again=held is not None)
    if found is None and held is None and was_opened(opening):
        found = try_code(ref=ref, code=code, now=now, again=True)  # the same form sent twice: a reload, a double click
    elif found and held is None:
        note_opened(opening)
    if not found:
        return Asked(Outcome.ONCE_WRONG, ref=ref)
    return Asked(Outcome.FOUND, tuple(found), ref, pass_after(code, ref=ref, pepper=pepper))


def _rendered(
    request: HttpRequest, language: str, asked: Asked | None, sets: Mapping[int, OpenSet], typed: str
) -> HttpResponse:
    context = {
        "words": page_words(language, sets),
        "is_ready": bool(sets),
        "asked": asked.slotted() if asked else None,
        "answers": _answers(asked, language, sets),
        "typed": typed,
    }
    return portal_page(request, "portal/check.html", language=language, name="portal:check", context=context)


def _ref(request: HttpRequest) -> str:
    return request.POST.get("ref", "")[:_ECHOED]


def _answers(asked: Asked | None, language: str, sets: Mapping[int, OpenSet]) -> tuple[Answer, ...]:
    if asked is None:
        return ()
    return found_answers(asked.found, language) or (outcome_answer(asked.outcome, language, sets),)
