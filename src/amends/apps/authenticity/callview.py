"""What is shown for a call, from the message that was found, the incident's facts, and the approved answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from amends.apps.delivery.claims import place_of
from amends.apps.delivery.models import Message, Omission
from amends.apps.delivery.payload import unseal
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.selectors import Paragraph, notice_paragraphs
from amends.core.case.facts import remedies_in
from amends.core.case.model import Remedies
from amends.core.errors import MachineError
from amends.core.person import PersonRow
from amends.core.remedies import is_for
from amends.wording.book.labels import labels_of

_SCRIPT = "agent_script"
_STATES = {
    "planned": "not sent yet", "held": "held back", "sending": "being sent", "accepted": "sent",
    "delivered": "delivered", "bounced": "came back", "refused": "refused by the provider",
    "unknown": "sent, no answer came", "superseded": "replaced by a newer one", "cancelled": "not sent",
    "owed": "still to be sent",
}  # fmt: skip
_REMEDIES = {
    "card_reissue": "We replace affected cards free of charge.",
    "loss_compensation": "We cover losses that the breach causes.",
    "legal_help": "We pay for legal help if somebody misuses the data.",
    "document_replacement": "We pay for new identity documents if they must be replaced.",
    "independent_audit": "Independent experts check our security.",
}


@dataclass(frozen=True, kw_only=True)
class SentNotice:
    """One message to the person: when, by which way, and what became of it."""

    at: datetime
    channel: str
    state: str


@dataclass(frozen=True, kw_only=True)
class CallView:
    """All that the agent sees.  ``given_name`` is only how to address the caller; ``only`` are the safe channels.

    ``is_readable`` is false once the incident's key was destroyed: then only the ledger speaks.
    """

    given_name: str
    language: str
    elements: tuple[str, ...]
    notices: tuple[SentNotice, ...]
    omissions: tuple[str, ...]
    actions: tuple[str, ...]
    remedies: tuple[str, ...]
    needs: tuple[str, ...]
    answers: tuple[Paragraph, ...]
    is_readable: bool


def call_view(*, message: Message, incident: Incident, key: bytes | None) -> CallView:
    """What is shown for the person of a message; ``key`` is the incident's, ``None`` once it was destroyed."""
    person = _person(message, key)
    version = incident.notices.filter(content_sha256=message.notice_sha256).order_by("-id").first()
    elements = person.elements if person else ()
    labels = labels_of("en")
    return CallView(
        given_name=(person.given_name or "") if person else "",
        language=person.language if person else version.language if version else "",
        elements=tuple(labels[element] for element in elements),
        notices=tuple(_notices(incident, message.person_ref)),
        omissions=tuple(_omissions(incident, message.person_ref)),
        actions=tuple(_actions(version)) if version else (),
        remedies=tuple(remedy_lines(remedies_in(fact_book(incident=incident)), elements)),
        needs=tuple(_needs(person)) if person else (),
        answers=approved_answers(incident, person.language if person else "en"),
        is_readable=person is not None,
    )


def approved_answers(incident: Incident, language: str) -> tuple[Paragraph, ...]:
    """The newest script for staff that two people let out; in the language, else in English; else nothing."""
    released = incident.notices.filter(segment=_SCRIPT, releases__released_at__isnull=False)
    by_language = {version.language: version for version in released.order_by("id")}
    version = by_language.get(language) or by_language.get("en") or next(iter(by_language.values()), None)
    return tuple(notice_paragraphs(version)) if version else ()


def remedy_lines(remedies: Remedies, elements: Collection[str]) -> Iterator[str]:
    """What the controller pays for somebody with these elements, in plain English."""
    if remedies.monitoring_months:
        yield f"We pay for {remedies.monitoring_months} months of credit monitoring."
    yield from (words for name, words in _REMEDIES.items() if getattr(remedies, name) and is_for(name, elements))


def _person(message: Message, key: bytes | None) -> PersonRow | None:
    if key is None:
        return None
    try:
        rows = unseal(
            bytes(message.segment.payload), key=key, place=place_of(message.campaign.ref, message.segment.seq)
        )
    except MachineError:
        return None
    return next((row.person for row in rows if row.message_id == message.message_id), None)


def _notices(incident: Incident, person_ref: str) -> Iterator[SentNotice]:
    messages = Message.objects.filter(campaign__incident_ref=incident.ref, person_ref=person_ref).order_by("id")
    for message in messages:
        state = _STATES.get(message.state, message.state)
        yield SentNotice(at=message.handed_at or message.at, channel=message.channel, state=state)


def _omissions(incident: Incident, person_ref: str) -> Iterator[str]:
    omitted = Omission.objects.filter(campaign__incident_ref=incident.ref, person_ref=person_ref).order_by("id")
    yield from dict.fromkeys(omission.fate for omission in omitted)


def _actions(version: NoticeVersion) -> Iterator[str]:
    actions: list[dict[str, Any]] = [action for block in version.content["blocks"] for action in block["actions"]]
    yield from (str(action["do"]) for action in actions)


def _needs(person: PersonRow) -> Iterator[str]:
    if person.large_print:
        yield "Large print."
    if person.easy_read:
        yield "Easy language."
    safe = person.reach.safe_contact
    if safe is not None:
        only = ", ".join(sorted(str(channel) for channel in safe.only))
        yield f"Write or call back only by: {only}." if only else "Do not write or call back at all."
