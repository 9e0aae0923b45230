"""Substitute notice: whether a law's threshold for it is passed, and what it then asks for."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from amends.core.channels import Channel
from amends.core.errors import InputError
from amends.law.corpus import Corpus
from amends.law.inforce import latest_on
from amends.law.model import Duty
from amends.law.model.values import Span, Substitute
from amends.law.model.words import Operator

_COMPARE: dict[Operator, Callable[[Decimal, Decimal], bool]] = {
    Operator.AT_LEAST: operator.ge,
    Operator.MORE_THAN: operator.gt,
    Operator.AT_MOST: operator.le,
    Operator.LESS_THAN: operator.lt,
}


@dataclass(frozen=True, slots=True)
class Reached:
    """How a duty stands: the persons it is owed to, and how many of them no lawful channel reaches.

    ``cost_per_notice_usd`` is that of direct notice, ``None`` if nobody has worked it out.
    """

    affected: int
    unreachable: int
    cost_per_notice_usd: Decimal | None = None


class Passage(StrEnum):
    """Whether substitute notice may, or must, be given."""

    PASSED = "passed"
    FEWER = "fewer"  # some are unreachable, fewer than the law asks for: by the other means that it names
    NOT_PASSED = "not_passed"
    ASK = "ask"  # the law's test is a judgement, or a number is missing: a person decides
    NONE = "none"  # this law knows no substitute notice


@dataclass(frozen=True, slots=True)
class SubstituteAnswer:
    """The answer for one duty, with its citation.

    ``for_all`` says whether the substitute stands for every person's notice (cost or size) or for those alone who
    cannot be reached.  ``means`` are all needed, or ``at_least`` so many of them (0: all).  ``asks`` is the law's
    wording of it in short, ``question`` what a person must answer.
    """

    law: str
    passage: Passage
    because: tuple[str, ...]
    citation: str
    url: str
    for_all: bool = False
    means: tuple[Channel, ...] = ()
    at_least: int = 0
    shown_for: Span | None = None
    toll_free: bool = False
    asks: str = ""
    question: str = ""


def substitutes(corpus: Corpus, reached: Mapping[str, Reached], *, on: date) -> tuple[SubstituteAnswer, ...]:
    """``substitute_for`` for every law of ``reached``, in the order of their ids."""
    return tuple(substitute_for(corpus, law, reached[law], on=on) for law in sorted(reached))


def substitute_for(corpus: Corpus, law: str, reached: Reached, *, on: date) -> SubstituteAnswer:
    """Whether the law's threshold for substitute notice is passed on the day, and what it asks for.

    Raises ``InputError`` (``law.unknown_law``, ``law.bad_count``).
    """
    duty = corpus.duties.get(law)
    if duty is None:
        raise InputError(f"There is no law {law!r}.", code="law.unknown_law", where="law", fix="See `amends corpus`.")
    if not 0 <= reached.unreachable <= reached.affected:
        raise InputError(
            "More persons are unreachable than there are.",
            code="law.bad_count",
            where=law,
            fix="Count the persons of this duty, and of them those whom no lawful channel reaches.",
        )
    rule = latest_on(duty.substitute, on)
    if rule is None:
        source = "the law names no substitute notice"
        return SubstituteAnswer(law, Passage.NONE, (source,), duty.citation, duty.url)
    return _judged(law, duty, rule, reached)


def _judged(law: str, duty: Duty, rule: Substitute, reached: Reached) -> SubstituteAnswer:
    whole = _for_all(rule, reached)
    some = _for_some(rule, reached)
    if whole or some:
        return _answer(law, duty, rule, Passage.PASSED, (*whole, *some), for_all=bool(whole))
    if reached.unreachable and rule.unreachable_persons is not None:
        fewer = f"{reached.unreachable} unreachable, fewer than {rule.unreachable_persons}"
        return _answer(law, duty, rule, Passage.FEWER, (fewer,), asks=rule.if_fewer)
    question = _question(rule, reached)
    if question:
        return _answer(law, duty, rule, Passage.ASK, (rule.says,), question=question)
    return _answer(law, duty, rule, Passage.NOT_PASSED, ("no limb of the threshold is met",))


def _for_all(rule: Substitute, reached: Reached) -> tuple[str, ...]:
    """The limbs by which the whole notice may be given by substitute means."""
    met = []
    cost = _cost(reached)
    if rule.cost_usd is not None and cost is not None and _COMPARE[rule.operator](cost, Decimal(rule.cost_usd)):
        met.append(f"direct notice costs {cost:f} USD ({rule.operator} {rule.cost_usd})")
    if rule.persons is not None and _COMPARE[rule.operator](Decimal(reached.affected), Decimal(rule.persons)):
        met.append(f"{reached.affected} persons are concerned ({rule.operator} {rule.persons})")
    return tuple(met)


def _for_some(rule: Substitute, reached: Reached) -> tuple[str, ...]:
    needed = rule.unreachable_persons
    if needed is None or not reached.unreachable or reached.unreachable < needed:
        return ()
    return (f"{reached.unreachable} cannot be reached (at_least {needed})",)


def _question(rule: Substitute, reached: Reached) -> str:
    if rule.cost_usd is not None and reached.cost_per_notice_usd is None:
        return "What does a direct notice to one person cost, in US dollars?"
    if rule.cost_usd is None and rule.persons is None and rule.unreachable_persons is None:
        return f"Is the law's condition met: {rule.says}?"
    return ""


def _cost(reached: Reached) -> Decimal | None:
    return None if reached.cost_per_notice_usd is None else reached.cost_per_notice_usd * reached.affected


def _answer(
    law: str,
    duty: Duty,
    rule: Substitute,
    passage: Passage,
    because: tuple[str, ...],
    *,
    for_all: bool = False,
    asks: str = "",
    question: str = "",
) -> SubstituteAnswer:
    source = duty.sources[rule.source]
    is_open = passage in (Passage.PASSED, Passage.ASK)
    return SubstituteAnswer(
        law=law,
        passage=passage,
        because=because,
        citation=source.at,
        url=source.url,
        for_all=for_all,
        means=rule.means if is_open else (),
        at_least=(rule.at_least or 0) if is_open else 0,
        shown_for=rule.shown_for if is_open else None,
        toll_free=rule.toll_free and is_open,
        asks=asks or (rule.says if is_open else ""),
        question=question,
    )
