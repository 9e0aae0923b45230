"""Writes to subscribers about a new version of the page: the desk's work, for only the desk can read an address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import msgspec
from django.db import transaction
from django.db.models import Max

from amends.apps.bulletins.mails import News, update_mail
from amends.apps.bulletins.models import Bulletin, Subscription
from amends.apps.bulletins.selectors import Version, versions_in
from amends.apps.bulletins.subscribing import GOOD_FOR, Subscriber
from amends.apps.bulletins.tokens import LinkKind, link_token
from amends.apps.errands.models import ErrandKind
from amends.apps.errands.services import ask_errand
from amends.core.errors import MachineError
from amends.core.sealing import open_sealed
from amends.wording.status import change_between

_AT_ONCE = 200  # subscribers a call: the desk's loop has other work too
Secrets = Callable[[str], bytes]


def do_desk_work(*, secret: Secrets, public_key: bytes, now: datetime) -> int:
    """Plans the mails about the newest version for subscribers who were not told of it; how many rows it settled.

    ``secret`` gives ``desk.key`` and ``portal.pepper``.  Whoever missed several versions is told once, what is
    different since the one last told.  Requests that nobody confirmed in time are deleted.
    """
    forgotten = Subscription.objects.filter(confirmed_at__isnull=True, asked_at__lt=now - GOOD_FOR)
    # A round that finds nothing writes nothing, and keeps no lock.
    gone = forgotten.delete()[0] if forgotten.exists() else 0
    waiting = Subscription.objects.filter(confirmed_at__isnull=False).values_list("incident_id", flat=True).distinct()
    told = 0
    for incident_id in waiting:
        told += _tell(incident_id, secret=secret, public_key=public_key, now=now)
    return gone + told


def _tell(incident_id: int, *, secret: Secrets, public_key: bytes, now: datetime) -> int:
    rows = Subscription.objects.filter(incident_id=incident_id, confirmed_at__isnull=False)
    newest = Bulletin.objects.filter(incident_id=incident_id).aggregate(number=Max("number"))["number"] or 0
    behind = list(rows.filter(told__lt=newest).order_by("id")[:_AT_ONCE])
    if not behind:
        return 0
    versions = versions_in(incident_id)
    for row in behind:
        with transaction.atomic():
            _tell_one(row, versions, secret=secret, public_key=public_key, now=now)
            Subscription.objects.filter(pk=row.pk).update(told=newest)
    return len(behind)


def _tell_one(
    row: Subscription, versions: tuple[Version, ...], *, secret: Secrets, public_key: bytes, now: datetime
) -> None:
    newest = versions[-1]
    before = next((version for version in versions if version.number == row.told), versions[0])
    change = change_between(before.text(row.language), newest.text(row.language))
    notes = tuple(version.note for version in versions if version.number > row.told and version.note)
    subscriber = _opened(row, secret("desk.key"))
    if subscriber is None or not (change or notes) or not newest.house.email:
        return  # nothing that a reader could see is new, or nobody can be written to or from
    token = link_token(secret("portal.pepper"), LinkKind.STOP, row.ref)
    page = f"{subscriber.portal}/{row.language}"
    mail = update_mail(
        News(version=newest, change=change, notes=notes),
        to=subscriber.address,
        language=row.language,
        page_url=f"{page}/",
        stop_url=f"{page}/unsubscribe/{token}",
        one_click_url=f"{page}/unsubscribe/{token}/one-click",
    )
    ask_errand(
        kind=ErrandKind.UPDATE,
        cause=f"bulletins:{row.ref}:{newest.number}",
        mail=mail,
        is_exercise=newest.is_exercise,
        public_key=public_key,
        now=now,
    )


def _opened(row: Subscription, key: bytes) -> Subscriber | None:
    """What is sealed; ``None`` where the key has been destroyed since: such an address can never be written to."""
    try:
        return msgspec.json.decode(open_sealed(key, bytes(row.box), context=row.ref), type=Subscriber)
    except MachineError:
        return None
