"""A claim in words, for the status page and for My case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from amends.apps.care.words import day_text
from amends.apps.claims.clocks import claim_clock
from amends.apps.claims.helping import help_for
from amends.apps.claims.models import Claim, WishKind
from amends.apps.claims.selectors import PersonClaim
from amends.apps.claims.words import money_text
from amends.core.places import country_of
from amends.law.complaints import BodyKind
from amends.remedies.claims import OVER, ClaimState
from amends.web.portal.remedies.loss_form import house_country
from amends.web.portal.remedies.loss_words import files_hint
from amends.web.portal.speaking import Speaker

_WORDS = (
    "answers evidence evidence-intro account send-evidence appeal appeal-intro appeal-label send-appeal withdraw "
    "withdraw-sure send-withdraw prove prove-label send-prove bodies help new files"
).split()


def claim_words(speaker: Speaker) -> dict[str, str]:
    """Headings, labels and buttons, by their names with ``_`` for ``-``."""
    words = {name.replace("-", "_"): speaker.say(f"portal-rem-own-{name}") for name in _WORDS}
    return words | {"files_hint": files_hint(speaker), "why": speaker.say("claim-why")}


def claim_text(claim: Claim, shown: PersonClaim, speaker: Speaker) -> dict[str, Any]:
    """Everything that is said of one claim: its state, the decision with reasons, where else to turn, who helps."""
    reasons = claim.decisions.order_by("-id").values_list("proposal__reasons", flat=True).first() or ()
    clock = claim_clock(claim, at=timezone.now())
    outside = [body for body in clock.bodies if body.kind is not BodyKind.AUTHORITY] or list(clock.bodies)
    # A form does not ask where somebody lives.
    country = country_of(claim.residence) if claim.residence else house_country(claim.incident)
    return {
        "ref": claim.ref,
        "what": _what(shown, speaker),
        "lines": list(_lines(claim, shown, speaker)),
        "reasons": [speaker.say(f"claim-reason-{code.replace('_', '-')}") for code in reasons],
        "is_unproven": not claim.person_hash and WishKind.PROVE not in shown.waits,
        "can_send": ClaimState(claim.state) not in OVER and WishKind.WITHDRAW not in shown.waits,
        "can_appeal": shown.can_appeal,
        "can_withdraw": shown.can_withdraw,
        "bodies": [(speaker.foreign(body.name), body.url) for body in outside],
        "help": [
            " ".join(filter(None, (speaker.foreign(one.by_whom), one.what, one.how)))
            for one in help_for(claim.incident, country, speaker.language)
        ],
    }


def _what(shown: PersonClaim, speaker: Speaker) -> str:
    kind = speaker.say(f"claim-kind-{shown.kind.replace('_', '-')}")
    if shown.amount is None:
        return kind
    return f"{kind}: {money_text(shown.amount, shown.currency, speaker.language)}"


def _lines(claim: Claim, shown: PersonClaim, speaker: Speaker) -> Iterator[str]:
    yield speaker.say(
        "portal-rem-own-dates",
        received=speaker.day(shown.received_at),
        happened=day_text(shown.happened_on, speaker.language),
    )
    yield shown.says
    if shown.is_deemed_accepted:
        yield speaker.say("claim-late")
    elif shown.due_at is not None:
        yield speaker.say("portal-inq-due-law", day=speaker.day(shown.due_at))
    decision = claim.decisions.order_by("-id").values_list("stage", "outcome").first()
    if decision is not None and shown.granted is not None:
        stage, outcome = (part.replace("_", "-") for part in decision)
        amount = money_text(shown.granted, shown.currency, speaker.language)
        yield speaker.say(f"claim-told-{stage}-{outcome}", amount=amount)
    if shown.paid:
        yield speaker.say("portal-rem-own-paid", amount=money_text(shown.paid, shown.currency, speaker.language))
    if shown.waits - {WishKind.AGAIN}:
        yield speaker.say("portal-rem-own-waits")
    elif not claim.person_hash:
        yield speaker.say("claim-unproven")
