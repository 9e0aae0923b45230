"""Claims by their clock, the counts above them, and the file of payments."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.claims.models import PaymentBatch
from amends.apps.claims.selectors import claim_lines, letters_without_claim, standing
from amends.apps.claims.services import advise_payments, import_paid
from amends.apps.incidents.models import Incident
from amends.apps.looks.models import LookKind
from amends.apps.looks.services import record_look
from amends.core.errors import AmendsError, RefusedError
from amends.remedies.claims import ClaimState
from amends.web.console.access import access_incident
from amends.web.console.exposure.starting import home
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.web.console.remedies.acting import Counts, attachment, done_at, said, sent_file

_MOST, _A_PAGE, _BATCHES = 2_000, 50, 20
_BATCH = re.compile(r"PBA-[0-9A-Z]{10}")
_SAID = {
    "advise": "{} payments are in a new file; {} claims wait for a name or an account.",
    "paid": "{} paid, {} failed, {} known before, {} of no payment of ours, {} conflicting.",
}
_AGES = {"more": "older"}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def claims(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The list; POST writes the file of payments, or takes the bank's marks in."""
    incident = access_incident(user=user, ref=ref, right=Right.DECIDE_CLAIMS)
    fault: AmendsError | None = None
    if request.method == "POST":
        done = done_at(request, user, incident, acts=_ACTS, page="console:claims")
        if isinstance(done, HttpResponse):
            return done
        fault = done
    context = {**_standing(request, incident), "fault": fault, "said": said(request, _SAID)}
    return console_page(
        request, user, "console/remedies/claims.html", context, tab="claims", incident=incident,
        status=409 if fault else 200,
    )  # fmt: skip


@require_POST
@staff_page
def payment_file(request: HttpRequest, user: User, ref: str, batch: str) -> HttpResponse:
    """The file for the bank, with names and accounts; who fetches it says why, and it is kept before it is read."""
    incident = access_incident(user=user, ref=ref, right=Right.DECIDE_CLAIMS)
    found = PaymentBatch.objects.filter(incident=incident, ref=batch).first() if _BATCH.fullmatch(batch) else None
    if found is None:
        raise Http404
    try:
        record_look(
            by=user, incident=incident, kind=LookKind.EXPORT, what=f"payments {found.ref}",
            reason=request.POST.get("reason", ""), now=timezone.now(),
        )  # fmt: skip
        path = _folder() / f"{found.ref}.csv"
        if not path.is_file():
            raise RefusedError(
                "The file is not on this machine.", code="claims.file_gone", where=found.ref,
                why="It was written elsewhere, or handed over and removed.",
                fix="Ask whoever wrote it; the payments themselves stand on the claims.",
            )  # fmt: skip
        return attachment(path.read_bytes(), f"{found.ref}.csv")
    except AmendsError as error:
        context = {**_standing(request, incident), "fault": error}
        return console_page(
            request, user, "console/remedies/claims.html", context, tab="claims", incident=incident, status=409
        )


def _advise(request: HttpRequest, user: User, incident: Incident) -> Counts:
    advised = advise_payments(
        incident=incident, folder=_folder(), by=user.get_username(), secret=settings.SECRET_OF("desk.key"),
        now=timezone.now(),
    )  # fmt: skip
    return (advised.payments, len(advised.without_account))


def _paid(request: HttpRequest, user: User, incident: Incident) -> Counts:
    with sent_file(request) as path:
        taken = import_paid(
            path=path,
            incident=incident,
            by=user.get_username(),
            secret=settings.SECRET_OF("desk.key"),
            now=timezone.now(),
        )
    return (taken.paid, taken.failed, taken.known, taken.unknown, len(taken.conflicting))


_ACTS = {"advise": _advise, "paid": _paid}


def _standing(request: HttpRequest, incident: Incident) -> dict[str, Any]:
    now = timezone.now()
    state = request.GET.get("state", "")
    state = state if state in frozenset(ClaimState) else ""
    lines = claim_lines(incident=incident, state=state, at=now, most=_MOST)
    counts = standing(at=now, incident=incident)
    return {
        "standing": counts,
        "ages": [(_AGES.get(age, f"up to {age} d"), n) for age, n in counts.ages.items() if n],
        "pages": (page := Paginator(lines, _A_PAGE).get_page(request.GET.get("page"))),
        "lines": [{"line": line, "kind": _plain(line.kind), "state": _plain(line.state)} for line in page],
        "state": state,
        "states": [(str(one), _plain(one)) for one in ClaimState],
        "letters": letters_without_claim(incident=incident)[:_A_PAGE],
        "batches": PaymentBatch.objects.filter(incident=incident).order_by("-id")[:_BATCHES],
    }


def _plain(code: str) -> str:
    return code.replace("_", " ")


def _folder() -> Path:
    return home() / "claim-payments"
