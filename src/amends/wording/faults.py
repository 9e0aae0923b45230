"""What can go wrong while words are composed."""

from __future__ import annotations

from amends.core.errors import InputError, RefusedError


class FactNotCurrentError(RefusedError):
    """A sentence would assert a fact that is unknown, conflicting, retracted or replaced."""

    def __init__(self, fact: str, *, why: str) -> None:
        super().__init__(
            f"The fact {fact!r} cannot be asserted.",
            code="wording.fact_not_current",
            where="the facts of the incident",
            why=why,
            fix="Settle the fact (one standing, known version) and compose the notice again.",
        )
        self.fact = fact


class WordbookError(InputError):
    """The wordbook itself is at fault: a phrase is missing, or says more than it may."""

    def __init__(self, what: str, *, where: str, why: str = "") -> None:
        super().__init__(
            what,
            code="wording.wordbook",
            where=where,
            why=why,
            fix="Correct the file of the wordbook; wordbook/README.md says how it is built.",
        )
