"""Requests for the texts to people: one where nothing is known, and one where everything is."""

from __future__ import annotations

from dataclasses import replace

from msgspec.structs import replace as struct_replace
from wording_requests import AS_OF, STOLEN, a_case, a_request

from amends.core.case.model import Anchors, Assessment, CohortStatus, Contact, Controller, Remedies
from amends.core.facts import FactBook
from amends.wording import NoticeCohort, NoticeRequest
from amends.wording.model import Correction

EMAILS = ("alert", "reissue", "card_delivery", "update", "correction", "not_affected", "all_clear")
SPOKEN = ("alert", "update")
CLAIMS = {
    "incident.delay_reason": "finding_people",
    "incident.law_enforcement_delay": False,
    "measure.access_closed": True,
    "measure.passwords_reset": True,
    "measure.authority_notified": True,
    "measure.police_notified": True,
    "measure.second_factor": True,
    "measure.less_data": True,
    "contact.time_zone": "CET",
    "contact.wait_minutes": 5,
    "contact.toll_free": True,
    "anchor.new_card_sent_by": "2026-06-22T10:00:00+02:00",
    "anchor.old_card_blocked": "2026-06-30T10:00:00+02:00",
    "anchor.claims_close": "2026-12-31T10:00:00+01:00",
    "card.pin": "same",
    "card.interim": "virtual_card",
    "card.recurring_updated": True,
}
CORRECTED = Correction(
    fact="anchor.occurred",
    said="The breach happened on 1 June 2026.",
    said_at=AS_OF,
    now="The breach happened on 4 June 2026.",
)
_REMEDIES = Remedies(
    monitoring_months=24,
    card_reissue=True,
    loss_compensation=True,
    legal_help=True,
    document_replacement=True,
    independent_audit=True,
)


def everything_known(template: str, **fields: object) -> NoticeRequest:
    """A request with every anchor, remedy, measure and way to reach us."""
    exposed = () if template == "not_affected" else STOLEN
    base = a_request(template=template, elements=exposed, next_update=AS_OF)
    anchors = {
        "scope_identified": "2026-06-12",
        "investigation_concluded": "2026-06-14",
        "individuals_notified": "2026-06-10",
    }
    book = _with(base.facts, {f"anchor.{name}": f"{day}T09:00:00+02:00" for name, day in anchors.items()} | CLAIMS)
    book = _with(book, {f"remedy.{name}": getattr(_REMEDIES, name) for name in _REMEDIES.__struct_fields__})
    corrected = {"corrections": (CORRECTED,), "previous_elements": STOLEN[1:]} if template == "correction" else {}
    known: dict[str, object] = {"facts": book, "remedies": _REMEDIES} | corrected
    return replace(base, **(known | fields))  # type: ignore[arg-type]


def nothing_known(template: str, **fields: object) -> NoticeRequest:
    """A request of a controller of whom only the name is known, and what the template cannot do without."""
    exposed = () if template == "not_affected" else ("name", "card_number")
    reissue = template in ("reissue", "card_delivery")
    unknown = {"anchors": Anchors(), "assessment": Assessment()}
    case = a_case(controller=Controller(name="Acme Ltd", contact=Contact()), **unknown)
    case = struct_replace(case, remedies=Remedies(card_reissue=reissue))
    base = a_request(case, template=template, elements=exposed, brand_domain=None)
    if template == "all_clear":
        base = replace(base, facts=_with(base.facts, {"anchor.investigation_concluded": "2026-06-14T09:00:00+02:00"}))
    return replace(base, **fields)  # type: ignore[arg-type]


def _with(book: FactBook, claims: dict[str, object]) -> FactBook:
    for key, value in claims.items():
        standing = book.current(key)
        known = {"value": value, "source": "test", "at": AS_OF}
        book = book.supersede(standing.ref, **known) if standing else book.claim(key=key, **known)  # type: ignore[arg-type]
    return book


def possible(request: NoticeRequest) -> NoticeRequest:
    """The same for people of whom it is not known yet whether they are affected."""
    cohort = NoticeCohort(residence="PL", elements=request.cohort.elements, status=CohortStatus.POSSIBLE)
    return replace(request, cohort=cohort)
