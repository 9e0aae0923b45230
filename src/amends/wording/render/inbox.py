"""A notice for the inbox of an app: the parts as data that the app lays out, and a plain text for those that do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from amends.core.person import PersonRow
from amends.wording.model import Block, Notice
from amends.wording.render.layout import block_data, labels_for, lay_out
from amends.wording.render.percontent import once_per_content
from amends.wording.render.personal import Slotted, personal_values

_VERSION = 1
_ACTION = ("do", "why", "by", "takes", "minutes", "site")


@dataclass(frozen=True)
class InboxItem:
    """``json`` is one object in UTF-8 JSON; ``text`` the whole as plain text."""

    json: str
    text: str


@dataclass(frozen=True)
class CompiledInbox:
    """A notice as JSON and text with its personal fields open; filling only joins strings."""

    notice: Notice
    json: Slotted
    text: Slotted

    @classmethod
    def of(cls, notice: Notice) -> CompiledInbox:
        """Encodes the notice once."""
        text = lay_out("alert.txt.jinja", notice)
        encoded = msgspec.json.encode(_item(notice, text)).decode()
        return cls(notice, Slotted.of(encoded), Slotted.of(text))

    def fill(self, person: PersonRow, code: str) -> InboxItem:
        """The item for one person."""
        values = personal_values(self.notice, person, code)
        return InboxItem(self.json.fill(values, _in_json), self.text.fill(values))


def render_inbox(notice: Notice, person: PersonRow, code: str) -> InboxItem:
    """The feed item for one person; the same input gives the same bytes.

    Fields: ``version``, ``ref``, ``language``, ``direction``, ``subject``, ``sender``, ``is_exercise``, ``links``,
    ``labels`` (the words before why, by when, where), ``blocks`` and ``text`` (the whole as plain text).  A block
    has ``kind``, ``level`` (headings only), ``sentences``, ``elements`` (``{element, label}``) and ``actions``
    (``{number, do, why, by, takes, minutes, site}``).
    """
    return _compiled(notice).fill(person, code)


def _item(notice: Notice, text: str) -> dict[str, Any]:
    return {
        "version": _VERSION,
        "ref": notice.ref,
        "language": notice.language,
        "direction": notice.direction,
        "subject": notice.subject.text,
        "sender": notice.sender,
        "is_exercise": notice.exercise,
        "links": notice.links,
        "labels": labels_for(notice),
        "blocks": [dict(_block(block, notice)) for block in notice.blocks],
        "text": text,
    }


def _block(block: Block, notice: Notice) -> Iterator[tuple[str, Any]]:
    data = block_data(block, notice)
    yield "kind", data["kind"]
    if block.level:
        yield "level", block.level
    yield "sentences", data["sentences"]
    if block.elements:
        yield "elements", [{"element": line.element, "label": line.label} for line in block.elements]
    if block.actions:
        yield "actions", [_action(number, action) for number, action in enumerate(data["actions"], 1)]


def _action(number: int, data: dict[str, Any]) -> dict[str, Any]:
    return {"number": number} | {name: data[name] for name in _ACTION}


def _in_json(value: str) -> str:
    """A value as it stands inside the quotes of a JSON string."""
    return msgspec.json.encode(value).decode()[1:-1]


_compiled = once_per_content(CompiledInbox.of)
