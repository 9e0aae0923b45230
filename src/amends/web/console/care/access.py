"""Who gets which case, and how long words that were opened for a reason stay open."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, QueryDict

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.care.finding import family_of, root_of
from amends.apps.care.letter import clean_text
from amends.apps.care.models import Case
from amends.apps.care.replying import Keys
from amends.apps.care.who import team_of
from amends.apps.incidents.models import Incident
from amends.web.console.access import access_incident
from amends.web.console.desk.inquiries_access import access_its_incident, access_kinds

OPEN_FOR = timedelta(minutes=15)
"""So long the words of a case stay readable after a look that is on record; then a reason is asked again."""
_MOST_OPEN = 5
_KEPT = "care_open"


def access_case(*, user: User, ref: str) -> Case:
    """The case as it stands in the queue, also where ``ref`` was joined to it.

    Raises ``PermissionDenied``, or ``Http404`` where any case that is joined to it is of a kind that the role has not,
    and for who works for a team where it was not given to that team.
    """
    kinds = access_kinds(user)
    found = Case.objects.filter(ref=ref).select_related("incident", "merged_into").first()
    if found is None:
        raise Http404
    root = root_of(found)
    team = team_of(user)
    if team is not None and (root.team_id != team.pk or any(one.is_sensitive for one in family_of(root))):
        raise Http404
    if any(one.kind not in kinds for one in family_of(root)):
        raise Http404
    access_its_incident(user, root.incident)
    return root


def access_texts(*, user: User, ref: str) -> Incident:
    """An incident for whoever reads its approved answers: they hold no person; raises as ``access_incident``."""
    right = Right.SEE_INCIDENTS if may(user.role, Right.SEE_INCIDENTS) else Right.HANDLE_INQUIRIES
    return access_incident(user=user, ref=ref, right=right)


def require_one_of(user: User, *rights: Right) -> None:
    """Raises ``PermissionDenied`` unless the role has one of them."""
    if not user.is_active or not any(may(user.role, right) for right in rights):
        raise PermissionDenied


def keys() -> Keys:
    """What the desk holds."""
    secret = settings.SECRET_OF
    return Keys(secret=secret("desk.key"), public_key=settings.DESK_PUBLIC_KEY(), pepper=secret("portal.pepper"))


def typed_back(post: QueryDict) -> dict[str, str]:
    """What somebody typed, for the form that refused it: without marks that turn the direction of our own words."""
    return {name: clean_text(str(value)) for name, value in post.items()}


def keep_open(request: HttpRequest, case: Case, *, now: datetime) -> None:
    """Remembers that a look at the case was recorded just now, in this session."""
    kept = {ref: at for ref, at in _opened(request).items() if ref != case.ref}
    kept[case.ref] = now.isoformat()
    request.session[_KEPT] = dict(list(kept.items())[-_MOST_OPEN:])


def shut(request: HttpRequest, case: Case) -> None:
    """Done with it: the words are asked for anew."""
    request.session[_KEPT] = {ref: at for ref, at in _opened(request).items() if ref != case.ref}


def is_open(request: HttpRequest, case: Case, *, now: datetime) -> bool:
    """Whether a look of this session at this case is on record and not over."""
    at = _opened(request).get(case.ref)
    return at is not None and now - datetime.fromisoformat(at) < OPEN_FOR


def _opened(request: HttpRequest) -> dict[str, str]:
    return dict(request.session.get(_KEPT, {}))
