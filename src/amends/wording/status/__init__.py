"""What the public page says: text from facts, and what changed between two versions of it."""

from amends.wording.status.changes import PublicChange, change_between
from amends.wording.status.model import PublicFacts, Section, StatusText
from amends.wording.status.moments import moment_text
from amends.wording.status.speaking import Speaker
from amends.wording.status.text import status_text

__all__ = [
    "PublicChange",
    "PublicFacts",
    "Section",
    "Speaker",
    "StatusText",
    "change_between",
    "moment_text",
    "status_text",
]
