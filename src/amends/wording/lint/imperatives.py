"""Whether folded text opens by asking the reader to do something."""

from __future__ import annotations

import re

from amends.wording.lint.lexicon import Lexicon

# Where a request may open: the sentence, after a comma, a colon, a dash or "and".
_OPENINGS = re.compile(r"(?:^|[,،:;.–—()-] ?)[\"'_ ]*")


def opens_with_request(text: str, lexicon: Lexicon) -> bool:
    """Imperative, "please", "należy"; Persian puts the verb last, so there it may stand anywhere."""
    if lexicon.has("request_anywhere", text):
        return True
    openings = {match.end() for match in _OPENINGS.finditer(text)}
    return any(start in openings for start, _ in lexicon.find("request_first", text))


def may_be_a_step(text: str, lexicon: Lexicon) -> bool:
    """Whether a numbered item of several words can be a request whose verb the lexicon does not know.

    No list of verbs is ever whole, so an item counts unless it plainly opens as a statement ("The",
    "Your", "We") or with the name of a kind of data.
    """
    opening = text.lstrip("\"'_ ")
    if len(opening.split()) < 3:  # "your full name" is a thing, not a step
        return False
    lead = len(text) - len(opening)
    spans = [*lexicon.find("statement_first", text), *(s for e in lexicon.elements.values() for s in e.find(text))]
    return not any(start == lead for start, _ in spans)
