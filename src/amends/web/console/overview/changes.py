"""A change of a fact as a form asks for it, what it would entail, and its carrying out."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.http import QueryDict

from amends.apps.corrections.selectors import UsedText, texts_using
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.incidents.services import claim_fact, supersede_fact
from amends.core.case.facts import require_value
from amends.core.case.model import FactState
from amends.core.errors import InputError, RefusedError
from amends.core.facts import FactBook, Value
from amends.core.yamltext import parse_yaml
from amends.wording.book.template import fact_keys_of_templates
from amends.wording.freshness import untrue_sentences

_MOST_SOURCE, _LEAST_SOURCE = 200, 3
_MOST_KEY = 120


class Act(StrEnum):
    """What may be done about a statement."""

    SUPERSEDE = "supersede"  # a new version replaces one that stands
    CLAIM = "claim"  # another source says something; both stand
    RETRACT = "retract"  # it was said, and is withdrawn
    CHOOSE = "choose"  # of contradicting claims one stands, the others are withdrawn


@dataclass(frozen=True, kw_only=True)
class Change:
    """What is to be done.  ``seen`` stood when the form was shown, ``ref`` is the version that is meant."""

    act: Act
    key: str
    ref: str
    value: Value
    state: FactState
    source: str
    seen: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Consequence:
    """A text that the change would make untrue: which sentences, who has it, and where everybody can read it."""

    text: UsedText
    untrue: tuple[str, ...]

    @property
    def readers(self) -> int:
        """Messages with this text that left the house or may have."""
        return sum(self.text.reached.values())


def change_of(form: QueryDict, book: FactBook) -> Change:
    """The change that a form asks for.

    Raises ``InputError`` (``facts.*``) for what does not fit, ``RefusedError`` (``facts.changed_meanwhile``) if what
    stood when the form was shown does not stand any more.
    """
    key = form.get("key", "").strip()
    act = _act(form.get("act", ""))
    standing = tuple(fact.ref for fact in book.standing(key))
    seen = tuple(form.get("seen", "").split())
    if not key or len(key) > _MOST_KEY:
        raise InputError("A fact has a key of 1 to 120 characters.", code="facts.key", where="Key")
    if seen != standing and ("seen" in form or act is not Act.CLAIM):
        raise RefusedError(
            "Somebody else has just changed this fact.",
            code="facts.changed_meanwhile",
            where=key,
            why="What stands now is not what you saw.",
            fix="Read what stands now, and make your change again if it is still right.",
        )
    if not standing:
        _require_known(key, book, is_new="is_new" in form)
    change = Change(
        act=act,
        key=key,
        ref=form.get("ref", "") or (standing[0] if len(standing) == 1 else ""),
        value=value_of(form.get("value", "")) if act in (Act.SUPERSEDE, Act.CLAIM) else None,
        state=_state(form, act),
        source=form.get("source", "").strip(),
        seen=standing,
    )
    _check(change)
    return change


def consequences(*, incident: Incident, change: Change, at: datetime) -> list[Consequence]:
    """Every text that would say something untrue after the change and does not today; those with most readers first."""
    book = fact_book(incident=incident)
    after = _applied(book, change, at)
    found = []
    for text in texts_using(incident=incident, key=change.key):
        said = {sentence.text for sentence in text.sentences}
        already = {sentence.text for sentence in text.stale}
        untrue = [item.text for item in untrue_sentences(text.notice, after) if item.text in said - already]
        if untrue:
            found.append(Consequence(text=text, untrue=tuple(dict.fromkeys(untrue))))
    return sorted(found, key=lambda one: -one.readers)


@transaction.atomic
def carry_out(*, incident: Incident, change: Change, at: datetime) -> None:
    """Does it.

    Raises ``RefusedError`` (``facts.changed_meanwhile``) if somebody was faster.
    """
    if change.act is Act.CLAIM or not change.seen:
        claim_fact(
            incident=incident, key=change.key, value=change.value, source=change.source, at=at, state=change.state
        )
    else:
        for ref in _replaced(change):
            supersede_fact(
                incident=incident, ref=ref, value=change.value, source=change.source, at=at, state=change.state
            )


def retract(*, incident: Incident, ref: str, source: str, at: datetime) -> None:
    """Withdraws one version that stands; ``InputError`` (``facts.ref``) if it does not."""
    key = ref.rpartition("@")[0]
    if ref not in {fact.ref for fact in fact_book(incident=incident).standing(key)}:
        raise InputError("This version does not stand.", code="facts.ref", where=ref)
    supersede_fact(incident=incident, ref=ref, value=None, source=source, at=at, state=FactState.RETRACTED)


def value_of(text: str) -> Value:
    """The value that was typed, as YAML: a number, true, a list such as ``[name, pesel]``, or plain words.

    >>> value_of("[name, pesel]"), value_of("474"), value_of("")
    (('name', 'pesel'), 474, None)
    """
    found = parse_yaml(text, name="Value") if text.strip() else None
    if isinstance(found, list):
        return tuple(str(item) for item in found)
    if found is None or isinstance(found, str | int | float | bool):
        return found
    raise InputError("The value of a fact is a scalar or a list.", code="facts.value", where="Value")


def _replaced(change: Change) -> tuple[str, ...]:
    return tuple(ref for ref in change.seen if ref != change.ref) if change.act is Act.CHOOSE else (change.ref,)


def _applied(book: FactBook, change: Change, at: datetime) -> FactBook:
    """The book as it would be."""
    if change.act is not Act.CLAIM and change.seen:
        for ref in _replaced(change):
            book = book.supersede(ref, value=change.value, source=change.source, at=at, state=change.state)
        return book
    before = book.current(change.key)
    if before is not None and before.state is FactState.UNKNOWN:
        return book.supersede(before.ref, value=change.value, source=change.source, at=at, state=change.state)
    return book.claim(key=change.key, value=change.value, source=change.source, at=at, state=change.state)


def _act(text: str) -> Act:
    try:
        return Act(text)
    except ValueError as error:
        raise InputError("Nothing of the kind can be done to a fact.", code="facts.act", where="act") from error


def _state(form: QueryDict, act: Act) -> FactState:
    if act in (Act.RETRACT, Act.CHOOSE):
        return FactState.RETRACTED
    text = form.get("state", "") or str(FactState.KNOWN)
    if text not in {str(state) for state in (FactState.KNOWN, FactState.UNKNOWN, FactState.INVESTIGATING)}:
        raise InputError("A fact is known, unknown or under investigation.", code="facts.state", where="State")
    return FactState(text)


def _check(change: Change) -> None:
    if not _LEAST_SOURCE <= len(change.source) <= _MOST_SOURCE:
        raise InputError(
            "A source is missing.",
            code="facts.source",
            where="Source",
            why="Whoever reads the fact later must see who says so.",
            fix="Name it in 3 to 200 characters: the forensic report of 3 June, the hosting provider's log.",
        )
    if change.seen and change.act is not Act.CLAIM and change.ref not in change.seen:
        raise InputError("Say which of the versions that stand is meant.", code="facts.ref", where="Version")
    if not change.seen and change.act not in (Act.SUPERSEDE, Act.CLAIM):
        raise InputError("Nothing stands under this key.", code="facts.ref", where=change.key)
    if (change.value is None) == (change.state is FactState.KNOWN):
        raise InputError("A known fact has a value, and only a known fact has one.", code="facts.value", where="Value")
    require_value(change.key, change.value)


def _require_known(key: str, book: FactBook, *, is_new: bool) -> None:
    known = {fact.key for fact in book.facts} | fact_keys_of_templates()
    if key in known or is_new:
        return
    near = difflib.get_close_matches(key, sorted(known), n=3)
    raise InputError(
        f"Nothing uses a fact {key!r}.",
        code="facts.unknown_key",
        where="Key",
        why="Did you mean " + " or ".join(near) + "?" if near else "No text and no fact of this incident has that key.",
        fix="Use a key of the list, or tick the box to make this one.",
    )
