"""Publishes versions of the public status page."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from django.db import transaction

from amends.apps.bulletins.models import Bulletin
from amends.apps.bulletins.selectors import FOLLOWED, House, newest_bulletin
from amends.apps.bulletins.telling import do_desk_work
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.journal.services import record_deed
from amends.core.errors import InputError
from amends.wording.book.languages import languages
from amends.wording.status import PublicFacts, Speaker, StatusText, status_text

__all__ = ["FOLLOWED", "do_desk_work", "follow_facts", "publish_bulletin", "texts_now"]
_NOTE = 2000


def publish_bulletin(
    *, incident: Incident, by: str, now: datetime, next_update_at: datetime | None = None, note: str = ""
) -> Bulletin:
    """The page as the facts have it now, as a new version; the newest one where nothing would be different.

    ``by`` is who decided it and is not shown to the public; ``note`` says in plain English what changed and why, and
    is shown.  Raises ``InputError``: ``bulletin.next_update`` for a time that is not ahead, ``bulletin.note`` for a
    note of more than 2000 characters, ``bulletin.by`` where nobody is named.
    """
    _require(by=by, note=note)
    with transaction.atomic():
        Incident.objects.select_for_update().get(pk=incident.pk)  # one version at a time on PostgreSQL too
        last = newest_bulletin(incident)
        if next_update_at is not None and (last is None or next_update_at != last.next_update_at):
            _require_ahead(next_update_at, now=now)
        texts, public = _texts(incident)
        digest = _digest(texts)
        if last is not None and (last.sha256, last.next_update_at) == (digest, next_update_at):
            return last
        speaker = Speaker(public.facts, "en")
        bulletin = Bulletin.objects.create(
            incident=incident,
            incident_ref=incident.ref,
            number=last.number + 1 if last else 1,
            is_exercise=incident.is_exercise,
            facts=sorted({ref for text in texts.values() for ref in text.facts}),
            elements=None if public.elements is None else sorted(public.elements),
            texts=msgspec.to_builtins(texts),
            house=msgspec.to_builtins(_house(speaker)),
            sha256=digest,
            published_at=now,
            utc_offset_min=(now.astimezone(speaker.zone).utcoffset() or timedelta()) // timedelta(minutes=1),
            by=by,
            note=note.strip(),
            next_update_at=next_update_at,
        )
        _record(bulletin)
    return bulletin


def follow_facts(*, incident: Incident, now: datetime) -> Bulletin | None:
    """The next version at once where what is public is not what the facts say; ``None`` where nothing is public.

    A time that was promised stays promised.  To be called after every change of a fact: a false sentence must not
    stay up until somebody has thought of the page.
    """
    last = newest_bulletin(incident)
    if last is None:
        return None
    return publish_bulletin(incident=incident, by=FOLLOWED, now=now, next_update_at=last.next_update_at)


def texts_now(incident: Incident) -> dict[str, StatusText]:
    """What the page would say by the current facts, by language; nothing is published."""
    return _texts(incident)[0]


def _texts(incident: Incident) -> tuple[dict[str, StatusText], PublicFacts]:
    assessment = incident.assessments.order_by("id").last()
    public = PublicFacts(
        facts=fact_book(incident=incident),
        elements=frozenset(assessment.summary["elements"]) if assessment else None,
        is_exercise=incident.is_exercise,
    )
    return {language: status_text(public, language) for language in languages()}, public


def _digest(texts: dict[str, StatusText]) -> str:
    """SHA-256 of what is read; a fact that was stated again in the same words is no new version."""
    said = {language: {**msgspec.to_builtins(text), "facts": ()} for language, text in texts.items()}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _house(speaker: Speaker) -> House:
    domains = speaker.value("controller.brand_domains")
    return House(
        name=_text(speaker.value("controller.name")),
        email=_text(speaker.value("contact.email")),
        phone=_text(speaker.value("contact.phone")),
        hours=_text(speaker.value("contact.hours")),
        domain=domains[0] if isinstance(domains, tuple) and domains else "",
        zone=speaker.zone.key if isinstance(speaker.zone, ZoneInfo) else "",
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _require(*, by: str, note: str) -> None:
    if not by.strip():
        raise InputError("Nobody is named as publisher.", code="bulletin.by", where="by", fix="Name who decided it.")
    if len(note.strip()) > _NOTE:
        raise InputError(
            "The note on the change is too long.",
            code="bulletin.note",
            where="note",
            why=f"It has {len(note.strip())} characters; the page shows at most {_NOTE}.",
            fix="Say in a few sentences what changed and why.",
        )


def _require_ahead(next_update_at: datetime, *, now: datetime) -> None:
    if next_update_at.tzinfo is None or next_update_at <= now:
        raise InputError(
            "The time of the next update is not ahead.",
            code="bulletin.next_update",
            where="next_update_at",
            why="A promise for a moment that has passed is broken when it is made.",
            fix="Give a later time, with its offset, or none.",
        )


def _record(bulletin: Bulletin) -> None:
    promised = bulletin.next_update_at
    record_deed(
        incident_ref=bulletin.incident_ref,
        kind="bulletin.published",
        subject=f"version {bulletin.number}",
        at=bulletin.published_at,
        text_sha256=bulletin.sha256,
        note_sha256=hashlib.sha256(bulletin.note.encode()).hexdigest(),
        is_automatic=bulletin.by == FOLLOWED,
        next_update_at=promised.isoformat() if promised else None,
    )
