"""One rule in full, or as it stood on a day."""

from __future__ import annotations

import difflib
from datetime import date
from typing import Any

import msgspec

from amends.core.errors import InputError
from amends.law.check import entry_of
from amends.law.corpus import Corpus
from amends.law.inforce import all_on, latest_on
from amends.law.lint import CUMULATIVE, REPLACING
from amends.law.model import Duty


def shown(corpus: Corpus, law: str, *, on: date | None, today: date) -> dict[str, Any]:
    """The entry of ``corpus check`` with all values of the rule; with ``on``, only those in force that day.

    Raises ``InputError`` (``law.unknown_law``).
    """
    duty = corpus.duties.get(law)
    if duty is None:
        raise _unknown(corpus, law)
    stood = duty if on is None else as_it_stood(duty, on)
    entry: dict[str, Any] = msgspec.to_builtins(entry_of(law, duty, on=on or today))
    entry["periods"] = msgspec.to_builtins(stood.in_force)
    rest = {key: value for key, value in msgspec.to_builtins(stood).items() if key not in (*entry, "in_force")}
    return {**entry, **({} if on is None else {"on": on.isoformat()}), **rest}


def as_it_stood(duty: Duty, on: date) -> Duty:
    """The duty with only the values that were law on the day."""
    changes: dict[str, Any] = {name: all_on(getattr(duty, name), on) for name in CUMULATIVE}
    for name in REPLACING:
        values = getattr(duty, name)
        latest = latest_on(values, on)
        day = latest.in_force_from if latest else None
        changes[name] = tuple(
            value for value in all_on(values, on) if value.in_force_from == day or _chosen_by_condition(value)
        )
    return msgspec.structs.replace(duty, **changes)


def _chosen_by_condition(value: Any) -> bool:
    return getattr(value, "when", None) is not None


def _unknown(corpus: Corpus, law: str) -> InputError:
    near = difflib.get_close_matches(law, list(corpus.duties), n=1, cutoff=0.4)
    return InputError(
        f"There is no law {law!r}.",
        code="law.unknown_law",
        where="corpus",
        why="The name of a law is its path under corpus/ without .yaml.",
        fix=f"Did you mean {near[0]!r}? `amends corpus check` lists all."
        if near
        else "`amends corpus check` lists all.",
    )
