"""Writes the notice of each segment once: residence, elements, protection, language, channel, audience."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of, fact_book
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.services import keep_notice
from amends.core.case import Case, Cohort
from amends.core.case.model import CohortStatus, Protection
from amends.core.channels import Channel
from amends.core.elements import in_order
from amends.core.facts import FactBook
from amends.core.person import PersonRow
from amends.law import Answer
from amends.law.letters import letters_of
from amends.wording import Notice, NoticeRequest, compose, render_email, render_sms
from amends.wording.lint import LintFacts, StructuredNotice, StructuredSentence, facts_of, lint
from amends.wording.model import Audience, ContentConstraints, Kind, NoticeCohort

# Nobody has this name: the linter reads a notice as a person would get it, with no field open.
_SAMPLE = PersonRow(person_ref="sample", name="Alex Sample", language="en", residence="GB", elements=())
_SAMPLE_CODE = "AAAAA-AAAAA"


@dataclass(frozen=True)
class SegmentKey:
    """What makes two people get the same notice."""

    residence: str
    elements: tuple[str, ...]
    protection: str
    language: str
    channel: Channel
    to_guardian: bool

    @property
    def name(self) -> str:
        """A short name for the console; it says who, not what was lost."""
        audience = " guardian" if self.to_guardian else ""
        return f"{self.residence} {len(self.elements)} elements{audience}"


class Composer:
    """Composes, lints and keeps notices; asks the wordbook once for each segment."""

    def __init__(
        self, incident: Incident, *, cohorts: Sequence[Cohort], answer: Answer, as_of: datetime, is_exercise: bool
    ) -> None:
        self._incident, self._as_of, self._is_exercise = incident, as_of, is_exercise
        self._case: Case = case_of(incident)
        self._book: FactBook = fact_book(incident=incident)
        self._current = frozenset(fact.ref for fact in self._book.facts if self._book.is_current(fact.ref))
        self._constraints = constraints_by_cohort(cohorts, answer)
        self._status = {_cohort_key(cohort): cohort.status for cohort in cohorts}
        self._notices: dict[SegmentKey, tuple[Notice, NoticeVersion]] = {}

    def notice_for(self, person: PersonRow, channel: Channel, *, to_guardian: bool) -> Notice:
        """The notice of the person's segment on this channel; raises ``FactNotCurrentError``."""
        key = SegmentKey(
            person.residence, tuple(person.elements), person.protection, person.language, channel, to_guardian
        )
        if key not in self._notices:
            self._notices[key] = self._composed(key)
        return self._notices[key][0]

    @property
    def versions(self) -> list[NoticeVersion]:
        """Every notice version that was asked for so far, each once."""
        return list({version.pk: version for _, version in self._notices.values()}.values())

    def _composed(self, key: SegmentKey) -> tuple[Notice, NoticeVersion]:
        cohort = (key.residence, key.elements, key.protection)
        status = self._status.get(cohort, CohortStatus.CONFIRMED)
        brands = self._case.incident.controller.brand_domains
        notice = compose(
            NoticeRequest(
                facts=self._book,
                cohort=NoticeCohort(
                    residence=key.residence,
                    elements=key.elements,
                    protection=Protection(key.protection),
                    status=status,
                ),
                content=self._constraints.get(cohort, ContentConstraints()),
                remedies=self._case.remedies,
                language=key.language,
                channel=key.channel,
                audience=Audience.GUARDIAN if key.to_guardian else Audience.ADULT,
                exercise=self._is_exercise,
                as_of=self._as_of,
                brand_domain=brands[0] if brands else None,
            )
        )
        version = keep_notice(
            incident=self._incident,
            segment=key.name,
            content=msgspec.to_builtins(notice) | {"facts": list(notice.facts)},
            lint=msgspec.to_builtins(self._linted(notice, status)),
            now=self._as_of,
        )
        return notice, version

    def _linted(self, notice: Notice, status: CohortStatus) -> object:
        facts: LintFacts = msgspec.structs.replace(
            facts_of(self._case, current_refs=self._current), elements=frozenset(notice.elements), status=status
        )
        sentences = tuple(
            StructuredSentence(item.text, item.facts, is_standing=item.kind is not Kind.FACT)
            for item in notice.sentences()
        )
        return lint(
            _as_read(notice),
            language=notice.language,
            channel=str(notice.channel),
            facts=facts,
            structured=StructuredNotice(sentences, self._current),
        )


def constraints_by_cohort(
    cohorts: Sequence[Cohort], answer: Answer
) -> Mapping[tuple[str, tuple[str, ...], str], ContentConstraints]:
    """What the duties towards individuals require and forbid, for each cohort."""
    return {
        _cohort_key(cohorts[index]): ContentConstraints(
            required=frozenset(letter.required), forbidden=frozenset(letter.forbidden)
        )
        for letter in letters_of(answer, cohorts)
        for index in letter.cohorts
    }


def _cohort_key(cohort: Cohort) -> tuple[str, tuple[str, ...], str]:
    return (cohort.residence, in_order(cohort.elements), str(cohort.protection))


def _as_read(notice: Notice) -> str:
    """The notice as Markdown for the linter: what a person reads, with the subject before it."""
    if notice.channel is Channel.SMS:
        return render_sms(notice, _SAMPLE, _SAMPLE_CODE)
    content = render_email(notice, _SAMPLE, _SAMPLE_CODE)
    subject = content.subject.replace("\\", "\\\\").replace('"', '\\"')
    return f'---\nsubject: "{subject}"\n---\n{content.text}'
