"""What the agent may see: a segment and what the contact needs, and never an account."""

from __future__ import annotations

from collections.abc import Iterator

from amends.contact.decide.addressed import name_of
from amends.contact.decide.answer import AgentView, Decision
from amends.contact.decide.engine import Verdict
from amends.contact.decide.model import Kind, Purpose
from amends.contact.decide.view import View
from amends.core.channels import Channel

_NEXT_STEP = {
    Purpose.STATUTORY_NOTICE: "tell_the_notice",
    Purpose.INCIDENT_UPDATE: "tell_what_is_new",
    Purpose.FRAUD_ALERT: "warn_and_protect",
    Purpose.COMPLAINT: "take_or_answer_the_complaint",
    Purpose.SERVICE: "offer_help",
    Purpose.REMEDY: "explain_the_remedy",
    Purpose.SURVEY: "ask_the_questions",
    Purpose.MARKETING: "make_the_offer",
    Purpose.SALES: "make_the_offer",
}


def agent_view(view: View, verdict: Verdict) -> AgentView:
    """The least that serves; the name only where somebody is spoken to who may be the person."""
    goes = verdict.decision is not Decision.DENY
    is_the_person = bool(view.request.person.ref) and not view.is_unproven
    disclose = goes and is_the_person and not (view.is_inbound and view.is_deceased)
    return AgentView(
        segment=_segment(view),
        purpose=view.request.purpose.value,
        next_step=_NEXT_STEP[view.request.purpose] if goes else "do_not_contact",
        may_disclose=disclose,
        handling=tuple(_handling(view, verdict)),
        name=name_of(view) if disclose else None,
    )


def _segment(view: View) -> str:
    """One word for the kind of matter; never the sign that set it off."""
    person = view.request.person
    if not person.ref:
        return "unknown"
    if view.request.purpose is Purpose.COMPLAINT:
        return "complainant"
    if person.affected:
        return "affected"
    if person.vulnerability or (view.is_sensitive and not view.sells):
        return "in_need_of_care"
    return "organisation" if person.kind is Kind.ORGANISATION else "customer"


def _handling(view: View, verdict: Verdict) -> Iterator[str]:
    person = view.request.person
    if not view.sells or verdict.decision is Decision.DENY:
        yield "no_offers"
    if person.vulnerability:
        yield "extra_time"
    if view.is_deceased:
        yield "speak_to_next_of_kin"
    if view.is_minor:
        yield "speak_to_guardian"
    if view.is_unproven or not person.ref:
        yield "general_help_only"
    if verdict.way is not None and verdict.way.channel is Channel.VOICE and not view.is_inbound:
        yield "no_details_on_voicemail"
        yield "ask_no_secrets"
