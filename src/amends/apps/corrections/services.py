"""Drafts corrections: what was said and is not right, to exactly the people to whom it was said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from amends.apps.corrections.models import CorrectionDraft
from amends.apps.corrections.selectors import UsedText, newest_draft, stale_texts
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.apps.notices.judging import Judge
from amends.apps.notices.services import keep_composed, notice_of, request_of
from amends.core.case.model import FactState
from amends.core.facts import FactBook
from amends.wording import Notice, NoticeRequest, compose, stale_sentences
from amends.wording.compare import changed_sentences
from amends.wording.faults import FactNotCurrentError
from amends.wording.model import Correction, Kind, Sentence


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """A draft, and the text that it corrects; ``draft`` is ``None`` where nothing false was said to anybody."""

    text: UsedText
    draft: CorrectionDraft | None
    why_none: str = ""


def draft_corrections(*, incident: Incident, now: datetime) -> list[Drafted]:
    """A correction for each released text that does not hold any more.

    What was not known and is known now is news and no correction.  The same facts give the same draft, once.
    """
    judge = Judge(incident)
    return [_drafted(incident, text, judge, now) for text in stale_texts(incident=incident)]


def _drafted(incident: Incident, text: UsedText, judge: Judge, now: datetime) -> Drafted:
    drafted = newest_draft(text.version)
    if drafted is not None and not stale_sentences(notice_of(drafted.notice.content), judge.book):
        return Drafted(text=text, draft=drafted)
    request = request_of(text.version, facts=judge.book)
    if request is None:
        return Drafted(text=text, draft=None, why_none="the version was kept without its request")
    corrections = tuple(_corrections(text, request, judge.book))
    if not corrections:
        return Drafted(
            text=text, draft=None, why_none="nothing that it said is wrong; what is new belongs in an update"
        )
    if not text.reached:
        return Drafted(text=text, draft=None, why_none="it was handed over to nobody")
    zoned = now.astimezone(request.as_of.tzinfo)
    wanted = replace(request, template="correction", corrections=corrections, as_of=zoned)
    notice = compose(wanted)
    version = keep_composed(
        incident=incident,
        segment=text.version.segment,
        notice=notice,
        request=wanted,
        lint=judge.report(notice, wanted),
        now=now,
    )
    draft, made = CorrectionDraft.objects.get_or_create(corrects=text.version, notice=version, defaults={"at": now})
    if made:
        record_deed(
            incident_ref=incident.ref,
            kind="correction.drafted",
            subject=f"{text.version.content_sha256[:32]}:{version.content_sha256[:32]}",
            at=now,
            corrects=text.version.content_sha256,
            content_sha256=version.content_sha256,
            facts=sorted({item.fact for item in corrections}),
        )
    return Drafted(text=text, draft=draft)


def _corrections(text: UsedText, request: NoticeRequest, book: FactBook) -> Iterator[Correction]:
    """Each false sentence once, with the one that says the same thing from the present facts."""
    after = _composed_anew(request)
    pairs = (
        {change.before.text: change.after for change in changed_sentences(text.notice, after) if change.before}
        if after
        else {}
    )
    for sentence in dict.fromkeys(text.stale):
        key = _false_key(sentence, book)
        if key is not None and sentence.kind is Kind.FACT:
            now = pairs.get(sentence.text)
            yield Correction(
                fact=key, said=sentence.text, said_at=request.as_of, now=now.text if now and now.facts else None
            )


def _composed_anew(request: NoticeRequest) -> Notice | None:
    """The same text from the present facts, ``None`` while a fact that it needs is open."""
    try:
        return compose(request)
    except FactNotCurrentError:
        return None


def _false_key(sentence: Sentence, book: FactBook) -> str | None:
    """The key of the first fact that the sentence stated as known and that does not stand any more."""
    for ref in sentence.facts:
        fact = book.by_ref(ref)
        if fact is not None and fact.state is FactState.KNOWN and not book.is_current(ref):
            return fact.key
    return None
