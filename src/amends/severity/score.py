"""ENISA's formula, exactly: SE = DPC x EI + CB."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from amends.core.case.model import Incident, Protection
from amends.core.elements import require_elements
from amends.core.errors import InputError
from amends.severity.circumstances import circumstances, unknown_recipients
from amends.severity.context import data_context
from amends.severity.identification import ease_of_identification
from amends.severity.model import Band, Override, Severity
from amends.severity.precedents import precedents
from amends.severity.risk import UNINTELLIGIBLE, computed_risk
from amends.severity.tables import tables


def score(
    incident: Incident, *, elements: Collection[str], persons: int, protection: Collection[str] | str = "none"
) -> Severity:
    """The severity for people of whom ``elements`` (codes) were exposed under ``protection``.

    ``protection``: one value of the case's ``protection``, or all that occur; the data counts as
    unintelligible only if every one of them makes it so.  Raises ``InputError``
    (``element.unknown``, ``severity.protection``).
    """
    codes = require_elements(elements, where="severity")
    is_unintelligible = _is_unintelligible(protection)
    dpc, context_reasons = data_context(incident, codes)
    ei, ei_reason = ease_of_identification(incident, codes)
    cb, cb_reasons = circumstances(incident)
    se = dpc * ei + cb.total
    band = band_of(se)
    flags, flag_reasons = _flags(persons, is_unintelligible=is_unintelligible)
    override, override_reasons = _override(codes, band, is_unintelligible=is_unintelligible)
    formula = f"SE = {dpc:g} x {ei:g} + {cb.total:g} = {se:g}: {band}"
    worst, worst_reasons = _at_worst(se, unknown_recipients(incident))
    reasons = (*context_reasons, ei_reason, *cb_reasons, formula, *worst_reasons, *flag_reasons, *override_reasons)
    severity = Severity(
        dpc=dpc, ei=ei, cb=cb, se=se, band=band, override=override, flags=flags, because=reasons, band_at_worst=worst
    )
    risk = incident.assessment.risk or computed_risk(severity)
    advice = precedents(incident.assessment, codes, is_unintelligible=is_unintelligible, risk=risk)
    return msgspec.structs.replace(severity, precedents=advice)


def band_of(se: float) -> Band:
    """The band of a score: below 2 low, from 2 medium, from 3 high, from 4 very high.

    >>> [str(band_of(se)) for se in (1.99, 2, 3, 4)]
    ['low', 'medium', 'high', 'very_high']
    """
    reached = [limit for limit in tables().bands if se >= limit.lower]
    return max(reached, key=lambda limit: limit.lower).band


def _at_worst(se: float, lacking: float) -> tuple[Band | None, tuple[str, ...]]:
    """The band that what is not known could lead to, and why; nothing where it could change none."""
    worst = band_of(se + lacking)
    if worst is band_of(se):
        return None, ()
    says = (
        f"if an unknown number of people got the data, the score is {se + lacking:g}: {worst}; the risk rests on that"
    )
    return worst, (says,)


def _is_unintelligible(protection: Collection[str] | str) -> bool:
    values = {protection} if isinstance(protection, str) else set(protection)
    unknown = values - set(Protection)
    if unknown:
        raise InputError(
            f"{min(unknown)!r} is not a protection.",
            code="severity.protection",
            where="severity",
            why="Whether data is unintelligible depends on it.",
            fix="Use one of: " + ", ".join(Protection) + ".",
        )
    return bool(values) and values <= set(tables().flags.unintelligible)


def _flags(persons: int, *, is_unintelligible: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    limit = tables().flags.many_persons
    flags, reasons = [], []
    if persons > limit:
        flags.append(f"over_{limit}_persons")
        reasons.append(f"flag: {persons} persons are more than {limit}; the score does not change")
    if is_unintelligible:
        flags.append(UNINTELLIGIBLE)
        reasons.append("flag: the data is unintelligible to whoever has it; the score does not change")
    return tuple(flags), tuple(reasons)


def _override(codes: frozenset[str], band: Band, *, is_unintelligible: bool) -> tuple[Override | None, tuple[str, ...]]:
    rule = tables().override
    if not codes.issuperset(rule.all_of) or codes.isdisjoint(rule.any_of):
        return None, ()
    if is_unintelligible:
        return None, ("no override: the national identifier cannot be read by whoever has it",)
    if band.rank >= rule.band.rank:
        return None, (f"no override needed: the score itself is {band}, although {rule.why}",)
    numbers = ", ".join(code for code in rule.any_of if code in codes)
    override = Override(band=rule.band, because=f"{rule.why} ({numbers})", source=rule.source.url)
    return override, (f"override to {rule.band}, beside the score: {rule.why}",)
