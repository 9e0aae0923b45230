"""Three losses that people claim in the demo: one waits, one is decided, one is appealed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from amends.apps.care.filing import do_desk_work
from amends.apps.care.models import WayIn
from amends.apps.claims.models import Claim
from amends.apps.claims.services import (
    Claimant,
    Loss,
    appeal_claim,
    ask_evidence,
    begin_review,
    decide_claim,
    open_claim,
)
from amends.apps.evidence.selectors import newest_assessment
from amends.apps.looks.services import person_hash
from amends.cli.demo_days.remedies import affected_of
from amends.cli.demo_days.stage import Stage, on, who
from amends.remedies.claims import Outcome, ProvenBy

Deeds = list[tuple[datetime, Callable[[], None]]]


@dataclass(frozen=True, kw_only=True)
class _Told:
    """What somebody claims; the person is the first of the register who lives there and reads this language."""

    at: datetime
    residence: str
    language: str
    kind: str
    amount: str
    currency: str
    happened_on: date
    text: str
    reach: str
    name: str


_OPEN = _Told(
    at=on(4, 9, 5), residence="DE", language="de", kind="cost_of_documents", amount="37.00", currency="EUR",
    happened_on=date(2026, 6, 3), reach="jens.moorhofer@post.example", name="Jens Moorhofer",
    text="Ich habe einen neuen Personalausweis beantragt, weil meine Ausweisnummer veröffentlicht wurde. "
    "Die Gebühr beträgt 37 Euro; dafür möchte ich Ersatz.",
)  # fmt: skip
_DECIDED = _Told(
    at=on(2, 17, 40), residence="PL", language="pl", kind="unauthorised_payment", amount="349.90", currency="PLN",
    happened_on=date(2026, 5, 29), reach="wanda.jeziorska@poczta.example", name="Wanda Jeziorska",
    text="Ktoś zapłacił moją kartą 349,90 zł w sklepie internetowym, którego nie znam. Proszę o zwrot.",
)  # fmt: skip
_APPEALED = _Told(
    at=on(2, 18, 20), residence="GB", language="en", kind="time", amount="150", currency="GBP",
    happened_on=date(2026, 6, 2), reach="ian.copperby@mail.example", name="Ian Copperby",
    text="I spent a day of unpaid leave on the telephone with you and changing my accounts. I claim 150 pounds.",
)  # fmt: skip


def deeds(stage: Stage) -> Deeds:
    """When each is claimed, looked at, decided and appealed."""
    claims: dict[str, Claim] = {}

    def opened(name: str, told: _Told) -> Callable[[], None]:
        def deed() -> None:
            claims[name] = _open(stage, told)

        return deed

    return [
        (_DECIDED.at, opened("decided", _DECIDED)),
        (_APPEALED.at, opened("appealed", _APPEALED)),
        (_OPEN.at, opened("open", _OPEN)),
        (on(3, 14), lambda: _decide(stage, claims["decided"], Outcome.ACCEPTED, "349.90", "fully_shown", on(3, 14))),
        (
            on(3, 15),
            lambda: _decide(stage, claims["appealed"], Outcome.ACCEPTED_IN_PART, "60", "amount_not_shown", on(3, 15)),
        ),
        (on(4, 14), lambda: _ask(stage, claims["open"])),
        (on(4, 19, 10), lambda: _appeal(stage, claims["appealed"])),
    ]


def _open(stage: Stage, told: _Told) -> Claim:
    people = affected_of(newest_assessment(stage.incident).folder)
    person = next(one for one in people if (one.residence, one.language) == (told.residence, told.language))
    opened = open_claim(
        loss=Loss(
            kind=told.kind, amount=told.amount, currency=told.currency, happened_on=told.happened_on, text=told.text,
            language=told.language, reach=told.reach, name=told.name,
        ),
        claimant=Claimant(
            person_hash=person_hash(stage.incident_key, person.person_ref), proven_by=ProvenBy.LETTER_CODE,
            is_in_register=True, elements=person.elements, residence=told.residence,
        ),
        incident=stage.incident, way_in=WayIn.WEB, received_at=told.at, now=told.at, public_key=stage.public_key,
        pepper=stage.pepper, once=f"demo {told.name}",
    )  # fmt: skip
    do_desk_work(secret=stage.secret, public_key=stage.public_key, now=told.at)
    return opened.claim


def _decide(stage: Stage, claim: Claim, outcome: Outcome, amount: str, reason: str, now: datetime) -> None:
    begin_review(claim=claim, by="bogdan", now=now)
    decide_claim(
        claim=Claim.objects.get(pk=claim.pk), outcome=outcome, amount=amount, reasons=(reason,), by=who("bogdan"),
        secret=stage.desk, now=now,
    )  # fmt: skip


def _ask(stage: Stage, claim: Claim) -> None:
    begin_review(claim=claim, by="halina", now=on(4, 14))
    ask_evidence(
        claim=Claim.objects.get(pk=claim.pk), asked=("receipt",), by="halina", secret=stage.desk, now=on(4, 14, 10)
    )


def _appeal(stage: Stage, claim: Claim) -> None:
    appeal_claim(
        claim=Claim.objects.get(pk=claim.pk), way_in=WayIn.MAIL, received_at=on(4, 19, 10), now=on(4, 19, 10),
        text="I do not agree. The day off was unpaid and I can show that my employer took 150 pounds for it.",
        public_key=stage.public_key, pepper=stage.pepper, reach=_APPEALED.reach,
    )  # fmt: skip
    do_desk_work(secret=stage.secret, public_key=stage.public_key, now=on(4, 19, 10))
