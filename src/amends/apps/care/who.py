"""Which kinds of inquiry each role handles: the press is answered by those who speak for the house."""

from __future__ import annotations

from amends.apps.accounts.models import Role, User
from amends.apps.accounts.rights import Right, may
from amends.apps.care.models import Kind, Team

_FOR_SOME = {
    Kind.PRESS: frozenset({Role.COMMUNICATIONS, Role.INCIDENT_LEAD}),
    Kind.RESEARCHER: frozenset({Role.INCIDENT_LEAD, Role.DATA_PROTECTION, Role.COMMUNICATIONS}),
}


def kinds_for(role: str) -> frozenset[str]:
    """The kinds that the role sees, takes in and answers; none without the right."""
    if not may(role, Right.HANDLE_INQUIRIES):
        return frozenset()
    return frozenset(kind for kind in Kind if role in _FOR_SOME.get(kind, frozenset({role})))


def may_assign(user: User) -> bool:
    """Whether this person gives and takes cases that are another's: whoever leads, and is of no team."""
    return user.is_active and user.role == Role.INCIDENT_LEAD and team_of(user) is None


def team_of(user: User) -> Team | None:
    """The team that this person works for, and whose cases alone they see; ``None`` for the house's own people."""
    return Team.objects.filter(members__username=user.get_username()).first()


def kinds_of(user: User) -> frozenset[str]:
    """The kinds that this person handles: of who works for a team, those of the team that the role has too."""
    team = team_of(user)
    kinds = kinds_for(user.role)
    return kinds if team is None else kinds & frozenset(team.kinds)
