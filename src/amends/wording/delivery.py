"""What a message says about its own delivery."""

from __future__ import annotations

import html
import re

from amends.wording.book.languages import language_for
from amends.wording.book.phrases import phrases_of

_BODY = re.compile(r"<body\b[^>]*>", re.I)


def repeat_note(language: str) -> str:
    """That the person may have had this message before, in their language."""
    return phrases_of(language_for(language)).say("repeat-note", {})


def with_note(page: str, note: str) -> str:
    """The HTML page with a note at the head of its body.

    >>> with_note("<html><body><p>Text</p></body></html>", "Again?")
    '<html><body><p style="margin:0;padding:16px">Again?</p><p>Text</p></body></html>'
    """
    body = _BODY.search(page)
    place = body.end() if body else 0
    return f'{page[:place]}<p style="margin:0;padding:16px">{html.escape(note)}</p>{page[place:]}'
