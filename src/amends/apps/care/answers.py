"""Approved answers: words bound to facts, written by one, approved by another, refused once a fact has changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.db import transaction
from django.db.models import QuerySet

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.care.letter import require_text
from amends.apps.care.models import ApprovedAnswer, ChannelClass, WayIn
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of, fact_book
from amends.apps.journal.services import record_deed
from amends.core.case.model import FactState
from amends.core.errors import InputError, RefusedError
from amends.core.facts import FactBook
from amends.core.ids import new_ref
from amends.wording import FactNotCurrentError, require_current, standing_refs
from amends.wording.book.languages import languages
from amends.wording.lint import LintFacts, Report, StructuredNotice, StructuredSentence, facts_of, lint

_FIELD = re.compile(r"\{\s*([a-z][a-z0-9_.]*)\s*\}")
_LINTED_AS = {
    ChannelClass.WEB: "web",
    ChannelClass.PHONE: "web",
    ChannelClass.SOCIAL: "social",
    ChannelClass.MAIL: "email",
}
_CLASS_OF = {
    WayIn.WEB: ChannelClass.MAIL,
    WayIn.MAIL: ChannelClass.MAIL,
    WayIn.LETTER: ChannelClass.MAIL,
    WayIn.CHAT: ChannelClass.WEB,
    WayIn.SOCIAL: ChannelClass.SOCIAL,
    WayIn.PHONE_NOTE: ChannelClass.PHONE,
    WayIn.BRANCH: ChannelClass.PHONE,
}


@dataclass(frozen=True)
class Line:
    """A part of an answer and the refs (``key@version``) that it asserts; ``is_standing`` where it is mere advice."""

    text: str
    facts: tuple[str, ...] = ()
    is_standing: bool = False


def write_answer(
    *, incident: Incident, intent: str, language: str, channel_class: str, text: str, by: str, now: datetime
) -> ApprovedAnswer:
    """A new version in words of staff; ``{contact.phone}`` and the like stand for what a fact says.

    It counts when it is approved.  Raises ``InputError`` (``care.no_text``, ``care.field``, ``care.language``,
    ``care.channel_class``).
    """
    book = fact_book(incident=incident)
    lines = tuple(_filled(part, book) for part in re.split(r"\n\s*\n", require_text(text)))
    return keep_answer(
        incident=incident, intent=intent, language=language, channel_class=channel_class, lines=lines, by=by, now=now
    )


@transaction.atomic
def keep_answer(
    *,
    incident: Incident,
    intent: str,
    language: str,
    channel_class: str,
    lines: tuple[Line, ...],
    by: str,
    now: datetime,
    template: str = "",
) -> ApprovedAnswer:
    """Keeps a version with what the linter says of it; the same words on the same facts are the same version."""
    _require_place(language, channel_class)
    Incident.objects.select_for_update().get(pk=incident.pk)
    said = [{"text": line.text, "facts": list(line.facts)} for line in lines]
    last = versions_of(incident, intent, language, channel_class).order_by("-number").first()
    if last is not None and last.sentences == said:
        return last
    words = "\n\n".join(line.text for line in lines)
    return ApprovedAnswer.objects.create(
        ref=new_ref("ANS", length=10),
        incident=incident,
        intent=intent,
        language=language,
        channel_class=channel_class,
        number=last.number + 1 if last else 1,
        template=template,
        sentences=said,
        facts=sorted({ref for line in lines for ref in line.facts}),
        sha256=hashlib.sha256(words.encode()).hexdigest(),
        lint=msgspec.to_builtins(_judged(incident, lines, language, ChannelClass(channel_class))),
        written_by=by,
        written_at=now,
    )


def approve_answer(*, answer: ApprovedAnswer, by: User, now: datetime) -> ApprovedAnswer:
    """A second person says yes to exactly these words.

    Raises ``RefusedError``: ``care.four_eyes`` for its writer, ``care.may_not_approve``, ``care.answer_lint`` where
    the linter blocks it, ``care.stale`` where a fact has changed.
    """
    name = by.get_username()
    if not may(by.role, Right.APPROVE):
        raise _refused(answer, "care.may_not_approve", "This role approves no answers.")
    if name == answer.written_by:
        raise _refused(answer, "care.four_eyes", "Nobody approves what they wrote.")
    if answer.lint["verdict"] == "block":
        rules = sorted({item["rule"] for item in answer.lint["findings"] if item["severity"] == "error"})
        raise _refused(answer, "care.answer_lint", f"The linter blocks it: {', '.join(rules)}.")
    require_fresh(answer.incident, answer.facts)
    if not ApprovedAnswer.objects.filter(pk=answer.pk, approved_by="").update(approved_by=name, approved_at=now):
        raise _refused(answer, "care.approved", "It was approved before.")
    record_deed(
        incident_ref=answer.incident.ref, kind="answer.approved", subject=answer.ref, at=now, intent=answer.intent,
        language=answer.language, channel_class=answer.channel_class, text_sha256=answer.sha256, facts=answer.facts,
    )  # fmt: skip
    answer.refresh_from_db()
    return answer


def answer_for(*, incident: Incident, intent: str, language: str, channel_class: str) -> ApprovedAnswer | None:
    """The newest approved version; ``None`` where there is none, or where a fact that it asserts has changed."""
    approved = versions_of(incident, intent, language, channel_class).exclude(approved_by="")
    found = approved.order_by("-number").first()
    return found if found is not None and not stale_reason(fact_book(incident=incident), found.facts) else None


def versions_of(incident: Incident, intent: str, language: str, channel_class: str) -> QuerySet[ApprovedAnswer]:
    """Every version of one answer, as a queryset."""
    return ApprovedAnswer.objects.filter(
        incident=incident, intent=intent, language=language, channel_class=channel_class
    ).select_related("incident")


def channel_class_of(way_in: str) -> ChannelClass:
    """How somebody is answered who came by this way."""
    return _CLASS_OF[WayIn(way_in)]


def stale_answers(*, incident: Incident) -> tuple[tuple[ApprovedAnswer, str], ...]:
    """Each newest version that may not be said any more, and why; to be written anew."""
    book = fact_book(incident=incident)
    newest: dict[tuple[str, str, str], ApprovedAnswer] = {}
    for answer in ApprovedAnswer.objects.filter(incident=incident).order_by("number"):
        newest[answer.intent, answer.language, answer.channel_class] = answer
    found = ((answer, stale_reason(book, answer.facts)) for answer in newest.values())
    return tuple((answer, why) for answer, why in found if why)


def stale_reason(book: FactBook, refs: Iterable[str]) -> str:
    """Why words that assert these versions are not to be said; empty where they hold."""
    try:
        require_current(book, refs)
    except FactNotCurrentError as error:
        return " ".join(filter(None, (error.what, error.why)))
    return ""


def require_fresh(incident: Incident, refs: Iterable[str]) -> None:
    """Raises ``RefusedError`` (``care.stale``) where a fact says something else by now."""
    why = stale_reason(fact_book(incident=incident), refs)
    if why:
        raise RefusedError(
            "A fact has changed since this was written.",
            code="care.stale",
            where=incident.ref,
            why=why,
            fix="Write it anew from the facts as they stand.",
        )


def _filled(part: str, book: FactBook) -> Line:
    refs: list[str] = []

    def value(found: re.Match[str]) -> str:
        fact = book.current(found.group(1))
        if fact is None or fact.state is not FactState.KNOWN or fact.value is None:
            raise InputError(
                f"There is no known fact {found.group(1)!r}.",
                code="care.field",
                where="text",
                fix="Use the key of a fact that is known and that nobody disputes.",
            )
        refs.append(fact.ref)
        return ", ".join(fact.value) if isinstance(fact.value, tuple) else str(fact.value)

    return Line(text=_FIELD.sub(value, part.strip()), facts=tuple(_all_refs(book, refs)))


def _all_refs(book: FactBook, refs: Iterable[str]) -> Iterator[str]:
    """Every version that stands beside these: sources that agree are asserted together."""
    for key in dict.fromkeys(ref.rpartition("@")[0] for ref in refs):
        yield from (fact.ref for fact in book.standing(key))


def _judged(incident: Incident, lines: tuple[Line, ...], language: str, channel: ChannelClass) -> Report:
    book = fact_book(incident=incident)
    current = standing_refs(book)
    facts: LintFacts = msgspec.structs.replace(
        facts_of(case_of(incident), current_refs=current), leads_on=True, is_follow_up=True
    )
    sentences = tuple(StructuredSentence(line.text, line.facts, is_standing=line.is_standing) for line in lines)
    return lint(
        "\n\n".join(line.text for line in lines),
        language=language,
        channel=_LINTED_AS[channel],
        facts=facts,
        structured=StructuredNotice(sentences, current),
    )


def _require_place(language: str, channel_class: str) -> None:
    if language not in languages():
        raise InputError("We do not write in this language.", code="care.language", where="language")
    if channel_class not in ChannelClass.values:
        raise InputError(
            "There is no such way of giving an answer.", code="care.channel_class", where="channel_class",
            fix=f"One of {', '.join(ChannelClass.values)}.",
        )  # fmt: skip


def _refused(answer: ApprovedAnswer, code: str, why: str) -> RefusedError:
    return RefusedError("This answer cannot be approved.", code=code, where=answer.ref, why=why)
