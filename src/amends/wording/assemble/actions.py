"""Chooses what this cohort should do: the country's own steps first, then what helps anywhere."""

from __future__ import annotations

from amends.core.places import country_of
from amends.wording.assemble.dates import number_text
from amends.wording.book.actiontable import ActionRow, action_table
from amends.wording.book.phrases import Phrases
from amends.wording.model import Action, NoticeRequest


def actions_for(request: NoticeRequest, phrases: Phrases) -> tuple[Action, ...]:
    """The actions for the cohort's elements, by priority; every element has at least one."""
    return tuple(_action(row, request.cohort.elements, phrases) for row in _chosen(request))


def actions_to_check(request: NoticeRequest) -> tuple[str, ...]:
    """Those of the actions whose source is unchecked or past its expiry: an approver looks there first."""
    today = request.as_of.date()
    return tuple(row.say for row in _chosen(request) if row.needs_a_look(on=today))


def content_of_actions(request: NoticeRequest) -> tuple[str, ...]:
    """The content keys that the chosen actions satisfy."""
    return tuple(key for row in _chosen(request) for key in row.content)


def _chosen(request: NoticeRequest) -> list[ActionRow]:
    exposed = request.cohort.elements
    local = _rows(country_of(request.cohort.residence).lower(), request)
    covered = {element for row in local for element in row.elements}
    general = [row for row in _rows("international", request) if set(exposed).intersection(row.elements) - covered]
    return sorted((*local, *general), key=lambda row: (row.priority, row.say))


def _rows(table: str, request: NoticeRequest) -> list[ActionRow]:
    found, exposed = action_table(table), set(request.cohort.elements)
    return [row for row in (found.actions if found else ()) if exposed.intersection(row.elements)]


def _action(row: ActionRow, exposed: tuple[str, ...], phrases: Phrases) -> Action:
    words = {"minutes": row.minutes, "minutes_text": number_text(row.minutes, phrases.language)}
    return Action(
        ref=row.say,
        elements=tuple(element for element in exposed if element in row.elements),
        do=phrases.say(f"{row.say}-do", {}),
        why=phrases.say(f"{row.say}-why", {}),
        by=phrases.say(row.by, {}),
        takes=phrases.say("takes", words),
        minutes=row.minutes,
        where=phrases.say(f"{row.say}-where", {}) if phrases.has(f"{row.say}-where") else None,
        site=row.site,
    )
