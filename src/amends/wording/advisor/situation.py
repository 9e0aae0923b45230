"""Reads the advisor's situation out of a case file: its assessment, its anchors, and the claims that it makes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from amends.core.case.facts import facts_of_case
from amends.core.case.model import Case, FactState
from amends.core.errors import InputError
from amends.core.facts import FactBook, Value
from amends.wording.advisor.model import FirstVoice, Harm, Situation

# With these somebody can pass as the person before a lender or an office.
_IDENTITY = frozenset(
    {"ssn", "national_id", "pesel", "tax_id", "passport", "driving_licence", "id_card", "military_id"}
)


def situation_of(case: Case, *, at: datetime, elements: Iterable[str] | None = None) -> Situation:
    """The situation of a case as it is known at ``at`` (aware).

    Claims of ``incident.facts`` that are read: ``controller.own_failure``, ``controller.concealed`` (booleans),
    ``controller.prior_breaches`` (a count), ``harm.kind`` (a ``Harm``), ``compensation.offered_to_expected`` (a
    number).  What is contested or unknown is left open.  ``elements`` are the exposed codes where an assessment
    has found them; else those of the cohorts are taken.
    Raises ``InputError`` (``advice.fact``) for a claim of the wrong kind.
    """
    book, incident = facts_of_case(case, at=at), case.incident
    exposed = elements if elements is not None else {code for cohort in case.cohorts for code in cohort.elements}
    codes = frozenset(exposed)
    voice, lead = _first_voice(case)
    prior = _value(book, "controller.prior_breaches", int)
    ratio = _value(book, "compensation.offered_to_expected", int, float)
    return Situation(
        cause=incident.assessment.cause,
        malicious=incident.malicious,
        own_failure=_flag(book, "controller.own_failure"),
        prior_breaches=int(prior) if isinstance(prior, int) else None,
        concealed=_flag(book, "controller.concealed"),
        first_voice=voice,
        lead_hours=lead,
        harm=_harm(book),
        identity_data=bool(codes & _IDENTITY) if codes else None,
        remedies=case.remedies,
        offered_to_expected=float(ratio) if isinstance(ratio, int | float) else None,
    )


def _first_voice(case: Case) -> tuple[FirstVoice, float | None]:
    """Who spoke first, and by how many hours the controller was ahead; telling the people counts as speaking."""
    anchors = case.incident.anchors
    others, own = anchors.first_public_by_others, anchors.individuals_notified
    if others is None:
        return (FirstVoice.NOBODY if own is None else FirstVoice.CONTROLLER), None
    if own is None:
        return FirstVoice.OTHERS, None
    lead = (others - own).total_seconds() / 3600
    return (FirstVoice.CONTROLLER if lead > 0 else FirstVoice.OTHERS), lead


def _flag(book: FactBook, key: str) -> bool | None:
    value = _value(book, key, bool)
    return value if isinstance(value, bool) else None


def _harm(book: FactBook) -> Harm:
    value = _value(book, "harm.kind", str)
    if value is None:
        return Harm.UNKNOWN
    if value not in list(Harm):
        raise _fault("harm.kind", "Use one of: " + ", ".join(Harm) + ".")
    return Harm(str(value))


def _value(book: FactBook, key: str, *kinds: type) -> Value:
    fact = book.current(key)
    if fact is None or fact.state is not FactState.KNOWN or fact.value is None:
        return None
    if not isinstance(fact.value, kinds) or (isinstance(fact.value, bool) and bool not in kinds):
        raise _fault(key, "Give a " + " or ".join(kind.__name__ for kind in kinds) + ".")
    return fact.value


def _fault(key: str, fix: str) -> InputError:
    return InputError(
        f"The fact {key} has a value that the advisor cannot read.",
        code="advice.fact",
        where=f"incident.facts: {key}",
        fix=fix,
    )
