"""What an exposed card needs: to be blocked now, watched, replaced; how its holder pays meanwhile."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

import msgspec

from amends.remedies.catalogue_data import Choice, read_data


class Level(StrEnum):
    """How much of a card was exposed."""

    FULL = "full"  # number and code
    NUMBER = "number"
    PART = "part"
    NONE = "none"  # the last four digits at most


class Treatment(StrEnum):
    """What is done with the old card until the new one is there."""

    BLOCK_NOW = "block_now"
    WATCH = "watch"
    NOTHING = "nothing"


class Activity(StrEnum):
    """What the issuer has seen on the card since the breach."""

    FRAUD_REPORTED = "fraud_reported"
    UNKNOWN_MERCHANT = "unknown_merchant"
    MANY_DECLINES = "many_declines"
    RECURRING = "recurring"  # payees charge it by themselves
    USUAL = "usual"


class Interim(StrEnum):
    """How the holder pays while the card is blocked."""

    VIRTUAL_CARD = "virtual_card"
    CASH_AT_BRANCH = "cash_at_branch"
    OLD_CARD = "old_card"


class Recurring(StrEnum):
    """How payees learn of the new card."""

    ACCOUNT_UPDATER = "account_updater"  # the scheme tells them
    LIST_FOR_HOLDER = "list_for_holder"  # the holder gets the list and tells them
    NOT_NEEDED = "not_needed"


class _Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    exposed: tuple[str, ...]
    level: Level
    treatment: Treatment
    reissue: bool


class _AssessmentRules(Choice, frozen=True, kw_only=True):
    rows: tuple[_Row, ...]
    activity_blocks: tuple[Activity, ...]


class _InterimRules(Choice, frozen=True, kw_only=True):
    with_phone: Interim
    without_phone: Interim


class _Expected(Choice, frozen=True, kw_only=True):
    days: dict[str, int]


class CardRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``corpus/remedies/cards.yaml``."""

    assessment: _AssessmentRules
    interim: _InterimRules
    expected: _Expected


class CardRisk(msgspec.Struct, frozen=True, kw_only=True):
    """The assessment of one card."""

    level: Level
    treatment: Treatment
    is_reissued: bool
    interim: Interim
    recurring: Recurring
    because: str


def card_rules() -> CardRules:
    """The project's choices.  Raises ``InputError`` (``remedies.unreadable_data``)."""
    return read_data("cards", CardRules)


def assess_card(
    elements: Collection[str],
    activity: Collection[Activity] = (),
    *,
    has_phone: bool = False,
    has_account_updater: bool = False,
) -> CardRisk:
    """What is done with a card of which ``elements`` were exposed and on which ``activity`` was seen.

    Strange use blocks whatever was exposed, the last four digits alone included.
    """
    rules = card_rules()
    row = next((row for row in rules.assessment.rows if set(row.exposed) <= set(elements)), None)
    strange = sorted(set(activity) & set(rules.assessment.activity_blocks))
    level = row.level if row else Level.NONE
    treatment = Treatment.BLOCK_NOW if strange else row.treatment if row else Treatment.NOTHING
    is_reissued = bool(strange) or (row is not None and row.reissue)
    shown = " and ".join(row.exposed) if row else "no number and no code of the card"
    return CardRisk(
        level=level,
        treatment=treatment,
        is_reissued=is_reissued,
        interim=_interim(rules, treatment, has_phone=has_phone),
        recurring=_recurring(activity, is_reissued=is_reissued, has_updater=has_account_updater),
        because=f"exposed: {shown}" + (f"; seen: {', '.join(strange)}" if strange else ""),
    )


def _interim(rules: CardRules, treatment: Treatment, *, has_phone: bool) -> Interim:
    if treatment is not Treatment.BLOCK_NOW:
        return Interim.OLD_CARD
    return rules.interim.with_phone if has_phone else rules.interim.without_phone


def _recurring(activity: Collection[Activity], *, is_reissued: bool, has_updater: bool) -> Recurring:
    if not is_reissued or Activity.RECURRING not in activity:
        return Recurring.NOT_NEEDED
    return Recurring.ACCOUNT_UPDATER if has_updater else Recurring.LIST_FOR_HOLDER
