"""JSON in its one canonical form (RFC 8785), written and read back without tolerance."""

from __future__ import annotations

import json
from typing import Any, NoReturn

import rfc8785

from amends.core.errors import InputError


class NotCanonicalError(ValueError):
    """The bytes are not the canonical form of a JSON object; the message says why, without quoting them."""


def canonical(document: dict[str, Any]) -> bytes:
    """The canonical bytes of a JSON object.

    Raises ``InputError`` (``record.not_json``) for what JSON cannot hold exactly: other types,
    integers beyond 2**53 - 1, infinities, lone surrogates.

    >>> canonical({"b": 1.0, "a": "ż"}).decode()
    '{"a":"ż","b":1}'
    """
    try:
        return rfc8785.dumps(document)
    except (ValueError, TypeError, RecursionError) as error:
        raise InputError(
            "The entry cannot be written as canonical JSON.",
            code="record.not_json",
            where="record entry",
            why=type(error).__name__,
            fix="Use text, booleans, null, lists, objects and numbers that a double holds exactly.",
        ) from error


def parse_object(data: bytes) -> dict[str, Any]:
    """The JSON object in ``data``; raises ``NotCanonicalError`` for anything else, duplicate keys included."""
    try:
        document = json.loads(data.decode("utf-8"), object_pairs_hook=_without_duplicates, parse_constant=_no_constant)
    except NotCanonicalError:
        raise
    except UnicodeDecodeError as error:
        raise NotCanonicalError("it is not UTF-8") from error
    except RecursionError as error:
        raise NotCanonicalError("it is nested too deeply") from error
    except ValueError as error:
        raise NotCanonicalError("it is not JSON") from error
    if not isinstance(document, dict):
        raise NotCanonicalError("it is not a JSON object")
    return document


def parse_canonical(data: bytes) -> dict[str, Any]:
    """The object in ``data``, if ``data`` is exactly its canonical form; else ``NotCanonicalError``."""
    document = parse_object(data)
    try:
        same = canonical(document) == data
    except InputError as error:
        raise NotCanonicalError("it holds a value that canonical JSON has no form for") from error
    if not same:
        raise NotCanonicalError("it is not in canonical form")
    return document


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    document = dict(pairs)
    if len(document) != len(pairs):
        raise NotCanonicalError("a key is given twice")
    return document


def _no_constant(_: str) -> NoReturn:
    raise NotCanonicalError("NaN and Infinity are not JSON")
