"""The gates: views get objects here or not at all."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404

from amends.apps.accounts.models import Role, User
from amends.apps.incidents.models import Incident
from amends.apps.notices.models import NoticeVersion, Release
from amends.apps.rehearsals.models import Rehearsal

_SEES_INCIDENTS = {Role.INCIDENT_LEAD, Role.COUNSEL, Role.COMMUNICATIONS, Role.DATA_PROTECTION, Role.AUDITOR}


def access_incidents(*, user: User) -> list[Incident]:
    """The incidents that ``user`` may see, newest first; raises ``PermissionDenied``."""
    _refuse_others(user)
    return list(Incident.objects.order_by("-opened_at", "-id"))


def access_incident(*, user: User, ref: str) -> Incident:
    """One incident; raises ``PermissionDenied``, or ``Http404`` where there is none."""
    _refuse_others(user)
    incident = Incident.objects.filter(ref=ref).first()
    if incident is None:
        raise Http404
    return incident


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
    incident = access_incident(user=user, ref=ref)
    if not user.may_see_persons:
        raise PermissionDenied
    rehearsal = Rehearsal.objects.select_related("incident").filter(incident=incident).first()
    if rehearsal is None:
        raise Http404
    return rehearsal


def _refuse_others(user: User) -> None:
    if not user.is_active or user.role not in _SEES_INCIDENTS:
        raise PermissionDenied
