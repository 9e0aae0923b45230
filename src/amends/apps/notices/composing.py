"""Writes the notice of each segment once: all that makes two people get the same words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.apps.notices.judging import Judge, laws_of
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.services import keep_composed
from amends.contact.ladder import Addressee
from amends.core.case import Case, Cohort
from amends.core.case.facts import remedies_in
from amends.core.case.model import CohortStatus, Protection
from amends.core.channels import Channel
from amends.core.elements import in_order
from amends.core.ids import text_key
from amends.core.person import Formality, PersonRow
from amends.law import Answer
from amends.law.letters import Letter, letters_of
from amends.wording import Notice, NoticeRequest, compose
from amends.wording.model import Audience, ContentConstraints, NoticeCohort

_AUDIENCES = {
    Addressee.PERSON: Audience.ADULT,
    Addressee.GUARDIAN: Audience.GUARDIAN,
    Addressee.NEXT_OF_KIN: Audience.NEXT_OF_KIN,
}
_CohortKey = tuple[str, tuple[str, ...], str]


@dataclass(frozen=True)
class SegmentKey:
    """What makes two people get the same notice."""

    residence: str
    elements: tuple[str, ...]
    protection: str
    language: str
    channel: Channel
    to: Addressee
    formality: Formality
    easy_read: bool

    @property
    def name(self) -> str:
        """A short name for the console; it says who, not what was lost.

        Eight hex digits over the whole key keep apart two segments that read alike.
        """
        to = "" if self.to is Addressee.PERSON else f" {self.to}"
        terms = " informal" if self.formality is Formality.INFORMAL else ""
        easy = " easy read" if self.easy_read else ""
        digits = text_key(json.dumps(asdict(self), sort_keys=True))
        return f"{self.residence} {len(self.elements)} elements{to}{terms}{easy} {digits}"


class Composer:
    """Composes, lints and keeps notices; asks the wordbook once for each segment."""

    def __init__(
        self, incident: Incident, *, cohorts: Sequence[Cohort], answer: Answer, as_of: datetime, is_exercise: bool
    ) -> None:
        self._incident, self._as_of, self._is_exercise = incident, as_of, is_exercise
        self._case: Case = case_of(incident)
        self._judge = Judge(incident)
        self._letters = letters_by_cohort(cohorts, answer)
        self._status = {_cohort_key(cohort): cohort.status for cohort in cohorts}
        self._notices: dict[SegmentKey, tuple[Notice, NoticeVersion]] = {}

    def notice_for(self, person: PersonRow, channel: Channel, *, to: Addressee = Addressee.PERSON) -> Notice:
        """The notice of the person's segment on this channel; raises ``FactNotCurrentError``."""
        key = SegmentKey(
            residence=person.residence,
            elements=tuple(person.elements),
            protection=person.protection,
            language=person.language,
            channel=channel,
            to=to,
            formality=person.formality if to is Addressee.PERSON else Formality.FORMAL,
            easy_read=person.easy_read,
        )
        if key not in self._notices:
            self._notices[key] = self._composed(key)
        return self._notices[key][0]

    @property
    def versions(self) -> list[NoticeVersion]:
        """Every notice version that was asked for so far, each once."""
        return list({version.pk: version for _, version in self._notices.values()}.values())

    def _composed(self, key: SegmentKey) -> tuple[Notice, NoticeVersion]:
        letter = self._letters.get((key.residence, key.elements, key.protection))
        request = self._request(key, letter)
        notice = compose(request)
        version = keep_composed(
            incident=self._incident,
            segment=key.name,
            notice=notice,
            request=request,
            lint=self._judge.report(notice, request, laws_of(letter)),
            now=self._as_of,
        )
        return notice, version

    def _request(self, key: SegmentKey, letter: Letter | None) -> NoticeRequest:
        status = self._status.get((key.residence, key.elements, key.protection), CohortStatus.CONFIRMED)
        brands = self._case.incident.controller.brand_domains
        return NoticeRequest(
            facts=self._judge.book,
            cohort=NoticeCohort(
                residence=key.residence,
                elements=key.elements,
                protection=Protection(key.protection),
                status=status,
            ),
            content=constraints_of(letter),
            remedies=remedies_in(self._judge.book),
            language=key.language,
            channel=key.channel,
            audience=_AUDIENCES[key.to],
            formality=key.formality,
            easy_read=key.easy_read,
            exercise=self._is_exercise,
            as_of=self._as_of,
            brand_domain=brands[0] if brands else None,
        )


def letters_by_cohort(cohorts: Sequence[Cohort], answer: Answer) -> Mapping[_CohortKey, Letter]:
    """The letter that the duties towards individuals ask for, for each cohort."""
    return {_cohort_key(cohorts[index]): letter for letter in letters_of(answer, cohorts) for index in letter.cohorts}


def constraints_of(letter: Letter | None) -> ContentConstraints:
    """What a letter must and must not say."""
    if letter is None:
        return ContentConstraints()
    return ContentConstraints(required=frozenset(letter.required), forbidden=frozenset(letter.forbidden))


def _cohort_key(cohort: Cohort) -> _CohortKey:
    return (cohort.residence, in_order(cohort.elements), str(cohort.protection))
