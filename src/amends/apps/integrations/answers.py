"""Does each write once, however often a program asks for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from amends.apps.integrations.models import ApiToken, KeptAnswer
from amends.apps.journal.services import HOUSE, record_deed
from amends.core.errors import RefusedError
from amends.core.ids import new_ref

KEPT_FOR = timedelta(hours=24)


@dataclass(frozen=True)
class Done:
    """An answer as bytes; ``is_repeated`` where nothing was done this time."""

    status: int
    body: bytes
    is_repeated: bool = False


def do_write(
    work: Callable[[], bytes],
    *,
    token: ApiToken,
    operation: str,
    incident_ref: str,
    status: int,
    key: str,
    request_digest: str,
    now: datetime,
    keeps_body: bool = True,
) -> Done:
    """Does ``work`` and puts on record which token asked for it, or neither.

    With a ``key`` it is done once: the same request again gives the same answer.  Where the answer must not be kept
    (``keeps_body``) ``work`` is called again, and has to give the same by itself.
    Raises ``RefusedError`` (``api.other_request``) if the key was used for another request, and what ``work`` raises.
    """
    if key:
        sweep_answers(now=now)
        found = _kept(token, key, request_digest)
        if found is not None:
            return Done(found.status, bytes(found.body) if keeps_body else work(), is_repeated=True)
    try:
        with transaction.atomic():
            row = _begun(token, key, request_digest, status, now) if key else None
            body = work()
            if row is not None and keeps_body:
                KeptAnswer.objects.filter(pk=row.pk).update(body=body)
            record_deed(
                incident_ref=incident_ref or HOUSE, kind="api.written", subject=new_ref("CALL", length=16), at=now,
                token=token.ref, operation=operation,
            )  # fmt: skip
            return Done(status, body)
    except _OvertakenError:
        found = _kept(token, key, request_digest)
        if found is None:
            raise
        return Done(found.status, bytes(found.body) if keeps_body else work(), is_repeated=True)


def sweep_answers(*, now: datetime) -> int:
    """Forgets what was kept longer than promised; how many.  A round that finds nothing writes nothing."""
    old = KeptAnswer.objects.filter(at__lt=now - KEPT_FOR)
    return old.delete()[0] if old.exists() else 0


class _OvertakenError(RefusedError):
    """The same request was under way twice, and the other one was first."""


def _begun(token: ApiToken, key: str, request_digest: str, status: int, now: datetime) -> KeptAnswer:
    """The row that makes a second one wait, and then fail."""
    try:
        with transaction.atomic():
            return KeptAnswer.objects.create(
                token=token, key=key, request_digest=request_digest, status=status, body=b"", at=now
            )
    except IntegrityError as error:
        raise _OvertakenError("The same request is under way.", code="api.under_way", fix="Ask again.") from error


def _kept(token: ApiToken, key: str, request_digest: str) -> KeptAnswer | None:
    found = KeptAnswer.objects.filter(token=token, key=key).first()
    if found is not None and found.request_digest != request_digest:
        raise RefusedError(
            "This Idempotency-Key was used for another request.",
            code="api.other_request",
            where="Idempotency-Key",
            why="Its answer would be the answer to something else.",
            fix="Use a new key for each request, and the same key only to repeat one.",
        )
    return found
