"""The gates: views get objects here or not at all."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.incidents.models import Incident
from amends.apps.notices.models import NoticeVersion, Release
from amends.apps.rehearsals.models import Rehearsal

_ALWAYS_FACTORED = frozenset(
    {Right.MANAGE_STAFF, Right.MANAGE_TOKENS, Right.ASK_EXPORT, Right.ALLOW_EXPORT, Right.SEE_LOOKS}
)


class FactorNeededError(PermissionDenied):
    """The role would do, but the session has no fresh second factor; ``staff_page`` asks for it."""


def require_right(user: User, right: Right) -> None:
    """Raises ``PermissionDenied`` unless the user is active and their role has the right.

    Raises ``FactorNeededError`` for staff, programs, exports and looks without a second factor.
    """
    if not user.is_active or not may(user.role, right):
        raise PermissionDenied
    if right in _ALWAYS_FACTORED and not user.is_factored:
        raise FactorNeededError


def access_incidents(*, user: User) -> list[Incident]:
    """The incidents that ``user`` may see, newest first; without a factor exercises only.

    Raises ``PermissionDenied``.
    """
    require_right(user, Right.SEE_INCIDENTS)
    found = Incident.objects.order_by("-opened_at", "-id")
    return list(found if user.is_factored else found.filter(is_exercise=True))


def access_incident(*, user: User, ref: str, right: Right = Right.SEE_INCIDENTS) -> Incident:
    """One incident, for whoever has ``right``; raises ``PermissionDenied``, or ``Http404`` where there is none."""
    require_right(user, right)
    incident = Incident.objects.filter(ref=ref).first()
    if incident is None:
        raise Http404
    if not incident.is_exercise and not user.is_factored:
        raise FactorNeededError
    return incident


def require_factor_for_house(user: User) -> None:
    """For what belongs to no one incident, such as reports of scams; raises ``FactorNeededError``.

    It is taken for real as soon as the house has a real incident; a house that only exercises is open like them.
    """
    if not user.is_factored and Incident.objects.filter(is_exercise=False).exists():
        raise FactorNeededError


def access_notice(*, user: User, ref: str, content_sha256: str) -> NoticeVersion:
    """One notice version of an incident, without any person's data; raises as ``access_incident``."""
    incident = access_incident(user=user, ref=ref)
    version = NoticeVersion.objects.filter(incident=incident, content_sha256=content_sha256).first()
    if version is None:
        raise Http404
    return version


def access_release(*, user: User, ref: str, bundle_sha256: str) -> Release:
    """One release of an incident; raises as ``access_incident``."""
    incident = access_incident(user=user, ref=ref)
    release = Release.objects.filter(incident=incident, bundle_sha256=bundle_sha256).first()
    if release is None:
        raise Http404
    return release


def access_messages(*, user: User, ref: str) -> Rehearsal:
    """The run whose messages ``user`` may look at, person by person; raises as ``access_incident``."""
    incident = access_incident(user=user, ref=ref, right=Right.SEE_PERSONS)
    rehearsal = Rehearsal.objects.select_related("incident").filter(incident=incident).first()
    if rehearsal is None:
        raise Http404
    return rehearsal
