"""A channel needs a contact point that is this person's own; whom we sell to must have given it to us."""

from __future__ import annotations

from collections.abc import Iterator

from amends.contact.decide.finding import Finding, bar
from amends.contact.decide.model import ContactPoint, Vulnerability
from amends.contact.decide.rulebook import rulebook
from amends.contact.decide.view import OWN_ACCOUNT, View
from amends.core.channels import Channel

RULE = "contact-point"
# The person comes by and looks: no address is used.
_NEEDS_NONE = frozenset((Channel.WEB, Channel.BRANCH))
_UNKNOWN = ContactPoint()


def of_channel(view: View, channel: Channel) -> Iterator[Finding]:
    """Of a guardian or next of kin the contact points stand in their own file, and not in the request."""
    if view.speaks_to_other:
        if channel in OWN_ACCOUNT:
            yield bar(RULE, "own_account")
        return
    points = view.request.person.contact_points
    if points is None or channel in _NEEDS_NONE or (channel not in points and _is_named_safe(view, channel)):
        return
    point = points.get(channel, _UNKNOWN) or _UNKNOWN
    if channel not in points:
        yield bar(RULE, "missing")
    elif point.verified is False or (point.verified is None and _at_risk(view)):
        yield bar(RULE, "unverified")
    elif point.given_by_person is False and (view.sells or _is_us_telephone(view, channel)):
        yield bar(RULE, "not_given")


def _is_named_safe(view: View, channel: Channel) -> bool:
    safe = view.request.person.safe_contact
    return safe is not None and channel in safe.only and channel in OWN_ACCOUNT


def _at_risk(view: View) -> bool:
    return Vulnerability.ABUSE in (view.request.person.vulnerability or ())


def _is_us_telephone(view: View, channel: Channel) -> bool:
    """A number that the customer gave is agreed to for such calls in the United States; another one is not."""
    exemption = rulebook().bank_exemption
    return view.country == exemption.country and channel in exemption.channels
