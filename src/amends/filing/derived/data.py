"""Which data, as codes and in words."""

from __future__ import annotations

from amends.core.elements import DataClass, elements, in_order
from amends.filing.facts import NOTHING, Datum, Situation, given
from amends.filing.words import element_words

_FACT = "cohorts.elements"


def codes(situation: Situation) -> Datum:
    """The data elements of those whom the duty counts, in the vocabulary's order."""
    found = in_order({code for cohort in situation.counted for code in cohort.elements})
    return given(found, _FACT) if found else NOTHING


def words(situation: Situation) -> Datum:
    """The same in the language of the form."""
    found = codes(situation)
    if not isinstance(found.value, tuple):
        return NOTHING
    return given(element_words(found.value, situation.language), _FACT)


def is_special(situation: Situation) -> Datum:
    """``yes`` where health, genetic or biometric data is among them (GDPR, Article 9)."""
    found = codes(situation)
    if not isinstance(found.value, tuple):
        return NOTHING
    sensitive = any(elements()[code].data_class is DataClass.SENSITIVE for code in found.value)
    return given("yes" if sensitive else "no", _FACT)


KEYS = {"data.elements": codes, "data.words": words, "data.special": is_special}
