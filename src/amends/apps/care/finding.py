"""To which case a message belongs.  What a header says binds nobody; in doubt it opens a case of its own."""

from __future__ import annotations

from dataclasses import dataclass

from amends.apps.care.addresses import addressed
from amends.apps.care.boxes import author_digest
from amends.apps.care.incoming import Incoming, network_of
from amends.apps.care.models import Case, Direction, Kind, Message, Proof, WayIn
from amends.apps.incidents.models import Incident

DESKS = (Kind.PRESS, Kind.RESEARCHER)
"""Few may read them, so that nothing else is put among them."""
TYPED = "typed"
"""Names a correspondent by an address that somebody typed in, whoever it was: not the one who mails from it."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """``case`` is ``None`` where a new one is opened.

    ``bound_to`` names the correspondent, empty where nobody can be written to.  ``digest`` is theirs for finding.
    """

    case: Case | None
    proof: Proof
    network: str
    digest: str
    bound_to: str


def place_of(incoming: Incoming, *, incident: Incident | None, kind: str, person_hash: str, pepper: bytes) -> Place:
    """The case of the keyed token, else of the proven person, else of the same author where nothing speaks against."""
    network = network_of(incoming)
    digest = author_digest(pepper, network, incoming.author or incoming.reach)
    bound_to = bound(network, digest)
    given = addressed(incoming.thread, pepper=pepper) if incoming.thread else None
    if given is not None:
        # Another sender than the one who was given the address is heard, and believed nothing.
        proof = Proof.TOKEN if given.bound_to == bound_to else Proof.NONE
        return Place(case=given.case, proof=proof, network=network, digest=digest, bound_to=bound_to)
    found = _of_person(incident, person_hash, kind) or _of_author(incident, network, digest, kind, person_hash)
    proof = Proof.PERSON if person_hash else _proof(incoming)
    if proof == Proof.NONE and network == "mail" and incoming.way_in != WayIn.MAIL:
        bound_to = bound(TYPED, digest)
    return Place(case=found, proof=proof, network=network, digest=digest, bound_to=bound_to)


def bound(network: str, digest: str) -> str:
    """How a correspondent is named; empty for nobody."""
    return f"{network[:15]}:{digest}" if digest else ""


def family_of(case: Case) -> tuple[Case, ...]:
    """The case that the others were joined to, first, and all that were joined to it."""
    root = root_of(case)
    found, fresh = [root], [root]
    while fresh:
        fresh = list(Case.objects.filter(merged_into__in=fresh))
        found += fresh
    return tuple(found)


def root_of(case: Case) -> Case:
    """The case that stands in the queue for this one; ``joining`` lets no circle arise."""
    while case.merged_into is not None:
        case = case.merged_into
    return case


def is_stranger(message: Message) -> bool:
    """Whether it came to a case from somebody who had not written to it before and proved nothing.

    A form has a correspondent of its own, who holds the receipt's number: the address typed in it is nobody's proof.
    """
    if message.proof != Proof.NONE:
        return False
    case = message.case
    if message.bound_to and message.bound_to == bound(case.network, case.author_digest):
        return False  # the case is with this very address
    earlier = Message.objects.filter(case_id=message.case_id, direction=Direction.IN, id__lt=message.pk)
    return earlier.exists() and not earlier.filter(bound_to=message.bound_to).exclude(bound_to="").exists()


def _proof(incoming: Incoming) -> Proof:
    if incoming.noted_by:
        return Proof.STAFF
    is_named = incoming.is_named_by_network and incoming.way_in == WayIn.SOCIAL and bool(incoming.network)
    return Proof.NETWORK if is_named else Proof.NONE


def _of_person(incident: Incident | None, person_hash: str, kind: str) -> Case | None:
    if not person_hash:
        return None
    return _fitting(kind, incident=incident, person_hash=person_hash)


def _of_author(incident: Incident | None, network: str, digest: str, kind: str, person_hash: str) -> Case | None:
    """A case whose person was proven is not joined by an address alone: anybody can write it in a header."""
    if not digest:
        return None
    found = _fitting(kind, incident=incident, author_digest=digest, network=network)
    return found if found is not None and found.person_hash in ("", person_hash) else None


def _fitting(kind: str, **wanted: object) -> Case | None:
    for case in Case.objects.filter(**wanted).order_by("-id")[:20]:
        if case.kind == kind or (case.kind not in DESKS and kind not in DESKS):
            return case
    return None
