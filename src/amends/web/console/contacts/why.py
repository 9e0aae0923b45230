"""Why did you contact me: the answer for one person, after the look is kept."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.contacts.keys import names_of
from amends.apps.contacts.models import How, Preference
from amends.apps.contacts.selectors import decisions_of, wishes_of
from amends.apps.contacts.services import standing_refusals, take_back
from amends.apps.incidents.models import Incident
from amends.apps.looks.models import LookKind
from amends.apps.looks.services import person_hash, record_look
from amends.core.errors import AmendsError, InputError
from amends.web.console.access import access_incident, require_factor_for_house, require_right
from amends.web.console.frame import console_page
from amends.web.console.keys import key_if_kept
from amends.web.console.pages import staff_page
from amends.web.console.remedies.acting import line_in
from amends.wording.book.languages import languages

_MOST = 100


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def contact_why(request: HttpRequest, user: User) -> HttpResponse:
    """POST shows every decision about a person and what they wished; the reason is kept before anything is read."""
    require_right(user, Right.DECIDE_CONTACT)
    require_factor_for_house(user)
    fault: AmendsError | None = None
    answer: dict[str, Any] | None = None
    if request.method == "POST":
        try:
            answer = _answer(request, user)
        except AmendsError as error:
            fault = error
    rows = Incident.objects.order_by("-opened_at", "-id")
    context = {
        "page": "why",
        "incidents": list((rows if user.is_factored else rows.filter(is_exercise=True))[:_MOST]),
        "languages": languages(),
        "answer": answer,
        "typed": request.POST,
        "fault": fault,
    }
    return console_page(
        request, user, "console/contacts/why.html", context, tab="contact", status=409 if fault else 200
    )


def _answer(request: HttpRequest, user: User) -> dict[str, Any]:
    ref, asked = line_in(request, "ref"), request.POST.get("incident", "")
    if not ref or not asked:
        raise InputError(
            "Nobody is named.", code="contacts.nobody", where="reference and incident",
            fix="Give the customer's reference, and the incident because of which they ask.",
        )  # fmt: skip
    incident = access_incident(user=user, ref=asked, right=Right.DECIDE_CONTACT)
    key = key_if_kept(incident.ref)
    hashed = person_hash(key, ref) if key is not None else ""
    record_look(
        by=user, incident=incident, kind=LookKind.CASE, what="why contacted", reason=request.POST.get("reason", ""),
        person_hash=hashed, now=timezone.now(),
    )  # fmt: skip
    names = names_of(ref, key=settings.SECRET_OF("contact.suppression"))
    if request.POST.get("back"):
        _take_back(request.POST["back"], (hashed, *names), by=user.get_username())
    language = request.POST.get("language", "en")
    rows = decisions_of(hashed, among=names)[:_MOST]
    return {
        "ref": ref,
        "language": language if language in languages() else "en",
        "rows": [
            {
                "row": row,
                "purpose": row.purpose.replace("_", " "),
                "words": row.explanation.get(language) or row.explanation.get("en", ""),
                "lang": language if language in row.explanation else "en",
            }
            for row in rows
        ],
        **_wishes((hashed, *names)),
    }


def _take_back(number: str, names: Collection[str], *, by: str) -> None:
    """The person says so to staff; only what stands of this very person."""
    standing = standing_refusals(wishes_of([name for name in names if name]))
    wish = next((row for row in standing if str(row.pk) == number), None)
    if wish is None:
        raise InputError(
            "This wish does not stand any more.", code="contacts.preference", where="back", fix="Look at it again."
        )
    now = timezone.now()
    take_back(wish, person_hash=wish.person_hash, how=How.STAFF, by=by, at=now, now=now)


def _wishes(names: Collection[str]) -> dict[str, Any]:
    rows = list(wishes_of([name for name in names if name])[:_MOST])
    standing = {row.pk for row in standing_refusals(rows)}
    return {"wishes": [{**_wish(row), "stands": row.pk in standing} for row in rows]}


def _wish(row: Preference) -> dict[str, Any]:
    return {
        "number": row.pk,
        "by": row.by,
        "at": row.at,
        "kind": row.get_kind_display(),
        "about": row.purpose.replace("_", " ") or "everything",
        "channel": row.channel or "every channel",
        "is_given": row.is_given,
        "how": row.get_how_display(),
    }
