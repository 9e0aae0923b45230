"""One contact: the form, the answer with its reasons, and the last answers."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.contacts.models import ContactDecision
from amends.apps.contacts.services import decide_contact
from amends.apps.incidents.models import Incident
from amends.apps.looks.services import person_hash
from amends.contact.decide import Decision
from amends.core.errors import AmendsError, InputError
from amends.web.console.access import access_incident, require_factor_for_house, require_right
from amends.web.console.contacts.form import choices, request_from
from amends.web.console.frame import console_page
from amends.web.console.keys import key_if_kept
from amends.web.console.pages import staff_page

_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def contact(request: HttpRequest, user: User) -> HttpResponse:
    """The form; POST decides, keeps the answer, and leads to it."""
    require_right(user, Right.DECIDE_CONTACT)
    require_factor_for_house(user)
    fault: AmendsError | None = None
    if request.method == "POST":
        try:
            return redirect("console:contact_decision", decision=_decided(request, user).ref)
        except AmendsError as error:
            fault = error
    context: dict[str, Any] = {
        **choices(),
        "page": "contact",
        "incidents": _incidents(user),
        "typed": request.POST,
        "ticked": {name: request.POST.getlist(name) for name in ("vulnerability", "safe", "given", "verified")},
        "fault": fault,
    }
    return console_page(
        request, user, "console/contacts/contact.html", context, tab="contact", status=409 if fault else 200
    )


@require_safe
@staff_page
def contact_decisions(request: HttpRequest, user: User) -> HttpResponse:
    """The last answers, without anybody's name; those of real incidents need a factor."""
    require_right(user, Right.DECIDE_CONTACT)
    require_factor_for_house(user)
    wanted = request.GET.get("decision", "")
    rows = ContactDecision.objects.select_related("incident").order_by("-at", "-id")
    rows = rows.filter(decision=wanted) if wanted in frozenset(Decision) else rows
    page = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": "decisions",
        "pages": page,
        "rows": [_line(row) for row in page],
        "wanted": wanted,
        "decisions": [str(one) for one in Decision],
    }
    return console_page(request, user, "console/contacts/decisions.html", context, tab="contact")


@require_safe
@staff_page
def contact_decision(request: HttpRequest, user: User, decision: str) -> HttpResponse:
    """One answer: what was decided, by which rules, what the agent may see, what the person is told."""
    require_right(user, Right.DECIDE_CONTACT)
    found = ContactDecision.objects.filter(ref=decision).select_related("incident").first()
    if found is None:
        raise Http404
    if found.incident is None:
        require_factor_for_house(user)
    else:
        access_incident(user=user, ref=found.incident.ref, right=Right.DECIDE_CONTACT)
    context = {
        "page": "decisions",
        "row": found,
        **_line(found),
        "view": [(name.replace("_", " "), _value(value)) for name, value in found.agent_view.items()],
        "explanation": sorted(found.explanation.items(), key=lambda pair: (pair[0] != "en", pair[0])),
    }
    return console_page(request, user, "console/contacts/decision.html", context, tab="contact")


def _decided(request: HttpRequest, user: User) -> ContactDecision:
    now = timezone.now()
    incident = _incident(request, user)
    asked = request_from(request.POST, incident=incident, now=now)
    if not (asked.person.ref or "").strip():
        raise InputError(
            "Nobody is named in this contact.", code="contacts.nobody", where="the customer's reference",
            fix="Give the reference. A stranger who writes to us is answered in the queue.",
        )  # fmt: skip
    key = key_if_kept(incident.ref) if incident else None
    hashed = person_hash(key, (asked.person.ref or "").strip()) if key is not None else ""
    return decide_contact(
        request=asked, incident=incident, person_hash=hashed, by=user.get_username(), now=now,
        key=settings.SECRET_OF("contact.suppression"),
    )  # fmt: skip


def _incident(request: HttpRequest, user: User) -> Incident | None:
    ref = request.POST.get("incident", "")
    return access_incident(user=user, ref=ref, right=Right.DECIDE_CONTACT) if ref else None


def _incidents(user: User) -> list[Incident]:
    rows = Incident.objects.order_by("-opened_at", "-id")
    return list((rows if user.is_factored else rows.filter(is_exercise=True))[:_A_PAGE])


def _line(row: ContactDecision) -> dict[str, Any]:
    return {
        "row": row,
        "purpose": row.purpose.replace("_", " "),
        "trigger": row.trigger.replace("_", " "),
        "basis": row.legal_basis.replace("_", " "),
        "is_other_channel": bool(row.channel) and row.channel != row.asked_channel,
    }


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(str(one).replace("_", " ") for one in value)
    return str(value).replace("_", " ")
