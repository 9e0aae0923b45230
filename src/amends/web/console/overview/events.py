"""What happened in an incident, from every book that keeps it, on one line of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import groupby

from django.db.models import Min

from amends.apps.bulletins.selectors import bulletins_of
from amends.apps.delivery.models import Message, Order
from amends.apps.delivery.selectors import every_campaign
from amends.apps.governance.kinds import EntryKind
from amends.apps.governance.selectors import entries_of
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.notices.models import Publication
from amends.web.console.overview.fact_words import fact_words
from amends.web.console.overview.inquiries import inquiries_by_day
from amends.web.console.overview.links import address
from amends.web.console.rows import value_text

_MOST_FACTS = 3  # more than so many from one source at one instant are told as a number


class EventKind(StrEnum):
    """Where an event comes from."""

    ANCHOR = "anchor"
    OUTSIDER = "outsider"
    FACT = "fact"
    DUTY = "duty"
    NOTICE = "notice"
    CAMPAIGN = "campaign"
    BULLETIN = "bulletin"
    INQUIRIES = "inquiries"
    ORDER = "order"
    GOVERNANCE = "governance"


LABELS = {
    EventKind.ANCHOR: "Instants that laws count from",
    EventKind.OUTSIDER: "Published by others",
    EventKind.FACT: "Facts",
    EventKind.DUTY: "Duties done",
    EventKind.NOTICE: "Notices",
    EventKind.CAMPAIGN: "Sending",
    EventKind.BULLETIN: "Status page",
    EventKind.INQUIRIES: "Questions and complaints",
    EventKind.ORDER: "Orders about the sending",
    EventKind.GOVERNANCE: "Governance",
}


@dataclass(frozen=True, kw_only=True)
class Event:
    """One event.  ``lead`` is said of what others published: how far we were before or behind them."""

    at: datetime
    kind: EventKind
    what: str
    detail: str = ""
    url: str = ""
    lead: str = ""
    is_behind: bool = False

    @property
    def label(self) -> str:
        """The kind in words."""
        return LABELS[self.kind]


def events_of(incident: Incident) -> list[Event]:
    """Everything, oldest first."""
    ours = first_word(incident)
    found = [
        *_anchors(incident, ours),
        *_facts(incident),
        *_duties(incident),
        *_notices(incident),
        *_sending(incident),
        *_bulletins(incident),
        *_governance(incident, ours),
        *_inquiries(incident),
    ]
    return sorted(found, key=lambda event: event.at)


def first_word(incident: Incident) -> datetime | None:
    """When the house first told anybody: a message handed over, a page, a bulletin; ``None`` while it has not.

    An exercise lives at the instant that its case is set in, which no mail server's clock knows: there it is the
    release.
    """
    shown = Publication.objects.filter(notice__incident=incident, is_withdrawal=False).aggregate(first=Min("at"))
    pages = [bulletin.published_at for bulletin in bulletins_of(incident)[:1]]
    known = [at for at in (_first_message(incident), shown["first"], *pages) if at is not None]
    return min(known, default=None)


def _first_message(incident: Incident) -> datetime | None:
    campaigns = every_campaign(incident.ref)
    told: datetime | None = Message.objects.filter(campaign__in=campaigns).aggregate(first=Min("handed_at"))["first"]
    if told is None or not incident.is_exercise:
        return told
    released: datetime | None = incident.releases.aggregate(first=Min("released_at"))["first"]
    return released or told


def lead_words(others: datetime, ours: datetime | None) -> str:
    """How far we were before or behind those who published at ``others``.

    >>> from datetime import UTC
    >>> lead_words(datetime(2026, 6, 1, 10, tzinfo=UTC), datetime(2026, 6, 3, 16, tzinfo=UTC))
    'we spoke 2 days 6 hours later'
    >>> lead_words(datetime(2026, 6, 1, 10, tzinfo=UTC), datetime(2026, 6, 1, 9, tzinfo=UTC))
    'we spoke 1 hour before'
    """
    if ours is None:
        return "we have told nobody yet"
    if ours == others:
        return "we spoke at the same time"
    return f"we spoke {span_words(abs(ours - others))} {'later' if ours > others else 'before'}"


def span_words(span: timedelta) -> str:
    """``2 days 6 hours``; minutes below an hour."""
    hours = span.seconds // 3600
    parts = [(span.days, "day"), (hours, "hour")] if span >= timedelta(hours=1) else [(span.seconds // 60, "minute")]
    return " ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in parts if count) or "no time"


def _anchors(incident: Incident, ours: datetime | None) -> Iterator[Event]:
    for anchor in incident.anchors.order_by("at"):
        is_theirs = anchor.name == "first_public_by_others"
        yield Event(
            at=anchor.at,
            kind=EventKind.OUTSIDER if is_theirs else EventKind.ANCHOR,
            what=anchor.name.replace("_", " ").capitalize(),
            detail=anchor.source,
            lead=lead_words(anchor.at, ours) if is_theirs else "",
            is_behind=is_theirs and (ours is None or ours > anchor.at),
            url=address("fact", incident.ref, f"anchor.{anchor.name}"),
        )


def _facts(incident: Incident) -> Iterator[Event]:
    versions = fact_book(incident=incident).facts
    for (at, source), group in groupby(versions, key=lambda fact: (fact.at, fact.source)):
        rows = list(group)
        if len(rows) > _MOST_FACTS:
            url = address("facts", incident.ref)
            yield Event(at=at, kind=EventKind.FACT, what=f"{len(rows)} facts", detail=source, url=url)
            continue
        for fact in rows:
            what = f"{fact_words(fact.key)}: {fact.state if fact.value is None else value_text(fact.value)}"
            url = address("fact", incident.ref, fact.key)
            yield Event(at=at, kind=EventKind.FACT, what=what, detail=source, url=url)


def _duties(incident: Incident) -> Iterator[Event]:
    for deed in incident.duty_deeds.all():
        late = f", late: {deed.why_late}" if deed.why_late else ""
        yield Event(
            at=deed.done_at,
            kind=EventKind.DUTY,
            what=f"{deed.recipient_name} was told",
            detail=f"{deed.law}{late}",
            url=address("clocks", incident.ref),
        )


def _notices(incident: Incident) -> Iterator[Event]:
    for release in incident.releases.order_by("id"):
        url = address("release", incident.ref, release.bundle_sha256)
        what = f"Release of {release.notices.count()} notices"
        yield Event(at=release.proposed_at, kind=EventKind.NOTICE, what=f"{what} proposed", url=url)
        if release.released_at:
            yield Event(at=release.released_at, kind=EventKind.NOTICE, what=f"{what} approved and released", url=url)
    for item in Publication.objects.filter(notice__incident=incident).select_related("notice"):
        what = "Taken away from" if item.is_withdrawal else "Published at"
        yield Event(at=item.at, kind=EventKind.NOTICE, what=f"{what} {item.place}", detail=item.reason)


def _sending(incident: Incident) -> Iterator[Event]:
    campaigns = every_campaign(incident.ref)
    url = address("delivery", incident.ref)
    for campaign in campaigns:
        kind = campaign.config.get("kind", "notice")
        what = f"Sending of {kind} messages to {campaign.persons:,} people begins"
        yield Event(at=campaign.started_at, kind=EventKind.CAMPAIGN, what=what, detail=campaign.ref, url=url)
    for order in Order.objects.filter(campaign__in=campaigns).order_by("id"):
        what = f"Order: {order.kind.replace('_', ' ')}"
        detail = f"{order.by}: {order.reason}"
        yield Event(at=order.at, kind=EventKind.ORDER, what=what, detail=detail, url=url)


def _bulletins(incident: Incident) -> Iterator[Event]:
    url = address("status_page", incident.ref)
    for bulletin in bulletins_of(incident):
        what = f"Status page, version {bulletin.number}"
        yield Event(at=bulletin.published_at, kind=EventKind.BULLETIN, what=what, detail=bulletin.note, url=url)


def _governance(incident: Incident, ours: datetime | None) -> Iterator[Event]:
    url = address("governance", incident.ref)
    for entry in entries_of(incident=incident):
        is_theirs = entry.kind == EntryKind.OUTSIDER_PUBLICATION
        put_right = " (put right by a later entry)" if entry.corrections.all() else ""
        yield Event(
            at=entry.at,
            kind=EventKind.OUTSIDER if is_theirs else EventKind.GOVERNANCE,
            what=f"{entry.label}{': ' if entry.who else ''}{entry.who}{put_right}",
            detail=entry.words,
            url=f"{url}#{entry.ref}",
            lead=lead_words(entry.at, ours) if is_theirs else "",
            is_behind=is_theirs and (ours is None or ours > entry.at),
        )


def _inquiries(incident: Incident) -> Iterator[Event]:
    for at, kinds in inquiries_by_day(incident):
        what = "Came in: " + ", ".join(f"{count:,} {kind.replace('_', ' ')}" for kind, count in kinds.items())
        yield Event(at=at, kind=EventKind.INQUIRIES, what=what, url=address("inquiries"))
