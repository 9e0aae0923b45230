"""What is on file about people, read for one or for many at once: wishes, the list, earlier contacts, freezes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from amends.apps.contacts.freeze import frozen_among
from amends.apps.contacts.keys import address_digest, names_of, ref_digest
from amends.apps.contacts.models import ContactDecision, Preference
from amends.apps.contacts.suppression import Suppressed, standing_entries
from amends.apps.delivery.models import Message
from amends.apps.delivery.states import MessageState
from amends.apps.incidents.models import Incident
from amends.contact.decide import Decision, Occasion, Purpose, Request
from amends.contact.decide.model import Direction, Past
from amends.contact.decide.view import SELLING
from amends.core.channels import Channel

_LOOKS_BACK = timedelta(days=7)  # longer than every cap counts
_TOLD = (MessageState.ACCEPTED, MessageState.DELIVERED, MessageState.SENDING, MessageState.UNKNOWN)
_CHANNELS = frozenset(Channel) - {Channel.SOCIAL, Channel.PRESS}
_IN_A_QUERY = 5_000  # values; SQLite takes 32,766


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with every name and digest under which its person may stand on file."""

    request: Request
    ref: str
    names: tuple[str, ...]
    digests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnFile:
    """What was found, by digest, name or reference; ``frozen`` only of those whom somebody wants to sell to."""

    entries: dict[str, list[Suppressed]] = field(default_factory=lambda: defaultdict(list))
    wishes: dict[str, list[Preference]] = field(default_factory=lambda: defaultdict(list))
    told: dict[str, list[Past]] = field(default_factory=lambda: defaultdict(list))
    decided: dict[str, list[Past]] = field(default_factory=lambda: defaultdict(list))
    frozen: dict[str, Incident] = field(default_factory=dict)

    def note_allowed(self, name: str, past: Past) -> None:
        """Counts a contact that was allowed just now, so that the next request about the person knows of it."""
        self.decided[name].append(past)


def asked_of(request: Request, *, person_hash: str, key: bytes, keys: Sequence[bytes] | None) -> Asked:
    """The request with its names; ``keys`` are those of the incidents, read where they are left out."""
    ref = (request.person.ref or "").strip()
    known = (person_hash, *(names_of(ref, key=key, keys=keys) if ref else ()))
    names = tuple(dict.fromkeys(name for name in known if name))
    return Asked(request, ref, names, tuple(_digests(request, ref, key)))


def on_file(people: Collection[Asked], *, at: datetime) -> OnFile:
    """Everything on file at the time about all of these people, in a handful of questions to the database."""
    found = OnFile()
    for some in _portions(digest for one in people for digest in one.digests):
        for entry in standing_entries(at=at, digests=some):
            found.entries[entry.digest].append(entry)
    for some in _portions(name for one in people for name in one.names):
        for row in Preference.objects.filter(person_hash__in=some, at__lte=at).order_by("at", "id"):
            found.wishes[row.person_hash].append(row)
        _read_decided(found, some, at)
    for some in _portions(one.ref for one in people if one.ref):
        _read_told(found, some, at)
    sold_to = {one.ref for one in people if one.ref and is_sale(one.request)}
    found.frozen.update(frozen_among(sold_to, at=at) if sold_to else {})
    return found


def is_sale(request: Request) -> bool:
    """Whether we offer something without having been asked."""
    return request.purpose in SELLING and request.direction is not Direction.INBOUND


def counts_as_contact(request: Request) -> bool:
    """What the person asked for is no contact of ours: an answer must not put off what the law demands."""
    return request.trigger is None or request.trigger.kind is not Occasion.CUSTOMER_REQUEST


def by_time(people: Iterable[Asked]) -> Callable[[Asked], OnFile]:
    """What is on file for each, read once for all requests of one moment."""
    groups: dict[datetime, list[Asked]] = defaultdict(list)
    for one in people:
        groups[one.request.at].append(one)
    files = {at: on_file(group, at=at) for at, group in groups.items()}
    return lambda one: files[one.request.at]


def _digests(request: Request, ref: str, key: bytes) -> Iterator[str]:
    if ref:
        yield ref_digest(ref, key=key)
    for channel, point in (request.person.contact_points or {}).items():
        if point is not None and point.address:
            yield address_digest(channel.value, point.address, key=key)


def _read_decided(found: OnFile, names: Collection[str], at: datetime) -> None:
    rows = (
        ContactDecision.objects.filter(person_hash__in=names, decision=Decision.ALLOW)
        .filter(at__gt=at - _LOOKS_BACK, at__lte=at)
        .exclude(channel="")
        .exclude(trigger=Occasion.CUSTOMER_REQUEST)
    )
    fields = ("person_hash", "channel", "incident__ref", "at", "purpose")
    for name, channel, incident, decided_at, purpose in rows.values_list(*fields):
        past = Past(at=decided_at, channel=Channel(channel), purpose=Purpose(purpose), incident=incident)
        found.decided[name].append(past)


def _read_told(found: OnFile, refs: Collection[str], at: datetime) -> None:
    rows = Message.objects.filter(
        person_ref__in=refs, handed_at__gt=at - _LOOKS_BACK, handed_at__lte=at, state__in=_TOLD
    )
    fields = ("person_ref", "channel", "campaign__incident_ref", "handed_at")
    for ref, channel, incident, handed_at in rows.values_list(*fields):
        if channel in _CHANNELS and handed_at is not None:
            past = Past(at=handed_at, channel=Channel(channel), purpose=Purpose.STATUTORY_NOTICE, incident=incident)
            found.told[ref].append(past)


def _portions(values: Iterable[str]) -> Iterator[list[str]]:
    stream = iter(dict.fromkeys(values))
    while some := list(islice(stream, _IN_A_QUERY)):
        yield some
