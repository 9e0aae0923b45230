"""Requests of the texts for public, press, staff and authorities: a case of which little is known, and a full one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from wording_requests import AS_OF, STOLEN, ZONE, a_request

from amends.core.case.facts import facts_of_case
from amends.core.case.model import (
    Anchors,
    Assessment,
    Case,
    Cause,
    Claim,
    Contact,
    Controller,
    Exfiltration,
    Incident,
    Nature,
    Remedies,
)
from amends.core.channels import Channel
from amends.wording import Audience, NoticeRequest

# Every template of this part, the audience it is tried with, and its channel.
TEXTS = {
    "holding": (Audience.PUBLIC, Channel.WEB),
    "holding_social": (Audience.PUBLIC, Channel.SOCIAL),
    "media": (Audience.PRESS, Channel.PRESS),
    "status_update": (Audience.PUBLIC, Channel.WEB),
    "substitute": (Audience.PUBLIC, Channel.WEB),
    "faq": (Audience.PUBLIC, Channel.WEB),
    "ivr": (Audience.PUBLIC, Channel.VOICE),
    "staff_briefing": (Audience.STAFF, Channel.INBOX),
    "agent_script": (Audience.STAFF, Channel.INBOX),
    "regulator": (Audience.AUTHORITY, Channel.EMAIL),
    "social_acknowledge": (Audience.PUBLIC, Channel.SOCIAL),
    "social_where": (Audience.PUBLIC, Channel.SOCIAL),
    "social_scam": (Audience.PUBLIC, Channel.SOCIAL),
    "social_link": (Audience.PUBLIC, Channel.SOCIAL),
    "social_affected": (Audience.PUBLIC, Channel.SOCIAL),
    "social_complaint": (Audience.PUBLIC, Channel.SOCIAL),
    "social_unknown": (Audience.PUBLIC, Channel.SOCIAL),
}
SOCIAL = tuple(name for name, (_, channel) in TEXTS.items() if channel is Channel.SOCIAL)
CLAIMS: dict[str, Any] = {
    "exposure.persons": 80_000,
    "exposure.precision": "at_least",
    "press.email": "press@bank.example",
    "press.phone": "+48 22 555 01 09",
    "security.contact": "security@bank.example",
    "authority.name": "Urząd Ochrony Danych",
    "authority.reference": "DKN-1/26",
    "measure.access_closed": True,
    "measure.passwords_reset": True,
    "measure.authority_notified": True,
    "measure.police_notified": True,
    "measure.individual_notice": True,
    "substitute.reason": "unreachable",
    "substitute.days": 90,
    "anchor.substitute_until": "2026-09-15T00:00:00+02:00",
    "contact.toll_free": "800 555 010",
    "delay.reason": "scope",
    "notification.late": True,
    "controller.listed": True,
    "status.version": 3,
}


def sparse(template: str, **fields: Any) -> NoticeRequest:
    """Within the hour: a name, and that something happened."""
    case = Case(incident=Incident(controller=Controller(name="Bank Wisła S.A."), nature=(Nature.CONFIDENTIALITY,)))
    return _request(case, template, **({"elements": (), "brand_domain": None} | fields))


def rich_case(*, name: str = "Bank Wisła S.A.", without: tuple[str, ...] = (), **claims: Any) -> Case:
    """All that these texts can use; ``claims`` replace or add, ``without`` takes away."""
    given = {key: value for key, value in (CLAIMS | claims).items() if key not in without}
    contact = Contact(
        phone="+48 22 555 01 00",
        hours="24/7",
        email="help@bank.example",
        web="https://bank.example/incident",
        postal="ul. Przykładowa 1, 00-001 Warszawa",
        dpo_name="Ewa Zet",
        dpo_email="dpo@bank.example",
    )
    return Case(
        incident=Incident(
            controller=Controller(name=name, brand_domains=("bank.example",), contact=contact),
            anchors=Anchors(
                occurred=datetime(2026, 6, 4, 1, 30, tzinfo=ZONE),
                discovered=datetime(2026, 6, 13, 8, tzinfo=ZONE),
                individuals_notified=datetime(2026, 6, 14, 8, tzinfo=ZONE),
                first_public_by_others=datetime(2026, 6, 13, 1, tzinfo=ZONE),
            ),
            assessment=Assessment(exfiltration=Exfiltration.CONFIRMED, cause=Cause.WEB_ATTACK),
            facts=tuple(Claim(key=key, value=value) for key, value in given.items()),
        ),
        remedies=Remedies(
            monitoring_months=24,
            card_reissue=True,
            loss_compensation=True,
            legal_help=True,
            document_replacement=True,
            independent_audit=True,
        ),
    )


def rich(template: str, case: Case | None = None, **fields: Any) -> NoticeRequest:
    """A week on: nearly everything is known, and the next update has its hour."""
    given: dict[str, Any] = {"elements": STOLEN, "next_update": datetime(2026, 6, 17, 12, tzinfo=ZONE)}
    return _request(case or rich_case(), template, **(given | fields))


def _request(case: Case, template: str, **fields: Any) -> NoticeRequest:
    audience, channel = TEXTS[template]
    given: dict[str, Any] = {"template": template, "audience": audience, "channel": channel}
    request = a_request(case, **(given | fields))
    return replace(request, facts=facts_of_case(case, at=AS_OF))
