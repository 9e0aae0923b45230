"""What a filing says otherwise than the one before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from amends.core.errors import InputError
from amends.filing.model import Change, FilledField
from amends.filing.words import phrase


def changes(form: str, previous: Mapping[str, Any], fields: Sequence[FilledField], language: str) -> tuple[Change, ...]:
    """The fields whose answer differs from that in ``previous``, in the order of the form.

    Raises ``InputError`` (``filing.other_form``, ``filing.not_a_filing``).
    """
    if previous.get("form") != form:
        raise InputError(
            "The earlier filing is of another form.",
            code="filing.other_form",
            where="--previous",
            why=f"It is {previous.get('form')!r}, and what is new can be told within {form!r} only.",
            fix="Give the earlier JSON file of this form, or the folder in which it lies.",
        )
    before = {_text(item, "id"): _text(item, "words") for item in _fields(previous)}
    nothing = phrase("no_answer", language)
    return tuple(
        Change(field=item.id, label=item.label, before=before.get(item.id) or nothing, now=item.words or nothing)
        for item in fields
        if before.get(item.id, "") != item.words
    )


def _fields(previous: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    found = previous.get("fields")
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise InputError(
            "The earlier filing cannot be read.",
            code="filing.not_a_filing",
            where="--previous",
            why="It has no list of fields.",
            fix="Give a JSON file that `amends filings` wrote.",
        )
    return found


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""
