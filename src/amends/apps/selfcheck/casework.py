"""My case: what the house has said to one person, why, what it does for them, and what they have done themselves.

Read with a handful of queries for whoever proved who they are.  No name, address or number is among it: only types
of data.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from amends.apps.delivery.models import Message
from amends.apps.delivery.showing import COLUMNS, shown_at
from amends.apps.delivery.states import CampaignKind, MessageState
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.selectors import Paragraph, notice_paragraphs
from amends.apps.remedies.status import statuses_by_kind
from amends.apps.selfcheck.models import ActionDone, Reason
from amends.apps.selfcheck.onlookers import Onlooker, onlookers_of
from amends.apps.selfcheck.selectors import Found
from amends.core.case.facts import remedies_in
from amends.core.facts import FactBook
from amends.core.remedies import is_for

_S = MessageState
# In words that a person needs: what has left and was never answered is not called delivered.
_STATES = {
    _S.PLANNED: "waiting",
    _S.HELD: "waiting",
    _S.OWED: "waiting",
    _S.SENDING: "unknown",
    _S.UNKNOWN: "unknown",
    _S.ACCEPTED: "handed",
    _S.DELIVERED: "arrived",
    _S.BOUNCED: "failed",
    _S.REFUSED: "failed",
}
_FIELDS = ("{{ greeting }}", "{{ name }}", "{{ code }}")
_LEFT_OUT = "…"
# As in the notices: nobody is promised a new card whose card was not exposed.


@dataclass(frozen=True)
class CaseMessage:
    """One message, ``at`` the day that it shows itself;
    ``state`` is ``waiting``, ``handed``, ``arrived``, ``failed`` or ``unknown``."""

    channel: str
    at: datetime
    state: str


@dataclass(frozen=True)
class CaseNotice:
    """A notice as it was released, its personal fields left out; ``language`` is its own."""

    language: str
    direction: str
    heading: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class CaseAction:
    """A step of the notice and whether the person says that it is done."""

    ref: str
    do: str
    why: str
    by: str
    takes: str
    where: str
    is_done: bool


@dataclass(frozen=True)
class Remedy:
    """Something the controller pays for.  ``kind`` is a field of ``core.case.Remedies``, ``status`` the phrase that
    says how far it has come for this person, where that is known."""

    kind: str
    months: int = 0
    status: str | None = None


@dataclass(frozen=True, kw_only=True)
class PersonCase:
    """Everything that the page of one person shows, the newest notice first."""

    notices: tuple[CaseNotice, ...]
    actions: tuple[CaseAction, ...]
    remedies: tuple[Remedy, ...]
    messages: tuple[CaseMessage, ...]
    duties: tuple[Mapping[str, str], ...]
    onlookers: tuple[Onlooker, ...]


def case_of_person(found: Found) -> PersonCase:
    """The case behind a door of somebody affected."""
    messages = _messages(found)
    told = [row for row in messages if row["campaign__config"].get("kind") != CampaignKind.ASKING]
    digests = list(dict.fromkeys(row["notice_sha256"] for row in reversed(told)))
    versions = {version.content_sha256: version for version in _versions(found, digests)}
    newest = [versions[digest] for digest in digests if digest in versions]
    return PersonCase(
        notices=tuple(map(_notice, newest)),
        actions=_actions(newest, _done(found)),
        remedies=remedies_for(found.doors.facts, elements=found.elements, statuses=_statuses(found)),
        messages=tuple(_message(row) for row in messages),
        duties=_duties(found, digests),
        onlookers=onlookers_of(incident=found.doors.incident, person_hash=found.standing.person_hash),
    )


def remedies_for(
    facts: FactBook, *, elements: Collection[str], statuses: Mapping[str, str] | None = None
) -> tuple[Remedy, ...]:
    """What is promised as the facts stand now to somebody with these elements; ``statuses`` says by kind how far it
    has come for the person."""
    promised, come = remedies_in(facts), statuses or {}
    given = {kind: getattr(promised, kind) for kind in promised.__struct_fields__}
    return tuple(
        Remedy(kind, months=0 if isinstance(value, bool) else value, status=come.get(kind))
        for kind, value in given.items()
        if value and is_for(kind, elements)
    )


def _statuses(found: Found) -> dict[str, str]:
    return statuses_by_kind(incident=found.doors.incident, person_hash=found.standing.person_hash)


def action_refs(case: PersonCase) -> frozenset[str]:
    """The steps that may be marked."""
    return frozenset(action.ref for action in case.actions)


def _messages(found: Found) -> list[dict[str, Any]]:
    rows = Message.objects.filter(
        person_ref=found.standing.person_ref,
        campaign__incident_ref=found.doors.incident.ref,
        state__in=list(_STATES),
    )
    return [dict(row) for row in rows.order_by("id").values("state", "notice_sha256", *COLUMNS)]


def _message(row: Mapping[str, Any]) -> CaseMessage:
    return CaseMessage(row["channel"], shown_at(row), _STATES[MessageState(row["state"])])


def _versions(found: Found, digests: Sequence[str]) -> list[NoticeVersion]:
    versions = NoticeVersion.objects.filter(incident=found.doors.incident, content_sha256__in=digests)
    return list(versions.only("content", "content_sha256", "language"))


def _notice(version: NoticeVersion) -> CaseNotice:
    heading, *rest = notice_paragraphs(version)
    content = version.content
    shown = (_without_fields(line) for line in rest if line.text.strip() not in _FIELDS)
    return CaseNotice(content["language"], content["direction"], _without_fields(heading).text, tuple(shown))


def _without_fields(line: Paragraph) -> Paragraph:
    text = line.text
    for field in _FIELDS:
        text = text.replace(f"{field}.", _LEFT_OUT).replace(field, _LEFT_OUT)
    return Paragraph(text, is_heading=line.is_heading)


def _actions(notices: Sequence[NoticeVersion], done: Mapping[str, bool]) -> tuple[CaseAction, ...]:
    """The steps of the newest notice that has any."""
    for version in notices:
        steps = [step for block in version.content["blocks"] for step in block["actions"]]
        if steps:
            return tuple(
                CaseAction(
                    ref=step["ref"],
                    do=step["do"],
                    why=step["why"],
                    by=step["by"],
                    takes=step["takes"],
                    where=step.get("site") or step.get("where") or "",
                    is_done=done.get(step["ref"], False),
                )
                for step in steps
            )
    return ()


def _done(found: Found) -> dict[str, bool]:
    rows = ActionDone.objects.filter(
        incident_ref=found.doors.incident.ref, person_hash=found.standing.person_hash
    ).order_by("id")
    return dict(rows.values_list("action", "is_done"))


def _duties(found: Found, digests: Sequence[str]) -> tuple[Mapping[str, str], ...]:
    """Each duty once, of the newest notice first."""
    rows = Reason.objects.filter(doors_id=found.doors.pk, notice_sha256__in=digests)
    by_notice = dict(rows.values_list("notice_sha256", "duties"))
    listed = [duty for digest in digests for duty in by_notice.get(digest, ())]
    return tuple({duty["citation"]: duty for duty in reversed(listed)}.values())[::-1]
