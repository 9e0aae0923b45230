"""Takes pools of codes in, and what the provider says of their use.  A code is sealed before it is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec
from django.db import IntegrityError, transaction

from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.apps.remedies.models import CodeGrant, CodePool, CodeWish, GrantEvent, MonitoringCode
from amends.apps.remedies.sealing import code_digest, seal_at_desk
from amends.core.errors import InputError
from amends.core.ids import new_ref
from amends.providers.monitoring.codes import PoolCode, Redemption, read_codes, read_redemptions
from amends.remedies.monitoring import Offer, require_fair

_AT_ONCE = 1_000
_CLOCKS_APART = timedelta(minutes=10)  # the provider's clock and ours are not the same one
_T = TypeVar("_T")


@dataclass(frozen=True, kw_only=True)
class Redeemed:
    """Codes by what became of them: ``unknown`` are none of ours, ``never_given`` were used and given to nobody."""

    redeemed: int
    known: int
    unknown: int
    never_given: int


def import_pool(*, incident: Incident, path: Path, offer: Offer, secret: bytes, by: str, now: datetime) -> CodePool:
    """Takes a pool in, all of it or nothing; the same file again is the same pool.

    ``secret`` is the desk's.  Raises ``RefusedError`` (``monitoring.strings_attached``), ``InputError``
    (``monitoring.file``, ``monitoring.twice`` for a code that stands twice or in another pool, ``monitoring.empty``).
    """
    require_fair(offer)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    standing = CodePool.objects.filter(sha256=sha256).first()
    if standing is not None:
        return _same(standing, incident, offer)
    with transaction.atomic():
        pool = CodePool.objects.create(
            ref=new_ref("POOL", length=10),
            incident=incident,
            offer=msgspec.to_builtins(offer),
            months=offer.months,
            size=0,
            sha256=sha256,
            by=by[:150],
            at=now,
        )
        pool.size = sum(_keep(pool, batch, path.name, secret) for batch in _batched(read_codes(path)))
        if not pool.size:
            raise InputError("There is no code in the file.", code="monitoring.empty", where=path.name)
        pool.save(update_fields=["size"])
        _on_record(pool, now)
        renew_wishes(incident)
    return pool


def renew_wishes(incident: Incident) -> None:
    """There are other codes, or other people are owed them: who was told that none is left is answered anew."""
    CodeWish.objects.filter(incident=incident, answered_at__isnull=True).update(refusal="")


def import_redemptions(
    *, path: Path, secret: bytes, by: str, now: datetime, incident: Incident | None = None
) -> Redeemed:
    """Takes in which codes were used; read through first.  The same twice counts once.

    All are of ``incident``, or of one incident where none is named.  Raises ``InputError`` (``monitoring.file``,
    ``monitoring.other_incident``, ``monitoring.impossible`` for a time to come or before the code was given).
    """
    home = incident.pk if incident else None
    for batch in _batched(read_redemptions(path)):
        home = _require_of_one(batch, home, path.name, secret, now)
    counts = dict.fromkeys(Redeemed.__dataclass_fields__, 0)
    for batch in _batched(read_redemptions(path)):
        with transaction.atomic():
            _redeem(batch, counts, secret, by, now)
    return Redeemed(**counts)


def _require_of_one(
    batch: Sequence[Redemption], home: int | None, name: str, secret: bytes, now: datetime
) -> int | None:
    """The incident of the codes, ``home`` where it is known already."""
    digests = {code_digest(secret, item.code): item for item in batch}
    given = dict(CodeGrant.objects.filter(code__digest__in=digests).values_list("code__digest", "given_at"))
    rows = MonitoringCode.objects.filter(digest__in=digests).values_list("digest", "pool__incident")
    owners = dict(rows.order_by("pk"))
    for digest, item in digests.items():
        owner = owners.get(digest)
        home = owner if home is None else home
        if owner is not None and owner != home:
            raise InputError(
                "A code belongs to another incident.",
                code="monitoring.other_incident",
                where=f"{name}, line {item.line}",
                why="What is told of one incident's codes counts there alone.",
                fix="Have the provider send one file for each incident; nothing was taken from this one.",
            )
        if item.at > now + _CLOCKS_APART or (digest in given and item.at < given[digest] - _CLOCKS_APART):
            raise InputError(
                "A code cannot have been used then.",
                code="monitoring.impossible",
                where=f"{name}, line {item.line}",
                why=f"{item.at.isoformat()} is yet to come, or before the code was given to anybody.",
                fix="Have the provider correct the line; nothing was taken from the file.",
            )
    return home


def offer_of(pool: CodePool) -> Offer:
    """The facts of the pool's offer."""
    return msgspec.convert(pool.offer, Offer)


def _same(pool: CodePool, incident: Incident, offer: Offer) -> CodePool:
    if pool.incident_id == incident.pk and offer_of(pool) == offer:
        return pool
    raise InputError(
        "This file was imported already, for another incident or another offer.",
        code="monitoring.twice",
        where=pool.ref,
        why="A code belongs to one pool.",
        fix="Ask the provider for new codes.",
    )


def _keep(pool: CodePool, batch: Sequence[PoolCode], name: str, secret: bytes) -> int:
    digests = [code_digest(secret, item.code) for item in batch]
    seen = set[str]()
    known = set(MonitoringCode.objects.filter(digest__in=digests).values_list("digest", flat=True))
    for item, digest in zip(batch, digests, strict=True):
        if digest in known or digest in seen:
            raise _twice(f"{name}, line {item.line}")
        seen.add(digest)
    rows = [
        MonitoringCode(pool=pool, digest=digest, box=seal_at_desk(secret, item.code, context=pool.ref))
        for item, digest in zip(batch, digests, strict=True)
    ]
    try:
        MonitoringCode.objects.bulk_create(rows)
    except IntegrityError as error:  # another import of the same codes was a moment earlier
        raise _twice(name) from error
    return len(rows)


def _redeem(batch: Sequence[Redemption], counts: dict[str, int], secret: bytes, by: str, now: datetime) -> None:
    digests = {code_digest(secret, item.code): item for item in batch}
    known = set(MonitoringCode.objects.filter(digest__in=digests).values_list("digest", flat=True))
    grants = CodeGrant.objects.filter(code__digest__in=digests).select_related("code")
    by_digest = {grant.code.digest: grant for grant in grants}
    used = set(
        GrantEvent.objects.filter(grant__in=by_digest.values(), kind="redeemed").values_list("grant_id", flat=True)
    )
    fresh = {digest: grant for digest, grant in by_digest.items() if grant.pk not in used}
    GrantEvent.objects.bulk_create(
        (
            GrantEvent(grant=grant, kind="redeemed", name="", at=digests[digest].at, kept_at=now, by=by[:150])
            for digest, grant in fresh.items()
        ),
        ignore_conflicts=True,
    )
    counts["redeemed"] += len(fresh)
    counts["known"] += len(by_digest) - len(fresh) + len(batch) - len(digests)
    counts["unknown"] += len(digests) - len(known)
    counts["never_given"] += len(known) - len(by_digest)


def _on_record(pool: CodePool, now: datetime) -> None:
    record_deed(
        incident_ref=pool.incident.ref,
        kind="monitoring.pool_imported",
        subject=pool.ref,
        at=now,
        codes=pool.size,
        months=pool.months,
        file_sha256=pool.sha256,
    )


def _twice(where: str) -> InputError:
    return InputError(
        "A code stands there twice, or was imported before.",
        code="monitoring.twice",
        where=where,
        why="A code is given to one person, once.",
        fix="Ask the provider for a file without it; nothing was taken from this one.",
    )


def _batched(rows: Iterable[_T]) -> Iterator[list[_T]]:
    them = iter(rows)
    while batch := list(islice(them, _AT_ONCE)):
        yield batch
