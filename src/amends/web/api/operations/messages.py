"""Is this message ours?  Answered from the public registry, as the portal does it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from amends.apps.authenticity.selectors import registry_of, said_in_message
from amends.apps.bulletins.selectors import public_bulletin
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.integrations.models import ApiToken
from amends.apps.integrations.scopes import Scope
from amends.apps.proofs.selectors import KnownMessage, message_with_code
from amends.contact.authentic import judge, read_input
from amends.contact.authentic.phones import regions_in
from amends.core.facts import FactBook
from amends.web.api.model import Body, Call, Operation, Shown

_MOST_CODES = 3


class MessageGiven(Body, frozen=True, kw_only=True):
    """A code, a link, a phone number, an address, or the words of a message."""

    text: Annotated[str, Meta(min_length=1, max_length=20_000, pattern=r"^[^\u0000]*$")]


class StandingShown(Shown, frozen=True, kw_only=True):
    """How one thing in it stands; ``echo`` is written so that no program makes a link of it."""

    kind: str
    standing: str
    why: str
    echo: str


class MessageJudged(Shown, frozen=True, kw_only=True):
    """``headline`` is the answer in a word; of a known code the channel and the time, never whom it went to."""

    headline: str
    findings: list[StandingShown]
    is_partial: bool
    channel: str | None
    sent_at: datetime | None
    is_corrected: bool


def _judge(call: Call) -> MessageJudged:
    given: MessageGiven = call.body
    public = _public_facts(call.token)
    reading = read_input(given.text, b"", region=_region(public))
    known = {code: _message(code, call.token) for code in reading.codes[:_MOST_CODES]}
    first = next(((code, found) for code, found in known.items() if found), None)
    book = fact_book(incident=Incident.objects.get(ref=first[1].incident_ref)) if first else public
    region = _region(book)
    judged = judge(
        reading,
        registry_of([book], region=region),
        known_codes={code: found is not None for code, found in known.items()},
        expected=said_in_message(first[0], incident_ref=first[1].incident_ref, region=region) if first else frozenset(),
    )
    return MessageJudged(
        headline=judged.headline.value,
        findings=[
            StandingShown(kind=item.kind.value, standing=item.standing.value, why=item.why.value, echo=item.echo)
            for item in judged.findings
        ],
        is_partial=judged.is_partial,
        channel=first[1].channel.value if first else None,
        sent_at=first[1].at if first else None,
        is_corrected=first[1].is_corrected if first else False,
    )


def _message(code: str, token: ApiToken) -> KnownMessage | None:
    """A message of a real incident is not known to a token for exercises."""
    found = message_with_code(code)
    if found is None or not token.is_exercise_only:
        return found
    return found if Incident.objects.filter(ref=found.incident_ref, is_exercise=True).exists() else None


def _public_facts(token: ApiToken) -> FactBook:
    shown = public_bulletin()
    if shown is None or (token.is_exercise_only and not shown.is_exercise):
        return FactBook()
    return fact_book(incident=shown.incident)


def _region(book: FactBook) -> str:
    fact = book.current("contact.phone")
    return next(iter(regions_in(str(fact.value) if fact is not None else "")), "")


OPERATIONS = (
    Operation(
        name="checkMessage", method="POST", path="/messages/check", scope=Scope.CHECK_MESSAGES,
        says="Whether a message, or a thing in it, is really ours.",
        body=MessageGiven, answer=MessageJudged, handle=_judge, cost=10, example={"text": "7Q2K9-XMBDA"},
    ),
)  # fmt: skip
