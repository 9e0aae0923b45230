"""Delivery of an incident's messages: how far it is, what holds it, and who said so."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from amends.apps.accounts.models import User
from amends.apps.proofs.sending import sending_of
from amends.web.console.access import access_incident
from amends.web.console.delivery_rows import campaign_panel
from amends.web.console.pages import staff_page


@require_safe
@staff_page
def delivery(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Every campaign with its counts, waves, rates, stop rules and orders; counts only, nobody is named."""
    incident = access_incident(user=user, ref=ref)
    now = timezone.now()
    panels = [campaign_panel(view) for view in sending_of(incident=incident, now=now)]
    return render(request, "console/delivery.html", {"incident": incident, "panels": panels, "now": now})
