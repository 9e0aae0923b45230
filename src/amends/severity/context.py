"""DPC, the data processing context: the highest category of the data, with adjustments (annex 1)."""

from __future__ import annotations

from amends.core.case.model import Incident
from amends.core.elements import DataClass, elements
from amends.severity.tables import tables

_Scored = tuple[float, tuple[str, ...]]


def data_context(incident: Incident, codes: frozenset[str]) -> _Scored:
    """DPC (1..4) with its reasons; a value that a person set is used as it is."""
    if incident.assessment.dpc is not None:
        return incident.assessment.dpc, (f"DPC {incident.assessment.dpc:g}: set by a person in the assessment",)
    table = tables().dpc
    base, reasons = _base(incident, codes)
    added, more = _adjusted(codes)
    score = min(max(base + added, table.lowest), table.highest)
    return score, (*reasons, *more)


def _base(incident: Incident, codes: frozenset[str]) -> _Scored:
    if not codes:
        return tables().dpc.lowest, ("DPC starts at its lowest: no data element is known",)
    classes = {code: elements()[code].data_class for code in sorted(codes)}
    unlocked = _unlocked(incident, codes)
    scores = tables().dpc.base
    highest = max([*classes.values(), *unlocked], key=lambda item: scores[item])
    of_class = ", ".join(code for code, data_class in classes.items() if data_class is highest)
    reasons = [f"DPC starts at {scores[highest]:g}: {highest} data is the highest category"]
    if of_class:
        reasons[0] += f" ({of_class})"
    reasons += [f"credentials inherit what they unlock: {item} data, by the controller's sector" for item in unlocked]
    return scores[highest], tuple(reasons)


def _unlocked(incident: Incident, codes: frozenset[str]) -> list[DataClass]:
    rule = tables().dpc.credentials
    if codes.isdisjoint(rule.elements):
        return []
    sectors = {sector.lower() for sector in incident.controller.sectors}
    return [data_class for data_class, known in rule.unlocks.items() if not sectors.isdisjoint(known)]


def _adjusted(codes: frozenset[str]) -> _Scored:
    """The strongest adjustment; two that rest on the same data would count it twice."""
    fitting = [rule for rule in tables().dpc.adjustments if codes.issuperset(rule.all_of)]
    if not fitting:
        return 0, ()
    rule = max(fitting, key=lambda item: item.add)
    return rule.add, (f"DPC {rule.add:+g}: {rule.why}",)
