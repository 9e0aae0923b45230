"""Who looked at whose data, and why; one person's looks are found by their reference."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.incidents.models import Incident
from amends.apps.looks.models import LookKind
from amends.apps.looks.selectors import BUSY_PERSONS, busy_lookers, looks
from amends.apps.looks.services import person_hash
from amends.web.console.access import require_right
from amends.web.console.frame import console_page
from amends.web.console.keys import key_if_kept
from amends.web.console.pages import staff_page

_MOST_SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def looks_page(request: HttpRequest, user: User) -> HttpResponse:
    """The newest looks; POST narrows them, so that no person's reference stands in an address."""
    require_right(user, Right.SEE_LOOKS)
    asked = {name: request.POST.get(name, "").strip()[:200] for name in ("kind", "username", "person_ref")}
    found = looks(kind=asked["kind"], username=asked["username"])
    if asked["person_ref"]:
        # Without the key of each incident nobody finds a person again: the hashes differ by incident.
        keys = map(key_if_kept, Incident.objects.values_list("ref", flat=True))
        found = found.filter(person_hash__in=[person_hash(key, asked["person_ref"]) for key in keys if key is not None])
    context = {
        "rows": found[:_MOST_SHOWN],
        "most": _MOST_SHOWN,
        "kinds": LookKind.values,
        "asked": asked,
        "busy": busy_lookers(at=timezone.now()),
        "limit": BUSY_PERSONS,
    }
    return console_page(request, user, "console/looks.html", context, tab="looks")
