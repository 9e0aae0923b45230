"""One act on many rows: those that were ticked, or all that match; confirmed once, one reason, one deed each.

A list that has rows to act on puts the bar below (or above) its table and a box into each row::

    {% include "console/_bulk_bar.html" %}                              {# needs ``bulk`` in the context #}
    <input type="checkbox" name="row" value="{{ row.ref }}" form="bulk" aria-label="Choose {{ row.ref }}">

and its view gives the bar: ``bulk`` names the buttons, counts what matches and carries the filter along::

    context["bulk"] = BulkBar(
        action=reverse("console:facts_bulk", args=[ref]),
        buttons=(("retract", "Retract"),),
        matching=len(rows),
        filters={"state": wanted},
    )

The address behind ``action`` takes POST only; ``bulk_page`` shows how many rows it will be, asks once for the
reason, does the deeds and says what became of each::

    @require_POST
    @staff_page
    def facts_bulk(request, user, ref):
        incident = access_incident(user=user, ref=ref, right=Right.EDIT_FACTS)
        work = BulkWork(
            name="retract",
            verb="Retract",
            rows="facts",
            matching=lambda filters: refs_that_match(incident, filters),
            do=lambda row, reason: retract_fact(incident=incident, ref=row, source=reason, at=timezone.now()),
            back=reverse("console:facts", args=[ref]),
        )
        return bulk_page(request, user, [work], incident=incident, tab="facts")

``do`` is called once for each row and puts its own deed on record; an ``AmendsError`` of one row is told and the
others go on.  ``do`` must check that the row is of this incident: rows come from the browser.
``do_many`` takes all rows at once instead, all or none, where thousands of single calls would be too slow.
``after`` is called once when all is done, for what follows from the whole: a page that is published anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from amends.apps.accounts.models import User
from amends.apps.incidents.models import Incident
from amends.core.errors import AmendsError, InputError, RefusedError
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page

MOST_SINGLE = 5000  # rows that are done one by one while somebody waits for the page
_MOST_TOLD = 50
_SHOWN = 12
_SHORTEST_REASON = 5
_FILTER = "filter_"
_KEPT = "bulk_done"


@dataclass(frozen=True, kw_only=True)
class BulkBar:
    """The buttons of a list.  ``buttons`` are (name of the work, words); ``matching`` counts what "all" means now."""

    action: str
    buttons: Sequence[tuple[str, str]]
    matching: int
    filters: Mapping[str, str] = field(default_factory=dict)

    @property
    def carried(self) -> list[tuple[str, str]]:
        """The filter as fields of the form."""
        return [(f"{_FILTER}{name}", value) for name, value in self.filters.items() if value]


@dataclass(frozen=True, kw_only=True)
class BulkWork:
    """What one button does.

    ``matching`` gives the ids of all rows under a filter; ``do`` acts on one (id, reason), ``do_many`` on all at once.
    ``warns`` is a sentence above the button, ``is_reasoned`` whether a reason is asked.
    """

    name: str
    verb: str
    rows: str
    matching: Callable[[Mapping[str, str]], Iterable[str]]
    back: str
    do: Callable[[str, str], object] | None = None
    do_many: Callable[[Sequence[str], str], object] | None = None
    after: Callable[[], object] | None = None
    warns: str = ""
    is_reasoned: bool = True


@dataclass(frozen=True, kw_only=True)
class _Choice:
    """The rows that a form means; ``digest`` names exactly this set."""

    rows: tuple[str, ...]
    is_all: bool
    filters: dict[str, str]

    @property
    def digest(self) -> str:
        return hashlib.sha256("\n".join(self.rows).encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class _Page:
    """Who asks for what, and where the page stands."""

    request: HttpRequest
    user: User
    incident: Incident | None
    tab: str
    work: BulkWork
    choice: _Choice


def bulk_page(
    request: HttpRequest, user: User, works: Sequence[BulkWork], *, incident: Incident | None = None, tab: str = ""
) -> HttpResponse:
    """The answer to a POST of the bar (asks) or of the page that asks (does, then redirects to what became of it)."""
    work = next((one for one in works if one.name == request.POST.get("deed")), None)
    if work is None:
        raise BadRequest("No such deed.")
    choice = _choice(request, work)
    page = _Page(request=request, user=user, incident=incident, tab=tab, work=work, choice=choice)
    if "confirmed" not in request.POST:
        return _asking(page)
    try:
        reason = _checked(request, work, choice)
        told = _done(work, choice, reason)
    except AmendsError as fault:
        return _asking(page, fault)
    request.session[_KEPT] = {**told, "back": work.back, "verb": work.verb, "rows": work.rows}
    return redirect("console:bulk_done")


@require_safe
@staff_page
def bulk_done(request: HttpRequest, user: User) -> HttpResponse:
    """What became of the last act on many rows of this member of staff."""
    return console_page(request, user, "console/bulk_done.html", {"told": request.session.get(_KEPT)})


def _asking(page: _Page, fault: AmendsError | None = None) -> HttpResponse:
    choice = page.choice
    context: dict[str, Any] = {
        "work": page.work,
        "count": len(choice.rows),
        "shown": choice.rows[:_SHOWN],
        "more": max(0, len(choice.rows) - _SHOWN),
        "rows": () if choice.is_all else choice.rows,
        "is_all": choice.is_all,
        "digest": choice.digest,
        "carried": [(f"{_FILTER}{name}", value) for name, value in choice.filters.items()],
        "reason": page.request.POST.get("reason", ""),
        "fault": fault,
    }
    return console_page(
        page.request,
        page.user,
        "console/bulk_confirm.html",
        context,
        tab=page.tab,
        incident=page.incident,
        status=409 if fault else 200,
    )


def _choice(request: HttpRequest, work: BulkWork) -> _Choice:
    filters = {
        name.removeprefix(_FILTER): str(value) for name, value in request.POST.items() if name.startswith(_FILTER)
    }
    is_all = "all" in request.POST
    rows = work.matching(filters) if is_all else request.POST.getlist("row")
    return _Choice(rows=tuple(dict.fromkeys(rows)), is_all=is_all, filters=filters)


def _checked(request: HttpRequest, work: BulkWork, choice: _Choice) -> str:
    """The reason, if the rows are still those that the page counted."""
    if not choice.rows:
        raise InputError("No row is chosen.", code="bulk.none", fix="Go back and tick some, or take all that match.")
    if request.POST.get("digest") != choice.digest:
        raise RefusedError(
            "The list has changed since you were asked.",
            code="bulk.changed",
            why=f"There are {len(choice.rows):,} {work.rows} now.",
            fix="Look at the number again and confirm it, or go back.",
        )
    if work.do_many is None and len(choice.rows) > MOST_SINGLE:
        raise RefusedError(
            f"These are more than {MOST_SINGLE:,} {work.rows}.",
            code="bulk.too_many",
            why="Each is done and put on record by itself.",
            fix="Narrow the list, and do it in parts.",
        )
    reason = request.POST.get("reason", "").strip()
    if work.is_reasoned and len(reason) < _SHORTEST_REASON:
        raise InputError(
            "A reason is missing.", code="bulk.reason", fix="One sentence is enough; it is kept with each row."
        )
    return reason


def _done(work: BulkWork, choice: _Choice, reason: str) -> dict[str, Any]:
    if work.do_many is not None:
        with transaction.atomic():
            work.do_many(choice.rows, reason)
    do = work.do
    faults = [fault for row in choice.rows if do and (fault := _tried(row, partial(do, row, reason)))]
    failed = len(faults)
    if work.after is not None and failed < len(choice.rows) and (fault := _tried("afterwards", work.after)):
        faults = [fault, *faults]
    return {"done": len(choice.rows) - failed, "failed": failed, "faults": faults[:_MOST_TOLD]}


def _tried(row: str, deed: Callable[[], object]) -> dict[str, str] | None:
    """What went wrong with one row, if anything did; then nothing of it was done."""
    try:
        with transaction.atomic():
            deed()
    except AmendsError as error:
        return {"row": row, "what": error.what, "why": error.why}
    return None
