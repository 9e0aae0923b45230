"""What a claimant is told, in their language: plain, with reasons, where else to turn, and who helps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from babel.numbers import format_decimal, get_currency_precision

from amends.apps.care.words import day_text
from amends.apps.claims.clocks import ClaimClock
from amends.apps.claims.helping import Help, help_for
from amends.apps.claims.models import Claim, ClaimDecision
from amends.core.places import country_of
from amends.law.complaints import BodyKind
from amends.remedies.claims import Outcome, Stage
from amends.remedies.claims_rules import claim_rules
from amends.wording.assemble.dates import latin, number_text
from amends.wording.book.phrases import phrases_of

ASKED = ("statement", "receipt", "police_report", "bank_answer", "lender_letter", "who_you_are", "account")
"""What may be asked for; ``claim-ask-<code>`` says it."""


def money_text(amount: Decimal, currency: str, language: str) -> str:
    """An amount with the code of its currency, as people of the language write it.

    >>> money_text(Decimal("1234.5"), "EUR", "de"), money_text(Decimal(20), "JPY", "en")
    ('1.234,50 EUR', '20 JPY')
    """
    digits = "0" * get_currency_precision(currency)
    text = str(format_decimal(amount, format=f"#,##0.{digits}" if digits else "#,##0", locale=language))
    return (
        f"{number_text(text, language)}\u00a0{latin(currency, language)}" if language == "fa" else f"{text} {currency}"
    )


def decision_words(decision: ClaimDecision, *, clock: ClaimClock, at: datetime) -> str:
    """The answer to a claim: what was decided, why, what the person can do against it, who helps."""
    return "\n\n".join(_decision_lines(decision, clock, at))


def asked_words(claim: Claim, asked: tuple[str, ...]) -> str:
    """A kind request for evidence: what would help, and that the claim is not lost without it."""
    say = phrases_of(claim.language).say
    wishes = ["– " + say(f"claim-ask-{code.replace('_', '-')}", {}) for code in asked]
    return "\n\n".join(
        [say("claim-ask-intro", {}), "\n".join(wishes), say("claim-ask-how", {}), say("claim-ask-never", {})]
    )


def paid_words(claim: Claim, amount: Decimal, currency: str, reference: str) -> str:
    """That the money is on its way, and under which words it will stand on the statement."""
    language = claim.language
    return phrases_of(language).say(
        "claim-paid",
        {"amount": money_text(amount, currency, language), "reference": latin(reference, language)},
    )


def state_words(claim: Claim, language: str) -> str:
    """Where a claim stands, in one sentence, for My case."""
    return phrases_of(language).say(f"claim-state-{claim.state.replace('_', '-')}", {})


def _decision_lines(decision: ClaimDecision, clock: ClaimClock, at: datetime) -> Iterator[str]:
    claim, language = decision.claim, decision.claim.language
    say = phrases_of(language).say
    outcome = Outcome(decision.outcome)
    told = {"amount": money_text(decision.amount, decision.currency, language)}
    yield say(f"claim-told-{decision.stage}-{outcome.value.replace('_', '-')}", told)
    reasons = [say(f"claim-reason-{code.replace('_', '-')}", {}) for code in decision.proposal.reasons]
    yield f"{say('claim-why', {})}\n" + "\n".join(f"– {reason}" for reason in reasons)
    if outcome is not Outcome.REFUSED:
        yield say("claim-pay-next", {})
        yield say("claim-no-waiver", {})
    if outcome is not Outcome.ACCEPTED:
        yield from _ways_on(decision, clock, at, language)
    offers = help_for(claim.incident, country_of(claim.residence) if claim.residence else "", language)
    if outcome is not Outcome.ACCEPTED and offers:
        yield f"{say('claim-help', {})}\n" + "\n".join(f"– {_help_line(offer, language)}" for offer in offers)


def _ways_on(decision: ClaimDecision, clock: ClaimClock, at: datetime, language: str) -> Iterator[str]:
    say = phrases_of(language).say
    if decision.stage == Stage.FIRST:
        until = (at + timedelta(days=claim_rules().appeal.days)).date()
        yield say("claim-appeal", {"day": day_text(until, language)})
    outside = [body for body in clock.bodies if body.kind is not BodyKind.AUTHORITY] or list(clock.bodies)
    if outside:
        lines = [" – ".join(filter(None, (latin(body.name, language), body.url))) for body in outside]
        yield f"{say('claim-outside', {})}\n" + "\n".join(f"– {line}" for line in lines)
    yield say("claim-court", {})


def _help_line(offer: Help, language: str) -> str:
    say = phrases_of(language).say
    cost = say("claim-help-cost", {"amount": money_text(offer.most_cost, offer.currency, language)}) if (
        offer.most_cost is not None
    ) else say("claim-help-free", {})  # fmt: skip
    parts = (latin(offer.by_whom, language), offer.what, offer.how, cost)
    return ": ".join([parts[0], " ".join(filter(None, parts[1:]))])
