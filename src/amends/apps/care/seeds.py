"""The first answers, from the wordbook: what everybody asks, in every language, the same on every channel."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from amends.apps.care.answers import Line, keep_answer
from amends.apps.care.models import ApprovedAnswer, ChannelClass
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of, fact_book
from amends.core.case.facts import house_zone, remedies_in
from amends.core.channels import Channel
from amends.core.facts import FactBook
from amends.wording import Block, BlockKind, Kind, Notice, NoticeCohort, NoticeRequest, compose
from amends.wording.book.languages import languages
from amends.wording.book.template import template_of

_PARTS = {
    "am_i_affected": "q4_affected",
    "what_must_i_do": "q4_what_to_do",
    "new_card": "q4_card",
    "close_account": "q4_account",
    "loss": "q_losses",
    "complaint": "q_complain",
}
"""Which part of the questions and answers says it; a call's script and a mail say the very same sentences."""
_POSTS = {
    "am_i_affected": "social_affected",
    "complaint": "social_complaint",
    "scam_report": "social_scam",
    "what_must_i_do": "social_where",
    "new_card": "social_where",
    "close_account": "social_where",
    "loss": "social_link",
}
SPOKEN = (ChannelClass.WEB, ChannelClass.PHONE, ChannelClass.MAIL)


def seed_answers(*, incident: Incident, by: str, now: datetime) -> tuple[ApprovedAnswer, ...]:
    """Writes each answer from the facts as they stand; the same facts again give the same versions.

    Nothing is approved by it.  To be called again after facts have changed: what is stale gets a new version.
    """
    book = fact_book(incident=incident)
    return tuple(kept for language in languages() for kept in _in_language(incident, book, language, by, now))


def _in_language(incident: Incident, book: FactBook, language: str, by: str, now: datetime) -> Iterator[ApprovedAnswer]:
    questions = _composed(incident, book, "faq", language=language, channel=Channel.WEB, now=now)
    for intent, part in _PARTS.items():
        lines = tuple(_lines_under(questions, part))
        for channel_class in SPOKEN if lines else ():
            yield keep_answer(
                incident=incident, intent=intent, language=language, channel_class=channel_class, lines=lines, by=by,
                now=now, template=f"faq:{part}",
            )  # fmt: skip
    for intent, template in _POSTS.items():
        post = _composed(incident, book, template, language=language, channel=Channel.SOCIAL, now=now)
        lines = tuple(line for block in post.blocks for line in _lines(block))
        yield keep_answer(
            incident=incident, intent=intent, language=language, channel_class=ChannelClass.SOCIAL, lines=lines,
            by=by, now=now, template=template,
        )  # fmt: skip


def _composed(
    incident: Incident, book: FactBook, template: str, *, language: str, channel: Channel, now: datetime
) -> Notice:
    controller = case_of(incident).incident.controller
    exposed = book.current("exposure.elements")
    elements = tuple(exposed.value) if exposed is not None and isinstance(exposed.value, tuple) else ()
    return compose(
        NoticeRequest(
            facts=book,
            cohort=NoticeCohort(residence=controller.established_in or "ZZ", elements=elements),
            as_of=now.astimezone(house_zone(book)),
            language=language,
            channel=channel,
            template=template,
            audience=template_of(template).speaks_to[0],
            exercise=incident.is_exercise,
            remedies=remedies_in(book),
            brand_domain=controller.brand_domains[0] if controller.brand_domains else None,
        )
    )


def _lines_under(notice: Notice, group: str) -> Iterator[Line]:
    """What stands between this heading and the next."""
    is_under = False
    for block in notice.blocks:
        if block.kind is BlockKind.HEADING:
            is_under = any(sentence.group == group for sentence in block.sentences)
        elif is_under:
            yield from _lines(block)


def _lines(block: Block) -> Iterator[Line]:
    for sentence in block.sentences:
        yield Line(text=sentence.text, facts=sentence.facts, is_standing=sentence.kind is not Kind.FACT)
    for number, action in enumerate(block.actions, 1):
        parts = filter(None, (action.do, action.why, action.by, action.where))
        yield Line(text=f"{number}. {' '.join(parts)}", is_standing=True)
