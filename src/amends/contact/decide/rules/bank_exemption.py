"""The bank exemption of the TCPA: warnings by telephone without consent, if they are short, free, few and honest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from amends.contact.decide.consents import ConsentState, consent_state
from amends.contact.decide.finding import Finding, bar, note, wait
from amends.contact.decide.model import Message
from amends.contact.decide.rulebook import BankExemption, rulebook
from amends.contact.decide.view import View
from amends.core.channels import Channel

RULE = "bank-exemption"
_NOTHING_KNOWN = Message()


def of_channel(view: View, channel: Channel) -> Iterator[Finding]:
    """Recorded consent to the very purpose needs no exemption; what is not known of a message bars nothing."""
    terms = rulebook().bank_exemption
    if view.country != terms.country or channel not in terms.channels or view.request.purpose not in terms.purposes:
        return
    if consent_state(view, channel) is ConsentState.GIVEN:
        return
    broken = [bar(RULE, case) for case in _broken(view, channel, terms)]
    yield from broken
    since = view.at - timedelta(days=terms.days)
    event = view.request.incident.ref if view.request.incident is not None else None
    sent = sorted(
        past.at
        for past in view.history
        if past.channel in terms.channels
        and past.incident == event
        and (past.purpose is None or past.purpose in terms.purposes)
        and past.at > since
    )
    if len(sent) >= terms.messages:
        yield wait(RULE, "often_enough", sent[-terms.messages] + timedelta(days=terms.days))
    elif not broken:
        yield note(RULE, "kept")


def _broken(view: View, channel: Channel, terms: BankExemption) -> Iterator[str]:
    message = view.request.message or _NOTHING_KNOWN
    if channel is Channel.SMS and message.characters is not None and message.characters > terms.longest_text:
        yield "too_long"
    if message.free_to_recipient is False:
        yield "costs"
    if message.names_sender is False:
        yield "no_sender"
    if message.opt_out_offered is False:
        yield "no_way_out"
