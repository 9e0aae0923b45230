"""The proof that adds up: affected = notified + excepted + owed, with the reasons, and counted a second time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.duties.selectors import latest_answer
from amends.apps.incidents.models import Incident
from amends.apps.rehearsals.models import Rehearsal
from amends.apps.rehearsals.services.balancing import reconcile_incidents
from amends.core.errors import AmendsError, RefusedError
from amends.web.console.access import access_incident
from amends.web.console.frame import console_page
from amends.web.console.launch.balance_rows import MOST_COUNTED, Counted, channel_shares, count_now
from amends.web.console.pages import staff_page

_MOST_UNASKED = 20_000  # persons that every opening of the page counts
_MUST_BE_NONE = {
    "misdirected": "Messages that left for another address than the second derivation gives",
    "duplicates": "Persons with two accepted messages of the same notice on one channel",
}
_TO_LOOK_AT = {
    "possible_duplicates": "Messages accepted after a try whose answer never came; a copy has the same Message-ID",
    "unknown": "Persons whose message may or may not have arrived; they are counted as owed",
    "held": "Messages that a rule of ours holds",
    "refused": "Messages that were refused for good",
    "unserved": "Persons who were told, but by no channel that their law accepts",
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def reconciliation(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The kept balance beside a count of now; POST proves it anew from the sources, and keeps nothing."""
    incident = access_incident(user=user, ref=ref)
    kept, fault, proven = _kept(incident), None, None
    if request.method == "POST":
        try:
            proven = _prove(incident, kept)
        except AmendsError as error:
            fault = error
    balance = proven or kept
    context: dict[str, Any] = {"fault": fault, "balance": balance, "is_proven": proven is not None}
    if balance:
        context |= {"now": timezone.now(), **_told(incident, user, balance, is_asked="count" in request.GET)}
    return console_page(
        request,
        user,
        "console/reconciliation.html",
        context,
        tab="reconciliation",
        incident=incident,
        status=409 if fault else 200,
    )


@require_safe
@staff_page
def download(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """``reconciliation.json`` as the run wrote it: counts and reasons, nobody is named."""
    path = _path(access_incident(user=user, ref=ref))
    if path is None:
        raise Http404
    response = HttpResponse(path.read_bytes(), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{ref}-reconciliation.json"'
    return response


def _told(incident: Incident, user: User, balance: Mapping[str, Any], *, is_asked: bool) -> dict[str, Any]:
    affected = balance["affected"]
    most = MOST_COUNTED if is_asked else _MOST_UNASKED
    counted = _counted(incident) if affected <= most else None
    states, channels = channel_shares(balance.get("messages", []))
    return {
        "adds_up": _adds_up(balance),
        "must_be_none": _rows(_MUST_BE_NONE, balance),
        "to_look_at": _rows(_TO_LOOK_AT, balance),
        "reasons": _reasons(incident, balance),
        "counted": counted,
        "differs": counted is not None and _figures(counted) != tuple(balance[name] for name in _PARTS),
        "may_count": counted is None and affected <= MOST_COUNTED,
        "may_prove": affected <= _MOST_UNASKED,
        "states": states,
        "channels": channels,
        "register_url": _register(incident, user),
        "has_file": _path(incident) is not None,
    }


def _reasons(incident: Incident, balance: Mapping[str, Any]) -> list[tuple[str, dict[str, int]]]:
    """The persons by reason; where the reason is a law, its citation stands before its id."""
    answer = latest_answer(incident=incident)
    cited = {duty.law: f"{duty.citation} ({duty.law})" for duty in answer.duties} if answer else {}
    parts = {part: balance.get(f"{part}_because") or {} for part in ("excepted", "owed", "unserved")}
    return [(part, {cited.get(reason, reason): count for reason, count in why.items()}) for part, why in parts.items()]


_PARTS = ("affected", "notified", "excepted", "owed")


def _figures(counted: Counted) -> tuple[int, ...]:
    total = counted.total
    return total.affected, total.notified, total.excepted, total.owed


def _adds_up(balance: Mapping[str, Any]) -> bool:
    affected, notified, excepted, owed = (balance[name] for name in _PARTS)
    return bool(affected == notified + excepted + owed)


def _rows(names: Mapping[str, str], balance: Mapping[str, Any]) -> list[tuple[str, str, int]]:
    return [(name.replace("_", " "), words, balance.get(name, 0)) for name, words in names.items()]


def _prove(incident: Incident, kept: Mapping[str, Any] | None) -> dict[str, Any]:
    """The balance from the register, the ledger and the source rows, read anew."""
    if kept and kept["affected"] > _MOST_UNASKED:
        raise RefusedError(
            "There are too many persons to prove it while a page waits.",
            code="reconcile.too_many",
            where=incident.ref,
            fix=f"amends reconcile --incident {incident.ref}",
        )
    return reconcile_incidents(incident_ref=incident.ref)[0]


def _counted(incident: Incident) -> Counted | None:
    """``None`` where the folder of the run is gone or holds no register."""
    run = Rehearsal.objects.select_related("incident").filter(incident=incident).first()
    if run is None or not (Path(run.folder) / "audience.parquet").is_file():
        return None
    return count_now(run)


def _kept(incident: Incident) -> dict[str, Any] | None:
    path = _path(incident)
    return None if path is None else json.loads(path.read_text(encoding="utf-8"))


def _path(incident: Incident) -> Path | None:
    run = Rehearsal.objects.filter(incident=incident).first()
    path = Path(run.folder) / "reconciliation.json" if run else None
    return path if path and path.is_file() else None


def _register(incident: Incident, user: User) -> str:
    """Where those who are owed can be looked at, one by one and with a reason; empty for who may not."""
    if not may(user.role, Right.SEE_PERSONS):
        return ""
    try:
        return reverse("console:register", args=[incident.ref])
    except NoReverseMatch:
        return ""
