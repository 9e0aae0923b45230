"""Holds what is planned as compensation against what people think fair and what they say they lost.

Compensation does best when it meets what people expect; too little and too much both do worse (Goode et al. 2017 on
Sony, Hoehle et al. 2021 on Home Depot and 2022 on Target).  Nothing here promises that people who were compensated
like a house more than people to whom nothing happened: that "recovery paradox" is not found reliably.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from math import comb

import msgspec

from amends.core.errors import InputError
from amends.core.places import country_of
from amends.remedies.catalogue_data import Choice, read_data

CAVEAT = (
    "Meeting what people expect limits the damage; it does not make them more content than before the breach, and "
    "answers of those who chose to answer are not answers of all."
)
_FEW = "Too few answers to show them."
QUESTIONS = ("fair_amount", "form", "loss_so_far", "treated")
FORMS = ("money", "help", "explanation", "nothing")
TREATED = ("very_badly", "badly", "neither", "well", "very_well")


class Form(StrEnum):
    """In which form something is given."""

    MONEY = "money"
    SERVICE = "service"  # monitoring, legal help, a person to speak to
    VOUCHER = "voucher"
    DISCOUNT = "discount"


class Judged(StrEnum):
    """How a plan stands to what people expect."""

    TOO_LITTLE = "too_little"
    TOO_MUCH = "too_much"
    MEETS = "meets"
    UNSURE = "unsure"  # too few answers, or the middle spreads over bands
    HIDDEN = "hidden"


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """What each person of a segment is to get; ``amount`` is the worth in the currency, of all forms together."""

    segment: str
    amount: Decimal
    forms: tuple[Form, ...]


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """The answers of one segment: how many chose each band, lowest first; sums of others than those who answered."""

    segment: str
    fair: tuple[int, ...]
    lost: tuple[int, ...]


class Calibrated(msgspec.Struct, frozen=True, kw_only=True):
    """One segment judged.

    Bands are counted from 0; ``None`` where the cell is hidden.  ``low`` and ``high`` hold the middle answer with the
    certainty of ``corpus/remedies/compensation.yaml``.  ``blocks``: the plan may not go out as it is.
    """

    segment: str
    judged: Judged
    answers: int | None
    planned_band: int
    middle: int | None
    low: int | None
    high: int | None
    middle_loss: int | None
    blocks: bool
    says: str


class Bands(Choice, frozen=True, kw_only=True):
    """Upper bounds of the bands by currency, lowest first; the last band is all above."""

    bounds: dict[str, tuple[Decimal, ...]]


class SmallCells(Choice, frozen=True, kw_only=True):
    """The least number of answers that is shown."""

    least: int


class Certainty(Choice, frozen=True, kw_only=True):
    """How sure an interval is, as a share."""

    level: float


class Sample(Choice, frozen=True, kw_only=True):
    """How many are asked at most, and how long an invitation is good for."""

    most_asked: int
    good_for_days: int


class HarmRule(Choice, frozen=True, kw_only=True):
    """With which data money or credit can be taken."""

    high: tuple[str, ...]


class CompensationRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``corpus/remedies/compensation.yaml``."""

    small_cells: SmallCells
    certainty: Certainty
    sample: Sample
    bands: Bands
    harm: HarmRule


def compensation_rules() -> CompensationRules:
    """The project's choices.  Raises ``InputError`` (``remedies.unreadable_data``)."""
    return read_data("compensation", CompensationRules)


def bounds_in(currency: str) -> tuple[Decimal, ...]:
    """The bounds of the bands; raises ``InputError`` (``compensation.currency``)."""
    known = compensation_rules().bands.bounds
    if currency not in known:
        raise InputError(
            "There are no bands in this currency.",
            code="compensation.currency",
            where="currency",
            fix=f"One of {', '.join(known)}; or add its row to corpus/remedies/compensation.yaml.",
        )
    return known[currency]


def band_of(amount: Decimal, currency: str) -> int:
    """The band of an amount.

    >>> band_of(Decimal(0), "EUR"), band_of(Decimal(25), "EUR"), band_of(Decimal(5000), "EUR")
    (0, 1, 5)
    """
    return sum(amount > bound for bound in bounds_in(currency))


def segment_of(residence: str, elements: Collection[str]) -> str:
    """Country and how much harm the exposed data can do: people who are compared with one another.

    >>> segment_of("US-CA", ["ssn"]), segment_of("PL", ["email"])
    ('US high', 'PL low')
    """
    level = "low" if set(compensation_rules().harm.high).isdisjoint(elements) else "high"
    return f"{country_of(residence)} {level}"


def calibrate(plans: Sequence[Planned], cells: Sequence[Cell], *, currency: str) -> tuple[Calibrated, ...]:
    """Each plan held against the answers of its segment, in the plans' order.

    Raises ``InputError``: ``compensation.currency``, ``compensation.bands`` for a cell with another number of bands,
    ``compensation.twice`` for a segment planned twice, ``compensation.amount`` for one below zero.
    """
    by_segment = _checked(plans, cells, currency)
    return tuple(_calibrated(plan, by_segment.get(plan.segment), currency) for plan in plans)


def middle_interval(counts: Sequence[int], level: float) -> tuple[int, int, int]:
    """The band of the median and those between which it lies, by order statistics of the binomial.

    Distribution-free: with n answers the r-th from below and from above enclose the median with
    ``1 - 2 P(Bin(n, 1/2) < r)`` (Conover, Practical Nonparametric Statistics, 1999, 3.2).  Where n is too small for
    the level, the lowest and the highest answer enclose it with less certainty.

    >>> middle_interval((0, 0, 20, 0), 0.95), middle_interval((5, 5, 5, 5), 0.95)
    ((2, 2, 2), (1, 1, 2))
    """
    answers = sum(counts)
    rank, tail = 1, 1 / 2**answers  # tail: P(Bin < rank)
    while rank < answers / 2 and 1 - 2 * (tail + comb(answers, rank) / 2**answers) >= level:
        tail += comb(answers, rank) / 2**answers
        rank += 1
    return _at(counts, (answers + 1) // 2), _at(counts, rank), _at(counts, answers + 1 - rank)


def _at(counts: Sequence[int], rank: int) -> int:
    seen = 0
    for band, count in enumerate(counts):
        seen += count
        if seen >= rank:
            return band
    return len(counts) - 1


def _checked(plans: Sequence[Planned], cells: Sequence[Cell], currency: str) -> Mapping[str, Cell]:
    bands = len(bounds_in(currency)) + 1
    for cell in cells:
        if len(cell.fair) != bands or len(cell.lost) != bands or min((*cell.fair, *cell.lost)) < 0:
            raise InputError(f"A cell has {bands} counts.", code="compensation.bands", where=cell.segment)
    names = [plan.segment for plan in plans]
    if len(set(names)) != len(names):
        raise InputError("A segment is planned twice.", code="compensation.twice", where="segments")
    if any(not plan.amount.is_finite() or plan.amount < 0 for plan in plans):
        raise InputError("An amount is 0 or more.", code="compensation.amount", where="amount")
    return {cell.segment: cell for cell in cells}


def _calibrated(plan: Planned, cell: Cell | None, currency: str) -> Calibrated:
    rules, band = compensation_rules(), band_of(plan.amount, currency)
    only = bool(plan.forms) and set(plan.forms) <= {Form.VOUCHER, Form.DISCOUNT}
    answers = sum(cell.fair) if cell else 0
    if cell is None or answers < rules.small_cells.least:
        return _row(plan, Judged.HIDDEN, band, told=None, lost=None, is_only_voucher=only, says=_FEW)
    middle = middle_interval(cell.fair, rules.certainty.level)
    lost = _loss(cell, rules)
    judged = _judged(band, middle, lost)
    return _row(
        plan,
        judged,
        band,
        told=(answers, *middle),
        lost=lost,
        is_only_voucher=only,
        says=_says(judged, answers, middle, rules),
    )


def _loss(cell: Cell, rules: CompensationRules) -> int | None:
    """The band of the middle loss; money that is gone is owed, whatever people call fair."""
    return middle_interval(cell.lost, rules.certainty.level)[0] if sum(cell.lost) >= rules.small_cells.least else None


def _judged(band: int, middle: tuple[int, int, int], lost: int | None) -> Judged:
    _, low, high = middle
    if band < low or (lost is not None and band < lost):
        return Judged.TOO_LITTLE
    if band > high and (lost is None or band > lost):
        return Judged.TOO_MUCH
    return Judged.MEETS if low == high else Judged.UNSURE


def _says(judged: Judged, answers: int, middle: tuple[int, int, int], rules: CompensationRules) -> str:
    said = {
        Judged.TOO_LITTLE: "Less than most think fair, or than they say they lost.",
        Judged.TOO_MUCH: "More than most think fair; it can read as guilt or as buying silence.",
        Judged.MEETS: "What most think fair.",
        Judged.UNSURE: "It may be what most think fair: the answers do not tell yet.",
    }[judged]
    _, low, high = middle
    return f"{said} n={answers}; the middle lies in bands {low} to {high} with {rules.certainty.level:.0%} certainty."


def _row(
    plan: Planned,
    judged: Judged,
    band: int,
    *,
    told: tuple[int, int, int, int] | None,
    lost: int | None,
    is_only_voucher: bool,
    says: str,
) -> Calibrated:
    answers, middle, low, high = told or (None, None, None, None)
    stop = "A voucher or discount alone is no compensation: it asks people to buy from who lost their data. "
    return Calibrated(
        segment=plan.segment,
        judged=judged,
        answers=answers,
        planned_band=band,
        middle=middle,
        low=low,
        high=high,
        middle_loss=lost,
        blocks=is_only_voucher,
        says=f"{stop if is_only_voucher else ''}{says}",
    )
