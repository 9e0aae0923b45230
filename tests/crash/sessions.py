"""The work of one session: the product's own calls, with made-up people.  Import it once Django has started."""

from __future__ import annotations

from datetime import UTC, datetime

from cast import KEY, NOW, SENDER, SmallRenderer, people, second_derivation
from orders import Audience

from amends.apps.delivery import services
from amends.apps.delivery.models import Campaign
from amends.apps.delivery.outage import telling_outages
from amends.apps.delivery.ports import Notice, Ways
from amends.providers.email.route import parse_smtp_url


def plan(audience: Audience) -> None:
    """Plans the campaign, from wherever an earlier planning was killed."""
    count, alone = audience.persons, audience.by_mail_alone
    services.plan_campaign(
        ref=audience.ref,
        incident_ref=f"INC-{audience.ref}",
        key=KEY,
        register_sha256="0" * 64,
        audience=people(count, by_mail_alone=alone),
        notice_for=lambda person, channel: Notice(f"{channel}.{person.language}", "a" * 64),
        derive_b=second_derivation(count, by_mail_alone=alone),
        renderer=SmallRenderer(),
        sender=SENDER,
        on=NOW.date(),
        now=NOW,
    )


def send(audience: Audience, workers: int) -> None:
    """Sends from wherever the ledger stands."""
    vars(services)["_DYING_S"] = 0.3  # others are alive all the time here; waiting for them to die is no use
    with telling_outages():
        campaign = Campaign.objects.get(ref=audience.ref)
    services.run_campaign(
        campaign=campaign,
        key=KEY,
        renderer=SmallRenderer(),
        ways=Ways(
            outbox=audience.outbox,
            journals=audience.journals,
            smtp=parse_smtp_url(audience.smtp) if audience.smtp else None,
        ),
        clock=lambda: datetime.now(UTC),
        workers=workers,
    )
