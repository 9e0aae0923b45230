"""One-time codes, as the portal sees them: it takes a contact in sealed, and later tries a code.

The portal cannot tell whether the contact is on file: it has neither the key of the box nor that of the doors, and
what the desk leaves in the row is as long and as random either way.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, F, Q

from amends.apps.journal.order import take_turns
from amends.apps.selfcheck.models import CodeRequest
from amends.apps.selfcheck.onetime import open_answer
from amends.apps.selfcheck.selectors import Found, found_in, open_sets
from amends.apps.selfcheck.standing import DoorKind
from amends.core.ids import keyed_hash, new_ref
from amends.core.sealing import seal_for
from amends.exposure.mailboxes import mailbox_keys

GOOD_FOR = timedelta(minutes=15)
MOST_TRIES = 5
_USED = MOST_TRIES + 1  # in place of the tries, where a code has opened its answer
PER_HOUR, PER_DAY = 3, 6
"""Requests for one contact; what is asked beyond them looks the same and sends nothing."""

_LONGEST = 254  # RFC 5321: an address
_BOX_BYTES = 1024  # every contact is sealed at one length
_PHONE = re.compile(r"\+?[0-9]{7,15}")
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


def read_contact(typed: str) -> tuple[DoorKind, str] | None:
    """An address or a number in the form in which it is looked up, or ``None`` for what is neither.

    >>> read_contact(" Jan@Mail.Example "), read_contact("+48 500 009 900"), read_contact("no idea")
    ((<DoorKind.EMAIL: 'email'>, 'jan@mail.example'), (<DoorKind.PHONE: 'phone'>, '+48500009900'), None)
    """
    if len(typed) > _LONGEST:
        return None
    if "@" in typed:
        keys = mailbox_keys(typed)
        return (DoorKind.EMAIL, min(keys)) if keys else None
    digits = re.sub(r"[\s\-()./\u200e\u200f\u2066-\u2069]", "", typed.translate(_DIGITS))
    return (DoorKind.PHONE, digits) if _PHONE.fullmatch(digits) else None


def ask_for_code(
    *, contact: tuple[DoorKind, str], language: str, pepper: bytes, public_key: bytes, now: datetime
) -> CodeRequest:
    """Keeps a request for the desk; the same few queries, whoever asks and however often.

    Requests for one contact take turns, so that many at once are no more than the limit allows.
    """
    kind, value = contact
    digest = keyed_hash(pepper, "selfcheck contact", kind, value)
    ref = new_ref("OTC", length=16)
    asked = CodeRequest(
        ref=ref,
        box=seal_for(public_key, f"{kind}:{value}".encode().ljust(_BOX_BYTES), context=ref),
        contact_digest=digest,
        language=language,
        asked_at=now,
        expires_at=now + GOOD_FOR,
    )
    with transaction.atomic():
        take_turns(f"selfcheck {digest}")
        asked.is_over = _is_over(digest, now)
        asked.save(force_insert=True)
    return asked


def try_code(*, ref: str, code: str, now: datetime, again: bool = False) -> list[Found] | None:
    """What a one-time code opens, or ``None``: wrong, used, too late, tried too often, or never sent.

    It opens once.  ``again`` is for whoever has proved that the first opening was theirs; it opens nothing else.
    Three queries and one slow derivation each time.  A try is taken before it is made, so that many at once are no
    more than five, and of several right ones at once one wins.
    """
    request = CodeRequest.objects.filter(ref=ref)
    open_still = request.filter(expires_at__gt=now, is_spent=False)
    mine = open_still.filter(tries=_USED) if again else open_still.filter(tries__lt=MOST_TRIES)
    allowed = mine.update(tries=F("tries") + int(not again)) == 1
    kept = request.values_list("answer", flat=True).first()
    behind = open_answer(bytes(kept or b"") if allowed else b"", code=code, ref=ref)
    unused = request.exclude(tries=_USED)  # also asked where nothing was opened: both ways cost the same
    is_first = unused.update(tries=F("tries") if behind is None else _USED) == 1
    if behind is None or not (is_first or again):
        return None
    sets = open_sets(now=now)
    found = (found_in(item.doors, item.standing, sets) for item in behind)
    return [item for item in found if item is not None] or None


def _is_over(digest: str, now: datetime) -> bool:
    recent = CodeRequest.objects.filter(contact_digest=digest, asked_at__gt=now - timedelta(days=1), is_over=False)
    counts = recent.aggregate(day=Count("id"), hour=Count("id", filter=Q(asked_at__gt=now - timedelta(hours=1))))
    return bool(counts["hour"] >= PER_HOUR or counts["day"] >= PER_DAY)
