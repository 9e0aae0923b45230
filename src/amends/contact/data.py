"""Reads the data of ``corpus/contact``: project choices with their owner and reason, rules with their source."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, TypeVar

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


@cache
def read_data(name: str, shape: type[T]) -> T:
    """The file ``corpus/contact/<name>.yaml`` as ``shape``; read once per process.

    Raises ``InputError`` (``contact.unreadable_data``, ``yaml.syntax``) where it does not fit.
    """
    path = data_folder("corpus") / "contact" / f"{name}.yaml"
    raw: Any = parse_yaml(path.read_text(encoding="utf-8"), name=path.name)
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError as error:
        raise InputError(
            "A file of the contact rules cannot be read.",
            code="contact.unreadable_data",
            where=f"corpus/contact/{path.name}",
            why=str(error),
            fix="Compare it with the version that was shipped.",
        ) from error
