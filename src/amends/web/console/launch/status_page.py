"""The public status page from inside: what it says, what it would say, and the act of publishing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.bulletins.models import Bulletin
from amends.apps.bulletins.selectors import (
    change_log,
    newest_bulletin,
    public_bulletin,
    subscriber_count,
    version_of,
    versions_of,
)
from amends.apps.bulletins.services import publish_bulletin, texts_now
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.core.errors import AmendsError, InputError, RefusedError
from amends.web.console.access import access_incident, require_right
from amends.web.console.frame import console_page
from amends.web.console.launch.fields import typed
from amends.web.console.pages import staff_page
from amends.wording.book.languages import languages
from amends.wording.status import PublicChange, Speaker, StatusText, change_between

_RIGHT_TO_LEFT = {"fa", "ar", "he", "ur"}
_PUBLIC = (("The page", "status"), ("Atom feed", "feed_atom"), ("JSON feed", "feed_json"), ("Banner", "banner"))


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What publishing now would change for the readers of one language."""

    language: str
    direction: str
    change: PublicChange


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def status_page(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The newest version, its difference from the facts, all versions; POST publishes what the page showed."""
    incident = access_incident(user=user, ref=ref)
    fault: AmendsError | None = None
    if request.method == "POST":
        require_right(user, Right.PUBLISH)
        try:
            _publish(incident, user, typed(request.POST.dict()), timezone.now())
            return redirect("console:status_page", ref=ref)
        except AmendsError as error:
            fault = error
    context = _context(request, user, incident) | {"fault": fault}
    return console_page(
        request,
        user,
        "console/status_page.html",
        context,
        tab="status_page",
        incident=incident,
        status=409 if fault else 200,
    )


def _context(request: HttpRequest, user: User, incident: Incident) -> dict[str, Any]:
    now, last, wanted = timezone.now(), newest_bulletin(incident), request.GET.get("language", "en")
    language = wanted if wanted in languages() else "en"
    texts, zone = texts_now(incident), _zone(incident)
    shown = version_of(last).text(language) if last else None
    differences = list(_differences(last, texts))
    return {
        "now": now,
        "last": last,
        "zone": zone,
        "offset": now.astimezone(zone).isoformat()[-6:],
        "is_overdue": last is not None and last.next_update_at is not None and last.next_update_at <= now,
        "language": language,
        "languages": sorted(languages()),
        "direction": _direction(language),
        "shown": shown,
        "would": texts[language],
        "differences": differences,
        "is_behind": any(one.change for one in differences),
        "log": change_log(versions_of(incident), language),
        "subscribers": subscriber_count(incident),
        "links": list(_links(language)),
        "other": _other_public(incident),
        "digest": _digest(texts),
        "may_publish": may(user.role, Right.PUBLISH),
        "form": request.POST.dict() or {"next_update_at": _promised(last, now, zone)},
    }


def _publish(incident: Incident, user: User, form: Mapping[str, str], now: datetime) -> None:
    """Publishes if the version and the words are still those that the page showed."""
    last = newest_bulletin(incident)
    if form.get("seen") != str(last.number if last else 0) or form.get("digest") != _digest(texts_now(incident)):
        raise RefusedError(
            "The page or the facts have changed since you opened this.",
            code="bulletin.changed_meanwhile",
            where=incident.ref,
            why="What would be published now is not what you read.",
            fix="Read it below, and publish that.",
        )
    note = form.get("note", "").strip()
    if last is not None and not note:
        raise InputError(
            "A new version needs a note: what changed, and why.",
            code="bulletin.no_note",
            where=incident.ref,
            why="The page is never edited in silence.",
            fix="One plain sentence is enough; everybody can read it.",
        )
    publish_bulletin(
        incident=incident,
        by=user.get_username(),
        now=now,
        next_update_at=_moment(form.get("next_update_at", ""), _zone(incident), incident.ref),
        note=note,
    )


def _moment(text: str, zone: tzinfo, where: str) -> datetime | None:
    """A moment of the house's clock; ``None`` for an empty field."""
    if not text.strip():
        return None
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise InputError(
            "The time of the next update cannot be read.",
            code="bulletin.next_update",
            where=where,
            fix="Write it as 2026-06-03T12:00.",
        ) from error
    return at if at.tzinfo else at.replace(tzinfo=zone)


def _differences(last: Bulletin | None, texts: Mapping[str, StatusText]) -> Iterator[Difference]:
    """By language; nothing before the first version."""
    if last is None:
        return
    version = version_of(last)
    for language, text in sorted(texts.items()):
        change = change_between(version.text(language), text)
        yield Difference(language=language, direction=_direction(language), change=change)


def _links(language: str) -> Iterator[tuple[str, str]]:
    for label, name in _PUBLIC:
        try:
            yield label, reverse(f"portal:{name}", kwargs={"language": language})
        except NoReverseMatch:
            continue


def _other_public(incident: Incident) -> str:
    """The incident that everybody reads about instead of this one; empty if it is this one, or none."""
    public = public_bulletin()
    return public.incident.ref if public is not None and public.incident.pk != incident.pk else ""


def _promised(last: Bulletin | None, now: datetime, zone: tzinfo) -> str:
    """The promise that still stands, as the field of the form has it."""
    if last is None or last.next_update_at is None or last.next_update_at <= now:
        return ""
    return last.next_update_at.astimezone(zone).strftime("%Y-%m-%dT%H:%M")


def _zone(incident: Incident) -> tzinfo:
    return Speaker(fact_book(incident=incident), "en").zone


def _digest(texts: Mapping[str, StatusText]) -> str:
    return hashlib.sha256(msgspec.json.encode(texts, order="deterministic")).hexdigest()


def _direction(language: str) -> str:
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"
