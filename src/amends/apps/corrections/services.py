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
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.services import keep_composed, request_of
from amends.core.case.model import FactState
from amends.core.facts import FactBook
from amends.wording import Notice, NoticeRequest, compose
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
    drafted = newest_draft(text.version)
    if drafted is not None and _says(drafted, corrections, judge.book):
        return Drafted(text=text, draft=drafted)
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


def _says(drafted: CorrectionDraft, corrections: tuple[Correction, ...], book: FactBook) -> bool:
    """Whether a draft of before takes back exactly this: the same facts send nothing twice."""
    kept = request_of(drafted.notice, facts=book)
    return kept is not None and kept.corrections == corrections


def _corrections(text: UsedText, request: NoticeRequest, book: FactBook) -> Iterator[Correction]:
    """Each false sentence once, with the one that says the same thing from the present facts.

    A sentence that is said again word for word is not false: a fact was confirmed, or a detail changed that the
    sentence does not tell.  What an earlier correction put in its place is taken back as well, if it is false now.
    """
    after = _composed_anew(request)
    still_said = {sentence.text for sentence in after.sentences()} if after else set()
    changes = changed_sentences(text.notice, after) if after else ()
    pairs = {change.before.text: change.after for change in changes if change.before}
    earlier = _earlier(text.version, book)
    for sentence in dict.fromkeys(text.stale):
        key = _false_key(sentence, book)
        if key is None or sentence.kind is not Kind.FACT or sentence.text in still_said:
            continue
        now = pairs.get(sentence.text)
        right, refs = (now.text, now.facts) if now is not None and now.facts else (None, ())
        yield Correction(fact=key, said=sentence.text, said_at=request.as_of, now=right, facts=refs)
        for said, said_at in earlier.get(sentence.text, ()):
            if said not in still_said:
                yield Correction(fact=key, said=said, said_at=said_at, now=right, facts=refs)


def _earlier(version: NoticeVersion, book: FactBook) -> dict[str, list[tuple[str, datetime]]]:
    """What released corrections of a version said to be right, and when, by the sentence that they took back."""
    found: dict[str, list[tuple[str, datetime]]] = {}
    for draft in version.corrections.filter(notice__releases__released_at__isnull=False).distinct().order_by("id"):
        kept = request_of(draft.notice, facts=book)
        if kept is None:
            continue
        for correction in kept.corrections:
            if correction.now is not None:
                found.setdefault(correction.said, []).append((correction.now, kept.as_of))
    return found


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
        if fact is None or fact.state is not FactState.KNOWN or book.is_current(ref):
            continue
        now = book.current(fact.key)
        if now is None or (now.value, now.state) != (fact.value, fact.state):
            return fact.key
    return None
