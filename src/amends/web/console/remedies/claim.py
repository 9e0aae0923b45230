"""One claim: its clock, its evidence, the signs with their reasons, and the decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.care.letter import Letter
from amends.apps.care.models import WayIn
from amends.apps.claims.handling import first_letter, told_of
from amends.apps.claims.models import Claim, Evidence
from amends.apps.claims.selectors import waiting_proposal
from amends.apps.claims.services import (
    appeal_claim,
    ask_evidence,
    begin_review,
    close_claim,
    confirm_decision,
    decide_claim,
    open_evidence,
    weigh_sign,
)
from amends.apps.claims.words import ASKED
from amends.apps.looks.models import LookKind
from amends.apps.looks.services import record_look
from amends.core.errors import AmendsError, InputError
from amends.core.sealing import open_sealed
from amends.remedies.claims import Outcome
from amends.remedies.fraud import Sign
from amends.web.console.access import access_incident
from amends.web.console.desk.inquiries_access import receipt_url
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.web.console.remedies.acting import attachment, line_in
from amends.web.console.remedies.claim_parts import Opened, claim_context
from amends.web.console.remedies.claim_proof import prove_at_desk

_ANSWER_AT = "console:claim"


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def claim(request: HttpRequest, user: User, ref: str, claim_ref: str) -> HttpResponse:
    """POST ``do=open`` shows what the person wrote, after the look is kept; other steps lead back to the page."""
    found = _access(user, ref, claim_ref)
    if request.method != "POST":
        return _page(request, user, found)
    wanted = request.POST.get("do", "")
    try:
        if wanted == "open":
            return _page(request, user, found, opened=_opened(request, user, found))
        _act(wanted)(request, user, found)
    except AmendsError as error:
        return _page(request, user, found, fault=error)
    return redirect(_ANSWER_AT, ref=ref, claim_ref=claim_ref)


@require_POST
@staff_page
def claim_evidence(request: HttpRequest, user: User, ref: str, claim_ref: str, evidence: str) -> HttpResponse:
    """One file, saved and never shown; who fetches it says why, and that is kept first."""
    found = _access(user, ref, claim_ref)
    row = Evidence.objects.filter(claim=found, ref=evidence).select_related("claim__incident").first()
    if row is None:
        raise Http404
    try:
        file = open_evidence(
            evidence=row, by=user, reason=request.POST.get("reason", ""), secret=settings.SECRET_OF("desk.key"),
            now=timezone.now(),
        )  # fmt: skip
    except AmendsError as error:
        return _page(request, user, found, fault=error)
    return attachment(file.content, file.name, media_type=file.media_type)


def _access(user: User, ref: str, claim_ref: str) -> Claim:
    incident = access_incident(user=user, ref=ref, right=Right.DECIDE_CLAIMS)
    found = Claim.objects.filter(incident=incident, ref=claim_ref).select_related("incident", "joined_to").first()
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest, user: User, found: Claim, *, opened: Opened | None = None, fault: AmendsError | None = None
) -> HttpResponse:
    found.refresh_from_db()
    context: dict[str, Any] = claim_context(found, user, at=timezone.now(), opened=opened)
    context |= {"fault": fault, "typed": request.POST if fault else {}}
    return console_page(
        request, user, "console/remedies/claim.html", context, tab="claims", incident=found.incident,
        status=409 if fault else 200,
    )  # fmt: skip


def _opened(request: HttpRequest, user: User, found: Claim) -> Opened:
    secret, now = settings.SECRET_OF("desk.key"), timezone.now()
    record_look(
        by=user, incident=found.incident, kind=LookKind.CASE, what=f"claim {found.ref}",
        reason=request.POST.get("reason", ""), person_hash=found.person_hash, now=now,
    )  # fmt: skip
    return Opened(claim=found, told=told_of(found, secret=secret), secret=secret)


def _review(request: HttpRequest, user: User, found: Claim) -> None:
    begin_review(claim=found, by=user.get_username(), now=timezone.now())


def _ask(request: HttpRequest, user: User, found: Claim) -> None:
    ask_evidence(
        claim=found, asked=tuple(code for code in ASKED if code in request.POST.getlist("asked")),
        by=user.get_username(), secret=settings.SECRET_OF("desk.key"), now=timezone.now(),
        look_url=receipt_url(found.language),
    )  # fmt: skip


def _weigh(request: HttpRequest, user: User, found: Claim) -> None:
    sign = request.POST.get("sign", "")
    if sign not in frozenset(Sign):
        raise InputError("There is no such sign.", code="claims.no_sign", where="sign")
    weigh_sign(claim=found, sign=Sign(sign), why=request.POST.get("why", ""), by=user, now=timezone.now())


def _prove(request: HttpRequest, user: User, found: Claim) -> None:
    prove_at_desk(
        claim=found, person_ref=line_in(request, "person_ref"), reason=request.POST.get("reason", ""), by=user,
        now=timezone.now(),
    )  # fmt: skip


def _decide(request: HttpRequest, user: User, found: Claim) -> None:
    outcome = request.POST.get("outcome", "")
    if outcome not in frozenset(Outcome):
        raise InputError("No outcome was chosen.", code="claims.outcome", where="outcome", fix="Choose one.")
    decide_claim(
        claim=found, outcome=Outcome(outcome), amount=_amount(request, outcome),
        reasons=request.POST.getlist("reasons"), by=user, secret=settings.SECRET_OF("desk.key"), now=timezone.now(),
        note=request.POST.get("note", "").replace("\0", "")[:2_000], look_url=receipt_url(found.language),
    )  # fmt: skip


def _amount(request: HttpRequest, outcome: str) -> str:
    """As it was typed; a number that is none is refused here, for the service takes numbers."""
    typed = line_in(request, "amount").replace(",", ".")
    if outcome == Outcome.REFUSED and not typed:
        return "0"
    whole, _, part = typed.partition(".")
    if not (whole.isascii() and whole.isdigit() and len(whole) < 12 and (not part or part.isdigit())):
        raise InputError("This is no amount.", code="claims.amount", where="amount", fix="Write it as 120.50.")
    return typed


def _confirm(request: HttpRequest, user: User, found: Claim) -> None:
    proposal = waiting_proposal(found)
    if proposal is None or proposal.ref != request.POST.get("proposal", ""):
        raise InputError(
            "This proposal does not wait any more.", code="claims.old_proposal", where=found.ref, fix="Look again."
        )
    confirm_decision(
        proposal=proposal, by=user, secret=settings.SECRET_OF("desk.key"), now=timezone.now(),
        look_url=receipt_url(found.language),
    )  # fmt: skip


def _appeal(request: HttpRequest, user: User, found: Claim) -> None:
    now, secret = timezone.now(), settings.SECRET_OF("desk.key")
    inquiry = first_letter(found)
    kept = open_sealed(secret, bytes(inquiry.box), context=f"care {inquiry.ref}")
    appeal_claim(
        claim=found, text=request.POST.get("text", "").replace("\0", ""), way_in=WayIn.PHONE_NOTE, received_at=now,
        now=now, public_key=settings.DESK_PUBLIC_KEY(), pepper=settings.SECRET_OF("portal.pepper"),
        reach=msgspec.json.decode(kept, type=Letter).reach, by=user.get_username(),
    )  # fmt: skip


def _close(request: HttpRequest, user: User, found: Claim) -> None:
    close_claim(claim=found, by=user.get_username(), why=request.POST.get("why", ""), now=timezone.now())


_ACTS = {
    "review": _review, "ask": _ask, "weigh": _weigh, "prove": _prove, "decide": _decide, "confirm": _confirm,
    "appeal": _appeal, "close": _close,
}  # fmt: skip


def _act(wanted: str) -> Callable[[HttpRequest, User, Claim], None]:
    if wanted not in _ACTS:
        raise InputError("There is no such step.", code="console.step", where="do", fix="Use the page's buttons.")
    return _ACTS[wanted]
