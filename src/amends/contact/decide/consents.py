"""Whether a consent stands: to this purpose, by this channel, given, dated and not withdrawn."""

from __future__ import annotations

from enum import StrEnum

from amends.contact.decide.model import Consent
from amends.contact.decide.view import SELLING, View
from amends.core.channels import Channel


class ConsentState(StrEnum):
    """``missing`` also where it was given without a day, which proves nothing (GDPR Art. 7(1))."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"
    MISSING = "missing"


def consent_state(view: View, channel: Channel) -> ConsentState:
    """The state of the consents to the request's purpose by the channel, at its time."""
    meant = [each for each in view.preferences.consents or () if _is_meant(each, view, channel)]
    if any(_stands(each, view) for each in meant):
        return ConsentState.GIVEN
    given = any(each.withdrawn_at is not None and each.withdrawn_at <= view.at for each in meant)
    return ConsentState.WITHDRAWN if given else ConsentState.MISSING


def newest_consent(view: View, channel: Channel) -> Consent | None:
    """The latest consent that stands."""
    standing = [
        each
        for each in view.preferences.consents or ()
        if _is_meant(each, view, channel) and _stands(each, view) and each.given_at is not None
    ]
    return max(standing, key=lambda each: each.given_at or view.at, default=None)


def _is_meant(consent: Consent, view: View, channel: Channel) -> bool:
    same = consent.purpose is view.request.purpose or (view.sells and consent.purpose in SELLING)
    return same and (consent.channel is channel or (consent.channel is None and channel is Channel.POST))


def _stands(consent: Consent, view: View) -> bool:
    if consent.given_at is None or consent.given_at > view.at:
        return False
    return consent.withdrawn_at is None or consent.withdrawn_at > view.at
