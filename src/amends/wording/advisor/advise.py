"""The whole answer of the advisor."""

from __future__ import annotations

from collections.abc import Iterable

from amends.core.errors import InputError
from amends.wording.advisor.apology import Detector, due_parts, missing_parts
from amends.wording.advisor.cluster import judge_cluster
from amends.wording.advisor.model import AdviceReport, Situation
from amends.wording.advisor.response import LIMITS, avoid_keys, compensation_keys, strategy_keys, thunder_key
from amends.wording.advisor.words import advice, language_of_advice


def advise(
    situation: Situation,
    *,
    present: Iterable[str] | None = None,
    text: str | None = None,
    detect: Detector | None = None,
    language: str = "en",
) -> AdviceReport:
    """How to answer this breach, each piece with the evidence that it rests on.

    The parts of an apology that a text has come either as ``present`` (names of ``ApologyPart``) or from
    ``detect(text)``; without both, ``missing`` is ``None``.  A language without advice gets English.
    Raises ``InputError`` (``advice.text``) if only one of ``text`` and ``detect`` is given.
    """
    if (text is None) is not (detect is None):
        raise InputError(
            "A text was given without its detector, or the other way round.",
            code="advice.text",
            where="the request for advice",
            fix="Give both text and detect, or the list of parts that are present.",
        )
    if text is not None and detect is not None:
        present = detect(text)
    judged, words = judge_cluster(situation), language_of_advice(language)
    return AdviceReport(
        language=words,
        cluster=judged.cluster,
        is_provisional=judged.is_provisional,
        summary=advice(f"cluster.{judged.cluster}", words),
        reasons=tuple(advice(key, words) for key in judged.reasons),
        strategies=tuple(advice(key, words) for key in strategy_keys(situation, judged.cluster)),
        apology=tuple(advice(f"part.{part}", words) for part in due_parts(situation)),
        missing=None if present is None else tuple(str(part) for part in missing_parts(situation, present)),
        stealing_thunder=advice(thunder_key(situation), words),
        lead_hours=situation.lead_hours,
        compensation=tuple(advice(key, words) for key in compensation_keys(situation)),
        limits=tuple(advice(key, words) for key in LIMITS),
        avoid=tuple(advice(key, words) for key in avoid_keys(situation, judged.cluster)),
    )
