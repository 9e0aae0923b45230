"""Reads the data of ``corpus/remedies``: choices with their owner and reason, steps with their source."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from amends.core.errors import InputError
from amends.core.resources import data_folder
from amends.core.yamltext import parse_yaml

T = TypeVar("T")


class Choice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What no law sets: since when it holds, who answers for it and why it is so."""

    in_force_from: date
    owner: str
    reason: str


def read_data(name: str, shape: type[T]) -> T:
    """The file ``corpus/remedies/<name>.yaml`` as ``shape``; read once per process.

    Raises ``InputError`` (``remedies.unreadable_data``, ``yaml.syntax``) where it does not fit.
    """
    found: T = _read(name, cast(Hashable, shape))
    return found


@cache
def _read(name: str, shape: Hashable) -> Any:
    path = data_folder("corpus") / "remedies" / f"{name}.yaml"
    raw: Any = parse_yaml(path.read_text(encoding="utf-8"), name=path.name)
    try:
        return msgspec.convert(raw, cast(type, shape), strict=False)
    except msgspec.ValidationError as error:
        raise InputError(
            "A file of the remedies cannot be read.",
            code="remedies.unreadable_data",
            where=f"corpus/remedies/{path.name}",
            why=str(error),
            fix="Compare it with the version that was shipped.",
        ) from error
