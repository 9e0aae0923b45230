"""Asking for updates, confirming it, and ending it: what the portal does, without any key of the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
from django.db import transaction

from amends.apps.bulletins.mails import confirm_mail
from amends.apps.bulletins.models import Subscription
from amends.apps.bulletins.selectors import Version, public_bulletin
from amends.apps.bulletins.tokens import LinkKind, link_token, ref_in
from amends.apps.errands.models import ErrandKind
from amends.apps.errands.services import ask_errand
from amends.core.ids import keyed_hash, new_ref
from amends.core.sealing import seal_for

GOOD_FOR = timedelta(days=2)
"""How long a confirmation may be waited for; then the row is deleted."""
AGAIN_AFTER = timedelta(hours=6)
"""An address gets one mail to confirm in this time, however often it is entered."""


class Subscriber(msgspec.Struct, frozen=True):
    """What is sealed for the desk."""

    address: str
    portal: str


@dataclass(frozen=True, kw_only=True)
class Keys:
    """What the portal holds: the pepper that it shares with the desk, and the public half of the desk's key."""

    pepper: bytes
    public_key: bytes


def ask_for_updates(*, version: Version, address: str, language: str, portal: str, keys: Keys, now: datetime) -> None:
    """Plans a mail that asks whether the address wants updates; does the same work whether it is known or not.

    ``address`` has been checked; ``portal`` is the portal's own address without a slash at its end.
    """
    digest = keyed_hash(keys.pepper, "subscription address", address.strip().casefold())
    with transaction.atomic():
        row, _ = Subscription.objects.get_or_create(
            incident_id=version.incident_id,
            contact_digest=digest,
            defaults={"ref": new_ref("SUB", length=16), "language": language, "box": b"", "asked_at": now},
        )
        box = seal_for(
            keys.public_key, msgspec.json.encode(Subscriber(address=address, portal=portal)), context=row.ref
        )
        # A confirmed one stays as it is: a stranger who enters the address must not change its language or its place.
        Subscription.objects.filter(pk=row.pk, confirmed_at__isnull=True).update(
            box=box, language=language, asked_at=now
        )
        mail = confirm_mail(
            version,
            to=address,
            language=language,
            confirm_url=f"{portal}/{language}/subscription/{link_token(keys.pepper, LinkKind.CONFIRM, row.ref)}",
            stop_url=f"{portal}/{language}/unsubscribe/{link_token(keys.pepper, LinkKind.STOP, row.ref)}",
        )
        ask_errand(
            kind=ErrandKind.CONFIRM,
            cause=f"bulletins:{row.ref}:{int(now.timestamp() // AGAIN_AFTER.total_seconds())}",
            mail=mail,
            is_exercise=version.is_exercise,
            public_key=keys.public_key,
            now=now,
            good_for=GOOD_FOR,
        )


def can_confirm(*, token: str, pepper: bytes, now: datetime) -> bool:
    """Whether the link still holds; nothing begins."""
    return _to_confirm(token, pepper, now) is not None


def can_stop(*, token: str, pepper: bytes) -> bool:
    """Whether the link is one of ours; nothing ends."""
    return ref_in(pepper, LinkKind.STOP, token) is not None


def confirm(*, token: str, pepper: bytes, now: datetime) -> bool:
    """Begins what was asked for; ``False`` where the link is none of ours, is too old, or it was ended since."""
    row = _to_confirm(token, pepper, now)
    if row is None:
        return False
    if row.confirmed_at is None:
        newest = public_bulletin()
        told = newest.number if newest and newest.incident_id == row.incident_id else 0
        Subscription.objects.filter(pk=row.pk, confirmed_at__isnull=True).update(confirmed_at=now, told=told)
    return True


def stop(*, token: str, pepper: bytes) -> bool:
    """Deletes the row; ``False`` only where the link is none of ours, so that a second press says the same."""
    ref = ref_in(pepper, LinkKind.STOP, token)
    if ref is None:
        return False
    Subscription.objects.filter(ref=ref).delete()
    return True


def _to_confirm(token: str, pepper: bytes, now: datetime) -> Subscription | None:
    ref = ref_in(pepper, LinkKind.CONFIRM, token)
    row = Subscription.objects.filter(ref=ref).first() if ref else None
    if row is None or (row.confirmed_at is None and now - row.asked_at > GOOD_FOR):
        return None
    return row
