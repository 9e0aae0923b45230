"""Email from a notice: accessible HTML, and a plain text that stands alone."""

from __future__ import annotations

import html
from dataclasses import dataclass
from functools import lru_cache

from amends.core.person import PersonRow
from amends.wording.model import Notice
from amends.wording.render.layout import lay_out
from amends.wording.render.personal import Slotted, personal_values


@dataclass(frozen=True)
class EmailContent:
    """What a mail provider needs of the content; it is one line, text, and HTML."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class CompiledNotice:
    """A notice laid out once; filling it for a person only joins strings."""

    notice: Notice
    text: Slotted
    html: Slotted

    @classmethod
    def of(cls, notice: Notice) -> CompiledNotice:
        """Lays the notice out as plain text and as HTML."""
        text, page = lay_out("alert.txt.jinja", notice), lay_out("alert.html.jinja", notice)
        return cls(notice, Slotted.of(text), Slotted.of(page))

    def fill(self, person: PersonRow, code: str) -> EmailContent:
        """The email for one person."""
        values = personal_values(self.notice, person, code)
        return EmailContent(self.notice.subject.text, self.text.fill(values), self.html.fill(values, html.escape))


def render_email(notice: Notice, person: PersonRow, code: str) -> EmailContent:
    """The email for one person; the same input gives the same bytes."""
    return _compiled(notice.content_sha256, _Unhashed(notice)).fill(person, code)


class _Unhashed:
    """Carries the notice past the cache, whose key is the content hash alone."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Unhashed)


@lru_cache(maxsize=512)
def _compiled(_content_sha256: str, carrier: _Unhashed) -> CompiledNotice:
    return CompiledNotice.of(carrier.notice)
