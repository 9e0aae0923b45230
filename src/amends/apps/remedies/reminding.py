"""Reminds people of a code that they have not used: when it is time, only where the contact decision allows it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from django.db import transaction

from amends.apps.contacts.deciding import decide_contact
from amends.apps.errands.models import ErrandKind
from amends.apps.errands.services import Mail, ask_errand
from amends.apps.evidence.selectors import newest_assessment
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.apps.looks.services import person_hash
from amends.apps.remedies.models import CodeGrant, GrantEvent
from amends.contact.decide.model import (
    Basis,
    ContactPoint,
    Occasion,
    Other,
    Person,
    Purpose,
    Request,
    SafeWays,
    Trigger,
)
from amends.contact.decide.model import Incident as About
from amends.core.channels import Channel
from amends.core.person import PersonRow
from amends.core.reach import Point
from amends.exposure.results import read_audience
from amends.remedies.monitoring import code_reminders
from amends.wording.assemble.dates import date_text
from amends.wording.book.phrases import phrases_of

_LANGUAGES = ("en", "pl", "de", "fa")


class Decided(Protocol):
    """What ``apps.contacts`` keeps of a decision; ``channel`` is the one to use."""

    decision: str
    channel: str


class Decides(Protocol):
    """``apps.contacts``' ``decide_contact``: decides, and keeps why."""

    def __call__(
        self, *, request: Request, incident: Incident, person_hash: str, by: str, now: datetime
    ) -> Decided: ...


@dataclass(frozen=True, kw_only=True)
class Reminded:
    """``asked`` mails were asked for; ``held`` were denied or deferred; ``unreachable`` have no mailbox."""

    asked: int
    held: int
    unreachable: int


def due_reminders(*, incident: Incident, now: datetime) -> dict[str, tuple[CodeGrant, str]]:
    """By person the grant of which to remind, and the reminder's name: its day.  Never twice for one day."""
    rows = CodeGrant.objects.filter(incident=incident).exclude(events__kind="redeemed")
    said = GrantEvent.objects.filter(grant__incident=incident, kind="reminded").values_list("grant_id", "name")
    done, found = frozenset(said), dict[str, tuple[CodeGrant, str]]()
    for grant in rows.iterator(chunk_size=2_000):
        times = [at for at in code_reminders(given_at=grant.given_at, last_day=grant.redeem_by) if at <= now]
        if times and grant.redeem_by >= now.date():
            name = times[-1].date().isoformat()  # what was missed while nothing ran is not sent in a heap
            if (grant.pk, name) not in done:
                found[grant.person_hash] = (grant, name)
    return found


def send_reminders(
    *, incident: Incident, key: bytes, public_key: bytes, by: str, now: datetime, decide: Decides = decide_contact
) -> Reminded:
    """Asks for the mails that are due; ``key`` is the incident's, ``public_key`` the desk's.

    A reminder that is held is decided again the next time.  Raises ``InputError`` (``assessment.missing``).
    """
    due, counts = due_reminders(incident=incident, now=now), Counter[str]()
    if due:
        for person in read_audience(Path(newest_assessment(incident).folder)):
            hashed = person_hash(key, person.person_ref)
            if hashed in due:
                grant, name = due.pop(hashed)
                counts[_reminded(grant, name, person, public_key=public_key, decide=decide, by=by, now=now)] += 1
    return Reminded(asked=counts["asked"], held=counts["held"], unreachable=counts["unreachable"] + len(due))


def _reminded(
    grant: CodeGrant, name: str, person: PersonRow, *, public_key: bytes, decide: Decides, by: str, now: datetime
) -> str:
    if not person.email or Point.EMAIL in person.shared:
        return "unreachable"
    answer = decide(
        request=request_for(grant.incident, person, now),
        incident=grant.incident,
        person_hash=grant.person_hash,
        by=by,
        now=now,
    )
    if answer.decision != "allow" or answer.channel != Channel.EMAIL:
        return "held"
    with transaction.atomic():  # a reminder that is marked and not asked for would never be sent
        _, made = GrantEvent.objects.get_or_create(
            grant=grant, kind="reminded", name=name, defaults={"at": now, "kept_at": now, "by": by[:150]}
        )
        if made:
            ask_errand(
                kind=ErrandKind.UPDATE,
                cause=f"remedies:{grant.pk}:{name}",
                mail=_mail(grant, person),
                is_exercise=grant.incident.is_exercise,
                public_key=public_key,
                now=now,
            )
    return "asked"


def request_for(incident: Incident, person: PersonRow, now: datetime) -> Request:
    """What the contact decision is asked before a reminder."""
    safe = person.reach.safe_contact
    compromised = case_of(incident).incident.compromised_channels
    return Request(
        person=Person(
            ref=person.person_ref,
            language=person.language,
            residence=person.residence,
            time_zone=person.reach.time_zone,
            born_on=person.born_on,
            deceased=person.is_deceased,
            guardian=Other(name=person.guardian) if person.guardian else None,
            next_of_kin=Other(name=person.next_of_kin) if person.next_of_kin else None,
            safe_contact=SafeWays(only=tuple(sorted(safe.only)), reason=safe.reason) if safe else None,
            affected=True,
            contact_points={
                Channel.EMAIL: ContactPoint(
                    given_by_person=True, verified=True if Point.EMAIL in person.reach.verified else None
                )
            },
        ),
        purpose=Purpose.REMEDY,
        channel=Channel.EMAIL,
        at=now,
        legal_basis=Basis.LEGITIMATE_INTERESTS,
        trigger=Trigger(kind=Occasion.INCIDENT_ROSTER),
        incident=About(
            ref=incident.ref,
            opened_at=incident.opened_at,
            compromised_channels=tuple(Channel(code) for code in compromised),
        ),
    )


def _mail(grant: CodeGrant, person: PersonRow) -> Mail:
    language = language_of(person)
    say = phrases_of(language).say
    day = date_text(grant.redeem_by, language, "")
    text = f"{say('rem-remind-text', {'day': day})}\n\n{say('rem-monitoring-fair', {})}"
    return mail_for(grant.incident, person, subject=say("rem-remind-subject", {}), text=text)


def language_of(person: PersonRow) -> str:
    """The language in which the person is written to."""
    return person.language if person.language in _LANGUAGES else "en"


def mail_for(incident: Incident, person: PersonRow, *, subject: str, text: str) -> Mail:
    """The mail of a reminder; an exercise says so first."""
    language = language_of(person)
    say = phrases_of(language).say
    controller = case_of(incident).incident.controller
    domain = controller.brand_domains[0] if controller.brand_domains else "exercise.example"
    exercise = f"{say('portal-inq-mail-exercise', {})}\n\n" if incident.is_exercise else ""
    return Mail(
        to=person.email or "",
        sender=controller.contact.email or f"notice@{domain}",
        sender_name=controller.name,
        subject=subject,
        text=f"{exercise}{text}",
        language=language,
    )
