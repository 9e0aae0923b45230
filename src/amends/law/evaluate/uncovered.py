"""Residences of whose own law the corpus holds nothing: said aloud, so that silence is not read as "no duty"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import pycountry

from amends.core.places import country_of
from amends.law.answer import DutyAnswer, Status
from amends.law.evaluate.counting import persons_of
from amends.law.evaluate.session import Session
from amends.law.model.words import Confidence, Recipient

_BY_STATE = "US"  # the one country whose breach laws are those of its States


def unanswered(session: Session) -> Iterator[DutyAnswer]:
    """One answer ``unknown`` for each place where affected persons live and whose law is not encoded."""
    places: dict[str, list[int]] = defaultdict(list)
    for residence, indices in session.by_residence.items():
        place = residence if country_of(residence) == _BY_STATE else country_of(residence)
        if not _is_covered(session, place):
            places[place].extend(indices)
    for place, indices in sorted(places.items()):
        yield _answer(session, place, tuple(sorted(indices)))


def _is_covered(session: Session, place: str) -> bool:
    """Of a cohort in the US whose State is not known, the laws of the States ask themselves."""
    jurisdictions = {duty.jurisdiction for duty in session.corpus.duties.values()}
    if "EU" in jurisdictions:
        jurisdictions |= session.corpus.places["EEA"]
    return place in jurisdictions or place == _BY_STATE


def _answer(session: Session, place: str, indices: Sequence[int]) -> DutyAnswer:
    regime, look_up = _regime(session, place), session.corpus.coverage["look_up"]
    name = _name(place)
    return DutyAnswer(
        law=f"not-encoded/{place.lower()}",
        citation=regime.get("citation", f"The law of {name}"),
        url=look_up[_BY_STATE if country_of(place) == _BY_STATE else "other"],
        jurisdiction=place,
        recipient=str(Recipient.INDIVIDUALS),
        recipient_name=f"Affected persons in {name}, and whomever its law names",
        status=Status.UNKNOWN,
        persons=persons_of(session, indices),
        cohorts=tuple(indices),
        because=(
            f"Needs an answer: what does the law of {name} ({place}) demand, of whom, and by when?",
            f"It is not in this corpus, which therefore does not say that nobody there must be told; "
            f"have counsel look at {regime.get('citation', 'it')}.",
        ),
        confidence=str(Confidence.MEMORY_LOW),
    )


def _regime(session: Session, place: str) -> dict[str, Any]:
    regimes = session.corpus.coverage["regimes"]
    found: dict[str, Any] = next(
        (regimes[code] for code in (f"{place}-CTRY", f"{place}-FED", place) if code in regimes), {}
    )
    return found


def _name(place: str) -> str:
    known = pycountry.subdivisions.get(code=place) if "-" in place else pycountry.countries.get(alpha_2=place)
    return str(known.name) if known else place
