"""Adds to a request what the house knows: wishes, the suppression list, earlier contacts, an incident's freeze.

No request is decided without it: who asks cannot leave out what speaks against the contact.
"""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from amends.apps.contacts.models import SuppressionReason
from amends.apps.contacts.onfile import Asked, OnFile, asked_of, is_sale, on_file
from amends.apps.contacts.persons import STOPS, with_entries
from amends.apps.contacts.preferences import joined, preferences_in
from amends.apps.contacts.suppression import Suppressed
from amends.apps.incidents.models import Incident
from amends.contact.decide import Purpose, Request
from amends.contact.decide.model import Basis, OptOut, Past, Person, Preferences, Trigger
from amends.contact.decide.model import Incident as About
from amends.core.channels import Channel


def request_for(
    *,
    person: Person,
    purpose: Purpose,
    channel: Channel,
    basis: Basis | None,
    trigger: Trigger | None,
    incident: Incident | None,
    person_hash: str,
    key: bytes,
    now: datetime,
    compromised_channels: tuple[Channel, ...] = (),
) -> Request:
    """The whole request for one person: what the caller knows of them, and all that the house knows beside it."""
    about = (
        About(ref=incident.ref, opened_at=incident.opened_at, compromised_channels=compromised_channels)
        if incident
        else None
    )
    asked = Request(
        person=person, purpose=purpose, channel=channel, at=now, legal_basis=basis, trigger=trigger, incident=about
    )
    return with_known(asked, person_hash=person_hash, key=key)


def with_known(request: Request, *, person_hash: str, key: bytes) -> Request:
    """The request with everything on file that speaks about the contact; ``person_hash`` may be empty."""
    asked = asked_of(request, person_hash=person_hash, key=key, keys=None)
    return with_file(asked, on_file((asked,), at=request.at))


def with_file(asked: Asked, file: OnFile) -> Request:
    """The request with what was read for it; see ``onfile``."""
    request = asked.request
    entries = [entry for digest in asked.digests for entry in file.entries.get(digest, ())]
    wishes = [row for name in asked.names for row in file.wishes.get(name, ())]
    known = joined(preferences_in(wishes), _as_wishes(entries))
    found = replace(
        request,
        preferences=joined(request.preferences, known),
        history=(*(request.history or ()), *_history(asked, file)),
    )
    person = with_entries(found.person, entries, asked_channel=request.channel)
    found = found if person is found.person else replace(found, person=person)
    return _with_freeze(found, file.frozen.get(asked.ref))


def _history(asked: Asked, file: OnFile) -> tuple[Past, ...]:
    """Contacts of the last days: messages of the ledger, and what was allowed by a decision, each once."""
    decided = (past for name in asked.names for past in file.decided.get(name, ()))
    return (*file.told.get(asked.ref, ()), *decided)


def _as_wishes(entries: list[Suppressed]) -> Preferences:
    """An entry acts as a stop: what the law demands goes by another way, or by this one where none is left."""
    return Preferences(
        opt_outs=tuple(
            OptOut(channel=Channel(entry.channel) if entry.channel else None, said="stop", at=None)
            for entry in entries
            if entry.reason in STOPS
        ),
        do_not_call=any(entry.reason == SuppressionReason.DO_NOT_CALL for entry in entries),
    )


def _with_freeze(request: Request, incident: Incident | None) -> Request:
    """A sale names its incident, whether or not who asks knew of one."""
    if incident is None or not is_sale(request):
        return request
    return replace(
        request,
        person=replace(request.person, affected=True),
        incident=About(ref=incident.ref, opened_at=incident.opened_at),
    )
