"""Where a customer lives: country, part of a country, or the code of both; header and content together."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from amends.exposure.detectors.column import Column, Verdict
from amends.exposure.detectors.place_names import (
    federation_of,
    is_country,
    is_country_code,
    is_language_code,
    is_region,
    is_residence,
)
from amends.exposure.detectors.wordlists import fold, word_list

_PLACES = frozenset({"country", "region", "residence"})
_PLACE_LIKE = re.compile(r"[^\W\d_][^\W\d_.'’\-]*(?:[\s.'’\-/(),]+[^\W_]+\)?\.?)*")
_NEARLY_ALL, _MOST = 0.95, 0.7
_SHORTEST_NAME = 4
_FEW = 4  # fewer different codes could as well be card types, or morning and afternoon


@dataclass(frozen=True)
class Places:
    """A column of one of the roles: by its header, by another place's header, or by content alone."""

    role: str
    knows: Callable[[str], bool]
    tells: Callable[[Column], bool]
    element: str | None = None

    def judge(self, column: Column) -> Verdict | None:
        """The role, where header or content speaks for it and neither against it."""
        known = column.weighted_share_of(self.knows)
        own = column.strength(frozenset({self.role}))
        if own:
            return self._headed(column, known, own)
        if column.strength(_PLACES) and known >= _NEARLY_ALL:
            # "land" is a country in one language and a part of it in another: the values decide.
            return self._verdict(0.92 * known, "the header says a place, the values say which kind", by_header=True)
        if not column.names_something and self.tells(column):
            return self._verdict(0.85 * known, f"{known:.0%} of the values are known places")
        return None

    def _headed(self, column: Column, known: float, strength: float) -> Verdict | None:
        if known < 0.5 and column.share_of(_can_be_a_place) < 0.6:
            return None
        said = f"the header says {column.header.phrase!r}" if column.header else ""
        certainty = (0.6 + 0.37 * known) * (0.8 + 0.2 * strength)
        return self._verdict(certainty, f"{said}; {known:.0%} of the values are known places", by_header=True)

    def _verdict(self, certainty: float, because: str, *, by_header: bool = False) -> Verdict:
        return Verdict(None, certainty, because, role=self.role, by_header=by_header)


class AccountStates:
    """``State`` over "active" and "closed" is no part of a country."""

    element = None
    role = "status"

    def judge(self, column: Column) -> Verdict | None:
        """The customer's status, where a header for regions stands over words for accounts."""
        if column.strength(frozenset({"region"})) and column.weighted_share_of(_is_status) >= _MOST:
            return Verdict(None, 0.9, "the values are states of accounts", role=self.role, by_header=True)
        return None


def _can_be_a_place(value: str) -> bool:
    return 1 < len(value) <= 60 and _PLACE_LIKE.fullmatch(value) is not None and not _is_status(value)


def _is_status(value: str) -> bool:
    return fold(value) in word_list("status_words")


def _tell_country(column: Column) -> bool:
    """Names of countries, or codes that are neither languages nor parts of the United States."""
    if column.weighted_share_of(lambda v: len(v) >= _SHORTEST_NAME and is_country(v)) >= _MOST:
        return True
    codes = [value for value in column.values if is_country_code(value)]
    own = any(not is_language_code(v) and federation_of(v) is None for v in codes)
    return len(codes) >= _FEW and own and column.weighted_share_of(is_country_code) >= _NEARLY_ALL


def _tell_region(column: Column) -> bool:
    """Codes of one federation's parts that are not all countries too, or names of parts that are no towns."""
    codes = [value for value in column.values if federation_of(value)]
    own = any(not is_country_code(v) for v in codes)
    if len(codes) >= _FEW and own and column.weighted_share_of(lambda v: federation_of(v) is not None) >= _NEARLY_ALL:
        return True
    names = column.weighted_share_of(lambda v: len(v) >= _SHORTEST_NAME and is_region(v))
    return names >= _NEARLY_ALL and column.distinct >= 2 and column.weighted_share_of(_is_town) < 0.5


def _is_town(value: str) -> bool:
    return fold(value) in word_list("cities")


def _tell_residence(column: Column) -> bool:
    """Codes of countries and of their parts, mixed."""
    full = any("-" in value for value in column.values)
    return full and column.weighted_share_of(lambda v: v.isupper() and is_residence(v)) >= _NEARLY_ALL


DETECTORS = (
    Places("country", is_country, _tell_country),
    Places("region", is_region, _tell_region),
    Places("residence", is_residence, _tell_residence),
    AccountStates(),
)
