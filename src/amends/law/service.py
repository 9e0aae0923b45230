"""How the duties towards a cohort allow their notice to be served, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from amends.core.channels import Channel
from amends.law.answer import Answer, DutyAnswer, Status
from amends.law.corpus import Corpus
from amends.law.inforce import all_on
from amends.law.model.values import Method

_INDIVIDUALS = "individuals"
# A method "also by telephone" comes on top of the others and replaces none.
_ON_TOP = re.compile(r"\s*also\b", re.I)
# What a law calls the agreement to electronic notice; 15 U.S.C. 7001(c) is E-SIGN's consent.
_AGREEMENT = re.compile(r"agreed|consent|chose|E-SIGN|15 U\.S\.C\. 7001", re.I)
# Another condition than agreement, any of which suffices: that we write to the address is what fulfils it.
_OR_CUSTOM = re.compile(
    r"\b(?:primary|main|mainly|usual|customary|prior|business relationship|used before)\b|electronic under conditions",
    re.I,
)
_ELECTRONIC = re.compile(r"e-?mail|electronic", re.I)
_CLAUSE = re.compile(r"[;,]")
_ASKS_AGREEMENT = (Channel.EMAIL, Channel.SMS, Channel.PUSH, Channel.INBOX)


@dataclass(frozen=True, slots=True)
class Means:
    """How one duty allows its notice to be served.

    An empty ``channels`` means that the law prescribes none.  ``if_agreed`` are those that count only for a
    person who agreed to them; ``also`` those that come on top where harm is imminent.
    """

    law: str
    channels: frozenset[Channel]
    if_agreed: frozenset[Channel] = frozenset()
    also: frozenset[Channel] = frozenset()


def means_by_cohort(corpus: Corpus, answer: Answer) -> dict[int, tuple[Means, ...]]:
    """By the index of the cohort, the means of every duty that requires a notice to its people, by law id."""
    on = answer.as_of.date()
    found: dict[int, dict[str, Means]] = {}
    for duty in _owed(answer):
        for cohort in duty.cohorts:
            found.setdefault(cohort, {})[duty.law] = means_of(corpus, duty.law, on=on)
    return {cohort: tuple(means[law] for law in sorted(means)) for cohort, means in found.items()}


def deadline_by_cohort(answer: Answer) -> dict[int, datetime]:
    """By the index of the cohort, the earliest instant at which a notice to its people is due."""
    found: dict[int, datetime] = {}
    for duty in _owed(answer):
        due = duty.due.rolled or duty.due.nominal
        if due is None:
            continue
        at = _instant(due, like=answer.as_of)
        for cohort in duty.cohorts:
            found[cohort] = min(found.get(cohort, at), at)
    return found


def means_of(corpus: Corpus, law: str, *, on: date) -> Means:
    """The channels of the duty's methods in force on the day; a law that the corpus lacks prescribes none."""
    duty = corpus.duties.get(law)
    methods = all_on(duty.methods, on) if duty is not None else ()
    own = [method for method in methods if not _ON_TOP.match(method.says)]
    on_top = [method for method in methods if _ON_TOP.match(method.says)]
    conditional = {channel for method in own for channel in _agreed_alone(method)}
    return Means(
        law=law,
        channels=_channels(own),
        if_agreed=frozenset(conditional),
        also=_channels(on_top),
    )


def _owed(answer: Answer) -> list[DutyAnswer]:
    return [duty for duty in answer.duties if duty.recipient == _INDIVIDUALS and duty.status == Status.REQUIRED]


def _channels(methods: Iterable[Method]) -> frozenset[Channel]:
    return frozenset(channel for method in methods for channel in method.channels)


def _agreed_alone(method: Method) -> Iterable[Channel]:
    """The electronic channels that the corpus's words allow with the person's agreement and not otherwise."""
    clauses = [clause for clause in _CLAUSE.split(method.says) if _ELECTRONIC.search(clause)]
    says = " ".join(clauses)
    if not _AGREEMENT.search(says) or _OR_CUSTOM.search(method.says):
        return ()
    return (channel for channel in method.channels if channel in _ASKS_AGREEMENT)


def _instant(due: date | datetime, *, like: datetime) -> datetime:
    """A day is over at its end, by the clock of the answer."""
    if isinstance(due, datetime):
        return due
    zone = like.tzinfo or ZoneInfo("UTC")
    return datetime.combine(due + timedelta(days=1), time.min, tzinfo=zone)
