"""Issues and revokes tokens, and says whose a secret is."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from amends.apps.integrations.models import ApiToken
from amends.apps.integrations.scopes import Scope
from amends.apps.journal.services import HOUSE, record_deed
from amends.core.errors import InputError, RefusedError
from amends.core.ids import new_ref

LONGEST_LIFE = timedelta(days=366)
_SECRET = re.compile(r"amd_[0-9A-Z]{8}_[0-9A-Za-z_-]{43}")
_MOST_NAME = 100


@dataclass(frozen=True)
class Issued:
    """A new token; ``secret`` is shown now and never again."""

    token: ApiToken
    secret: str


@transaction.atomic
def issue_token(
    *, name: str, scopes: Iterable[str], expires_at: datetime, by: str, now: datetime, is_exercise_only: bool = True
) -> Issued:
    """A token that lets one program in until ``expires_at``, within a year.

    Raises ``InputError``: ``token.name``, ``token.scope``, ``token.expiry``.
    """
    chosen = _checked(name, scopes, expires_at, now)
    ref = new_ref("TOK", length=8)
    secret = f"amd_{ref.removeprefix('TOK-')}_{secrets.token_urlsafe(32)}"
    token = ApiToken.objects.create(
        ref=ref,
        name=name.strip(),
        digest=_digest(secret),
        scopes=chosen,
        is_exercise_only=is_exercise_only,
        created_by=by,
        created_at=now,
        expires_at=expires_at,
    )
    record_deed(
        incident_ref=HOUSE, kind="token.issued", subject=ref, at=now, scopes=chosen,
        exercises_only=is_exercise_only, expires_at=expires_at.isoformat(),
    )  # fmt: skip
    return Issued(token, secret)


@transaction.atomic
def revoke_token(*, ref: str, by: str, now: datetime) -> None:
    """Ends a token at once; raises ``InputError`` (``token.unknown``), ``RefusedError`` (``token.revoked_before``)."""
    if not ApiToken.objects.filter(ref=ref).exists():
        raise InputError(f"There is no token {ref[:20]}.", code="token.unknown", where="ref", fix="List them.")
    if not ApiToken.objects.filter(ref=ref, revoked_at__isnull=True).update(revoked_at=now):
        raise RefusedError("The token is revoked already.", code="token.revoked_before", where=ref)
    record_deed(
        incident_ref=HOUSE, kind="token.revoked", subject=ref, at=now,
        by_sha256=hashlib.sha256(by.encode()).hexdigest(),
    )  # fmt: skip


def token_with(secret: str, *, now: datetime) -> ApiToken | None:
    """Whose the secret is, if it holds at ``now``; notes the day.

    The index is asked for a digest of 256 random bits, so that the time it takes tells nothing.
    """
    if not _SECRET.fullmatch(secret):
        return None
    token = ApiToken.objects.filter(digest=_digest(secret), revoked_at__isnull=True, expires_at__gt=now).first()
    if token is not None and token.used_on != now.date():
        ApiToken.objects.filter(pk=token.pk).update(used_on=now.date())
    return token


def tokens() -> list[ApiToken]:
    """Every token, the newest first."""
    return list(ApiToken.objects.order_by("-id"))


def _checked(name: str, scopes: Iterable[str], expires_at: datetime, now: datetime) -> list[str]:
    if not 1 <= len(name.strip()) <= _MOST_NAME:
        raise InputError("A token has a name of 1 to 100 characters.", code="token.name", where="name")
    chosen = sorted(set(scopes))
    unknown = [scope for scope in chosen if scope not in list(Scope)]
    if unknown or not chosen:
        raise InputError(
            f"{unknown[0][:40]!r} is no scope." if unknown else "A token needs at least one scope.",
            code="token.scope",
            where="scopes",
            why="What a token does not name it may not do.",
            fix="Choose of " + ", ".join(Scope) + ".",
        )
    if expires_at.tzinfo is None or not now < expires_at <= now + LONGEST_LIFE:
        raise InputError(
            "The end of the token is not within a year from now.",
            code="token.expiry",
            where="expires_at",
            why="A token that nobody renews is one that nobody remembers.",
            fix="Give an instant with its offset, at most a year ahead.",
        )
    return chosen


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
