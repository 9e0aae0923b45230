"""The values of facts as words: only those that a sentence asserts, and only if they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from amends.core.case.model import FactState
from amends.core.facts import Fact, FactBook, Value
from amends.core.places import country_of
from amends.wording.assemble.dates import instant_text, latin, number_text
from amends.wording.faults import FactNotCurrentError
from amends.wording.model import NoticeRequest

# Braces would look like a personal field, control and private-use characters like our own marks.
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]+")


def plain_value(text: str) -> str:
    """Foreign text on one line, without marks that could steer the layout."""
    return " ".join(_UNFIT.sub(" ", text).replace("{{", "{ {").replace("}}", "} }").split())


def known(book: FactBook, key: str) -> Fact | None:
    """The standing fact ``key`` if its value is known."""
    fact = book.current(key)
    return fact if fact and fact.state is FactState.KNOWN and fact.value is not None else None


def require_known(book: FactBook, keys: Iterable[str]) -> tuple[Fact, ...]:
    """The facts behind ``keys``; raises ``FactNotCurrentError`` for the first that is not known."""
    facts = []
    for key in keys:
        fact = known(book, key)
        if fact is None:
            raise FactNotCurrentError(key, why=_why(book, key))
        facts.append(fact)
    return tuple(facts)


def require_unknown(book: FactBook, keys: Iterable[str]) -> tuple[str, ...]:
    """The refs of what stands under ``keys`` though nothing is known; "we do not know" rests on them."""
    found: list[str] = []
    for key in keys:
        if known(book, key) is not None:
            raise FactNotCurrentError(key, why="It is known, so a text may not say that it is not.")
        found += [fact.ref for fact in book.standing(key)]
    return tuple(found)


def variables(facts: Iterable[Fact], request: NoticeRequest, language: str) -> dict[str, object]:
    """Fluent variables of the facts: ``anchor.occurred`` becomes ``$anchor_occurred``."""
    return {fact.key.replace(".", "_"): _words(fact.key, fact.value, request, language) for fact in facts}


def _words(key: str, value: Value, request: NoticeRequest, language: str) -> object:
    if key.startswith("anchor."):
        at = datetime.fromisoformat(str(value))
        return instant_text(at, request.as_of.tzinfo, language, country_of(request.cohort.residence))
    if isinstance(value, bool) or not isinstance(value, int | float):
        text = ", ".join(value) if isinstance(value, tuple) else str(value)
        return latin(plain_value(text), language)
    return value


def number_variables(facts: Iterable[Fact], language: str) -> dict[str, object]:
    """Beside each whole number its text in the language's digits: ``$remedy_monitoring_months_text``."""
    return {
        fact.key.replace(".", "_") + "_text": number_text(fact.value, language)
        for fact in facts
        if isinstance(fact.value, int) and not isinstance(fact.value, bool)
    }


def _why(book: FactBook, key: str) -> str:
    claims = book.standing(key)
    if len(claims) > 1:
        return "Sources disagree: " + ", ".join(fact.ref for fact in claims) + "."
    return f"Its state is {claims[0].state}." if claims else "The book of facts does not hold it."
