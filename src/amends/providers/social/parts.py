"""The posts of one message: a thread's are set apart by U+001E (record separator)."""

from __future__ import annotations

import re
from collections.abc import Callable

from amends.core.channels import Channel
from amends.core.envelope import Envelope
from amends.core.ports import Outcome, OutcomeKind, Parcel
from amends.providers.reading import released_envelope

BETWEEN = "\u001e"
MOST_PARTS = 25

# Networks trim ends, drop control characters and join blank lines; what they would change is refused.
_CHANGED = re.compile(r"[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\ufdd0-\ufdef]|\n{3}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def posts_of(envelope: Envelope) -> tuple[str, ...]:
    """The texts in order."""
    return tuple(envelope.text.split(BETWEEN))


def social_envelope(parcel: Parcel, fault_of: Callable[[str], str]) -> Envelope | str:
    """The envelope of a public message, or why it cannot be posted; ``fault_of`` judges one post ("" if it is good)."""
    envelope = released_envelope(parcel, Channel.SOCIAL)
    if isinstance(envelope, str):
        return envelope
    if envelope.to:
        return "a post speaks to everybody and has no address"
    if not _LANGUAGE.fullmatch(envelope.language):
        return "its language is not a tag that networks know"
    posts = posts_of(envelope)
    if len(posts) > MOST_PARTS:
        return f"it takes more than {MOST_PARTS} posts"
    return next((fault for post in posts if (fault := _shape(post) or fault_of(post))), envelope)


def of_a_thread(outcome: Outcome, number: int) -> Outcome:
    """After the first part something is public: never "unsent", and never refused as if nothing had been said."""
    if number == 1 or outcome.kind is OutcomeKind.TEMPORARY:
        return outcome
    return Outcome(OutcomeKind.DOUBT, outcome.code, reason=f"the thread broke off before post {number}")


def _shape(post: str) -> str:
    if not post.strip():
        return "a post is empty"
    if post != post.strip() or _CHANGED.search(post):
        return "a post holds blanks or characters that the network would change"
    return ""
