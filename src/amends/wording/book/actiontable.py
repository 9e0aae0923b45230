"""What people can do, by exposed element and country, with source and expiry."""

from __future__ import annotations

from datetime import date
from functools import cache

import msgspec

from amends.core.elements import require_elements
from amends.wording.book.folder import read_table, wordbook_path


class ActionSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where an action is documented, and when somebody looked; ``None`` while nobody has."""

    url: str
    checked_on: date | None = None


class ActionRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One action.  ``say`` is the stem of its phrases (``<say>-do``, ``<say>-why``).

    ``priority``: smaller comes first.  ``by`` is the stem of a phrase (``by-today``).  ``site`` is
    the official address that people may type; it is printed, never linked.
    ``content`` are content keys that the advice satisfies.
    """

    say: str
    elements: tuple[str, ...]
    priority: int
    by: str
    minutes: int
    source: ActionSource
    expires_on: date
    site: str | None = None
    content: tuple[str, ...] = ()

    def needs_a_look(self, *, on: date) -> bool:
        """Whether the source was never opened, or so long ago that it must be opened again."""
        return self.source.checked_on is None or self.expires_on < on


class ActionTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The actions of one country, or of everywhere (``international``)."""

    country: str
    actions: tuple[ActionRow, ...]


@cache
def action_table(name: str) -> ActionTable | None:
    """The table of a country (``pl``) or ``international``; ``None`` if there is none."""
    file = f"{name}.yaml"
    if not wordbook_path("actions", file).is_file():
        return None
    table = read_table(ActionTable, "actions", file)
    for row in table.actions:
        require_elements(row.elements, where=f"wordbook/actions/{file}: {row.say}")
    return table
