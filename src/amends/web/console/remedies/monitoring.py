"""Monitoring: pools and what is left, take-up by segment, codes given on the phone."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.incidents.models import Incident
from amends.apps.looks.models import LookKind
from amends.apps.looks.services import person_hash, record_look
from amends.apps.remedies.models import CodePool, CodeWish
from amends.apps.remedies.reminding import due_reminders, send_reminders
from amends.apps.remedies.selectors import monitoring_take_up, pool_levels
from amends.apps.remedies.services import code_at_desk, extend_codes, give_code, import_pool, import_redemptions
from amends.core.errors import AmendsError, InputError
from amends.core.places import normalise_residence
from amends.remedies.monitoring import Offer
from amends.web.console.access import access_incident
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.web.console.remedies.acting import Counts, day_in, done_at, line_in, number_in, said, sent_file

_MOST_MONTHS = 1_200
STRINGS = (
    ("needs_payment_card", "People must give a payment card"),
    ("renews_by_itself", "It goes on unless people cancel"),
    ("waives_rights", "People give up rights"),
    ("needs_arbitration", "People are sent to arbitration"),
    ("needs_marketing_consent", "People must agree to advertising"),
)
_SAID = {
    "pool": "{} codes taken in, sealed.",
    "redeemed": "{} codes were redeemed, {} known before, {} none of ours, {} used and given to nobody.",
    "remind": "{} reminders asked for, {} held back by the contact decision, {} people without a mailbox.",
    "extend": "{} codes are good for longer.",
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def monitoring(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The pools and the take-up; POST takes files in, reminds, extends, or gives one person their code."""
    incident = access_incident(user=user, ref=ref, right=Right.MANAGE_REMEDIES)
    fault: AmendsError | None = None
    given: dict[str, Any] | None = None
    if request.method == "POST" and request.POST.get("do") == "give":
        try:
            given = _given(request, user, incident)
        except AmendsError as error:
            fault = error
    elif request.method == "POST":
        done = done_at(request, user, incident, acts=_ACTS, page="console:monitoring")
        if isinstance(done, HttpResponse):
            return done
        fault = done
    context = {
        "page": "monitoring",
        "pools": pool_levels(incident),
        "take_up": monitoring_take_up(incident),
        "unmet": CodeWish.objects.filter(incident=incident, answered_at__isnull=True).count(),
        "due": len(due_reminders(incident=incident, now=timezone.now())),
        "strings": STRINGS,
        "given": given,
        "fault": fault,
        "typed": request.POST if fault else {},
        "said": said(request, _SAID),
    }
    return console_page(
        request, user, "console/remedies/monitoring.html", context, tab="remedies", incident=incident,
        status=409 if fault else 200,
    )  # fmt: skip


def _given(request: HttpRequest, user: User, incident: Incident) -> dict[str, Any]:
    """The one code of a person, after the look is kept: the same one every time."""
    now, secret = timezone.now(), settings.SECRET_OF("desk.key")
    hashed = person_hash(settings.SECRET_OF(f"{incident.ref}.key"), line_in(request, "person_ref"))
    record_look(
        by=user, incident=incident, kind=LookKind.CASE, what="monitoring code", reason=request.POST.get("reason", ""),
        person_hash=hashed, now=now,
    )  # fmt: skip
    grant = give_code(
        incident=incident, person_hash=hashed, secret=secret, pepper=settings.SECRET_OF("portal.pepper"),
        by=user.get_username(), now=now,
    )  # fmt: skip
    return {"code": code_at_desk(grant, secret=secret), "months": grant.months, "redeem_by": grant.redeem_by}


def _pool(request: HttpRequest, user: User, incident: Incident) -> Counts:
    offer = Offer(
        provider=_provider(request),
        months=number_in(request, "months", most=_MOST_MONTHS),
        redeem_by=day_in(request, "redeem_by"),
        residences=tuple(
            normalise_residence(code) for code in line_in(request, "residences").replace(",", " ").split()
        ),
        **{name: name in request.POST for name, _ in STRINGS},
    )
    with sent_file(request) as path:
        pool = import_pool(
            incident=incident, path=path, offer=offer, secret=settings.SECRET_OF("desk.key"), by=user.get_username(),
            now=timezone.now(),
        )  # fmt: skip
    return (pool.size,)


def _provider(request: HttpRequest) -> str:
    typed = line_in(request, "provider")
    if not typed:
        raise InputError("Who watches is not said.", code="monitoring.provider", where="provider", fix="Name them.")
    return typed[:100]


def _redeemed(request: HttpRequest, user: User, incident: Incident) -> Counts:
    with sent_file(request) as path:
        taken = import_redemptions(
            path=path, secret=settings.SECRET_OF("desk.key"), by=user.get_username(), now=timezone.now(),
            incident=incident,
        )  # fmt: skip
    return (taken.redeemed, taken.known, taken.unknown, taken.never_given)


def _remind(request: HttpRequest, user: User, incident: Incident) -> Counts:
    told = send_reminders(
        incident=incident, key=settings.SECRET_OF(f"{incident.ref}.key"), public_key=settings.DESK_PUBLIC_KEY(),
        by=user.get_username(), now=timezone.now(),
    )  # fmt: skip
    return (told.asked, told.held, told.unreachable)


def _extend(request: HttpRequest, user: User, incident: Incident) -> Counts:
    pool = CodePool.objects.filter(incident=incident, ref=request.POST.get("pool", "")).first()
    if pool is None:
        raise InputError("There is no such pool.", code="monitoring.no_pool", where="pool")
    return (extend_codes(pool=pool, until=day_in(request, "until"), by=user.get_username(), now=timezone.now()),)


_ACTS = {"pool": _pool, "redeemed": _redeemed, "remind": _remind, "extend": _extend}
