"""STOP, in whatever words, stops the channel; what the law demands goes by another, and by this one only at last."""

from __future__ import annotations

from collections.abc import Iterator

from amends.contact.decide.consents import newest_consent
from amends.contact.decide.finding import Finding, avoid, bar
from amends.contact.decide.model import OptOut, Purpose
from amends.contact.decide.rulebook import Numbers, rulebook
from amends.contact.decide.view import View
from amends.core.channels import Channel

RULE = "opt-out"


def of_channel(view: View, channel: Channel) -> Iterator[Finding]:
    """In the United States a stop is honoured on the telephone without exception."""
    numbers = rulebook().numbers
    together = numbers.stops_together.get(view.country, frozenset())
    said = [each for each in view.preferences.opt_outs or () if _concerns(each, view, channel, together, numbers)]
    if not said or _started_again(said[-1] if len(said) == 1 else _latest(said), view, channel, numbers):
        return
    at_last = view.request.purpose is Purpose.STATUTORY_NOTICE and channel not in together
    yield avoid(RULE, "stopped") if at_last else bar(RULE, "stopped")


def _concerns(each: OptOut, view: View, channel: Channel, together: frozenset[Channel], numbers: Numbers) -> bool:
    if each.at is not None and each.at > view.at:
        return False
    if each.channel is None or each.channel is channel or (channel in together and each.channel in together):
        return True
    words = (each.said or "").casefold()
    return any(phrase in words for phrase in numbers.stop_everything)


def _latest(said: list[OptOut]) -> OptOut:
    """The last word; one without a time counts as standing, and so as the last."""
    undated = [each for each in said if each.at is None]
    return undated[-1] if undated else max(said, key=lambda each: each.at.timestamp() if each.at else 0.0)


def _started_again(last: OptOut, view: View, channel: Channel, numbers: Numbers) -> bool:
    if (last.said or "").strip().casefold().rstrip(".!") in numbers.start_again:
        return True
    consent = newest_consent(view, channel)
    return last.at is not None and consent is not None and consent.given_at is not None and consent.given_at > last.at
