"""Who is addressed in the person's place, and whose name the agent sees: what an answer holds and nothing keeps."""

from __future__ import annotations

from amends.contact.decide.answer import Decision
from amends.contact.decide.model import Other, Request
from amends.contact.decide.view import View, view_of


def addressee_of(view: View, decision: Decision) -> str | None:
    """The ref of the guardian or next of kin; ``None`` where the person is addressed, or nobody."""
    if decision is Decision.DENY or view.is_inbound:
        return None
    other = _other(view)
    return other.ref if other is not None else None


def name_of(view: View) -> str | None:
    """The name of whoever is addressed; only for an agent who may disclose."""
    if view.is_inbound:
        return view.request.person.name
    other = _other(view)
    return other.name if other is not None else view.request.person.name


def personal_parts(request: Request, decision: Decision, *, may_disclose: bool) -> tuple[str | None, str | None]:
    """The addressee and the name of an answer that was kept without them."""
    view = view_of(request)
    return addressee_of(view, decision), name_of(view) if may_disclose else None


def _other(view: View) -> Other | None:
    person = view.request.person
    return person.next_of_kin if view.is_deceased else person.guardian if view.is_minor else None
