"""The record: its entries page by page, each with the proof that it is in what was signed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.journal.models import Entry
from amends.apps.journal.shelves import SHELF, Shelves, shelves_of
from amends.core.errors import AmendsError
from amends.record import leaf_hash, node_hash, verify_inclusion
from amends.web.console.access import access_incident
from amends.web.console.frame import console_page
from amends.web.console.overview.checkpoints import Vouched, checkpoint_for, hold_against, kept_checkpoint
from amends.web.console.pages import staff_page

_PAGE = 50
_MOST_DIGITS = 12


@dataclass(frozen=True, kw_only=True)
class Line:
    """An entry in the table; ``number`` is its line in ``entries.jsonl``, from 1."""

    number: int
    at: datetime
    kind: str
    subject: str


@dataclass(frozen=True, kw_only=True)
class Step:
    """One hash on the way up: the sibling stands left or right, and both together hash to ``gives``."""

    sibling: str
    is_left: bool
    gives: str


@require_safe
@staff_page
def record(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The entries, the newest first or (``oldest``) in their order, all or of one ``kind``."""
    incident = access_incident(user=user, ref=ref, right=Right.SEE_RECORD)
    kind, is_oldest_first = request.GET.get("kind", ""), "oldest" in request.GET
    shelves = shelves_of(ref)
    size = shelves.size()
    lines, is_more = _page(request, shelves, kind, size, is_oldest_first=is_oldest_first)
    context = {
        "lines": lines,
        "size": size,
        "kind": kind,
        "kinds": list(kinds_of(ref)),
        "is_oldest_first": is_oldest_first,
        "next": lines[-1].number if lines and is_more else None,
        "is_first": "from" not in request.GET,
        "kept": kept_checkpoint(incident),
    }
    return console_page(request, user, "console/record.html", context, tab="record", incident=incident)


@require_safe
@staff_page
def record_entry(request: HttpRequest, user: User, ref: str, number: int) -> HttpResponse:
    """One entry with its proof, step by step, checked here and written so that anybody can check it again."""
    incident = access_incident(user=user, ref=ref, right=Right.SEE_RECORD)
    shelves = shelves_of(ref)
    if not 1 <= number <= shelves.size():
        raise Http404
    vouched = checkpoint_for(incident, size=number, at=timezone.now())
    (leaf,) = shelves.rows(number - 1, 1)
    context = {
        "number": number,
        "leaf": leaf,
        "entry": json.loads(leaf),
        "size": shelves.size(),
        "vouched": vouched,
        **_proof(shelves, leaf.encode(), number - 1, vouched),
    }
    return console_page(request, user, "console/record_entry.html", context, tab="record", incident=incident)


@require_safe
@staff_page
def record_entries(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """``entries.jsonl`` up to what the checkpoint vouches for; streamed, by its nature without personal data."""
    incident = access_incident(user=user, ref=ref, right=Right.SEE_RECORD)
    size = _size(request) or checkpoint_for(incident, size=0, at=timezone.now()).checkpoint.tree_size
    response = StreamingHttpResponse(_lines_of(ref, size), content_type="application/jsonl; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{ref}-entries.jsonl"'
    return cast("HttpResponse", response)  # both are responses; only the whole one has ``content``


@require_safe
@staff_page
def record_checkpoint(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """``checkpoint.json``: the kept one, or with ``size`` one that reaches at least so far."""
    incident = access_incident(user=user, ref=ref, right=Right.SEE_RECORD)
    found = checkpoint_for(incident, size=min(_size(request), shelves_of(ref).size()), at=timezone.now())
    response = HttpResponse(found.checkpoint.as_json(), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{ref}-checkpoint.json"'
    return response


@require_POST
@staff_page
def record_older(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Holds an earlier checkpoint against the newest: was anything altered or taken away since?"""
    incident = access_incident(user=user, ref=ref, right=Right.SEE_RECORD)
    context: dict[str, Any] = {"given": request.POST.get("checkpoint", "")}
    try:
        context["told"] = hold_against(incident, context["given"], at=timezone.now())
    except AmendsError as fault:
        context["fault"] = fault
    status = 409 if "fault" in context else 200
    return console_page(
        request, user, "console/record_older.html", context, tab="record", incident=incident, status=status
    )


def kinds_of(incident_ref: str) -> Iterator[str]:
    """The kinds that occur, by name; each is one step in the index, however many entries it has."""
    last = ""
    rows = Entry.objects.filter(incident_ref=incident_ref).order_by("kind").values_list("kind", flat=True)
    while (found := rows.filter(kind__gt=last).first()) is not None:
        yield found
        last = found


def steps_of(*, leaf: bytes, index: int, size: int, path: list[bytes]) -> list[Step]:
    """The way from a leaf hash to the root, as RFC 9162, section 2.1.3.2, walks it."""
    node, last, current, steps = index, size - 1, leaf, []
    for sibling in path:
        is_left = bool(node & 1) or node == last
        current = node_hash(sibling, current) if is_left else node_hash(current, sibling)
        steps.append(Step(sibling=sibling.hex(), is_left=is_left, gives=current.hex()))
        while is_left and not node & 1 and node:
            node, last = node >> 1, last >> 1
        node, last = node >> 1, last >> 1
    return steps


def _page(
    request: HttpRequest, shelves: Shelves, kind: str, size: int, *, is_oldest_first: bool
) -> tuple[list[Line], bool]:
    """A page after the entry ``from`` (a number), and whether there are more."""
    after = _number(request.GET.get("from", ""))
    rows = Entry.objects.filter(incident_ref=shelves.incident_ref).defer("leaf")
    rows = rows.filter(kind=kind) if kind else rows
    if after is not None:
        if not 1 <= after <= size:
            raise Http404
        row = shelves.row_at(after - 1)
        rows = rows.filter(id__gt=row) if is_oldest_first else rows.filter(id__lt=row)
    found = list(rows.order_by("id" if is_oldest_first else "-id")[: _PAGE + 1])
    first = (after or 0) + 1 if is_oldest_first else (after or size + 1) - 1
    step = 1 if is_oldest_first else -1
    lines = [
        Line(
            number=shelves.position_of(row.pk) + 1 if kind else first + step * place,
            at=row.at,
            kind=row.kind,
            subject=row.subject,
        )
        for place, row in enumerate(found[:_PAGE])
    ]
    return lines, len(found) > _PAGE


def _proof(shelves: Shelves, leaf: bytes, index: int, vouched: Vouched) -> dict[str, Any]:
    size = vouched.checkpoint.tree_size
    path = shelves.inclusion(index, size)
    hashed = leaf_hash(leaf)
    return {
        "leaf_hash": hashed.hex(),
        "index": index,
        "steps": steps_of(leaf=hashed, index=index, size=size, path=path),
        "holds": verify_inclusion(leaf=hashed, index=index, size=size, path=path, root=vouched.root),
    }


def _lines_of(ref: str, size: int) -> Iterator[bytes]:
    shelves = shelves_of(ref)
    for start in range(0, size, SHELF):
        for leaf in shelves.rows(start, min(SHELF, size - start)):
            yield leaf.encode() + b"\n"


def _size(request: HttpRequest) -> int:
    return _number(request.GET.get("size", "")) or 0


def _number(text: str) -> int | None:
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or len(text) > _MOST_DIGITS:
        raise BadRequest("No number.")
    return int(text)
