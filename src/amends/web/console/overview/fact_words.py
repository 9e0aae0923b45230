"""What a fact is called for a reader, made from its key; the key itself stays beside it, for forms and commands."""

from __future__ import annotations

_GROUPS = {"anchor": "When", "exposure": "What was taken", "remedy": "Offered", "contact": "Reached by"}


def fact_words(key: str) -> str:
    """The key in words: its group, then what is said.

    >>> fact_words("anchor.scope_identified"), fact_words("incident.persons_claimed")
    ('When: scope identified', 'Incident: persons claimed')
    """
    group, _, rest = key.partition(".")
    said = rest.replace(".", ", ").replace("_", " ")
    return f"{_GROUPS.get(group, group.replace('_', ' ').capitalize())}{': ' if said else ''}{said}"
