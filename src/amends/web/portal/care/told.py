"""Which wording of an answer a reader gets: their own language's, as long as it is approved and its facts stand."""

from __future__ import annotations

from amends.apps.care.answers import stale_reason
from amends.apps.care.models import ApprovedAnswer, Rumour
from amends.apps.care.rumours import intent_of
from amends.apps.incidents.selectors import fact_book


def answer_in_language(rumour: Rumour, language: str) -> ApprovedAnswer:
    """The newest approved answer to the rumour in the language that still holds, else the one on the board.

    ``rumour.answer`` is set, as for every rumour on the board.
    """
    shown = rumour.answer
    if shown is None:
        raise ValueError("a rumour on the board has an answer")
    if shown.language == language:
        return shown
    rows = ApprovedAnswer.objects.filter(incident=rumour.incident, intent=intent_of(rumour), language=language)
    book = fact_book(incident=rumour.incident)
    fitting = (one for one in rows.exclude(approved_by="").order_by("-id") if not stale_reason(book, one.facts))
    return next(fitting, shown)
