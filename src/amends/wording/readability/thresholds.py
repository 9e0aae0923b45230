"""The thresholds, read from ``wordbook/lint/thresholds.yaml``."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from amends.core.resources import data_folder
from amends.core.yamltext import parse_yaml


class Bound(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A formula and the bound that its value must keep."""

    formula: str
    at_most: float | None = None
    at_least: float | None = None

    def holds(self, value: float) -> bool:
        above = self.at_least is None or value >= self.at_least
        return above and (self.at_most is None or value <= self.at_most)


class Limit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """It holds if any of its bounds does."""

    any: tuple[Bound, ...]
    severity: Literal["error", "warning"]
    source: str


class LetterLimit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The most letters that a word may have in the mean."""

    at_most: float
    severity: Literal["error", "warning"]
    source: str


class SyllableError(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far the counter of syllables is off, on the held words of the language.

    ``wrong_words``: share of words with a wrong count; ``bias``: relative error of the sum.
    ``first_run_wrong_words``: the share before the rules were mended by what that run showed, so the fairer
    figure for unseen words; ``pyphen_wrong_words``: the share with pyphen in place of the rules.
    """

    words: int
    wrong_words: float
    bias: float
    first_run_wrong_words: float
    pyphen_wrong_words: float


class LanguageLimits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    formulas: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
    notes: tuple[str, ...] = ()
    syllables: SyllableError | None = None
    word_letters: LetterLimit | None = None


class Sample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Running words below which nothing is judged, and below which nothing is blocked."""

    judged: int
    error: int
    source: str


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    mean_sentence_words: float
    longest_sentence_words: int
    longest_chunk_words: int
    headings: int
    headings_from_words: int
    body_words: int
    source: str


class FixedForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that a law fixes; ``not_judged`` says why a form cannot be seen in a text."""

    title: str | None = None
    headings: tuple[str, ...] = ()
    not_judged: str | None = None


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``conditional`` and ``elsewhere``: reasons by content key; ``dates``: anchors by content key."""

    conditional: dict[str, str]
    dates: dict[str, tuple[str, ...]]
    elsewhere: dict[str, str]


class OwedActions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``words``: the part of a lexicon that says an action, by the row of the action table; ``say``: in plain words."""

    error: frozenset[str]
    warning: frozenset[str]
    source: str
    strict: frozenset[str]
    words: dict[str, str]
    say: dict[str, str]


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sample: Sample
    form: Form
    languages: dict[str, LanguageLimits]
    fixed_forms: dict[str, FixedForm]
    content: Content
    actions: OwedActions


@cache
def thresholds() -> Thresholds:
    """All thresholds.  Raises ``msgspec.ValidationError`` if the file is broken."""
    path = data_folder("wordbook") / "lint" / "thresholds.yaml"
    return msgspec.convert(parse_yaml(path.read_text(encoding="utf-8"), name=path.name), Thresholds)
