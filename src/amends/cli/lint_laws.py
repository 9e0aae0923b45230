"""What the laws named by ``--law`` demand of a notice and forbid in it, on the day and for the people of the case."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from amends.core.case import Case
from amends.core.errors import InputError
from amends.law import Corpus
from amends.law.answer import ContentRule
from amends.law.evaluate.content import content_rule
from amends.law.evaluate.duty import day_arose, standing_period
from amends.law.evaluate.session import Session, open_session
from amends.law.facts import incident_facts
from amends.law.inforce import all_on
from amends.law.model import Duty
from amends.law.model.words import Recipient
from amends.wording.lint.facts import LawContent


@dataclass
class LawsAsked:
    """The content of each law, and what could not be judged of it, by name, with the reason."""

    contents: list[LawContent] = field(default_factory=list)
    not_judged: dict[str, str] = field(default_factory=dict)


def laws_asked(names: Iterable[str], *, corpus: Corpus, case: Case | None, now: datetime) -> LawsAsked:
    """What the laws demand of a notice to individuals.

    A name is a duty's id, or an instrument's (all its duties towards individuals).  Without a case the law
    of today counts, and what it demands on a condition only is said not to be judged.
    Raises ``InputError`` (``lint.law_unknown``).
    """
    asked, session = LawsAsked(), _session(corpus, case, now)
    for law in dict.fromkeys(law for name in names for law in _duties(name, corpus)):
        duty = corpus.duties[law]
        rule = _content_now(duty, now.date()) if session is None else _content_then(duty, session)
        if rule is None:
            asked.not_judged[law] = "this law was not in force on the day that counts"
        elif not (rule.required or rule.forbidden):
            asked.not_judged[law] = "the corpus names nothing that this law demands of the text"
        else:
            asked.contents.append(_as_content(law, duty, rule))
        if _has_open_conditions(duty, case):
            asked.not_judged[f"{law} on conditions"] = (
                "what this law demands only of some data or some people is judged with facts that have cohorts"
            )
    return asked


def _duties(name: str, corpus: Corpus) -> list[str]:
    if name in corpus.duties:
        return [name]
    found = [
        law
        for law, duty in corpus.duties.items()
        # A place alone ("eu") is no instrument.
        if "/" in name and law.startswith(f"{name}/") and duty.recipient is Recipient.INDIVIDUALS
    ]
    if not found:
        raise _unknown(name, corpus)
    return found


def _session(corpus: Corpus, case: Case | None, now: datetime) -> Session | None:
    if case is None:
        return None
    persons = sum(cohort.persons for cohort in case.cohorts)
    return open_session(corpus, incident_facts(case, persons=persons, as_of=now, computed_risk=None), case.cohorts)


def _content_then(duty: Duty, session: Session) -> ContentRule | None:
    _, day = day_arose(session, duty)
    period = standing_period(session, duty, day)
    if period is None:
        return None
    inside, doubtful = session.residents(duty.residents)
    # Who asks for a law by name means it, also where nobody of the case lives under it.
    concerned = [*inside, *doubtful] or range(len(session.cohorts))
    return content_rule(session, duty, max(day, period.in_force_from), [session.profiles[at] for at in concerned])


def _content_now(duty: Duty, today: date) -> ContentRule | None:
    if not all_on(duty.in_force, today):
        return None
    rules = [rule for rule in all_on(duty.content, today) if rule.when is None]
    return ContentRule(
        required=tuple(dict.fromkeys(code for rule in rules for code in rule.required)),
        forbidden=tuple(dict.fromkeys(code for rule in rules for code in rule.forbidden)),
    )


def _has_open_conditions(duty: Duty, case: Case | None) -> bool:
    conditions = [rule.when for rule in duty.content if rule.when is not None]
    if case is None:
        return bool(conditions)
    return not case.cohorts and any(condition.differs_by_cohort for condition in conditions)


def _as_content(law: str, duty: Duty, rule: ContentRule) -> LawContent:
    return LawContent(law=law, citation=duty.citation, url=duty.url, required=rule.required, forbidden=rule.forbidden)


def _near(name: str, corpus: Corpus) -> Iterator[str]:
    told = [law for law, duty in corpus.duties.items() if duty.recipient is Recipient.INDIVIDUALS]
    yield from difflib.get_close_matches(name, told, n=1, cutoff=0.4)


def _unknown(name: str, corpus: Corpus) -> InputError:
    near = next(_near(name, corpus), None)
    hint = f"Did you mean {near!r}? " if near else ""
    return InputError(
        f"{name!r} is not a law of the corpus that speaks to individuals.",
        code="lint.law_unknown",
        where="--law",
        why="It names neither a duty of the corpus nor an instrument with duties towards individuals.",
        fix=f"{hint}Use an id that `amends corpus check` lists, such as eu/gdpr/34-individuals.",
    )
