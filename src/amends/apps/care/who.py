"""Which kinds of inquiry each role handles: the press is answered by those who speak for the house."""

from __future__ import annotations

from amends.apps.accounts.models import Role
from amends.apps.accounts.rights import Right, may
from amends.apps.care.models import Kind

_FOR_SOME = {
    Kind.PRESS: frozenset({Role.COMMUNICATIONS, Role.INCIDENT_LEAD}),
    Kind.RESEARCHER: frozenset({Role.INCIDENT_LEAD, Role.DATA_PROTECTION, Role.COMMUNICATIONS}),
}


def kinds_for(role: str) -> frozenset[str]:
    """The kinds that the role sees, takes in and answers; none without the right."""
    if not may(role, Right.HANDLE_INQUIRIES):
        return frozenset()
    return frozenset(kind for kind in Kind if role in _FOR_SOME.get(kind, frozenset({role})))
