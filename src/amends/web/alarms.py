"""Tells administrators by mail what the list of staff alarms about, so that nobody has to be looking at it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models.signals import post_save

from amends.apps.accounts.models import Role, User
from amends.apps.bulletins.selectors import House
from amends.apps.errands.models import Errand, ErrandKind
from amends.apps.errands.services import Mail, ask_errand
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.apps.journal.models import Entry
from amends.apps.journal.services import HOUSE
from amends.web.console.staff.deeds import ALARMS

TOLD = {**ALARMS, "export.asked": "Somebody asked for an export of personal data."}
"""The kinds of deeds that are written about, and the words."""
ONCE_IN = timedelta(hours=1)
_NO_CASE = House(name="Amends", email="amends@exercise.example")


def _tell(sender: object, instance: Entry, created: bool, **_: Any) -> None:
    """Within the transaction that puts the deed on record: there is no alarm without its mail, and no mail without."""
    if created and instance.kind in TOLD:
        tell_administrators(kind=instance.kind, incident_ref=instance.incident_ref, now=instance.at)


def tell_administrators(*, kind: str, incident_ref: str, now: datetime) -> None:
    """Asks for a mail to each administrator who has an address, at most one an hour for each kind of alarm.

    It says what happened in general, and neither whose account it was nor about whom.
    """
    incident = Incident.objects.filter(ref=incident_ref).first() if incident_ref != HOUSE else None
    house = _house(incident)
    administrators = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exclude(email="")
    if Errand.objects.filter(
        kind=ErrandKind.ALARM, cause__startswith=f"alarm:{kind}:", asked_at__gt=now - ONCE_IN
    ).exists():
        return
    for administrator in administrators.order_by("pk"):
        ask_errand(
            kind=ErrandKind.ALARM,
            cause=f"alarm:{kind}:{now:%Y-%m-%dT%H:%M}:{administrator.pk}",  # two at the same moment are one
            mail=_mail(administrator.email, kind, house, now),
            is_exercise=incident is not None and incident.is_exercise,
            public_key=settings.DESK_PUBLIC_KEY(),
            now=now,
        )


def _mail(to: str, kind: str, house: House, now: datetime) -> Mail:
    text = (
        f"{TOLD[kind]}\n\nIt was put on record at {now:%H:%M} UTC on {now:%d.%m.%Y}. Sign in to the console as you\n"
        "always do, and look at the list of staff and at the looks: they say whose account it was.\n\n"
        "This mail comes at most once an hour for each kind of alarm; there may have been more. It holds no link."
    )
    return Mail(
        to=to, sender=house.email, sender_name=house.name, subject="Amends: something needs an administrator",
        text=text, language="en",
    )  # fmt: skip


def _house(incident: Incident | None) -> House:
    """Who writes: the controller of this incident, or of the newest, a real one before an exercise."""
    of = incident or Incident.objects.order_by("is_exercise", "-id").first()
    if of is None:
        return _NO_CASE
    controller = case_of(of).incident.controller
    domain = controller.brand_domains[0] if controller.brand_domains else "exercise.example"
    return House(name=controller.name, email=controller.contact.email or f"notice@{domain}")


post_save.connect(_tell, sender=Entry, dispatch_uid="web.alarms")
