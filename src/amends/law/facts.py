"""What a condition can ask of an incident and of a cohort."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from amends.core.case.model import Anchors, Case, Cohort, FactState, Incident, Protection, Risk
from amends.core.elements import elements
from amends.core.places import country_of
from amends.law.condition import ANSWERS


@dataclass(frozen=True)
class IncidentFacts:
    """The facts of the incident by name; what is not known is ``None``.

    ``computed`` names the facts that a formula supplied because no person had decided them.
    """

    values: Mapping[str, Any]
    anchors: Mapping[str, datetime]
    incident: Incident
    as_of: datetime
    computed: frozenset[str] = field(default_factory=frozenset)


def incident_facts(case: Case, *, persons: int, as_of: datetime, computed_risk: Risk | None) -> IncidentFacts:
    """The facts of the case; ``computed_risk`` stands in only where nobody has assessed the risk."""
    incident = case.incident
    values: dict[str, Any] = {f"anchor.{name}": None for name in Anchors.__struct_fields__}
    anchors = incident.anchors.known()
    values |= {f"anchor.{name}": at for name, at in anchors.items()}
    values |= _of_controller(incident)
    values |= {f"incident.{name}": _plain(getattr(incident, name)) for name in _INCIDENT}
    values |= {f"assessment.{name}": _plain(getattr(incident.assessment, name)) for name in _ASSESSMENT}
    values |= {f"remedies.{name}": getattr(case.remedies, name) for name in ("monitoring_months", "card_reissue")}
    values["persons.total"] = persons
    values |= _answers(incident)
    computed: frozenset[str] = frozenset()
    values["assessment.risk_is_computed"] = values["assessment.risk"] is None and computed_risk is not None
    if values["assessment.risk"] is None and computed_risk is not None:
        values["assessment.risk"] = str(computed_risk)
        computed = frozenset({"assessment.risk"})
    return IncidentFacts(values=values, anchors=anchors, incident=incident, as_of=as_of, computed=computed)


_INCIDENT = ("nature", "malicious", "recipients", "product_event", "integrity", "availability", "compromised_channels")
_ASSESSMENT = (
    "risk",
    "misuse_likely",
    "exfiltration",
    "cause",
    "service_impact",
    "backup",
    "trusted_recipient",
    "data_recovered",
    "subsequent_measures",
)


def _answers(incident: Incident) -> dict[str, bool]:
    """The questions of the law that the case answers; two answers that contradict each other are none."""
    said: dict[str, set[bool]] = defaultdict(set)
    for claim in incident.facts:
        if claim.key.startswith(ANSWERS) and isinstance(claim.value, bool) and claim.state is FactState.KNOWN:
            said[claim.key].add(claim.value)
    return {key: answers.pop() for key, answers in said.items() if len(answers) == 1}


def _of_controller(incident: Incident) -> dict[str, Any]:
    place = incident.controller.established_in
    return {
        "controller.established_in": place,
        "controller.country": country_of(place) if place else None,
        "controller.sectors": incident.controller.sectors,
        "controller.is_processor_only": set(incident.controller.sectors) == {"processor"},
        "controller.regulated_as": incident.controller.regulated_as,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(str(item) for item in value)
    return value if value is None or isinstance(value, bool) else str(value)


@dataclass(frozen=True)
class Profile:
    """A cohort as the law sees it, without its size."""

    residence: str
    elements: frozenset[str]
    protection: str
    status: str
    minors: int
    residence_at_breach: str
    deceased: int
    all_deceased: bool

    @property
    def has_moved(self) -> bool:
        """Whether the cohort lived elsewhere at the breach."""
        return self.residence_at_breach != self.residence

    def values(self) -> dict[str, Any]:
        """The facts ``cohort.*``; an empty set of elements is not known, not none."""
        return {
            "cohort.residence": self.residence,
            "cohort.country": country_of(self.residence),
            "cohort.elements": self.elements or None,
            "cohort.protection": self.protection,
            "cohort.status": self.status,
            "cohort.minors": self.minors,
            "cohort.residence_at_breach": self.residence_at_breach,
            "cohort.deceased": self.deceased,
            "cohort.all_deceased": self.all_deceased,
        }


def profile_of(cohort: Cohort) -> Profile:
    """The profile of a cohort."""
    return Profile(
        residence=cohort.residence,
        elements=cohort.elements,
        protection=str(cohort.protection),
        status=str(cohort.status),
        minors=cohort.minors,
        residence_at_breach=cohort.residence_at_breach or cohort.residence,
        deceased=cohort.deceased,
        all_deceased=0 < cohort.deceased == cohort.persons,
    )


def element_bits() -> dict[str, int]:
    """One bit per element, so that a set of elements is one integer; the lowest bits hold the protection."""
    return {code: 1 << index for index, code in enumerate(elements(), start=_PROTECTION_BITS + 1)}


def key_of(cohort: Cohort, element_bit: Mapping[str, int]) -> int:
    """Elements, protection and whether any element is known, as one integer: cohorts alike have the same."""
    known = _ANY_ELEMENT if cohort.elements else 0
    return sum(element_bit[code] for code in cohort.elements) | known | _PROTECTION_CODE[cohort.protection]


_PROTECTION_CODE = {protection: number for number, protection in enumerate(Protection)}
_PROTECTION_BITS = len(_PROTECTION_CODE).bit_length()
_ANY_ELEMENT = 1 << _PROTECTION_BITS
ALWAYS_RELEVANT = _ANY_ELEMENT | (_ANY_ELEMENT - 1)
