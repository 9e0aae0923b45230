"""CB, the circumstances of the breach: loss of confidentiality, integrity, availability, and intent (annex 3)."""

from __future__ import annotations

from amends.core.case.model import Incident, Nature
from amends.severity.model import Circumstances
from amends.severity.tables import tables


def circumstances(incident: Incident) -> tuple[Circumstances, tuple[str, ...]]:
    """CB with the reason of each part.  What is not known adds nothing, and the reason says so."""
    table = tables().circumstances
    confidentiality, why = _confidentiality(incident)
    parts = Circumstances(
        confidentiality=confidentiality,
        integrity=table.integrity[incident.integrity],
        availability=table.availability[incident.availability],
        malicious=table.malicious if incident.malicious else 0,
    )
    reasons = [f"CB confidentiality {confidentiality:g}: {why}"]
    reasons.append(f"CB integrity {parts.integrity:g}: loss of integrity {incident.integrity}")
    reasons.append(f"CB availability {parts.availability:g}: loss of availability {incident.availability}")
    intent = {True: "malicious intent", False: "no malicious intent", None: "whether there was intent is not known"}
    reasons.append(f"CB malicious {parts.malicious:g}: {intent[incident.malicious]}")
    return parts, tuple(reasons)


def _confidentiality(incident: Incident) -> tuple[float, str]:
    if Nature.CONFIDENTIALITY not in incident.nature:
        return 0, "confidentiality was not lost"
    if incident.recipients is None:
        return 0, "who got the data is not known yet; state `recipients` as soon as it is"
    return tables().circumstances.confidentiality[incident.recipients], f"recipients {incident.recipients}"


def unknown_recipients(incident: Incident) -> float:
    """What CB lacks at most because the case does not say who got the data; 0 where it says so."""
    if Nature.CONFIDENTIALITY not in incident.nature or incident.recipients is not None:
        return 0
    return max(tables().circumstances.confidentiality.values())
