"""Who notifies, and who can be asked."""

from __future__ import annotations

from amends.core.places import country_of
from amends.filing.facts import NOTHING, Datum, Situation, given
from amends.filing.model import Stage

_CONTACT = ("postal", "email", "phone", "web")


def contact(situation: Situation) -> Datum:
    """Address, e-mail, telephone and page of the organisation, as far as the case gives them."""
    stated = {f"contact.{name}": situation.get(f"contact.{name}") for name in _CONTACT}
    known = {key: datum for key, datum in stated.items() if datum.is_known}
    if not known:
        return NOTHING
    text = "; ".join(str(datum.value) for datum in known.values())
    return given(text, *(ref for datum in known.values() for ref in datum.facts))


def has_dpo(situation: Situation) -> Datum:
    """``yes`` where the case names an officer or the officer's address; otherwise nobody has said so."""
    officer = situation.first(("contact.dpo_name", "contact.dpo_email"))
    return given("yes", *officer.facts) if officer.is_known else NOTHING


def dpo_contact(situation: Situation) -> Datum:
    """The officer's e-mail address, else that of the organisation; with its telephone."""
    parts = [situation.first(("contact.dpo_email", "contact.email")), situation.get("contact.phone")]
    known = [datum for datum in parts if datum.is_known]
    if not known:
        return NOTHING
    return given("; ".join(str(datum.value) for datum in known), *(ref for datum in known for ref in datum.facts))


def contact_point(situation: Situation) -> Datum:
    """``dpo`` where there is one, else ``other``."""
    officer = situation.get("contact.dpo_name")
    return given("dpo", *officer.facts) if officer.is_known else NOTHING


def country(situation: Situation) -> Datum:
    """The country of establishment."""
    place = situation.case.incident.controller.established_in
    return given(country_of(place), "case.controller.established_in") if place else NOTHING


def place(situation: Situation) -> Datum:
    """The country, or the State or Land, of establishment."""
    stated = situation.case.incident.controller.established_in
    return given(stated, "case.controller.established_in") if stated else NOTHING


def sectors(situation: Situation) -> Datum:
    """The sectors that the case names."""
    codes = situation.case.incident.controller.sectors
    return given(codes, "case.controller.sectors") if codes else NOTHING


def regulated_as(situation: Situation) -> Datum:
    """What the controller is regulated as."""
    codes = situation.case.incident.controller.regulated_as
    return given(codes, "case.controller.regulated_as") if codes else NOTHING


def reference(situation: Situation) -> Datum:
    """The number that the authority gave to the first notification, for this form or for all."""
    if situation.stage is Stage.PRELIMINARY:
        return NOTHING
    return situation.first((f"filing.reference.{situation.form}", "filing.reference"))


def stage(situation: Situation) -> Datum:
    """The stage of the filing itself."""
    return given(str(situation.stage), "filing.stage")


KEYS = {
    "organisation.contact": contact,
    "organisation.country": country,
    "organisation.place": place,
    "organisation.sectors": sectors,
    "organisation.regulated_as": regulated_as,
    "dpo.designated": has_dpo,
    "dpo.contact": dpo_contact,
    "contact.point": contact_point,
    "authority.reference": reference,
    "filing.stage": stage,
}
