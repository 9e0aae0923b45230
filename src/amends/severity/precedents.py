"""The EDPB's eighteen cases as advice: which resemble this one, and whether they come to the same."""

from __future__ import annotations

from collections.abc import Iterator

from amends.core.case.model import Assessment, Exfiltration, Risk
from amends.core.elements import DataClass, elements
from amends.severity.model import Precedent
from amends.severity.tables import EdpbCase, tables

_SHOWN = 3


def precedents(
    assessment: Assessment, codes: frozenset[str], *, is_unintelligible: bool, risk: Risk
) -> tuple[Precedent, ...]:
    """The most similar cases of the same cause, at most three; none where the cause is not known.

    Compared are the highest category of data, whether it was unintelligible and, where both sides say so,
    exfiltration, backup and trust in the recipient.  A case that comes to another conclusion than
    ``risk`` stays in the list and says so.
    """
    cases = [case for case in tables().precedents.cases if case.cause == assessment.cause]
    traits = _traits(assessment, codes, is_unintelligible=is_unintelligible)
    ranked = sorted(cases, key=lambda case: -_similarity(case, traits))
    return tuple(_precedent(case, traits, risk) for case in ranked[:_SHOWN])


_Traits = dict[str, DataClass | bool | None]


def _traits(assessment: Assessment, codes: frozenset[str], *, is_unintelligible: bool) -> _Traits:
    base = tables().dpc.base
    classes = [elements()[code].data_class for code in codes] or [DataClass.SIMPLE]
    exfiltration = assessment.exfiltration
    return {
        "data_class": max(classes, key=lambda item: base[item]),
        "is_unintelligible": is_unintelligible,
        "is_exfiltrated": None
        if exfiltration in (None, Exfiltration.POSSIBLE)
        else exfiltration is Exfiltration.CONFIRMED,
        "has_backup": assessment.backup,
        "is_trusted_recipient": assessment.trusted_recipient,
    }


def _similarity(case: EdpbCase, traits: _Traits) -> float:
    compared = [ours == theirs for _, theirs, ours in _pairs(case, traits)]
    return round(compared.count(True) / len(compared), 2)


def _pairs(case: EdpbCase, traits: _Traits) -> Iterator[tuple[str, DataClass | bool, DataClass | bool]]:
    """The traits of which both sides speak: name, theirs, ours."""
    for name, ours in traits.items():
        theirs = getattr(case, name)
        if ours is not None and theirs is not None:
            yield name, theirs, ours


def _differences(case: EdpbCase, traits: _Traits) -> Iterator[str]:
    for name, theirs, ours in _pairs(case, traits):
        if theirs != ours and name == "data_class":
            yield f"there {theirs} data, here {ours} data"
        elif theirs != ours:
            yes, no = _SAID[name]
            yield f"there {yes if theirs else no}, here {yes if ours else no}"


_SAID = {
    "is_unintelligible": ("the data were unintelligible", "the data could be read"),
    "is_exfiltrated": ("data were taken", "no data were taken"),
    "has_backup": ("a backup existed", "no backup existed"),
    "is_trusted_recipient": ("the recipient was trusted", "the recipient was not trusted"),
}


def _precedent(case: EdpbCase, traits: _Traits, risk: Risk) -> Precedent:
    authority, persons = risk is not Risk.LOW, risk is Risk.HIGH
    agrees = (case.authority, case.persons) == (authority, persons)
    there, here = _told(authority=case.authority, persons=case.persons), _told(authority=authority, persons=persons)
    because = f"there {there}, as this score says"
    if not agrees:
        because = f"there {there}; this score says {here}: compare the circumstances before deciding"
    return Precedent(
        case=case.case,
        title=case.title,
        similarity=_similarity(case, traits),
        authority=case.authority,
        persons=case.persons,
        agrees=agrees,
        because=because,
        differences=tuple(_differences(case, traits)),
        source=tables().precedents.source.url,
    )


def _told(*, authority: bool, persons: bool) -> str:
    if persons:
        return "the authority and the persons were to be told"
    return "the authority alone was to be told" if authority else "nobody was to be told"
