"""EI, the ease of identification: negligible 0.25, limited 0.5, significant 0.75, maximum 1 (annex 2)."""

from __future__ import annotations

from amends.core.case.model import Incident
from amends.severity.tables import tables


def ease_of_identification(incident: Incident, codes: frozenset[str]) -> tuple[float, str]:
    """EI with its reason; a value that a person set is used as it is."""
    if incident.assessment.ei is not None:
        return incident.assessment.ei, f"EI {incident.assessment.ei:g}: set by a person in the assessment"
    for rule in tables().ei.rules:
        if rule.fits(codes):
            return rule.score, f"EI {rule.score:g}: {rule.why}"
    return tables().ei.lowest, f"EI {tables().ei.lowest:g}: {tables().ei.otherwise}"
