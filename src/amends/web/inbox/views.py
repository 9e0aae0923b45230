"""A person's inbox as two feeds and as an API; each is asked for with ``Authorization: Bearer <token>``.

No address holds anything personal: a token in an address would stand in logs and histories.
"""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from amends.apps.receipts.services import take_receipts
from amends.core.ids import keyed_hash
from amends.core.ports import Receipt, ReceiptKind
from amends.providers.feeds import Feed
from amends.providers.inbox.feed import inbox_atom_feed, inbox_json_feed
from amends.web.callers import public_url
from amends.web.inbox.access import for_one_person
from amends.web.inbox.items import Item, lies_there, shown_items

_SOURCE = "inbox-api"


@require_safe
@for_one_person
def json_feed(request: HttpRequest, person_ref: str) -> HttpResponse:
    """JSON Feed 1.1."""
    items = shown_items(person_ref, secret=settings.SECRET_OF)
    feed = inbox_json_feed(_feed(request, person_ref, items), [item.entry for item in items])
    return HttpResponse(feed, content_type="application/feed+json; charset=utf-8")


@require_safe
@for_one_person
def atom_feed(request: HttpRequest, person_ref: str) -> HttpResponse:
    """Atom 1.0."""
    items = shown_items(person_ref, secret=settings.SECRET_OF)
    feed = inbox_atom_feed(_feed(request, person_ref, items), [item.entry for item in items])
    return HttpResponse(feed, content_type="application/atom+xml; charset=utf-8")


@require_safe
@for_one_person
def messages(request: HttpRequest, person_ref: str) -> HttpResponse:
    """The items with their parts, and when each was seen first."""
    items = shown_items(person_ref, secret=settings.SECRET_OF)
    body = msgspec.json.encode({"version": 1, "messages": [_told(item) for item in items]})
    return HttpResponse(body, content_type="application/json; charset=utf-8")


@csrf_exempt  # no cookie lets anybody in
@require_POST
@for_one_person
def seen(request: HttpRequest, person_ref: str, message_id: str) -> HttpResponse:
    """That the person opened an item: a hint that counts once, and no proof; 404 for what is not in this inbox."""
    if not lies_there(person_ref, message_id):
        return HttpResponse(status=404)
    now = timezone.now()
    event = f"{message_id.partition('@')[0]}/seen"
    receipt = Receipt(source=_SOURCE, event=event, kind=ReceiptKind.SEEN, at=now, message_id=message_id)
    take_receipts([receipt], now=now)
    return HttpResponse(status=204)


def _told(item: Item) -> dict[str, object]:
    return {
        "id": item.message_id,
        "published_at": _instant(item.published_at),
        "seen_at": _instant(item.seen_at) if item.seen_at else None,
        "item": msgspec.Raw(item.json.encode()),
    }


def _feed(request: HttpRequest, person_ref: str, items: list[Item]) -> Feed:
    """The head of a feed: its title is the sender of the newest item, its identity names nobody."""
    base = public_url(request)
    host = urlsplit(base).hostname or ""
    name = keyed_hash(settings.SECRET_OF("inbox.token"), "inbox.feed", person_ref)[:32]
    sender = items[0].sender if items else host
    return Feed(
        identity=f"tag:{host},2026:inbox/{name}",
        title=sender,
        author=sender,
        language=items[0].language if items else "en",
        home_url=f"{base}/",
        feed_url=f"{base}{request.path}",
        updated_at=timezone.now(),
    )


def _instant(at: datetime) -> str:
    """RFC 3339, in UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
