"""Adds to a request what the house knows: wishes, the suppression list, earlier contacts, an incident's freeze.

No request is decided without it: who asks cannot leave out what speaks against the contact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from amends.apps.contacts.freeze import frozen_among
from amends.apps.contacts.keys import address_digest, names_of, ref_digest
from amends.apps.contacts.models import ContactDecision, SuppressionReason
from amends.apps.contacts.preferences import joined, preferences_of
from amends.apps.contacts.suppression import Suppressed, standing_entries
from amends.apps.delivery.models import Message
from amends.apps.delivery.states import MessageState
from amends.apps.incidents.models import Incident
from amends.contact.decide import Decision, Occasion, Purpose, Request
from amends.contact.decide.model import Basis, Direction, OptOut, Past, Person, Preferences, Trigger
from amends.contact.decide.model import Incident as About
from amends.contact.decide.view import SELLING
from amends.core.channels import Channel

_LOOKS_BACK = timedelta(days=7)  # longer than every cap counts
_TOLD = (MessageState.ACCEPTED, MessageState.DELIVERED, MessageState.SENDING, MessageState.UNKNOWN)
_CHANNELS = frozenset(Channel) - {Channel.SOCIAL, Channel.PRESS}


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


def with_known(
    request: Request,
    *,
    person_hash: str,
    key: bytes,
    keys: Sequence[bytes] | None = None,
    frozen: Mapping[str, Incident] | None = None,
) -> Request:
    """The request with everything on file that speaks about the contact; ``person_hash`` may be empty.

    ``keys`` and ``frozen`` (``freeze.frozen_among``) are looked up where they are left out; a campaign gives them.
    """
    ref = (request.person.ref or "").strip()
    names = tuple(
        dict.fromkeys(name for name in (person_hash, *(names_of(ref, key=key, keys=keys) if ref else ())) if name)
    )
    entries = list(standing_entries(at=request.at, digests=_digests(request, ref, key)))
    known = joined(preferences_of(names, at=request.at), _as_wishes(entries))
    found = replace(
        request,
        preferences=joined(request.preferences, known),
        history=(*(request.history or ()), *_history(ref, names, request.at)),
    )
    if any(entry.reason == SuppressionReason.DECEASED for entry in entries):
        found = replace(found, person=replace(found.person, deceased=True))
    return _frozen(found, ref, frozen)


def _digests(request: Request, ref: str, key: bytes) -> list[str]:
    found = [ref_digest(ref, key=key)] if ref else []
    for channel, point in (request.person.contact_points or {}).items():
        if point is not None and point.address:
            found.append(address_digest(channel.value, point.address, key=key))
    return found


def _as_wishes(entries: list[Suppressed]) -> Preferences:
    """An entry acts as a stop: what the law demands goes by another way, or by this one where none is left."""
    return Preferences(
        opt_outs=tuple(
            OptOut(channel=Channel(entry.channel) if entry.channel else None, said="stop", at=None)
            for entry in entries
            if entry.reason not in (SuppressionReason.DECEASED, SuppressionReason.DO_NOT_CALL)
        ),
        do_not_call=any(entry.reason == SuppressionReason.DO_NOT_CALL for entry in entries),
    )


def _history(ref: str, names: tuple[str, ...], at: datetime) -> Iterator[Past]:
    """Contacts of the last days: messages of the ledger, and what was allowed by a decision.

    What the person asked for is no contact of ours: an answer must not put off what the law demands.
    """
    since = at - _LOOKS_BACK
    if ref:
        rows = Message.objects.filter(person_ref=ref, handed_at__gt=since, handed_at__lte=at, state__in=_TOLD)
        for channel, incident, handed_at in rows.values_list("channel", "campaign__incident_ref", "handed_at"):
            if channel in _CHANNELS and handed_at is not None:
                yield Past(at=handed_at, channel=Channel(channel), purpose=Purpose.STATUTORY_NOTICE, incident=incident)
    allowed = (
        ContactDecision.objects.filter(person_hash__in=names, decision=Decision.ALLOW, at__gt=since, at__lte=at)
        .exclude(channel="")
        .exclude(trigger=Occasion.CUSTOMER_REQUEST)
    )
    fields = ("channel", "incident__ref", "at", "purpose")
    for channel, incident, decided_at, purpose in allowed.values_list(*fields):
        yield Past(at=decided_at, channel=Channel(channel), purpose=Purpose(purpose), incident=incident)


def is_sale(request: Request) -> bool:
    """Whether we offer something without having been asked."""
    return request.purpose in SELLING and request.direction is not Direction.INBOUND


def _frozen(request: Request, ref: str, frozen: Mapping[str, Incident] | None) -> Request:
    """A sale names its incident, whether or not who asks knew of one."""
    if not ref or not is_sale(request):
        return request
    incident = (frozen_among((ref,), at=request.at) if frozen is None else frozen).get(ref)
    if incident is None:
        return request
    return replace(
        request,
        person=replace(request.person, affected=True),
        incident=About(ref=incident.ref, opened_at=incident.opened_at),
    )
