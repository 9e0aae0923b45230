"""From whose facts a page about authenticity speaks, and against which registry it judges."""

from __future__ import annotations

from amends.apps.authenticity.selectors import registry_of
from amends.apps.bulletins.selectors import public_bulletin
from amends.apps.incidents.selectors import fact_book, incident_by_ref
from amends.apps.proofs.selectors import KnownMessage
from amends.contact.authentic import Registry
from amends.contact.authentic.phones import regions_in
from amends.core.facts import FactBook


def spoken_from(message: KnownMessage | None = None) -> tuple[FactBook, bool]:
    """The facts of the message's own incident, else of the public one; and whether that is an exercise."""
    shown = public_bulletin() if message is None else None
    ref = message.incident_ref if message else (shown.incident_ref if shown else None)
    if ref is None:
        return FactBook(), False
    incident = incident_by_ref(ref)
    return fact_book(incident=incident), incident.is_exercise


def registry_from(*books: FactBook) -> Registry:
    """What these facts publish; numbers without a prefix are read as those of the house's own country."""
    return registry_of(books, region=region_of(*books))


def region_of(*books: FactBook) -> str:
    """The country of the first published number that names one (ISO 3166-1), or nothing."""
    for book in books:
        fact = book.current("contact.phone")
        for region in regions_in(str(fact.value) if fact is not None else ""):
            return region
    return ""
