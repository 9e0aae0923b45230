"""The kinds of entries of the governance log, and what each asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class EntryKind(StrEnum):
    """What was decided, said or published about the incident; stored, and never renamed."""

    TRADING_FREEZE = "trading_freeze"
    PRESS_CONTACT = "press_contact"
    AUDIT_COMMISSIONED = "audit_commissioned"
    AUDIT_FINDING = "audit_finding"
    AUDIT_FOLLOWED = "audit_followed"
    DECISION = "decision"
    OUTSIDER_PUBLICATION = "outsider_publication"
    REGULATOR_CONTACT = "regulator_contact"
    LAW_ENFORCEMENT = "law_enforcement"


@dataclass(frozen=True, slots=True)
class Asks:
    """The words of the form for one kind.

    ``who``, ``until``, ``url``, ``answer`` and ``follows`` are the labels of the fields, empty where the kind has none.
    ``needs`` names the fields that may not be left empty beside ``words``.
    """

    label: str
    words: str
    who: str = ""
    until: str = ""
    url: str = ""
    answer: str = ""
    follows: EntryKind | None = None
    needs: tuple[str, ...] = ()


_K = EntryKind
ASKS: Mapping[EntryKind, Asks] = {
    _K.TRADING_FREEZE: Asks(
        "Trading freeze",
        "Which securities, and who decided it",
        who="Who may not trade",
        until="Until when (empty: until it is lifted)",
        needs=("who",),
    ),
    _K.PRESS_CONTACT: Asks(
        "Press contact",
        "What was asked",
        who="Which newsroom or journalist",
        until="Answered at (empty: not yet)",
        answer="What we answer, word for word",
        needs=("who",),
    ),
    _K.AUDIT_COMMISSIONED: Asks(
        "Audit commissioned",
        "What is to be examined, and to whom the auditor reports",
        who="Who audits, and why they are independent",
        until="Report due",
        needs=("who",),
    ),
    _K.AUDIT_FINDING: Asks(
        "Audit finding",
        "What was found",
        who="Who is to mend it",
        until="To be mended by",
        follows=_K.AUDIT_COMMISSIONED,
        needs=("who",),
    ),
    _K.AUDIT_FOLLOWED: Asks(
        "Audit finding followed", "What was done about it", follows=_K.AUDIT_FINDING, needs=("follows",)
    ),
    _K.DECISION: Asks("Decision", "What was decided, and why", who="Who decided", needs=("who",)),
    _K.OUTSIDER_PUBLICATION: Asks(
        "Published by others",
        "What they claim",
        who="Who published",
        url="Where (address of the page)",
        needs=("who",),
    ),
    _K.REGULATOR_CONTACT: Asks(
        "Contact with an authority",
        "What was said",
        who="Which authority",
        until="Answer due",
        answer="What we answer, word for word",
        needs=("who",),
    ),
    _K.LAW_ENFORCEMENT: Asks(
        "Police and prosecutors", "What was said or asked", who="Which office", until="Hold until", needs=("who",)
    ),
}
"""Every kind has its words here: a test says so."""
