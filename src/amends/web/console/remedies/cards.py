"""The card campaign: how far each card is, what is stuck and why, the waves, orders out and results in."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.incidents.models import Incident
from amends.apps.remedies.models import OrderBatch
from amends.apps.remedies.ordering import orders_of
from amends.apps.remedies.selectors import CardProgress, card_progress
from amends.apps.remedies.services import export_orders, import_results, list_cards, order_waves, treat_cards
from amends.core.errors import AmendsError, InputError, RefusedError
from amends.providers.cards.files import FORMATS, write_orders
from amends.remedies.cards import CardState
from amends.web.console.access import access_incident
from amends.web.console.exposure.starting import home
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.web.console.remedies.acting import Counts, attachment, done_at, number_in, said, sent_file

_A_PAGE, _MOST_WAVES, _MOST_A_DAY = 50, 60, 1_000_000
_MEDIA = {"csv": "text/csv; charset=utf-8", "json": "application/x-ndjson"}
_SAID = {
    "list": "{} cards listed, {} of which nothing was exposed, {} known before; {} blocked, {} watched.",
    "order": "{} orders in {} batches. Fetch the file below and hand it to the card host.",
    "results": "{} cards moved, {} results kept as history, {} known before, {} of no order of ours, {} conflicting.",
}
_WHY_STUCK = {
    CardState.LISTED: "nobody has assessed it",
    CardState.ASSESSED: "nobody has blocked or watched it",
    CardState.MONITORED: "it waits to be ordered",
    CardState.BLOCKED: "the holder has no card, and none was ordered",
    CardState.ORDERED: "the card maker has not reported it",
    CardState.PERSONALISED: "it was made and not mailed",
    CardState.MAILED: "it was mailed and not activated: lost, or the holder needs help",
    CardState.ACTIVATED: "the old card is still open",
    CardState.LOST_IN_MAIL: "it was lost, and no new one was ordered",
    CardState.RETURNED: "it came back: the address is to be asked for",
}
_ODD = {"turned_up": "turned up after it was given up", "old_order": "of an order that was replaced"}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def cards(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The campaign; POST lists cards, orders the next ones, or takes results in."""
    incident = access_incident(user=user, ref=ref, right=Right.MANAGE_REMEDIES)
    fault: AmendsError | None = None
    if request.method == "POST":
        done = done_at(request, user, incident, acts=_ACTS, page="console:cards")
        if isinstance(done, HttpResponse):
            return done
        fault = done
    context = {**_standing(request, incident), "page": "cards", "fault": fault, "said": said(request, _SAID)}
    return console_page(
        request, user, "console/remedies/cards.html", context, tab="remedies", incident=incident,
        status=409 if fault else 200,
    )  # fmt: skip


@require_safe
@staff_page
def card_batch(request: HttpRequest, user: User, ref: str, batch: str) -> HttpResponse:
    """The file of a batch as the card host gets it: tokens, no names, no numbers of cards."""
    incident = access_incident(user=user, ref=ref, right=Right.MANAGE_REMEDIES)
    found = OrderBatch.objects.filter(incident=incident, ref=batch, form__in=FORMATS).exclude(sha256="").first()
    if found is None:
        raise Http404
    try:
        content = _content(found)
    except AmendsError as error:
        context = {**_standing(request, incident), "page": "cards", "fault": error}
        return console_page(
            request, user, "console/remedies/cards.html", context, tab="remedies", incident=incident, status=409
        )
    return attachment(content, f"card-orders-{found.sha256[:16]}.{found.form}", media_type=_MEDIA[found.form])


def _content(batch: OrderBatch) -> bytes:
    """The kept file, else the same bytes made again."""
    kept = _folder() / f"card-orders-{batch.sha256[:16]}.{batch.form}"
    if kept.is_file():
        return kept.read_bytes()
    with tempfile.TemporaryDirectory(prefix="amends-") as folder:
        written = write_orders(Path(folder), orders_of(batch), form=batch.form)
        if written.sha256 == batch.sha256:
            return written.path.read_bytes()
    raise RefusedError(
        "The file of this batch is not here.",
        code="cards.batch_gone",
        where=batch.ref,
        why="Cards of it were ordered anew since, so that the same file cannot be made again.",
        fix="It lies where it was exported to; the cards stand in later batches.",
    )


def _list(request: HttpRequest, user: User, incident: Incident) -> Counts:
    key, by = settings.SECRET_OF(f"{incident.ref}.key"), user.get_username()
    with sent_file(request) as path:
        listing = list_cards(incident=incident, path=path, key=key, by=by, now=timezone.now())
    treated = treat_cards(incident=incident, by=by, now=timezone.now())
    return (listing.listed, listing.not_exposed, listing.known, treated.blocked, treated.watched)


def _order(request: HttpRequest, user: User, incident: Incident) -> Counts:
    written = export_orders(
        incident=incident,
        folder=_folder(),
        most=number_in(request, "per_day", most=_MOST_A_DAY),
        form=request.POST.get("form", ""),
        by=user.get_username(),
        now=timezone.now(),
    )
    if not written:
        raise InputError(
            "No card waits to be ordered.", code="cards.none", where=incident.ref, fix="List the cards first."
        )
    return (sum(item.orders for _, item in written), len(written))


def _results(request: HttpRequest, user: User, incident: Incident) -> Counts:
    with sent_file(request) as path:
        taken = import_results(incident=incident, path=path, by=user.get_username(), now=timezone.now())
    return (taken.moved, taken.kept, taken.known, taken.unknown, taken.conflicting)


_ACTS = {"list": _list, "order": _order, "results": _results}


def _standing(request: HttpRequest, incident: Incident) -> dict[str, Any]:
    now = timezone.now()
    progress = card_progress(incident=incident, at=now)
    page = Paginator(progress.stuck, _A_PAGE).get_page(request.GET.get("page"))
    per_day = request.GET.get("per_day", "")
    waves: list[dict[str, Any]] = []
    if per_day.isascii() and per_day.isdigit() and 0 < int(per_day[:9]) <= _MOST_A_DAY:
        found = order_waves(incident=incident, per_day=int(per_day[:9]), start=now.date())
        waves = [{"number": wave.number, "on": wave.on, "cards": len(wave.refs)} for wave in found]
    return {
        "progress": progress,
        "states": _by_state(progress),
        "segments": _by_segment(progress),
        "state_names": [state.replace("_", " ") for state in _used(progress)],
        "pages": page,
        "stuck": [
            {"ref": one.ref, "state": one.state.replace("_", " "), "since": one.since, "late": one.late_days,
             "expected": one.expected_days, "why": _WHY_STUCK.get(one.state, "")}
            for one in page
        ],
        "odd": [(count, _ODD.get(why, why.replace("_", " "))) for why, count in progress.odd.items()],
        "per_day": per_day if waves else "",
        "waves": waves[:_MOST_WAVES],
        "waves_more": max(0, len(waves) - _MOST_WAVES),
        "last_wave": waves[-1] if waves else None,
        "batches": OrderBatch.objects.filter(incident=incident).order_by("-id")[:_A_PAGE],
        "forms": FORMATS,
    }  # fmt: skip


def _used(progress: CardProgress) -> list[str]:
    """The states in which any card stands, in their order."""
    return [state for state, count in progress.by_state.items() if count]


def _by_state(progress: CardProgress) -> list[tuple[str, int]]:
    return [(state.replace("_", " "), count) for state, count in progress.by_state.items() if count]


def _by_segment(progress: CardProgress) -> list[tuple[str, list[int], int]]:
    used = _used(progress)
    return [
        (segment, [counts.get(state, 0) for state in used], sum(counts.values()))
        for segment, counts in progress.by_segment.items()
    ]


def _folder() -> Path:
    return home() / "card-orders"
