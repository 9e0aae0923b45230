"""How bad it is for persons, and what may follow for them."""

from __future__ import annotations

from amends.core.elements import in_order
from amends.filing.facts import NOTHING, Datum, Situation, computed, given
from amends.filing.words import impacts


def level(situation: Situation) -> Datum:
    """The risk that a person assessed, else the one that the formula gives."""
    severity = situation.severity
    if severity is None:
        return NOTHING
    if severity.risk_set_by_person:
        return given(severity.risk, "assessment.risk@1")
    return computed(severity.risk, "severity", reason="ENISA 2013")


def band(situation: Situation) -> Datum:
    """The band of ENISA's score: low, medium, high or very_high."""
    severity = situation.severity
    return computed(severity.band, "severity", reason=f"ENISA 2013: SE = {severity.se:g}") if severity else NOTHING


def reasons(situation: Situation) -> Datum:
    """The reasons of the score, one after the other, as the formula gives them."""
    severity = situation.severity
    if severity is None or not severity.because:
        return NOTHING
    return computed(" ".join(f"{_sentence(line)}" for line in severity.because), "severity", reason="ENISA 2013")


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def likely(situation: Situation) -> Datum:
    """The consequences that the exposed elements make likely, by the table of ``corpus/forms/_words.yaml``.

    Only a loss of confidentiality makes them likely; for the rest somebody has to say what follows.
    """
    exposed = {code for cohort in situation.counted for code in cohort.elements}
    if "confidentiality" not in {str(item) for item in situation.case.incident.nature} or not exposed:
        return NOTHING
    found = tuple(
        name for name, row in impacts().items() if row["elements"] == ["any"] or exposed & set(row["elements"])
    )
    return computed(found, "cohorts.elements", reason="; ".join(in_order(exposed))) if found else NOTHING


def likely_words(situation: Situation) -> Datum:
    """The same in the language of the form."""
    found = likely(situation)
    if not isinstance(found.value, tuple):
        return NOTHING
    table = impacts()
    text = "; ".join(table[name].get(situation.language, table[name]["en"]) for name in found.value)
    return computed(text, *found.facts, reason=found.reason)


def confidentiality(situation: Situation) -> Datum:
    """The likely consequences of lost confidentiality in the words of the form's list."""
    if "confidentiality" not in {str(item) for item in situation.case.incident.nature}:
        return NOTHING
    found = ["linkable", "misusable"] if situation.case.incident.malicious else ["linkable"]
    return computed(tuple(found), "incident.nature@1", "incident.malicious@1")


def availability(situation: Situation) -> Datum:
    """The likely consequences of lost availability."""
    loss = str(situation.case.incident.availability)
    words = {"temporary": "disrupted", "permanent": "no_access"}
    return computed((words[loss],), "case.incident.availability") if loss in words else NOTHING


KEYS = {
    "risk.level": level,
    "risk.band": band,
    "risk.reasons": reasons,
    "consequences.impacts": likely,
    "consequences.words": likely_words,
    "consequences.confidentiality": confidentiality,
    "consequences.availability": availability,
}
