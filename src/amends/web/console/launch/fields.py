"""What was typed into a form."""

from __future__ import annotations

from collections.abc import Mapping


def typed(form: Mapping[str, str]) -> dict[str, str]:
    """The fields of a form without NUL, which no text has and PostgreSQL refuses to keep or to look for.

    >>> typed({"reason": "a\\x00b"})
    {'reason': 'ab'}
    """
    return {name: value.replace("\x00", "") for name, value in form.items()}
