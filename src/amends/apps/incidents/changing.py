"""A change of a fact: what may be done, the checks, and its carrying out; the one way of console and API."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.incidents.services import claim_fact, supersede_fact
from amends.core.case.facts import require_value
from amends.core.case.model import FactState
from amends.core.errors import InputError, RefusedError
from amends.core.facts import Fact, FactBook, Value
from amends.wording.book.template import fact_keys_of_templates

_MOST_SOURCE, _LEAST_SOURCE = 200, 3
_MOST_KEY = 120


class Act(StrEnum):
    """What may be done about a statement."""

    SUPERSEDE = "supersede"  # a new version replaces one that stands
    CLAIM = "claim"  # another source says something; both stand
    RETRACT = "retract"  # it was said, and is withdrawn
    CHOOSE = "choose"  # of contradicting claims one stands, the others are withdrawn


@dataclass(frozen=True, kw_only=True)
class FactWish:
    """What is to be done.

    ``replaces`` is the version that is meant (for ``CHOOSE`` the one that stays); it may be left out where one stands.
    ``seen`` is what stood when the asker read it, ``None`` where they do not say.  ``is_new`` makes a key that
    nothing uses.
    """

    act: Act
    key: str
    value: Value
    state: FactState
    source: str
    replaces: str = ""
    seen: tuple[str, ...] | None = None
    is_new: bool = False


def settled_wish(wish: FactWish, book: FactBook) -> FactWish:
    """The wish with what stands in ``seen`` and the version that is meant in ``replaces``.

    Raises ``RefusedError`` (``facts.changed_meanwhile``) if something else stood when the asker read it;
    ``InputError``: ``facts.key``, ``facts.unknown_key``, ``facts.ref`` where nothing stands, ``facts.replaces`` for a
    version that does not stand, ``facts.disputed`` where several do and none is named, ``facts.source``,
    ``facts.value``.
    """
    standing = tuple(fact.ref for fact in book.standing(wish.key))
    if not wish.key or len(wish.key) > _MOST_KEY:
        raise InputError("A fact has a key of 1 to 120 characters.", code="facts.key", where="key")
    if wish.seen is not None and wish.seen != standing:
        raise _changed_meanwhile(wish.key)
    if not standing:
        _require_known(wish, book)
    _require_meant(wish, standing)
    _require_said(wish)
    return replace(wish, seen=standing, replaces=wish.replaces or (standing[0] if len(standing) == 1 else ""))


@transaction.atomic
def change_fact(*, incident: Incident, wish: FactWish, at: datetime) -> tuple[Fact, ...]:
    """Does it; the versions that it made.

    Raises as ``settled_wish``, and ``RefusedError`` (``facts.changed_meanwhile``) if somebody was faster.
    """
    sure = settled_wish(wish, fact_book(incident=incident))
    if _is_claim(sure):
        return (
            claim_fact(
                incident=incident, key=sure.key, value=sure.value, source=sure.source, at=at, state=sure.state
            ),
        )  # fmt: skip
    return tuple(
        supersede_fact(incident=incident, ref=ref, value=sure.value, source=sure.source, at=at, state=sure.state)
        for ref in _replaced(sure)
    )


def book_after(book: FactBook, wish: FactWish, *, at: datetime) -> FactBook:
    """The book as it would be; ``wish`` as ``settled_wish`` gives it."""
    if not _is_claim(wish):
        for ref in _replaced(wish):
            book = book.supersede(ref, value=wish.value, source=wish.source, at=at, state=wish.state)
        return book
    before = book.current(wish.key)
    if before is not None and before.state is FactState.UNKNOWN:
        return book.supersede(before.ref, value=wish.value, source=wish.source, at=at, state=wish.state)
    return book.claim(key=wish.key, value=wish.value, source=wish.source, at=at, state=wish.state)


def _is_claim(wish: FactWish) -> bool:
    return wish.act is Act.CLAIM or not wish.seen


def _replaced(wish: FactWish) -> tuple[str, ...]:
    if wish.act is Act.CHOOSE:
        return tuple(ref for ref in wish.seen or () if ref != wish.replaces)
    return (wish.replaces,)


def _require_meant(wish: FactWish, standing: tuple[str, ...]) -> None:
    if wish.replaces and wish.act is not Act.CLAIM and wish.replaces not in standing:
        raise InputError("This version does not stand.", code="facts.replaces", where=wish.key)
    if len(standing) > 1 and not wish.replaces and wish.act is not Act.CLAIM:
        raise InputError(
            "Several claims stand.",
            code="facts.disputed",
            where=wish.key,
            why=", ".join(standing),
            fix="Say which of the versions that stand is meant (`replaces`).",
        )
    if not standing and wish.act not in (Act.SUPERSEDE, Act.CLAIM):
        raise InputError("Nothing stands under this key.", code="facts.ref", where=wish.key)


def _require_said(wish: FactWish) -> None:
    if not _LEAST_SOURCE <= len(wish.source) <= _MOST_SOURCE:
        raise InputError(
            "A source is missing.",
            code="facts.source",
            where="source",
            why="Whoever reads the fact later must see who says so.",
            fix="Name it in 3 to 200 characters: the forensic report of 3 June, the hosting provider's log.",
        )
    if (wish.value is None) == (wish.state is FactState.KNOWN):
        raise InputError("A known fact has a value, and only a known fact has one.", code="facts.value", where="value")
    require_value(wish.key, wish.value)


def _require_known(wish: FactWish, book: FactBook) -> None:
    known = {fact.key for fact in book.facts} | fact_keys_of_templates()
    if wish.key in known or wish.is_new:
        return
    near = difflib.get_close_matches(wish.key, sorted(known), n=3)
    raise InputError(
        f"Nothing uses a fact {wish.key!r}.",
        code="facts.unknown_key",
        where="key",
        why="Did you mean " + " or ".join(near) + "?" if near else "No text and no fact of this incident has that key.",
        fix="Use a key of the list, or say that this one is new (`is_new`).",
    )


def _changed_meanwhile(key: str) -> RefusedError:
    return RefusedError(
        "Somebody else has just changed this fact.",
        code="facts.changed_meanwhile",
        where=key,
        why="What stands now is not what you saw.",
        fix="Read what stands now, and make your change again if it is still right.",
    )
