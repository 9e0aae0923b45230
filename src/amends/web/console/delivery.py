"""Delivery of an incident's messages: how far it is, what holds it, who said so; orders, and what is in doubt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.delivery.ordering import carry_out, last_order, next_wave, wanted_order
from amends.apps.delivery.selectors import every_campaign
from amends.apps.incidents.models import Incident
from amends.apps.proofs.sending import sending_of
from amends.core.errors import AmendsError
from amends.web.console.access import access_incident
from amends.web.console.bulk import BulkBar, BulkWork, bulk_page
from amends.web.console.delivery_rows import campaign_panel
from amends.web.console.frame import console_page
from amends.web.console.launch.doubts import DECISIONS, decide, doubts_count, doubts_of
from amends.web.console.launch.fields import typed
from amends.web.console.launch.paging import page_of
from amends.web.console.pages import staff_page

_A_PAGE = 100
_DOUBT_FILTERS = ("state", "channel")


@require_safe
@staff_page
def delivery(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Every campaign with its counts, waves, rates, stop rules and orders; counts only, nobody is named."""
    incident = access_incident(user=user, ref=ref)
    return _page(request, user, incident)


@require_safe
@staff_page
def figures(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The part of the page that lives."""
    incident = access_incident(user=user, ref=ref)
    return console_page(request, user, "console/_delivery_figures.html", _figures(incident), incident=incident)


@require_POST
@staff_page
def order(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Gives an order; what cannot be taken back is asked once more."""
    incident = access_incident(user=user, ref=ref, right=Right.ORDER_DELIVERY)
    form = typed(request.POST.dict())
    try:
        wanted = wanted_order(incident, form)
        if wanted.is_asked_twice and "confirmed" not in form:
            context = {**_figures(incident), "wanted": wanted, "form": form}
            return console_page(
                request, user, "console/delivery_confirm.html", context, tab="delivery", incident=incident
            )
        carry_out(wanted, by=user.get_username(), now=timezone.now())
    except AmendsError as fault:
        return _page(request, user, incident, fault=fault, form=form)
    return redirect("console:delivery", ref=ref)


@require_safe
@staff_page
def doubtful(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Every message that waits for a person: held by the guard, or sent without an answer."""
    incident = access_incident(user=user, ref=ref)
    filters = {name: request.GET.get(name, "").strip()[:40] for name in _DOUBT_FILTERS}
    every = doubts_of(incident, {})
    rows = doubts_of(incident, filters)
    page = page_of(rows, request.GET.get("page", ""), size=_A_PAGE)
    context = {
        "page": page,
        "rows": page.rows,
        "filters": filters,
        "states": sorted({row.state for row in every}),
        "channels": sorted({row.channel for row in every}),
        "decisions": DECISIONS,
        "bulk": _bar(incident, len(rows), filters) if may(user.role, Right.ORDER_DELIVERY) else None,
    }
    return console_page(request, user, "console/delivery_doubtful.html", context, tab="delivery", incident=incident)


@require_POST
@staff_page
def decisions(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Decides about one message in doubt, or about many."""
    incident = access_incident(user=user, ref=ref, right=Right.ORDER_DELIVERY)
    now, by = timezone.now(), user.get_username()

    def matching(filters: Mapping[str, str]) -> list[str]:
        return [row.message_id for row in doubts_of(incident, filters)]

    def work(word: str, warns: str) -> BulkWork:
        return BulkWork(
            name=word,
            verb=f"Decide: {word}",
            rows="messages in doubt",
            matching=matching,
            do=lambda row, reason: decide(incident, row, word, by=by, reason=reason, now=now),
            back=reverse("console:delivery_doubtful", args=[ref]),
            warns=warns,
        )

    works = [work(word, warns) for word, _, warns in DECISIONS]
    return bulk_page(request, user, works, incident=incident, tab="delivery")


def _bar(incident: Incident, matching: int, filters: Mapping[str, str]) -> BulkBar:
    return BulkBar(
        action=reverse("console:delivery_decide", args=[incident.ref]),
        buttons=tuple((word, label) for word, label, _ in DECISIONS),
        matching=matching,
        filters=filters,
    )


def _page(
    request: HttpRequest,
    user: User,
    incident: Incident,
    *,
    fault: AmendsError | None = None,
    form: Mapping[str, str] | None = None,
) -> HttpResponse:
    campaigns = every_campaign(incident.ref)
    context: dict[str, Any] = {
        **_figures(incident),
        "campaigns": campaigns,
        "may_order": may(user.role, Right.ORDER_DELIVERY) and bool(campaigns),
        "seen": last_order(campaigns),
        "has_wave": any(next_wave(campaign) is not None for campaign in campaigns),
        "form": form or {},
        "fault": fault,
        "is_live": request.GET.get("live") != "off",
    }
    status = 409 if fault else 200
    return console_page(
        request, user, "console/delivery.html", context, tab="delivery", incident=incident, status=status
    )


def _figures(incident: Incident) -> dict[str, Any]:
    now: datetime = timezone.now()
    panels = [campaign_panel(view) for view in sending_of(incident=incident, now=now)]
    return {"panels": panels, "now": now, "doubts": doubts_count(incident)}
