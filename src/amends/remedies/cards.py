"""The states of a card that is replaced: which follow which, and what a result of the card host means for them."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from amends.core.errors import RefusedError


class CardState(StrEnum):
    """Where a card stands; ``*`` marks an end."""

    LISTED = "listed"
    ASSESSED = "assessed"
    MONITORED = "monitored"  # watched, not blocked
    BLOCKED = "blocked"
    ORDERED = "ordered"
    PERSONALISED = "personalised"
    MAILED = "mailed"
    ACTIVATED = "activated"
    OLD_CLOSED = "old_closed"  # *
    LOST_IN_MAIL = "lost_in_mail"
    RETURNED = "returned"
    CANCELLED = "cancelled"  # *


_S = CardState
ALLOWED: dict[CardState, frozenset[CardState]] = {
    _S.LISTED: frozenset({_S.ASSESSED, _S.CANCELLED}),
    _S.ASSESSED: frozenset({_S.MONITORED, _S.BLOCKED, _S.CANCELLED}),
    _S.MONITORED: frozenset({_S.BLOCKED, _S.ORDERED, _S.CANCELLED}),
    _S.BLOCKED: frozenset({_S.ORDERED, _S.CANCELLED}),
    _S.ORDERED: frozenset({_S.PERSONALISED, _S.CANCELLED}),
    _S.PERSONALISED: frozenset({_S.MAILED, _S.CANCELLED}),
    _S.MAILED: frozenset({_S.ACTIVATED, _S.LOST_IN_MAIL, _S.RETURNED, _S.CANCELLED}),
    _S.ACTIVATED: frozenset({_S.OLD_CLOSED}),
    _S.LOST_IN_MAIL: frozenset({_S.ORDERED, _S.CANCELLED}),
    _S.RETURNED: frozenset({_S.ORDERED, _S.CANCELLED}),
    _S.OLD_CLOSED: frozenset(),
    _S.CANCELLED: frozenset(),
}
"""From each state those that may follow at once."""

ENDS = frozenset(state for state, after in ALLOWED.items() if not after)
"""States that nothing follows."""

HOST_RESULTS = frozenset(
    {_S.PERSONALISED, _S.MAILED, _S.ACTIVATED, _S.OLD_CLOSED, _S.LOST_IN_MAIL, _S.RETURNED, _S.CANCELLED}
)
"""What a card host reports; everything before it is the house's own."""

_CHAIN = (_S.ORDERED, _S.PERSONALISED, _S.MAILED, _S.ACTIVATED, _S.OLD_CLOSED)


class Applied(msgspec.Struct, frozen=True, kw_only=True):
    """What a result does: the states to pass through, in order, or none and why."""

    path: tuple[CardState, ...] = ()
    why_not: str = ""


def require_step(before: CardState, after: CardState) -> None:
    """Raises ``RefusedError`` (``cards.not_allowed``) for a step that the table does not have."""
    if after not in ALLOWED[before]:
        raise RefusedError(
            "A card does not go from here to there.",
            code="cards.not_allowed",
            where=f"{before} to {after}",
            why=f"From {before} follow: {', '.join(sorted(ALLOWED[before])) or 'nothing'}.",
        )


def applied(standing: CardState, result: CardState, *, is_current_order: bool) -> Applied:
    """What the host's ``result`` does to a card that stands at ``standing``.

    Results come in any order and more than once.  A later one implies those before it (a card that was activated was
    mailed); an earlier one that comes late changes nothing.  A result of an order that was replaced is kept as
    history only.

    >>> applied(CardState.ORDERED, CardState.ACTIVATED, is_current_order=True).path[-1]
    <CardState.ACTIVATED: 'activated'>
    >>> applied(CardState.ACTIVATED, CardState.MAILED, is_current_order=True).why_not
    'late'
    """
    if result not in HOST_RESULTS:
        return Applied(why_not="not_the_hosts")
    if not is_current_order:
        return Applied(why_not="replaced_order")
    if standing == result:
        return Applied(why_not="known")
    return _moved(standing, result)


def _moved(standing: CardState, result: CardState) -> Applied:
    if standing in ENDS:
        return Applied(why_not="ended")
    if standing in (_S.LOST_IN_MAIL, _S.RETURNED):
        return _after_a_loss(result)
    if standing not in _CHAIN:
        return Applied(why_not="never_ordered")
    place = _CHAIN.index(standing)
    if result in _CHAIN:
        ahead = _CHAIN[place + 1 : _CHAIN.index(result) + 1]
        return Applied(path=ahead) if ahead else Applied(why_not="late")
    if result is _S.CANCELLED:
        return Applied(path=(result,)) if result in ALLOWED[standing] else Applied(why_not="late")
    mailed = _CHAIN.index(_S.MAILED)  # lost or returned: it was mailed, whether we heard so or not
    return Applied(path=(*_CHAIN[place + 1 : mailed + 1], result)) if place <= mailed else Applied(why_not="late")


def _after_a_loss(result: CardState) -> Applied:
    """A card that was given up and is activated after all is a matter for a person, who must not find two in use."""
    return Applied(why_not="turned_up" if result in (_S.ACTIVATED, _S.OLD_CLOSED) else "late")
