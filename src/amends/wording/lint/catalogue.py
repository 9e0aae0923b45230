"""What each rule is: number, name, what it asks in a line, how grave its worst finding is, and its source."""

from __future__ import annotations

import inspect
from dataclasses import dataclass

from amends.wording.lint.engine import Rule, all_rules
from amends.wording.lint.report import Severity

# The rules whose findings warn and never block; every other rule has faults that do.
_WARN_ONLY = frozenset({"L08", "L10", "L11", "L14", "L23", "L28"})


@dataclass(frozen=True)
class Card:
    """``asks`` is one line, ``gravest`` the worst that it finds, ``reads_words`` whether it needs a lexicon."""

    rule: str
    name: str
    asks: str
    gravest: Severity
    source: str
    reads_words: bool


def cards() -> tuple[Card, ...]:
    """The card of every rule, by number."""
    return tuple(_card(rule) for rule in all_rules())


def _card(rule: Rule) -> Card:
    file = str(getattr(rule, "__name__", "")).rpartition(".")[2]
    opening = (inspect.getdoc(rule) or "").split("\n\n")[0]
    asks = " ".join(opening.split()).removeprefix(f"{rule.RULE}: ")
    return Card(
        rule=rule.RULE,
        name="".join(part.capitalize() for part in file.split("_")[1:]),
        asks=asks[:1].upper() + asks[1:],
        gravest=Severity.WARNING if rule.RULE in _WARN_ONLY else Severity.ERROR,
        source=str(getattr(rule, "SOURCE", "")),
        reads_words=rule.NEEDS_WORDS,
    )


def rules_table() -> str:
    """The rules as a Markdown table, for the documentation."""
    head = "| rule | worst | what it asks | judged in | source |\n|---|---|---|---|---|\n"
    return head + "".join(f"{_row(card)}\n" for card in cards())


def _row(card: Card) -> str:
    where = "en, pl, de, fa" if card.reads_words else "all eight"
    return f"| {card.rule} | {card.gravest} | {card.asks} | {where} | {card.source} |"
