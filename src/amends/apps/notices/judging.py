"""Has the linter read a composed notice as a person would get it, beside the facts, the laws and the public log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of, fact_book
from amends.apps.notices.models import NoticeVersion
from amends.core.case.facts import anchors_in
from amends.core.channels import Channel
from amends.core.facts import FactBook
from amends.core.person import PersonRow
from amends.law.letters import Letter
from amends.wording import Notice, NoticeRequest, compose, render_email, render_sms, standing_refs
from amends.wording.assemble.compose import template_for
from amends.wording.book.template import template_of
from amends.wording.lint import (
    Beside,
    LawContent,
    LintFacts,
    Parallel,
    Published,
    Report,
    StructuredNotice,
    StructuredSentence,
    facts_of,
    lint,
)
from amends.wording.model import BlockKind, Kind, replace_language

# Nobody has this name: the linter reads a notice as a person would get it, with no field open.
_SAMPLE = PersonRow(person_ref="sample", name="Alex Sample", language="en", residence="GB", elements=())
_SAMPLE_CODE = "AAAAA-AAAAA"
_PARALLEL_LANGUAGE = "en"  # every language is compared with this one


class Judge:
    """Reads the notices of one incident."""

    def __init__(self, incident: Incident) -> None:
        self._case = case_of(incident)
        self.book: FactBook = fact_book(incident=incident)
        self._current = standing_refs(self.book)
        self._published = _published(incident, self.book)

    def report(self, notice: Notice, request: NoticeRequest, laws: tuple[LawContent, ...] = ()) -> Report:
        """What the linter says of the notice, for the people of its request."""
        facts: LintFacts = msgspec.structs.replace(
            facts_of(self._case, current_refs=self._current),
            elements=frozenset(notice.elements),
            segments=(),
            status=request.cohort.status,
            residences=frozenset((request.cohort.residence,)),
            anchors=anchors_in(self.book),
            remedies=request.remedies,
            is_follow_up=template_of(notice.template).follows_up,
            leads_on=template_for(notice.template, notice.channel).leads_on,
        )
        sentences = tuple(
            StructuredSentence(item.text, item.facts, is_standing=item.kind is not Kind.FACT)
            for item in notice.sentences()
        )
        return lint(
            _without_quotes(as_read(notice), request),
            language=notice.language,
            channel=str(notice.channel),
            facts=facts,
            structured=StructuredNotice(sentences, self._current),
            beside=Beside(
                laws=laws,
                parallels=_parallels(notice, request),
                published=self._published.get(notice.language, ()),
            ),
        )


def laws_of(letter: Letter | None) -> tuple[LawContent, ...]:
    """What each law demands of a letter and forbids in it."""
    if letter is None:
        return ()
    required, forbidden = _by_law(letter.required), _by_law(letter.forbidden)
    return tuple(
        LawContent(law=law, citation=law, required=required.get(law, ()), forbidden=forbidden.get(law, ()))
        for law in sorted({*required, *forbidden})
    )


def as_read(notice: Notice) -> str:
    """The notice as Markdown for the linter: what a person reads, with the subject before it."""
    if notice.channel is Channel.SMS:
        return render_sms(notice, _SAMPLE, _SAMPLE_CODE)
    content = render_email(notice, _SAMPLE, _SAMPLE_CODE)
    subject = content.subject.replace("\\", "\\\\").replace('"', '\\"')
    return f'---\nsubject: "{subject}"\n---\n{content.text}'


def _by_law(contents: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    laws = {law for names in contents.values() for law in names}
    return {law: tuple(content for content, names in contents.items() if law in names) for law in laws}


def _without_quotes(text: str, request: NoticeRequest) -> str:
    """What a correction quotes as wrong is not what it says: its dates and numbers are not judged."""
    for correction in request.corrections:
        text = text.replace(correction.said, "…")
    return text


def _parallels(notice: Notice, request: NoticeRequest) -> tuple[Parallel, ...]:
    """The same text in English; none of a correction, whose quotes are in the reader's language alone."""
    if notice.language == _PARALLEL_LANGUAGE or request.corrections:
        return ()
    other = compose(replace_language(request, _PARALLEL_LANGUAGE))
    return (Parallel(language=_PARALLEL_LANGUAGE, text=as_read(other)),)


def _published(incident: Incident, book: FactBook) -> dict[str, tuple[Published, ...]]:
    """What released texts have said and does not hold any more, each statement once, by language."""
    versions = NoticeVersion.objects.filter(incident=incident, releases__released_at__isnull=False).distinct()
    found: defaultdict[str, dict[tuple[str, str], Published]] = defaultdict(dict)
    for version in versions.order_by("id"):
        for block in version.content["blocks"]:
            # What a correction says of another sentence is no statement of its own.
            for sentence in () if block["kind"] == BlockKind.CORRECTIONS else block["sentences"]:
                for statement in _taken_back(sentence, version, book):
                    found[version.language].setdefault((statement.key, statement.text), statement)
    return {language: tuple(statements.values()) for language, statements in found.items()}


def _taken_back(sentence: dict[str, Any], version: NoticeVersion, book: FactBook) -> Iterator[Published]:
    for ref in sentence["facts"]:
        fact = book.by_ref(ref)
        if fact is not None and fact.value is not None and not book.is_current(ref):
            yield Published(
                key=fact.key,
                value=str(fact.value),
                text=sentence["text"],
                at=version.composed_at.isoformat(),
                is_retracted=True,
            )
