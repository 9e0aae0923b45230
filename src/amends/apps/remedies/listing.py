"""Takes the issuer's list of cards in: tokens only, for people of whom card data were exposed."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import TextIOWrapper
from itertools import islice
from pathlib import Path

from django.db import IntegrityError, transaction

from amends.apps.evidence.selectors import newest_assessment
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.apps.looks.services import person_hash
from amends.apps.remedies.models import Card, CardEvent
from amends.apps.remedies.register import Affected, affected_among
from amends.core.errors import InputError
from amends.core.ids import new_ref
from amends.providers.cards.model import CardOrder, refuse_number
from amends.remedies.cards import CardState
from amends.remedies.cards_risk import Activity, Treatment, assess_card

COLUMNS = ("person_ref", "token", "bin", "last4", "expiry")
_MORE = ("activity", "is_vulnerable", "has_phone", "has_account_updater")
_YES_NO = {"": False, "no": False, "yes": True}
_EXPOSING = frozenset({"card_number", "card_code", "card_expiry"})
_AT_ONCE, _MOST_LINE = 1_000, 4_000


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedCard:
    """One line of the list."""

    line: int
    person_ref: str
    card: CardOrder
    activity: frozenset[Activity]
    is_vulnerable: bool
    has_phone: bool
    has_account_updater: bool


@dataclass(frozen=True, kw_only=True)
class Listing:
    """What became of a list: ``not_exposed`` are cards of which nothing was exposed, ``known`` were listed before."""

    listed: int
    not_exposed: int
    known: int


def list_cards(*, incident: Incident, path: Path, key: bytes, by: str, now: datetime) -> Listing:
    """Lists and assesses the cards of a CSV file; all of them or, where a line is wrong, none.

    Columns: ``person_ref, token, bin, last4, expiry``, and where known ``activity`` (words apart by spaces),
    ``is_vulnerable``, ``has_phone``, ``has_account_updater`` (yes or no).  Raises ``InputError`` (``cards.list``,
    ``cards.number``, ``cards.field``, ``cards.twice``) naming the line and nobody.
    """
    folder = Path(newest_assessment(incident).folder)
    listed = missed = known = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as text, transaction.atomic():
            rows = _rows(text, path.name)
            while batch := list(islice(rows, _AT_ONCE)):
                people = affected_among(folder, {row.person_ref for row in batch})
                wanted = [row for row in batch if _is_exposed(people.get(row.person_ref))]
                fresh = _without_known(incident, wanted, key, path.name)
                _keep(incident, fresh, people, key=key, by=by, now=now)
                listed, known = listed + len(fresh), known + len(wanted) - len(fresh)
                missed += len(batch) - len(wanted)
            found = Listing(listed=listed, not_exposed=missed, known=known)
            _on_record(incident, found, now)
    except (UnicodeDecodeError, csv.Error) as error:
        raise _unreadable(
            path.name, "It is not UTF-8." if isinstance(error, UnicodeDecodeError) else str(error)
        ) from error
    return found


def _rows(text: TextIOWrapper, name: str) -> Iterator[ListedCard]:
    rows = csv.reader(_lines(text, name), strict=True)
    head = [cell.strip().lower() for cell in next(rows, [])]
    if len(set(head)) != len(head) or not set(COLUMNS) <= set(head) or not set(head) <= {*COLUMNS, *_MORE}:
        raise _unreadable(name, f"Its header names {', '.join(COLUMNS)}, and may name {', '.join(_MORE)}; no others.")
    for row in rows:
        if row:
            where = f"{name}, line {rows.line_num}"
            if len(row) != len(head):
                raise _unreadable(where, f"It has {len(row)} fields.")
            yield _row(dict(zip(head, (cell.strip() for cell in row), strict=True)), rows.line_num, where)


def _lines(text: TextIOWrapper, name: str) -> Iterator[str]:
    number = 0
    while line := text.readline(_MOST_LINE + 1):
        number += 1
        if len(line) > _MOST_LINE:
            raise _unreadable(f"{name}, line {number}", f"A line has no more than {_MOST_LINE} characters.")
        yield line


def _row(raw: dict[str, str], line: int, where: str) -> ListedCard:
    for column, value in raw.items():
        refuse_number(value, where=f"{where}, {column}")
    flags = {name: raw.get(name, "").lower() for name in _MORE[1:]}
    activity = raw.get("activity", "").split()
    if not set(activity) <= set(Activity) or not set(flags.values()) <= set(_YES_NO) or not raw["person_ref"]:
        raise _unreadable(where, f"Activity is any of {', '.join(Activity)}; flags are yes or no; a person is named.")
    try:
        card = CardOrder(order_id="card", **{name: raw[name] for name in COLUMNS[1:]})
    except InputError as error:
        raise InputError(error.what, code=error.code, where=f"{where}, {error.where}", fix=error.fix) from error
    return ListedCard(
        line=line,
        person_ref=raw["person_ref"],
        card=card,
        activity=frozenset(map(Activity, activity)),
        **{name: _YES_NO[value] for name, value in flags.items()},
    )


def _is_exposed(who: Affected | None) -> bool:
    return who is not None and not _EXPOSING.isdisjoint(who.elements)


def _without_known(incident: Incident, rows: Sequence[ListedCard], key: bytes, name: str) -> list[ListedCard]:
    tokens = [row.card.token for row in rows]
    if len(set(tokens)) != len(tokens):
        raise _twice(f"{name}, near line {rows[0].line}")
    known = dict(Card.objects.filter(incident=incident, token__in=tokens).values_list("token", "person_hash"))
    for row in rows:
        if known.get(row.card.token, person_hash(key, row.person_ref)) != person_hash(key, row.person_ref):
            raise _twice(f"{name}, line {row.line}")
    return [row for row in rows if row.card.token not in known]


def _twice(where: str) -> InputError:
    return InputError(
        "A card stands in the list twice, or belongs to two people.",
        code="cards.twice",
        where=where,
        fix="Have the issuer export the list again; nothing was taken from it.",
    )


def _keep(
    incident: Incident,
    rows: Sequence[ListedCard],
    people: dict[str, Affected],
    *,
    key: bytes,
    by: str,
    now: datetime,
) -> None:
    cards = [_card(incident, row, people[row.person_ref], key, now) for row in rows]
    try:
        Card.objects.bulk_create(cards)
    except IntegrityError as error:
        raise _twice(incident.ref) from error
    CardEvent.objects.bulk_create(event for card in cards for event in _events(card, by, now))


def _card(incident: Incident, row: ListedCard, who: Affected, key: bytes, now: datetime) -> Card:
    risk = assess_card(who.elements, row.activity, has_phone=row.has_phone, has_account_updater=row.has_account_updater)
    return Card(
        ref=new_ref("CRD", length=12),
        incident=incident,
        person_hash=person_hash(key, row.person_ref),
        token=row.card.token,
        bin=row.card.bin,
        last4=row.card.last4,
        expiry=row.card.expiry,
        residence=who.residence,
        language=who.language,
        level=risk.level,
        treatment=risk.treatment,
        is_reissued=risk.is_reissued,
        interim=risk.interim,
        recurring=risk.recurring,
        because=risk.because[:200],
        is_vulnerable=row.is_vulnerable,
        state=CardState.ASSESSED,
        state_at=now,
    )


def _events(card: Card, by: str, now: datetime) -> Iterator[CardEvent]:
    for before, after in (("", CardState.LISTED), (CardState.LISTED, CardState.ASSESSED)):
        yield CardEvent(card=card, before=before, after=after, at=now, kept_at=now, by=by[:150], source="list")


def _on_record(incident: Incident, found: Listing, now: datetime) -> None:
    record_deed(
        incident_ref=incident.ref,
        kind="cards.listed",
        subject=new_ref("LST", length=10),
        at=now,
        listed=found.listed,
        not_exposed=found.not_exposed,
        known=found.known,
        treatments=sorted(Treatment),
    )


def _unreadable(where: str, why: str) -> InputError:
    return InputError(
        "The list of cards cannot be read.",
        code="cards.list",
        where=where,
        why=why,
        fix="Export it again as docs/remedies.md describes it; nothing was taken from it.",
    )
