"""Who may call: a token that holds, with the scope of the operation, within its calls a minute."""

from __future__ import annotations

import re
from datetime import datetime

from django.http import HttpRequest

from amends.apps.incidents.models import Incident
from amends.apps.integrations.models import ApiToken
from amends.apps.integrations.services import token_with
from amends.web import counts
from amends.web.api.model import Operation
from amends.web.api.problems import CallError
from amends.web.callers import origin_of
from amends.web.counts import WINDOW_S

CALLS_A_MINUTE = 600
_REF = re.compile(r"INC-[0-9A-Z]{7}")


def token_of(request: HttpRequest, *, now: datetime) -> ApiToken:
    """The token of ``Authorization: Bearer``.

    Raises ``CallError``: 401 (``api.no_token``, ``api.bad_token``), 429 (``api.too_many``) after many wrong ones.
    """
    origin = origin_of(request)
    wait_s = counts.seconds_to_wait(origin, now=now)
    if wait_s is not None:
        raise _too_many(wait_s)
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    token = token_with(secret.strip(), now=now) if scheme.lower() == "bearer" else None
    if token is not None:
        return token
    counts.count_refusal(origin, now=now)
    if not secret:
        raise CallError(
            "A token is needed.", status=401, code="api.no_token", where="Authorization",
            why="Nothing is answered without one.", fix="Send it as Authorization: Bearer amd_...",
        )  # fmt: skip
    raise CallError(
        "This token lets nobody in.", status=401, code="api.bad_token", where="Authorization",
        why="It is unknown, has expired or was revoked.", fix="Ask the administrator for a new one.",
    )  # fmt: skip


def require_scope(token: ApiToken, operation: Operation) -> None:
    """Raises ``CallError`` 403 (``api.scope``)."""
    if operation.scope not in token.scopes:
        raise CallError(
            "The token does not allow this.", status=403, code="api.scope", where=operation.name,
            why=f"It lacks the scope {operation.scope}.", fix="Use a token that has it, or ask for one.",
        )  # fmt: skip


def count_call(token: ApiToken, cost: int, *, now: datetime) -> None:
    """Counts a call; raises ``CallError`` 429 (``api.too_many``) beyond the token's calls a minute."""
    window, passed = divmod(int(now.timestamp()), WINDOW_S)
    for _ in range(cost):
        if counts.counted("api", f"{window}:{token.ref}") > CALLS_A_MINUTE:
            raise _too_many(WINDOW_S - passed)


def incident_of(token: ApiToken, ref: str) -> Incident:
    """The incident; raises ``CallError``: 404 (``incident.unknown``), 403 (``api.exercises_only``)."""
    incident = Incident.objects.filter(ref=ref).first() if _REF.fullmatch(ref) else None
    if incident is None:
        raise CallError("There is no such incident.", status=404, code="incident.unknown", where="ref")
    if token.is_exercise_only and not incident.is_exercise:
        raise CallError(
            "The token is for exercises only.", status=403, code="api.exercises_only", where=ref,
            why="This incident is a real one.", fix="Use a token that was issued for real incidents.",
        )  # fmt: skip
    return incident


def _too_many(wait_s: int) -> CallError:
    return CallError(
        "Too many calls.", status=429, code="api.too_many", wait_s=wait_s,
        why=f"{CALLS_A_MINUTE} a minute are answered; dear ones count as many.", fix=f"Wait {wait_s} seconds.",
    )  # fmt: skip
