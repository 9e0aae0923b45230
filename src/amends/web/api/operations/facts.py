"""Facts in versions, what a change makes untrue, and the corrections that follow."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from django.db import transaction
from msgspec import Meta

from amends.apps.bulletins.services import follow_facts
from amends.apps.corrections.selectors import UsedText, texts_using
from amends.apps.corrections.services import draft_corrections
from amends.apps.incidents.changing import Act as FactAct
from amends.apps.incidents.changing import FactWish, change_fact
from amends.apps.incidents.selectors import fact_book
from amends.apps.integrations.scopes import Scope
from amends.core.case.model import FactState
from amends.core.facts import Fact, FactBook
from amends.web.api.model import Body, Call, Line, MaybeLine, Operation, Shown

Item = Annotated[str, Meta(max_length=200, pattern=r"^[^\u0000]*$")]
Words = Annotated[str, Meta(max_length=2000, pattern=r"^[^\u0000]*$")]
Number = Annotated[int, Meta(ge=-(2**53) + 1, le=2**53 - 1)]
Given = bool | Number | float | Words | Annotated[list[Item], Meta(max_length=200)] | None
Key = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$", max_length=120)]


class Act(StrEnum):
    """What a program may do about a statement; which of contradicting claims stands is for people to choose."""

    SUPERSEDE = "supersede"  # a new version in place of one that stands
    CLAIM = "claim"  # another source says something; both stand
    RETRACT = "retract"  # it was said, and is withdrawn


class State(StrEnum):
    """What is known of a statement; retracting has an act of its own."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    INVESTIGATING = "investigating"


class FactShown(Shown, frozen=True, kw_only=True):
    """One version of a statement that stands; ``disputed`` where another one contradicts it."""

    ref: str
    key: str
    value: bool | int | float | str | list[str] | None
    state: str
    certainty: float
    source: str
    at: datetime
    supersedes: str | None
    disputed: bool


class FactList(Shown, frozen=True, kw_only=True):
    """Every fact that stands."""

    facts: list[FactShown]


class FactChange(Body, frozen=True, kw_only=True):
    """``replaces`` is the version that is meant, needed where several stand; ``seen`` what stood when you read it.

    With ``dry_run`` nothing is kept: the answer says what the change would entail.
    """

    act: Act = Act.SUPERSEDE
    key: Key
    value: Given = None
    state: State | None = None
    source: Annotated[str, Meta(min_length=3, max_length=200, pattern=r"^[^\u0000]*$")]
    replaces: MaybeLine = ""
    seen: Annotated[list[Line], Meta(max_length=50)] | None = None
    is_new: bool = False
    dry_run: bool = False


class TextTouched(Shown, frozen=True, kw_only=True):
    """A text that rests on the fact: what of it is untrue now, who has it (messages by state), where it stands."""

    content_sha256: str
    segment: str
    language: str
    channel: str
    is_released: bool
    untrue_now: list[str]
    reached: dict[str, int]
    published_at: list[str]


class FactChanged(Shown, frozen=True, kw_only=True):
    """The version that was made, and the texts that say something untrue now."""

    is_dry_run: bool
    fact: FactShown
    untrue_texts: list[TextTouched]


class CorrectionShown(Shown, frozen=True, kw_only=True):
    """A draft for the readers of one text that is untrue; ``draft`` is its hash, null with the reason."""

    corrects: str
    segment: str
    language: str
    channel: str
    readers: int
    untrue_now: list[str]
    draft: str | None
    verdict: str | None
    why_none: str


class CorrectionList(Shown, frozen=True, kw_only=True):
    """The corrections that are due."""

    corrections: list[CorrectionShown]


def _list(call: Call) -> FactList:
    book = fact_book(incident=call.incident)
    keys = dict.fromkeys(fact.key for fact in book.facts)
    return FactList(facts=[_shown(book, fact) for key in keys for fact in book.standing(key)])


def _change(call: Call) -> FactChanged:
    change: FactChange = call.body
    with transaction.atomic():
        before = {_identity(text) for text in texts_using(incident=call.incident, key=change.key) if text.stale}
        fact = _carried_out(call, change)
        texts = [text for text in texts_using(incident=call.incident, key=change.key) if text.stale]
        answer = FactChanged(
            is_dry_run=change.dry_run,
            fact=_shown(fact_book(incident=call.incident), fact),
            untrue_texts=[_touched(text) for text in texts if not change.dry_run or _identity(text) not in before],
        )
        if change.dry_run:
            transaction.set_rollback(True)
        else:
            follow_facts(incident=call.incident, now=call.now)
    return answer


def _carried_out(call: Call, change: FactChange) -> Fact:
    wish = FactWish(
        act=FactAct(change.act.value),
        key=change.key,
        value=tuple(change.value) if isinstance(change.value, list) else change.value,
        state=_state(change),
        source=change.source,
        replaces=change.replaces,
        seen=None if change.seen is None else tuple(change.seen),
        is_new=change.is_new,
    )
    return change_fact(incident=call.incident, wish=wish, at=call.now)[0]


def _state(change: FactChange) -> FactState:
    if change.act is Act.RETRACT:
        return FactState.RETRACTED
    if change.state is not None:
        return FactState(change.state.value)
    return FactState.UNKNOWN if change.value is None else FactState.KNOWN


def _corrections(call: Call) -> CorrectionList:
    return CorrectionList(
        corrections=[
            CorrectionShown(
                corrects=item.text.version.content_sha256,
                segment=item.text.version.segment,
                language=item.text.version.language,
                channel=item.text.version.channel,
                readers=sum(item.text.reached.values()),
                untrue_now=[sentence.text for sentence in item.text.stale],
                draft=item.draft.notice.content_sha256 if item.draft else None,
                verdict=item.draft.notice.lint["verdict"] if item.draft else None,
                why_none=item.why_none,
            )
            for item in draft_corrections(incident=call.incident, now=call.now)
        ]
    )


def _shown(book: FactBook, fact: Fact) -> FactShown:
    return FactShown(
        ref=fact.ref,
        key=fact.key,
        value=list(fact.value) if isinstance(fact.value, tuple) else fact.value,
        state=fact.state.value,
        certainty=fact.certainty,
        source=fact.source,
        at=fact.at,
        supersedes=fact.supersedes,
        disputed=len(book.standing(fact.key)) > 1,
    )


def _identity(text: UsedText) -> int:
    return text.version.pk


def _touched(text: UsedText) -> TextTouched:
    version = text.version
    return TextTouched(
        content_sha256=version.content_sha256,
        segment=version.segment,
        language=version.language,
        channel=version.channel,
        is_released=text.is_released,
        untrue_now=[sentence.text for sentence in text.stale],
        reached=text.reached,
        published_at=list(text.places),
    )


OPERATIONS = (
    Operation(
        name="listFacts", method="GET", path="/incidents/{ref}/facts", scope=Scope.READ_FACTS,
        says="Every fact that stands, with version, state and source.", answer=FactList, handle=_list,
    ),
    Operation(
        name="changeFact", method="POST", path="/incidents/{ref}/facts", scope=Scope.WRITE_FACTS,
        says="Sets, claims or retracts a fact, and says which texts that makes untrue.",
        body=FactChange, answer=FactChanged, handle=_change, is_write=True, cost=5,
        example={"key": "exposure.persons", "value": 501, "source": "forensic report of 3 June", "dry_run": True},
    ),
    Operation(
        name="draftCorrections", method="POST", path="/incidents/{ref}/corrections", scope=Scope.WRITE_FACTS,
        says="Drafts the correction of every released text that is untrue now; nothing is sent.",
        answer=CorrectionList, handle=_corrections, is_write=True, cost=10,
    ),
)  # fmt: skip
