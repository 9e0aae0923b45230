"""What an operation of the API is: one row of a table from which addresses, checks and description are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from amends.apps.incidents.models import Incident
from amends.apps.integrations.models import ApiToken
from amends.apps.integrations.scopes import Scope

_NO_NUL = r"^[^\u0000]*$"  # PostgreSQL keeps no such character, and nobody writes one
Line = Annotated[str, Meta(min_length=1, max_length=200, pattern=_NO_NUL)]
MaybeLine = Annotated[str, Meta(max_length=300, pattern=_NO_NUL)]
Text = Annotated[str, Meta(min_length=1, max_length=100_000, pattern=_NO_NUL)]
Aware = Annotated[datetime, Meta(tz=True, description="An instant with its offset, such as 2026-06-01T10:00:00+02:00")]
Limit = Annotated[int, Meta(ge=1, le=200, description="How many at most")]
Cursor = Annotated[str, Meta(pattern=r"^[0-9]{0,18}$", description="`next` of the page before; empty for the first")]


class Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a program sends: a field that is not known is refused, for it was meant to do something."""


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What a program gets."""


class Nothing(Body, frozen=True, kw_only=True):
    """No parameters."""


class Paged(Body, frozen=True, kw_only=True):
    """A page of a list."""

    limit: Limit = 50
    cursor: Cursor = ""


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call, after every check: who asks, about what, when."""

    token: ApiToken
    now: datetime
    path: Mapping[str, str]
    query: Any
    body: Any
    key: str = ""
    incident_or_none: Incident | None = None

    @property
    def incident(self) -> Incident:
        """The incident of the address; only operations whose address names one may ask."""
        assert self.incident_or_none is not None
        return self.incident_or_none

    @property
    def by(self) -> str:
        """Who does it, as it is kept beside names of staff."""
        return f"token {self.token.ref}"


@dataclass(frozen=True, kw_only=True)
class Operation:
    """``path`` is below ``/api/v1``; one with ``{ref}`` is about that incident.

    ``cost`` is what a call takes of the token's calls a minute.  ``is_write``: it is done once for each
    ``Idempotency-Key`` and put on record.  ``is_repeatable``: it gives the same answer to the same key by itself, and
    the answer is not kept.
    """

    name: str
    method: str
    path: str
    scope: Scope
    says: str
    handle: Callable[[Call], Any]
    answer: Any
    query: type[Body] = Nothing
    body: type[Body] | None = None
    example: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    is_write: bool = False
    is_repeatable: bool = False
    cost: int = 1

    @property
    def has_incident(self) -> bool:
        """Whether its address names an incident."""
        return "{ref}" in self.path
