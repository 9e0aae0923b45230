"""The list of those who must not be contacted: digests with a reason and an end, on and off, nothing ever rewritten."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max, Q

from amends.apps.contacts.models import Named, SuppressionChange, SuppressionReason
from amends.apps.journal.services import HOUSE, record_deed
from amends.core.channels import Channel
from amends.core.errors import InputError

_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class Suppressed:
    """An entry that stands."""

    digest: str
    named: str
    channel: str
    reason: str
    until: datetime | None
    since: datetime


@transaction.atomic
def suppress(
    *,
    digest: str,
    named: Named,
    reason: str,
    channel: str = "",
    until: datetime | None = None,
    by: str,
    now: datetime,
) -> SuppressionChange:
    """Puts a digest on the list.  Raises ``InputError`` (``contacts.suppression``)."""
    _check(digest, reason, channel)
    if until is not None and until <= now:
        raise _bad("it would have ended before it begins")
    return _changed(digest, named, channel, SuppressionReason(reason), is_on=True, until=until, by=by, now=now)


@transaction.atomic
def lift(*, digest: str, channel: str = "", by: str, now: datetime) -> SuppressionChange:
    """Takes a digest off the list.  Raises ``InputError`` (``contacts.not_suppressed``)."""
    found = next(iter(standing_entries(at=now, digests=(digest,), channel=channel)), None)
    if found is None:
        raise InputError(
            "This one is not on the list.", code="contacts.not_suppressed", where=f"{digest[:12]} {channel}".strip(),
            fix="List it: amends suppress list.",
        )  # fmt: skip
    return _changed(
        digest, Named(found.named), channel, SuppressionReason(found.reason), is_on=False, until=None, by=by, now=now
    )


def standing_entries(
    *, at: datetime, digests: Collection[str] | None = None, channel: str | None = None
) -> Iterator[Suppressed]:
    """The entries that stand at the time, oldest first; the last word on a digest and channel counts."""
    rows = SuppressionChange.objects.filter(at__lte=at)
    rows = rows if digests is None else rows.filter(digest__in=digests)
    rows = rows if channel is None else rows.filter(channel=channel)
    newest = rows.order_by().values("digest", "channel").annotate(last=Max("id")).values("last")
    on = SuppressionChange.objects.filter(id__in=newest, is_on=True).filter(Q(until__isnull=True) | Q(until__gt=at))
    for row in on.order_by("id").iterator(chunk_size=_AT_ONCE):
        yield Suppressed(
            digest=row.digest, named=row.named, channel=row.channel, reason=row.reason, until=row.until, since=row.at
        )


def _changed(
    digest: str,
    named: Named,
    channel: str,
    reason: SuppressionReason,
    *,
    is_on: bool,
    until: datetime | None,
    by: str,
    now: datetime,
) -> SuppressionChange:
    row = SuppressionChange.objects.create(
        digest=digest, named=named, channel=channel, reason=reason, is_on=is_on, until=until, by=by[:150], at=now
    )
    record_deed(
        incident_ref=HOUSE, kind="contact.suppressed" if is_on else "contact.unsuppressed",
        subject=f"suppression {row.pk}", at=now, reason=str(reason), channel=channel,
        row_sha256=hashlib.sha256(f"{row.pk}\n{digest}\n{channel}\n{is_on}".encode()).hexdigest(),
    )  # fmt: skip
    return row


def _check(digest: str, reason: str, channel: str) -> None:
    if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
        raise _bad("it is no digest of 64 hexadecimal digits; give --ref or --address, and it is made")
    if reason not in SuppressionReason.values:
        raise _bad(f"the reason is none of {', '.join(SuppressionReason.values)}")
    if channel and channel not in frozenset(Channel):
        raise _bad("there is no such channel")


def _bad(why: str) -> InputError:
    return InputError("The entry cannot be kept.", code="contacts.suppression", where="the list", why=why)
