"""Every contact rests on a legal basis that fits its purpose; what the law demands rests on the law."""

from __future__ import annotations

from collections.abc import Iterator

from amends.contact.decide.finding import Finding, deny, note
from amends.contact.decide.model import Purpose
from amends.contact.decide.rulebook import rulebook
from amends.contact.decide.view import View

RULE = "legal-basis"
_MUST_BE_NAMED = frozenset((Purpose.MARKETING, Purpose.SALES, Purpose.SURVEY))


def of_request(view: View) -> Iterator[Finding]:
    """A duty is not lost because somebody wrote the wrong word beside it; it is done, and the word put right."""
    purpose, basis = view.request.purpose, view.basis
    fits = basis is not None and basis in rulebook().bases[purpose]
    if view.is_inbound and not view.sells:
        return
    if view.is_owed:
        yield note(RULE, "fits" if fits or basis is None else "corrected")
    elif basis is None:
        yield deny(RULE, "none") if purpose in _MUST_BE_NAMED else note(RULE, "fits")
    else:
        yield note(RULE, "fits") if fits else deny(RULE, "unfit")
