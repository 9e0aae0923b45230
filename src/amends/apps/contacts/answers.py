"""A kept decision in the shape of INTERFACES, for who asked just now and holds the request."""

from __future__ import annotations

import msgspec

from amends.apps.contacts.models import ContactDecision
from amends.contact.decide import AgentView, Answer, Decision, Reason, Request, Suppressed
from amends.contact.decide.addressed import personal_parts
from amends.contact.decide.view import clock_of
from amends.core.channels import Channel


def answer_of(row: ContactDecision, request: Request) -> Answer:
    """The answer as it was given; names are put back from the request, for they are not kept."""
    view = msgspec.convert(row.agent_view, AgentView)
    decision = Decision(row.decision)
    asked = _as_decided(row, request)
    addressee, name = personal_parts(asked, decision, may_disclose=view.may_disclose)
    clock = clock_of(request.person.time_zone, request.person.residence or "") or request.at.tzinfo
    return Answer(
        decision=decision,
        not_before=row.not_before.astimezone(clock) if row.not_before is not None else None,
        channel=Channel(row.channel) if row.channel else None,
        addressee=addressee,
        because=msgspec.convert(row.because, tuple[Reason, ...]),
        agent_view=msgspec.structs.replace(view, name=name),
        suppressed_alternatives=msgspec.convert(row.suppressed, tuple[Suppressed, ...]),
        explanation=dict(row.explanation),
    )


def _as_decided(row: ContactDecision, request: Request) -> Request:
    """That somebody died may stand on the list alone, and not in the request."""
    is_dead = any(reason["rule"] == "bereavement" for reason in row.because)
    return msgspec.structs.replace(request, person=msgspec.structs.replace(request.person, deceased=is_dead))
