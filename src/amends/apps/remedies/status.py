"""How far each remedy has come for one person: for My case, and for who answers them on the phone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from amends.apps.incidents.models import Incident
from amends.apps.remedies.models import Card, CodeGrant, CodeWish, GrantEvent
from amends.apps.remedies.stepping import PersonStep, steps_of
from amends.remedies.cards import CardState
from amends.remedies.cards_risk import Interim, Recurring

_S = CardState
_CARD_WORDS = {
    _S.LISTED: "rem-card-listed",
    _S.ASSESSED: "rem-card-listed",
    _S.MONITORED: "rem-card-monitored",
    _S.BLOCKED: "rem-card-blocked",
    _S.ORDERED: "rem-card-ordered",
    _S.PERSONALISED: "rem-card-ordered",
    _S.MAILED: "rem-card-mailed",
    _S.ACTIVATED: "rem-card-activated",
    _S.OLD_CLOSED: "rem-card-activated",
    _S.LOST_IN_MAIL: "rem-card-again",
    _S.RETURNED: "rem-card-returned",
    _S.CANCELLED: "rem-card-cancelled",
}
_INTERIM_WORDS = {Interim.VIRTUAL_CARD: "rem-card-virtual", Interim.CASH_AT_BRANCH: "rem-card-cash"}
_RECURRING_WORDS = {
    Recurring.ACCOUNT_UPDATER: "rem-card-payees-told",
    Recurring.LIST_FOR_HOLDER: "rem-card-payees-list",
}
_WAITING_FOR_NEW = frozenset(_CARD_WORDS) - {_S.ACTIVATED, _S.OLD_CLOSED, _S.CANCELLED}


@dataclass(frozen=True, kw_only=True)
class RemedyStatus:
    """One line: ``kind`` is a field of ``core.case.Remedies``, ``phrases`` keys of remedies.ftl in their order.

    ``values`` fill them: ``last4``, ``months``; ``at`` and ``until`` are for a page to show as days.
    """

    kind: str
    phrases: tuple[str, ...]
    values: Mapping[str, str | int] = field(default_factory=dict)
    at: datetime | None = None
    until: date | None = None


def status_of(*, incident: Incident, person_hash: str) -> tuple[RemedyStatus, ...]:
    """Cards and monitoring of a person as they stand.  Read with three queries."""
    return (*_cards(incident, person_hash), *_monitoring(incident, person_hash))


def statuses_by_kind(*, incident: Incident, person_hash: str) -> dict[str, str]:
    """For ``selfcheck.casework.remedies_for``: by kind the key of a phrase without values.

    Of several cards the one that has come least far speaks.
    """
    found: dict[str, str] = {}
    for status in status_of(incident=incident, person_hash=person_hash):
        found.setdefault(status.kind, status.phrases[0])
    return found


def person_steps(*, incident: Incident, person_hash: str) -> tuple[PersonStep, ...]:
    """The national steps of a person, each as it stands."""
    return steps_of(incident=incident, person_hash=person_hash)


def _cards(incident: Incident, person_hash: str) -> Iterator[RemedyStatus]:
    rows = Card.objects.filter(incident=incident, person_hash=person_hash)
    order = list(_CARD_WORDS)
    columns = ("state", "state_at", "last4", "interim", "recurring", "is_reissued", "ref")
    for row in sorted(rows.values(*columns), key=lambda row: (order.index(CardState(row["state"])), row["ref"])):
        yield _card(row)


def _card(row: Mapping[str, object]) -> RemedyStatus:
    state = CardState(str(row["state"]))
    waits = state in _WAITING_FOR_NEW
    interim = _INTERIM_WORDS.get(Interim(str(row["interim"]))) if waits else None
    payees = _RECURRING_WORDS.get(Recurring(str(row["recurring"])))
    first = "rem-card-kept" if state is _S.MONITORED and not row["is_reissued"] else _CARD_WORDS[state]
    phrases = (first, *(word for word in (interim, payees) if word))
    at = row["state_at"]
    return RemedyStatus(
        kind="card_reissue",
        phrases=phrases,
        values={"last4": str(row["last4"])},
        at=at if isinstance(at, datetime) else None,
    )


def _monitoring(incident: Incident, person_hash: str) -> Iterator[RemedyStatus]:
    rows = CodeGrant.objects.filter(incident=incident, person_hash=person_hash)
    grant = rows.values("id", "months", "redeem_by", "given_at").first()
    if grant is None:
        wish = CodeWish.objects.filter(incident=incident, person_hash=person_hash).values("refusal").first()
        if wish is not None:
            phrase = "rem-monitoring-refused" if wish["refusal"] == "monitoring.not_owed" else "rem-monitoring-asked"
            yield RemedyStatus(kind="monitoring_months", phrases=(phrase,))
        return
    used = GrantEvent.objects.filter(grant_id=grant["id"], kind="redeemed").values_list("at", flat=True).first()
    yield RemedyStatus(
        kind="monitoring_months",
        phrases=("rem-monitoring-used",) if used else ("rem-monitoring-given",),
        values={"months": grant["months"]},
        at=used or grant["given_at"],
        until=None if used else grant["redeem_by"],
    )
