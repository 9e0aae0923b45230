"""What people of the exercise are owed and asked for: a card and its batch, a claim, a contact, a forecast."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

PERSON = "1001"
PDF = b"%PDF-1.7 receipt"


def amends_of(incident: Any, now: datetime) -> dict[str, str]:
    """The names of one of each."""
    forecast_of(incident, now)
    return ordered_card(incident, now) | claimed_loss(incident, now) | {"decision": decided_contact(incident, now)}


def ordered_card(incident: Any, now: datetime) -> dict[str, str]:
    """One card in a batch; it is laid in as assessed, for the published file of this bank carries no card."""
    from amends.apps.remedies.models import Card, CardEvent
    from amends.apps.remedies.services import export_orders, treat_cards
    from amends.config.home import home
    from amends.core.ids import new_ref
    from amends.remedies.cards import CardState
    from amends.remedies.cards_risk import Activity, assess_card

    risk = assess_card(
        ["card_number", "card_code"], frozenset({Activity.RECURRING}), has_phone=True, has_account_updater=False
    )
    card = Card.objects.create(
        ref=new_ref("CRD", length=12), incident=incident, person_hash=hash_of(incident), token="tok_0001x",
        bin="41111111", last4="0001", expiry="2028-05", residence="PL", language="pl", level=risk.level,
        treatment=risk.treatment, is_reissued=risk.is_reissued, interim=risk.interim, recurring=risk.recurring,
        because=risk.because[:200], is_vulnerable=False, state=CardState.ASSESSED, state_at=now,
    )  # fmt: skip
    for before, after in (("", CardState.LISTED), (CardState.LISTED, CardState.ASSESSED)):
        CardEvent.objects.create(card=card, before=before, after=after, at=now, kept_at=now, by="lead", source="list")
    treat_cards(incident=incident, by="lead", now=now)
    [(batch, _)] = export_orders(
        incident=incident, folder=home() / "card-orders", most=1, form="csv", by="lead", now=now
    )
    return {"card": card.ref, "batch": batch.ref}


def claimed_loss(incident: Any, now: datetime) -> dict[str, str]:
    """A claim with a file, of somebody who has proven who they are."""
    from django.conf import settings

    from amends.apps.care.models import WayIn
    from amends.apps.claims.losses import File, Loss
    from amends.apps.claims.opening import Claimant, open_claim
    from amends.remedies.claims import ProvenBy

    loss = Loss(
        kind="unauthorised_payment", amount="120.50", currency="PLN", happened_on=date(2026, 5, 25),
        text="Ktoś zapłacił moimi danymi.", language="pl", name="Piotr Polnay", account="PL61109010140000071219812874",
        files=(File(name="receipt.pdf", content=PDF),),
    )  # fmt: skip
    claim = open_claim(
        loss=loss,
        claimant=Claimant(
            person_hash=hash_of(incident), proven_by=ProvenBy.MY_CASE, is_in_register=True, residence="PL"
        ),
        incident=incident, way_in=WayIn.WEB, received_at=now, now=now, public_key=settings.DESK_PUBLIC_KEY(),
        pepper=settings.SECRET_OF("portal.pepper"),
    ).claim  # fmt: skip
    return {"claim": claim.ref, "evidence": claim.evidence.get().ref}


def decided_contact(incident: Any, now: datetime) -> str:
    from django.conf import settings

    from amends.apps.contacts.services import decide_contact
    from amends.contact.decide.reading import request_of

    asked = {
        "person": {
            "ref": PERSON, "language": "pl", "residence": "PL", "time_zone": "Europe/Warsaw", "affected": True,
            "contact_points": {"email": {"given_by_person": True, "verified": True}},
        },
        "purpose": "service", "channel": "email", "legal_basis": "contract", "direction": "outbound",
        "incident": {"ref": incident.ref, "opened_at": incident.opened_at.isoformat()},
    }  # fmt: skip
    return decide_contact(
        request=request_of(asked, now=now), incident=incident, person_hash=hash_of(incident), by="agent", now=now,
        key=settings.SECRET_OF("contact.suppression"),
    ).ref  # fmt: skip


def forecast_of(incident: Any, now: datetime) -> None:
    """The first forecast, with too few agents for it."""
    from amends.apps.centre.services import make_forecast
    from amends.flood.plan import read_plan

    start = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    plan = (
        f"notices: 400\nstart: {start.isoformat()}\ndeadline: {(start + timedelta(days=3)).isoformat()}\n"
        "agents_available: 1\nchannels: {email: 1.0}\n"
    )
    make_forecast(incident=incident, plan=read_plan(plan, name="the plan"), by="lead", now=now)


def hash_of(incident: Any) -> str:
    from django.conf import settings

    from amends.apps.looks.services import person_hash

    return person_hash(settings.SECRET_OF(f"{incident.ref}.key"), PERSON)
