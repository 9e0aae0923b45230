"""In which incidents a person's reference occurs; whoever asks gives a reason, and it is recorded before the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from amends.apps.accounts.models import User
from amends.apps.delivery.models import Message, Omission
from amends.apps.incidents.models import Incident
from amends.apps.looks.models import LookKind
from amends.apps.looks.services import person_hash, record_look
from amends.core.errors import InputError
from amends.web.console.keys import key_if_kept
from amends.web.console.overview.links import address

_LONGEST = 200


@dataclass(frozen=True, kw_only=True)
class CaseOfPerson:
    """An incident in whose ledger the person stands."""

    ref: str
    title: str
    url: str


def incidents_of_person(
    person_ref: str, incidents: Sequence[Incident], *, by: User, reason: str, now: datetime
) -> list[CaseOfPerson]:
    """The incidents in which a message was, or was not, made for the person.

    Raises ``InputError`` (``search.person_ref``, ``look.reason``).  Every incident that is looked through gets
    the look on its record; one whose key was destroyed is not looked through, for nobody can be named in it.
    """
    if not person_ref or len(person_ref) > _LONGEST:
        raise InputError("Give a reference.", code="search.person_ref", where="Reference")
    kept = [(incident, key) for incident in incidents if (key := key_if_kept(incident.ref)) is not None]
    for incident, key in kept:
        record_look(
            by=by,
            incident=incident,
            kind=LookKind.SEARCH,
            what="whether the reference occurs",
            reason=reason,
            person_hash=person_hash(key, person_ref),
            now=now,
        )
    found = set(Message.objects.filter(person_ref=person_ref).values_list("campaign__incident_ref", flat=True))
    campaigns = {incident.ref for incident, _ in kept} - found
    omitted = Omission.objects.filter(campaign__incident_ref__in=campaigns, person_ref=person_ref)
    found |= set(omitted.values_list("campaign__incident_ref", flat=True))
    return [
        CaseOfPerson(ref=incident.ref, title=incident.title, url=address("register", incident.ref))
        for incident, _ in kept
        if incident.ref in found
    ]
