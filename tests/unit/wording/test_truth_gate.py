"""Whatever a change of one fact changes in a text, the old text knows that it does not hold any more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from people_requests import everything_known

from amends.core.case.facts import remedies_in
from amends.core.facts import Fact, FactBook, Value
from amends.wording import NoticeRequest, compose, stale_sentences
from amends.wording.compare import changed_sentences
from amends.wording.faults import FactNotCurrentError, WordbookError

TEXTS = ("alert", "reissue", "update", "all_clear", "card_delivery", "not_affected")
OTHER: dict[type, Value] = {bool: False, int: 3, float: 0.5}


def changed(fact: Fact) -> Value:
    """Another value of the same kind, or nothing known any more."""
    if isinstance(fact.value, bool):
        return not fact.value
    if fact.key.startswith("anchor.") and fact.value:
        return str(fact.value).replace("2026-06", "2026-05")
    return OTHER.get(type(fact.value))


def with_book(request: NoticeRequest, book: FactBook) -> NoticeRequest:
    return replace(request, facts=book, remedies=remedies_in(book))


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_a_fact_changes_is_stale_when_the_fact_changes(name: str) -> None:
    request = everything_known(name)
    before = compose(request)
    unmarked = []
    for fact in request.facts.facts:
        if request.facts.current(fact.key) != fact or fact.key == "controller.name":
            continue
        book = request.facts.supersede(fact.ref, value=changed(fact), source="test", at=request.as_of)
        try:
            after = compose(with_book(request, book))
        except (FactNotCurrentError, WordbookError):  # a text that cannot be written any more is not sent either
            continue
        gone = {change.before.text for change in changed_sentences(before, after) if change.before}
        stale = {sentence.text for sentence in stale_sentences(before, book)}
        if gone - stale:
            unmarked.append((fact.key, sorted(gone - stale)))
    assert unmarked == []
