"""Puts on record which laws ask for a substitute notice; looks at the pages where it must stand."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db import transaction

from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of, fact_book
from amends.apps.journal.services import record_deed
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.services import stale_facts
from amends.apps.substitutes.models import KeptPage, OwedSubstitute, PageLook, Watch
from amends.apps.substitutes.opening import open_page, require_public
from amends.apps.substitutes.proving import current_watches, shown_of
from amends.apps.substitutes.seeing import Fault, Spot, find_spot, missing_words, pieces_of, sight_of
from amends.apps.substitutes.selectors import SUBSTITUTE, LawRow
from amends.contact.prominence import prominence
from amends.core.errors import InputError, RefusedError
from amends.law.substitute import Passage

_AGAIN_AFTER = timedelta(hours=1)  # a page that was down is asked again soon, or one bad minute costs a day
# The front page of a house, in its languages: nothing, index.html, /en/, /pt-br.
_HOME = re.compile(r"/?([a-z]{2}(-[a-z]{2})?/?)?(index\.[a-z]{2,5})?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What a person measured in a browser: the height of the letters in CSS pixels, of the link and around it."""

    on_first_screen: bool
    link_px: float
    text_px: float
    by: str


@transaction.atomic
def record_owed(*, incident: Incident, rows: Iterable[LawRow], now: datetime) -> int:
    """Puts each law whose threshold is passed on record, once; returns how many are new."""
    new = 0
    for row in rows:
        if row.answer.passage is not Passage.PASSED:
            continue
        _, made = OwedSubstitute.objects.get_or_create(
            incident=incident,
            law=row.answer.law,
            jurisdiction=row.jurisdiction,
            defaults={"affected": row.affected, "unreachable": row.unreachable, "at": now},
        )
        if made:
            new += 1
            record_deed(
                incident_ref=incident.ref,
                kind="substitute.owed",
                subject=hashlib.sha256(f"{row.answer.law} {row.jurisdiction}".encode()).hexdigest(),
                at=now,
                law=row.answer.law,
                citation=row.answer.citation,
                jurisdiction=row.jurisdiction,
                affected=row.affected,
                unreachable=row.unreachable,
                because=list(row.answer.because),
            )
    return new


def released_substitute(*, incident: Incident, beginning: str = "") -> NoticeVersion:
    """The substitute notice that was released; ``beginning`` of its hash where there are several.

    Raises ``InputError`` (``substitute.which_text``).
    """
    released = NoticeVersion.objects.filter(incident=incident, releases__released_at__isnull=False).distinct()
    every = released.filter(content_sha256__startswith=beginning).order_by("id")
    found = [version for version in every if version.content.get("template") == SUBSTITUTE]
    if len(found) != 1:
        raise InputError(
            f"{len(found)} released substitute notices fit.",
            code="substitute.which_text",
            where=incident.ref,
            fix="Keep one with `amends texts keep --template substitute` and release it; with several, give --text.",
        )
    return found[0]


def watch_page(*, notice: NoticeVersion, page: str, says: str = "", link: str = "", days: int, now: datetime) -> Watch:
    """Begins to watch a page for a released notice; the same watch again is the one that runs.

    Raises ``InputError`` (``substitute.bad_page``, ``substitute.nothing_wanted``) and ``RefusedError``
    (``release.stale_fact``).
    """
    incident = notice.incident
    for address in (page, *([link] if link else [])):
        require_public(address, allows_loopback=incident.is_exercise)
    if not (says.strip() or link) or days < 1:
        raise InputError(
            "It is not said what the page must show, or for how long.",
            code="substitute.nothing_wanted",
            where=incident.ref,
            fix="Give --link or --says, and --days where no law of the incident names a time.",
        )
    if stale := stale_facts(notice, book=fact_book(incident=incident)):
        raise RefusedError(
            "The notice states a fact that is no longer current.",
            code="release.stale_fact",
            where=incident.ref,
            why="Superseded or contradicted: " + ", ".join(sorted(stale)) + ".",
            fix="Compose and release it again, and watch for that one.",
        )
    wanted = {"notice": notice, "page": page, "says": says, "link": link, "days": days}
    running = next((item for item in current_watches(incident=incident) if item.page == page), None)
    if running is not None and all(getattr(running, name) == value for name, value in wanted.items()):
        return running
    return Watch.objects.create(incident=incident, at=now, **wanted)


def end_watch(*, incident: Incident, page: str, reason: str, now: datetime) -> Watch:
    """Nobody looks at the page any more, and why.  Raises ``RefusedError`` (``substitute.not_watched``)."""
    running = next((item for item in current_watches(incident=incident) if item.page == page), None)
    if running is None or not reason.strip():
        raise RefusedError(
            "No such watch runs, or no reason was given to end it.",
            code="substitute.not_watched",
            where=incident.ref,
            fix="`amends substitute proof` lists the watches.",
        )
    return Watch.objects.create(
        incident=incident, notice=running.notice, page=page, days=running.days, at=now, is_end=True, reason=reason
    )


def look_at(watch: Watch, *, now: datetime, measure: Measure | None = None) -> PageLook:
    """Looks at the page now, keeps what was seen as a row, and puts it on record."""
    seen = _seen(watch)
    with transaction.atomic():
        for text in seen.pages:
            digest = _digest(text)
            if not KeptPage.objects.filter(sha256=digest).exists():
                packed = zlib.compress(text.encode("utf-8", "replace"), 9)
                KeptPage.objects.get_or_create(sha256=digest, defaults={"packed": packed})
        look = PageLook.objects.create(
            watch=watch,
            at=now,
            page_sha256=_digest(seen.pages[0]) if seen.pages else "",
            notice_page_sha256=_digest(seen.pages[-1]) if seen.pages else "",
            fault=seen.spot.fault or "",
            detail=seen.spot.detail[:300],
            place=seen.spot.place[:200],
            on_first_screen=measure.on_first_screen if measure else None,
            link_px=measure.link_px if measure else None,
            text_px=measure.text_px if measure else None,
            measured_by=measure.by if measure else "",
        )
        _record_look(look)
    return look


def look_due(now: datetime) -> int:
    """Looks at every watched page whose last look is old enough; returns how many looks were taken.

    For the worker's loop.  What is proven already is looked at no more; a page that failed is asked again in an hour.
    """
    due = [watch for watch in current_watches() if _is_due(watch, now)]
    for watch in due:
        look_at(watch, now=now)
    return len(due)


def next_look_at(watch: Watch) -> datetime | None:
    """When the page is to be looked at next; ``None`` for at once."""
    last = watch.looks.order_by("at", "id").last()
    if last is None:
        return None
    return last.at + (_AGAIN_AFTER if last.fault else timedelta(hours=prominence().look.every_hours))


def _is_due(watch: Watch, now: datetime) -> bool:
    next_at = next_look_at(watch)
    if next_at is not None and now < next_at:
        return False
    return bool(shown_of(watch).proof.missing) or next_at is None


@dataclass(frozen=True)
class _Seen:
    """What was found, and the texts of the pages that were read: the watched one first, the notice's last."""

    spot: Spot
    pages: tuple[str, ...] = ()


def _seen(watch: Watch) -> _Seen:
    near = watch.incident.is_exercise
    found = open_page(watch.page, allows_loopback=near)
    if found.status != 200:
        return _Seen(Spot(Fault.UNREACHABLE, _why_down(found.status, found.fault)))
    address = found.final_address or watch.page
    if why := _not_home(address, watch.incident):
        return _Seen(Spot(Fault.ELSEWHERE, why), (found.text,))
    sight = sight_of(found.text, address=address)
    spot = find_spot(sight, says=watch.says, link=watch.link)
    if spot.fault:
        return _Seen(spot, (found.text,))
    pieces = pieces_of(watch.notice.content)
    missing = missing_words(pieces, sight)
    pages: tuple[str, ...] = (found.text,)
    if missing and spot.url:
        behind = open_page(spot.url, allows_loopback=near)
        if behind.status != 200:
            why = _why_down(behind.status, behind.fault)
            return _Seen(replace(spot, fault=Fault.NOTICE_DOWN, detail=why), pages)
        pages = (*pages, behind.text)
        missing = missing_words(pieces, sight_of(behind.text, address=spot.url))
    if missing:
        return _Seen(replace(spot, fault=Fault.OTHER_WORDS, detail=f"it does not say: {missing}"), pages)
    return _Seen(spot, pages)


def _not_home(address: str, incident: Incident) -> str:
    """Why the page is not the home page of the controller; empty if it is."""
    parts = urlsplit(address)
    if not _HOME.fullmatch(parts.path) or parts.query:
        return "it is not the home page"
    brands, host = case_of(incident).incident.controller.brand_domains, parts.hostname or ""
    is_ours = any(host in (brand, f"www.{brand}") for brand in map(str.lower, brands))
    is_near = incident.is_exercise and parts.scheme == "http"  # opened at all only on the loopback
    return "" if is_ours or is_near else "its host is no brand domain of the controller"


def _why_down(status: int | None, fault: str) -> str:
    return f"it cannot be opened: {fault}" if status is None else f"it answers {status}"


def _record_look(look: PageLook) -> None:
    """The record gets no free text: a notice may name the mailbox of a helpdesk."""
    record_deed(
        incident_ref=look.watch.incident.ref,
        kind="substitute.looked",
        subject=f"{look.watch.pk}:{look.pk}",
        at=look.at,
        page=look.watch.page.replace("@", "%40"),
        content_sha256=look.watch.notice.content_sha256,
        is_found=not look.fault,
        fault=look.fault,
        place=look.place,
        page_sha256=look.page_sha256,
        notice_page_sha256=look.notice_page_sha256,
        is_measured=bool(look.measured_by),
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
