"""Builds the requests of these tests: one invented bank, one breach, changed where a test asks."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from amends.core.case.facts import facts_of_case
from amends.core.case.model import (
    Anchors,
    Assessment,
    Case,
    Cause,
    Contact,
    Controller,
    Exfiltration,
    Incident,
    Remedies,
)
from amends.core.person import PersonRow
from amends.wording import NoticeCohort, NoticeRequest

ZONE = timezone(timedelta(hours=2))
AS_OF = datetime(2026, 6, 15, 10, tzinfo=ZONE)
CODE = "7Q2K9-XMBDA"
LANGUAGES = ("de", "en", "fa", "pl")
STOLEN = ("name", "date_of_birth", "email", "pesel", "id_card", "iban", "card_number", "transactions")


def a_case(**incident: Any) -> Case:
    """A bank whose web systems were broken into; ``incident`` replaces fields of the incident."""
    contact = Contact(
        phone="+48 22 555 01 00",
        hours="24/7",
        email="help@bank.example",
        dpo_name="Ewa Zet",
        dpo_email="dpo@bank.example",
    )
    fields: dict[str, Any] = {
        "controller": Controller(name="Bank Wisła S.A.", brand_domains=("bank.example",), contact=contact),
        "anchors": Anchors(
            occurred=datetime(2026, 6, 3, 23, 30, tzinfo=timezone.utc),  # noqa: UP017  # 4 June in the bank's zone
            discovered=datetime(2026, 6, 13, 8, tzinfo=ZONE),
        ),
        "assessment": Assessment(exfiltration=Exfiltration.CONFIRMED, cause=Cause.WEB_ATTACK),
    }
    return Case(
        incident=Incident(**(fields | incident)),
        remedies=Remedies(monitoring_months=24, card_reissue=True, loss_compensation=True),
    )


def a_request(
    case: Case | None = None, *, residence: str = "PL", elements: tuple[str, ...] = STOLEN, **fields: Any
) -> NoticeRequest:
    """A request for the case; ``fields`` are those of ``NoticeRequest``."""
    case = case or a_case()
    given: dict[str, Any] = {
        "facts": facts_of_case(case, at=AS_OF),
        "cohort": NoticeCohort(residence=residence, elements=elements),
        "as_of": AS_OF,
        "remedies": case.remedies,
        "brand_domain": "bank.example",
    }
    return NoticeRequest(**(given | fields))


def a_person(name: str = "Anna Nowak", **fields: Any) -> PersonRow:
    """An invented person with a postal address."""
    given: dict[str, Any] = {
        "person_ref": "C-1",
        "language": "pl",
        "residence": "PL",
        "elements": STOLEN,
        "street": "ul. Przykładowa 5 m. 7",
        "postcode": "00-001",
        "city": "Warszawa",
    }
    return PersonRow(name=name, **(given | fields))
