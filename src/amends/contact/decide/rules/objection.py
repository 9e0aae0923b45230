"""An objection to advertising is final; one to other contacts stops what rests on our interest, and no legal duty."""

from __future__ import annotations

from collections.abc import Iterator

from amends.contact.decide.finding import Finding, deny, note
from amends.contact.decide.model import Basis, ObjectedTo, Occasion, Purpose
from amends.contact.decide.view import View

RULE = "objection"
_TO_OFFERS = frozenset(
    (ObjectedTo.MARKETING, ObjectedTo.SALES, ObjectedTo.DIRECT_MARKETING, ObjectedTo.PROFILING, ObjectedTo.ALL)
)
_CAN_BE_OBJECTED_TO = frozenset((Basis.LEGITIMATE_INTERESTS, Basis.PUBLIC_TASK))


def of_request(view: View) -> Iterator[Finding]:
    """Only an objection that was already made counts.

    Who asks us for something is answered, and one word against all contact keeps no warning of fraud from a person:
    that they are robbed was not what they wished (GDPR Art. 21(1), grounds that override).
    """
    made = {each.purpose for each in view.preferences.objections or () if each.at is None or each.at <= view.at}
    if not made or (view.is_inbound and (view.occasion is Occasion.CUSTOMER_REQUEST or not view.sells)):
        return
    meant = {ObjectedTo(view.request.purpose.value)}
    if view.request.purpose is not Purpose.FRAUD_ALERT:
        meant.add(ObjectedTo.ALL)
    if view.sells:
        if made & _TO_OFFERS:
            yield deny(RULE, "selling")
    elif view.is_owed or view.occasion is Occasion.CUSTOMER_REQUEST:
        yield note(RULE, "powerless")
    elif made & meant and view.basis in _CAN_BE_OBJECTED_TO:
        yield deny(RULE, "other")
    else:
        yield note(RULE, "powerless" if made & (meant | {ObjectedTo.ALL}) else "not_meant")
