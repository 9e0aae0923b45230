"""The messages of a case for the page: first without a word of theirs, and after a look with what was understood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from amends.apps.care.automatic import suggestion
from amends.apps.care.boxes import body_of
from amends.apps.care.finding import family_of, is_stranger
from amends.apps.care.models import ApprovedAnswer, Case, Direction, Message, Proof
from amends.apps.care.told import waiting_in
from amends.apps.selfcheck.models import ThreadLine
from amends.triage import Reading, Sensitive, Span, read_message
from amends.web.console.care.contact import Weighed, weigh_reply
from amends.web.console.care.rows import Clocks, intent_words, language_words, way_words

PROOFS = {
    "none": "Nothing proves who wrote this one.",
    "receipt": "Nothing proves who wrote this one. Whoever holds the number of its receipt reads the answer.",
    "token": "It came to the address that only this correspondent was given.",
    "person": "The person proved who they are, by a code of our letter or a one-time code.",
    "network": "The network itself names the author.",
    "staff": "A member of staff had the person before them, or on the phone.",
}
SENSITIVE = {
    Sensitive.THREAT_TO_SELF: "speaks of harming themselves",
    Sensitive.THREAT_TO_OTHERS: "threatens somebody",
    Sensitive.VIOLENCE: "speaks of violence",
    Sensitive.LOSS_OF_LIVELIHOOD: "has no money to live on",
    Sensitive.MINOR: "may be a child, or writes about one",
    Sensitive.BEREAVEMENT: "writes about somebody who died",
    Sensitive.HEALTH_EMERGENCY: "speaks of an emergency of health",
}


@dataclass(frozen=True)
class Piece:
    """A part of a text; ``said`` names what it was taken for, empty for the rest."""

    text: str
    said: str = ""


@dataclass(frozen=True, kw_only=True)
class Said:
    """One message.

    ``pieces`` and ``author`` are empty until a look is on record.  ``is_waiting``: it needs an answer.
    """

    message: Message
    at: str
    way: str
    language: str
    proof: str
    is_note: bool
    is_ours: bool
    is_stranger: bool
    is_waiting: bool
    author: str = ""
    subject: tuple[Piece, ...] = ()
    pieces: tuple[Piece, ...] = ()
    intents: tuple[str, ...] = ()
    sensitive: tuple[str, ...] = ()
    suggested: ApprovedAnswer | None = None
    weighed: Weighed | None = None
    files: tuple[tuple[int, int], ...] = ()


def thread_of(case: Case, clocks: Clocks, *, secret: bytes | None, by: str, now: datetime) -> list[Said]:
    """Every message of the case and of those joined to it, oldest first.

    ``secret`` is the desk's where a look is on record, else ``None``.  Raises ``MachineError`` (``sealed.closed``).
    """
    family = family_of(case)
    rows = Message.objects.filter(case__in=family).select_related("inquiry", "told__inquiry", "case__incident")
    messages = list(rows.prefetch_related("attachments").order_by("id"))
    waiting = waiting_in(family)
    last = {row.bound_to: row.pk for row in messages if row.direction == Direction.IN and row.bound_to in waiting}
    own = _written_behind_code(case)
    return [
        _said(
            row,
            clocks,
            is_own=row.inquiry_id in own,
            weighed=weigh_reply(row, by=by, now=now) if last.get(row.bound_to) == row.pk else None,
            is_waiting=last.get(row.bound_to) == row.pk,
            secret=secret,
        )
        for row in messages
    ]


def _written_behind_code(case: Case) -> set[int]:
    """The forms that this case's own person wrote in My case, behind a code: these were proven."""
    if not case.person_hash:
        return set()
    lines = ThreadLine.objects.filter(person_hash=case.person_hash, inquiry__case__in=family_of(case))
    return set(lines.values_list("inquiry_id", flat=True))


def _proof(row: Message, *, is_own: bool) -> str:
    name = "person" if is_own else "receipt" if row.proof == Proof.NONE and row.inquiry_id else row.proof
    return PROOFS.get(name, "")


def _said(
    row: Message, clocks: Clocks, *, is_own: bool, weighed: Weighed | None, is_waiting: bool, secret: bytes | None
) -> Said:
    is_in = row.direction == Direction.IN
    said = Said(
        message=row,
        at=clocks.words(row.at),
        way=way_words(row.way_in),
        language=language_words(row.language or row.case.language),
        proof=_proof(row, is_own=is_own) if is_in else "",
        is_note=row.direction == Direction.NOTE,
        is_ours=row.direction == Direction.OUT,
        is_stranger=is_in and not is_own and is_stranger(row),
        is_waiting=is_waiting,
        suggested=suggestion(row) if is_waiting else None,
        weighed=weighed,
        files=tuple((file.number, file.size_bytes) for file in row.attachments.all()),
    )
    return said if secret is None else _opened(said, secret)


def _opened(said: Said, secret: bytes) -> Said:
    """The same with its words, and with what was recognised in them where they are not ours."""
    row = said.message
    body = body_of(row, secret=secret)
    if row.direction != Direction.IN:
        return replace(said, pieces=(Piece(body.text),), author=body.author)
    reading = read_message(body.text, language=row.language, subject=body.subject)
    spans = _spans(reading)
    return replace(
        said,
        author=body.author or body.reach,
        subject=cut(body.subject, [(span, words) for span, words in spans if span.in_subject]),
        pieces=cut(body.text, [(span, words) for span, words in spans if not span.in_subject]),
        intents=tuple(f"{intent_words(found.intent)} ({found.certainty:.2f})" for found in reading.intents),
        sensitive=tuple(dict.fromkeys(SENSITIVE[found.kind] for found in reading.sensitive)),
    )


def _spans(reading: Reading) -> list[tuple[Span, str]]:
    first = [(span, SENSITIVE[found.kind]) for found in reading.sensitive for span in found.because]
    return first + [(span, intent_words(found.intent)) for found in reading.intents for span in found.because]


def cut(text: str, marks: Iterable[tuple[Span, str]]) -> tuple[Piece, ...]:
    """The text cut at what was recognised; of marks that overlap the one that begins first is shown.

    >>> cut("my card", [(Span(3, 7), "New card")])
    (Piece(text='my ', said=''), Piece(text='card', said='New card'))
    """
    pieces: list[Piece] = []
    at = 0
    for span, said in sorted(marks, key=lambda mark: (mark[0].start, -mark[0].end)):
        if span.start < at or span.end > len(text) or span.start >= span.end:
            continue
        pieces += [Piece(text[at : span.start]), Piece(text[span.start : span.end], said)]
        at = span.end
    return tuple(piece for piece in (*pieces, Piece(text[at:])) if piece.text)
