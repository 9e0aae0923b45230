"""A change of a fact as a form asks for it, and what it would entail; ``apps.incidents.changing`` carries it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict

from amends.apps.corrections.selectors import UsedText, texts_using
from amends.apps.incidents.changing import Act, FactWish, book_after, change_fact, settled_wish
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.core.case.model import FactState
from amends.core.errors import InputError
from amends.core.facts import FactBook, Value
from amends.core.yamltext import parse_yaml
from amends.wording.freshness import untrue_sentences


@dataclass(frozen=True, kw_only=True)
class Consequence:
    """A text that the change would make untrue: which sentences, who has it, and where everybody can read it."""

    text: UsedText
    untrue: tuple[str, ...]

    @property
    def readers(self) -> int:
        """Messages with this text that left the house or may have."""
        return sum(self.text.reached.values())


def wish_of(form: QueryDict, book: FactBook) -> FactWish:
    """The change that a form asks for, checked; a form says what stood when it was shown, except for a claim.

    Raises ``InputError``: ``facts.act``, ``facts.state``, and as ``settled_wish``.
    """
    act = _act(form.get("act", ""))
    says_seen = "seen" in form or act is not Act.CLAIM
    wish = FactWish(
        act=act,
        key=form.get("key", "").strip(),
        value=value_of(form.get("value", "")) if act in (Act.SUPERSEDE, Act.CLAIM) else None,
        state=_state(form, act),
        source=form.get("source", "").strip(),
        replaces=form.get("ref", ""),
        seen=tuple(form.get("seen", "").split()) if says_seen else None,
        is_new="is_new" in form,
    )
    return settled_wish(wish, book)


def consequences(*, incident: Incident, wish: FactWish, at: datetime) -> list[Consequence]:
    """Every text that would say something untrue after the change and does not today; those with most readers first."""
    after = book_after(fact_book(incident=incident), wish, at=at)
    found = []
    for text in texts_using(incident=incident, key=wish.key):
        said = {sentence.text for sentence in text.sentences}
        already = {sentence.text for sentence in text.stale}
        untrue = [item.text for item in untrue_sentences(text.notice, after) if item.text in said - already]
        if untrue:
            found.append(Consequence(text=text, untrue=tuple(dict.fromkeys(untrue))))
    return sorted(found, key=lambda one: -one.readers)


def retract(*, incident: Incident, ref: str, source: str, at: datetime) -> None:
    """Withdraws one version that stands; raises as ``change_fact``."""
    wish = FactWish(
        act=Act.RETRACT, key=ref.rpartition("@")[0], value=None, state=FactState.RETRACTED, source=source, replaces=ref
    )
    change_fact(incident=incident, wish=wish, at=at)


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
