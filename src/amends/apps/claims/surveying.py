"""Asks a sample what would be fair, where the contact decision allows it, and keeps answers that belong to nobody."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from django.db import transaction
from django.db.models import Count, QuerySet

from amends.apps.claims.surveymodels import SurveyAnswer, SurveyTicket
from amends.apps.claims.surveyrequest import Decided, may_be_asked, survey_request
from amends.apps.claims.words import money_text
from amends.apps.errands.models import ErrandKind
from amends.apps.errands.services import Mail, ask_errand
from amends.apps.evidence.selectors import newest_assessment
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.apps.looks.services import person_hash
from amends.contact.decide import Request
from amends.core.errors import InputError
from amends.core.ids import keyed_hash
from amends.core.person import PersonRow
from amends.core.reach import Point
from amends.exposure.results import read_audience
from amends.remedies.calibrator import FORMS, TREATED, Cell, bounds_in, compensation_rules, segment_of
from amends.wording.assemble.dates import date_text, latin
from amends.wording.book.languages import languages
from amends.wording.book.phrases import phrases_of

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_LETTERS = 12
_MOST_TYPED = 40


class Decides(Protocol):
    """``apps.contacts``' ``decide_contact``: decides, and keeps why."""

    def __call__(
        self, *, request: Request, incident: Incident, person_hash: str, by: str, now: datetime
    ) -> Decided: ...


@dataclass(frozen=True, kw_only=True)
class Asked:
    """``held`` were denied, deferred or spared by the contact decision; ``unreachable`` have no mailbox."""

    asked: int
    held: int
    unreachable: int


@dataclass(frozen=True, kw_only=True)
class SurveyForm:
    """The four questions in words: each choice is (value, words); every question may be left out."""

    fair_amount: tuple[tuple[str, str], ...]
    loss_so_far: tuple[tuple[str, str], ...]
    form: tuple[tuple[str, str], ...]
    treated: tuple[tuple[str, str], ...]


def ask_survey(
    *,
    incident: Incident,
    currency: str,
    key: bytes,
    public_key: bytes,
    pepper: bytes,
    decide: Decides,
    by: str,
    now: datetime,
    most: int = 0,
) -> Asked:
    """Asks people who were drawn by a keyed hash, each once for ever; ``most`` 0 is the house's number.

    ``key`` is the incident's, ``public_key`` the desk's.  Who was denied or deferred may be asked at another time.
    Raises ``InputError`` (``assessment.missing``, ``compensation.currency``).
    """
    bounds_in(currency)
    rules, counts = compensation_rules().sample, Counter[str]()
    left = min(most or rules.most_asked, rules.most_asked)
    left -= SurveyTicket.objects.filter(incident=incident).count()
    for person in _drawn(incident, key):
        if counts["asked"] >= left:
            break
        counts[
            _ask(
                incident, currency, person, key=key, public_key=public_key, pepper=pepper, decide=decide, by=by, now=now
            )
        ] += 1
    return Asked(asked=counts["asked"], held=counts["held"], unreachable=counts["unreachable"])


def survey_form(typed: str, *, language: str, pepper: bytes, now: datetime) -> SurveyForm | None:
    """The questions behind a code, ``None`` for one that is unknown, used or too old."""
    ticket = _ticket(typed, pepper, now)
    if ticket is None:
        return None
    say, bands = phrases_of(language).say, _bands(ticket.currency, language)
    return SurveyForm(
        fair_amount=bands,
        loss_so_far=bands,
        form=tuple((code, say(f"survey-form-{code}", {})) for code in FORMS),
        treated=tuple((code, say(f"survey-treated-{code.replace('_', '-')}", {})) for code in TREATED),
    )


@transaction.atomic
def answer_survey(
    *, typed: str, fair_amount: str, loss_so_far: str, form: str, treated: str, pepper: bytes, now: datetime
) -> bool:
    """Keeps the answers, empty ones too, apart from who gave them; false for a code that is not good (any more).

    Raises ``InputError`` (``survey.answer``) for what is no choice.
    """
    ticket = _ticket(typed, pepper, now)
    if ticket is None:
        return False
    bands = len(bounds_in(ticket.currency)) + 1
    fair, loss = _band(fair_amount, bands), _band(loss_so_far, bands)
    if form not in ("", *FORMS) or treated not in ("", *TREATED):
        raise _no_choice()
    if not SurveyTicket.objects.filter(pk=ticket.pk, is_used=False).update(is_used=True):
        return False
    SurveyAnswer.objects.create(
        name=secrets.token_hex(16), incident_id=ticket.incident_id, segment=ticket.segment, currency=ticket.currency,
        fair_band=fair, loss_band=loss, form=form, treated=treated,
    )  # fmt: skip
    return True


def survey_cells(*, incident: Incident, currency: str) -> tuple[Cell, ...]:
    """The answers of each segment; for the calibrator alone, which hides small ones."""
    rows = SurveyAnswer.objects.filter(incident=incident, currency=currency)
    bands = len(bounds_in(currency)) + 1
    segments = sorted(set(rows.values_list("segment", flat=True)))
    return tuple(
        Cell(
            segment=segment,
            fair=_counts(rows.filter(segment=segment), "fair_band", bands),
            lost=_counts(rows.filter(segment=segment), "loss_band", bands),
        )
        for segment in segments
    )


def _counts(rows: QuerySet[SurveyAnswer], field: str, bands: int) -> tuple[int, ...]:
    found = dict(rows.exclude(**{field: None}).values_list(field).annotate(Count("name")))
    return tuple(int(found.get(band, 0)) for band in range(bands))


def _drawn(incident: Incident, key: bytes) -> Iterator[PersonRow]:
    """People in an order that only the key knows, those who were asked left out."""
    folder = Path(newest_assessment(incident).folder)
    asked = set(SurveyTicket.objects.filter(incident=incident).values_list("person_hash", flat=True))
    order = sorted(
        (keyed_hash(key, "survey", person.person_ref), person.person_ref)
        for person in read_audience(folder)
        if person_hash(key, person.person_ref) not in asked
    )
    places = {ref: place for place, (_, ref) in enumerate(order[: compensation_rules().sample.most_asked])}
    people = [person for person in read_audience(folder) if person.person_ref in places]
    yield from sorted(people, key=lambda person: places[person.person_ref])


def _ask(
    incident: Incident,
    currency: str,
    person: PersonRow,
    *,
    key: bytes,
    public_key: bytes,
    pepper: bytes,
    decide: Decides,
    by: str,
    now: datetime,
) -> str:
    hashed = person_hash(key, person.person_ref)
    if not person.email or Point.EMAIL in person.shared:
        return "unreachable"
    request = survey_request(incident, person, now)
    if not may_be_asked(decide(request=request, incident=incident, person_hash=hashed, by=by, now=now)):
        return "held"
    code = "".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS))
    until = (now + timedelta(days=compensation_rules().sample.good_for_days)).date()
    with transaction.atomic():
        ticket, is_new = SurveyTicket.objects.get_or_create(
            incident=incident,
            person_hash=hashed,
            defaults={
                "digest": keyed_hash(pepper, "survey code", code),
                "currency": currency,
                "segment": segment_of(person.residence or "ZZ", person.elements),
                "good_until": until,
                "asked_at": now,
            },
        )
        if not is_new:
            return "held"  # somebody else asks at the same moment
        ask_errand(
            kind=ErrandKind.UPDATE,
            cause=f"survey:{ticket.pk}",
            mail=_mail(ticket, person, code),
            is_exercise=incident.is_exercise,
            public_key=public_key,
            now=now,
        )
    return "asked"


def _mail(ticket: SurveyTicket, person: PersonRow, code: str) -> Mail:
    language = person.language if person.language in languages() else "en"
    say = phrases_of(language).say
    controller = case_of(ticket.incident).incident.controller
    domain = controller.brand_domains[0] if controller.brand_domains else "exercise.example"
    grouped = latin("-".join(code[at : at + 4] for at in range(0, _LETTERS, 4)), language)
    how = say("survey-how", {"code": grouped, "day": date_text(ticket.good_until, language, "")})
    exercise = f"{say('portal-inq-mail-exercise', {})}\n\n" if ticket.incident.is_exercise else ""
    return Mail(
        to=person.email or "",
        sender=controller.contact.email or f"notice@{domain}",
        sender_name=controller.name,
        subject=say("survey-subject", {}),
        text=f"{exercise}{say('survey-text', {})}\n\n{how}\n\n{say('survey-never', {})}",
        language=language,
    )


def _ticket(typed: str, pepper: bytes, now: datetime) -> SurveyTicket | None:
    code = "".join(letter for letter in typed[:_MOST_TYPED].upper() if letter in _ALPHABET)
    found = SurveyTicket.objects.filter(digest=keyed_hash(pepper, "survey code", code), is_used=False).first()
    return found if found is not None and now.date() <= found.good_until else None


def _bands(currency: str, language: str) -> tuple[tuple[str, str], ...]:
    say, bounds = phrases_of(language).say, bounds_in(currency)
    money: list[str] = [money_text(bound, currency, language) for bound in bounds]
    words = [say("survey-band-none", {}) if bounds[0] == Decimal(0) else say("survey-band-up-to", {"high": money[0]})]
    for low, high in pairwise(money):
        is_lowest = low == money[0] and bounds[0] == Decimal(0)
        words.append(
            say("survey-band-up-to", {"high": high})
            if is_lowest
            else say("survey-band-between", {"low": low, "high": high})
        )
    words.append(say("survey-band-above", {"low": money[-1]}))
    return tuple((str(band), text) for band, text in enumerate(words))


def _band(typed: str, bands: int) -> int | None:
    if typed == "":
        return None
    if typed not in {str(band) for band in range(bands)}:
        raise _no_choice()
    return int(typed)


def _no_choice() -> InputError:
    return InputError("This is none of the choices.", code="survey.answer", where="answers")
