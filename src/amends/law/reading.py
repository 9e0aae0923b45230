"""Reads an answer back from its JSON: what was answered is kept, and never asked anew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import msgspec

from amends.law.answer import (
    Alternative,
    Answer,
    ContentRule,
    CorpusStamp,
    Due,
    DutyAnswer,
    Moment,
    RemedyRule,
    Status,
    Version,
)

Raw = Mapping[str, Any]


def answer_of(raw: Raw) -> Answer:
    """The answer from which ``raw`` (the parsed JSON of ``amends duties``) was made."""
    return Answer(
        as_of=datetime.fromisoformat(raw["as_of"]),
        corpus=msgspec.convert(raw["corpus"], CorpusStamp),
        duties=tuple(map(_duty, raw["duties"])),
    )


def _duty(raw: Raw) -> DutyAnswer:
    return DutyAnswer(
        **{
            **raw,
            "status": Status(raw["status"]),
            "due": _due(raw["due"]),
            "content": msgspec.convert(raw["content"], ContentRule),
            "remedies": msgspec.convert(raw["remedies"], tuple[RemedyRule, ...]),
            "transition": tuple(map(_version, raw["transition"])),
            **{name: tuple(raw[name]) for name in ("cohorts", "before", "because")},
        }
    )


def _due(raw: Raw) -> Due:
    return Due(
        nominal=_moment(raw["nominal"]),
        rolled=_moment(raw["rolled"]),
        rolled_by=raw["rolled_by"],
        alternatives=tuple(Alternative(**{**item, "at": _known(item["at"])}) for item in raw["alternatives"]),
    )


def _version(raw: Raw) -> Version:
    return Version(**{**raw, "in_force_from": date.fromisoformat(raw["in_force_from"]), "due": _moment(raw["due"])})


def _moment(text: str | None) -> Moment | None:
    return None if text is None else _known(text)


def _known(text: str) -> Moment:
    """A day and an instant are both text in JSON; only the instant has a time."""
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
