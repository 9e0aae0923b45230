"""Which incident a page is about, and which one a message that somebody holds was about."""

from __future__ import annotations

from amends.apps.bulletins.selectors import public_bulletin
from amends.apps.incidents.models import Incident
from amends.apps.proofs.selectors import message_with_code
from amends.web.portal.verify_code import read_code


def shown_incident() -> Incident | None:
    """The incident of the status page, or ``None`` before anything is public: people may ask all the same."""
    shown = public_bulletin()
    return None if shown is None else Incident.objects.filter(pk=shown.incident_id).first()


def incident_of_code(typed: str) -> Incident | None:
    """The incident of the message with this code; what is no code of ours is no hindrance and tells nothing."""
    code = read_code(typed)
    message = message_with_code(code) if code else None
    return Incident.objects.filter(ref=message.incident_ref).first() if message else None
