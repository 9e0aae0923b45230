"""Advertising needs consent beforehand, channel by channel; consent as a basis must really have been given."""

from __future__ import annotations

from collections.abc import Iterator

from amends.contact.decide.consents import ConsentState, consent_state
from amends.contact.decide.finding import Finding, bar, note
from amends.contact.decide.model import Basis
from amends.contact.decide.rulebook import rulebook
from amends.contact.decide.view import View
from amends.core.channels import Channel

RULE = "consent"


def of_channel(view: View, channel: Channel) -> Iterator[Finding]:
    """Firms are asked as persons are; an address given for another purpose is no consent."""
    if view.sells:
        needed = channel in rulebook().numbers.consent_channels or view.basis is Basis.CONSENT
        yield _found(view, channel, missing="missing") if needed else note(RULE, "not_needed")
    elif view.basis is Basis.CONSENT and not view.is_owed:
        yield _found(view, channel, missing="basis_missing")


def _found(view: View, channel: Channel, *, missing: str) -> Finding:
    state = consent_state(view, channel)
    if state is ConsentState.GIVEN:
        return note(RULE, "given" if view.sells else "basis_given")
    return bar(RULE, "withdrawn" if state is ConsentState.WITHDRAWN else missing)
