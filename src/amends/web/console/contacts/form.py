"""The plain form of a contact decision, and the request that it stands for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import QueryDict

from amends.apps.incidents.models import Incident
from amends.contact.decide import Basis, Direction, Occasion, Purpose, Request
from amends.contact.decide.model import Vulnerability
from amends.contact.decide.reading import request_of
from amends.core.channels import Channel
from amends.core.errors import InputError

CHANNELS = tuple(channel for channel in Channel if channel not in (Channel.SOCIAL, Channel.PRESS))
_LINE, _NUMBER = 200, 9
Choices = list[tuple[str, str]]


def choices() -> dict[str, Choices]:
    """The closed lists of the form, each code with its words."""
    return {
        "purposes": _words(Purpose),
        "bases": _words(Basis),
        "channels": _words(CHANNELS),
        "occasions": [pair for pair in _words(Occasion) if pair[0] != "declined_card"],  # said twice in the list
        "directions": _words(Direction),
        "vulnerabilities": _words(Vulnerability),
        "authentications": [("passed", "passed"), ("failed", "failed")],
        "consent_purposes": _words(Purpose),
    }


def request_from(form: QueryDict, *, incident: Incident | None, now: datetime) -> Request:
    """The request as ``amends contact decide`` reads it.  Raises ``InputError`` (``contact.*``, ``place.unknown``)."""
    return request_of(plain_request(form, incident=incident, now=now), now=now, where="the form")


def plain_request(form: QueryDict, *, incident: Incident | None, now: datetime) -> dict[str, Any]:
    """The same in plain values; what was left empty is left out."""
    found: dict[str, Any] = {
        "person": _person(form, is_incident=incident is not None),
        "purpose": _line(form, "purpose"),
        "channel": _line(form, "channel"),
        "at": now.isoformat(),
        "direction": _line(form, "direction") or "outbound",
        "facts_changed": "facts_changed" in form,
    }
    if basis := _line(form, "legal_basis"):
        found["legal_basis"] = basis
    if occasion := _line(form, "trigger"):
        found["trigger"] = {"kind": occasion}
    if result := _line(form, "authentication"):
        found["authentication"] = {"method": "at the desk", "result": result}
    if urgent := _line(form, "urgent_reason"):
        found["urgent"] = {"reason": urgent, "by": _line(form, "urgent_by") or None}
    if message := _message(form):
        found["message"] = message
    if wishes := _wishes(form, now):
        found["preferences"] = wishes
    if incident is not None:
        found["incident"] = {"ref": incident.ref, "opened_at": incident.opened_at.isoformat()}
    return found


def _person(form: QueryDict, *, is_incident: bool) -> dict[str, Any]:
    lines = {name: _line(form, name) for name in ("ref", "language", "residence", "time_zone", "born_on")}
    person: dict[str, Any] = {name: value for name, value in lines.items() if value}
    person["kind"] = "organisation" if "is_organisation" in form else "person"
    person["deceased"] = "deceased" in form
    person["affected"] = is_incident and "affected" in form
    person["vulnerability"] = form.getlist("vulnerability")
    if guardian := _line(form, "guardian"):
        person["guardian"] = {"ref": guardian}
    if kin := _line(form, "next_of_kin"):
        person["next_of_kin"] = {"ref": kin}
    if "is_safe_only" in form:
        person["safe_contact"] = {"only": form.getlist("safe")}
    verified = set(form.getlist("verified"))
    person["contact_points"] = {
        channel: {"given_by_person": channel in form.getlist("given"), "verified": channel in verified}
        for channel in dict.fromkeys((*form.getlist("given"), *verified))
    }
    return person


def _message(form: QueryDict) -> dict[str, Any]:
    found: dict[str, Any] = {
        name: True for name in ("promotional", "names_sender", "opt_out_offered", "free_to_recipient") if name in form
    }
    if typed := _line(form, "characters"):
        if not (typed.isascii() and typed.isdigit() and len(typed) <= _NUMBER):
            raise InputError("This is no length.", code="contact.bad_request", where="the form, characters")
        found["characters"] = int(typed)
    return found


def _wishes(form: QueryDict, now: datetime) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if consent := _line(form, "consent_purpose"):
        given = {"purpose": consent, "given_at": now.isoformat()}
        if channel := _line(form, "consent_channel"):
            given["channel"] = channel
        found["consents"] = [given]
    if "objects" in form:
        found["objections"] = [{"purpose": "direct_marketing", "at": now.isoformat()}]
    if said := _line(form, "opt_out"):
        found["opt_outs"] = [{"said": said, "at": now.isoformat()}]
    if "do_not_call" in form:
        found["do_not_call"] = True
    return found


def _line(form: QueryDict, name: str) -> str:
    return " ".join(form.get(name, "").replace("\0", "").split())[:_LINE]


def _words(codes: Any) -> Choices:
    return [(str(code), str(code).replace("_", " ")) for code in codes]
