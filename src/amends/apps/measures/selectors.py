"""The measures of an incident: counted from what is on file, small cells hidden, for staff and for the public."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import Count

from amends.apps.care.models import Callback
from amends.apps.care.moderation import hidden_counts
from amends.apps.contacts.selectors import decision_counts
from amends.apps.evidence.models import Assessment
from amends.apps.incidents.models import Incident
from amends.apps.measures.claiming import ClaimsTold, claim_rows, claims_told
from amends.apps.measures.models import PublishedMeasures
from amends.apps.measures.rows import action_rows, contact_rows, incident_key, step_rows, take_up_rows
from amends.apps.remedies.models import Entitlement
from amends.recovery.honest import Did, ServedTold, Took, served, taken_up
from amends.recovery.honest_cells import Table
from amends.remedies.monitoring import monitoring_rules


@dataclass(frozen=True, kw_only=True)
class Moderated:
    """How often something was hidden for a listed reason, and how often it was shown again."""

    reason: str
    hidden: int
    shown_again: int


@dataclass(frozen=True, kw_only=True)
class Measures:
    """All of it, as it may be told; ``least`` is the smallest number of people that a cell tells.

    ``contacts`` are questions, reports and the like, ``complaints`` those with a day by law, ``claims`` people who
    claim a loss.  ``remedies`` and ``steps`` count all affected; ``actions`` are what people marked themselves.
    ``moderation`` counts our own acts.
    ``callbacks`` and ``contact_decisions`` are for staff and stand in no publication.
    """

    incident: str
    at: datetime
    is_exercise: bool
    least: int
    affected: int | None
    contacts: ServedTold
    complaints: ServedTold
    claims: ClaimsTold
    remedies: dict[str, dict[str, Table]]
    steps: dict[str, dict[str, Table]]
    actions: dict[str, dict[str, Table]]
    moderation: tuple[Moderated, ...]
    callbacks: dict[str, int]
    contact_decisions: dict[str, dict[str, int]]


def measures_of(*, incident: Incident, at: datetime) -> Measures:
    """The measures at the time, for staff (``Right.SEE_MEASURES``).

    Where the incident's key was destroyed, how far people came cannot be told apart by who was told, and the remedies
    are left out.
    """
    least, key = monitoring_rules().small_cells.least, incident_key(incident)
    rows = contact_rows(incident)
    rows = [row for row in rows if row.received_at <= at]
    return Measures(
        incident=incident.ref,
        at=at,
        is_exercise=incident.is_exercise,
        least=least,
        affected=_affected(incident, least),
        contacts=served([row for row in rows if not row.is_complaint], at=at, least=least),
        complaints=served([row for row in rows if row.is_complaint], at=at, least=least),
        claims=claims_told(claim_rows(incident, at=at), at=at, least=least),
        remedies=taken_up(take_up_rows(incident, key=key), states=Took, least=least) if key else {},
        steps=taken_up(step_rows(incident), states=Did, least=least),
        actions=taken_up(action_rows(incident), states=Did, least=least),
        moderation=tuple(
            Moderated(reason=one.reason, hidden=one.hidden, shown_again=one.shown_again)
            for one in hidden_counts(incident.pk)
        ),
        callbacks=dict(
            Callback.objects.filter(case__incident=incident).values_list("state").annotate(Count("id")).order_by()
        ),
        contact_decisions=_decisions(incident),
    )


def public_measures(incident: Incident) -> dict[str, Any] | None:
    """What was last published, for the portal; ``None`` before there is any.  Reads one table of no person."""
    newest = PublishedMeasures.objects.filter(incident=incident).order_by("id").last()
    if newest is None:
        return None
    return {**newest.document, "published_at": newest.at.astimezone(UTC).isoformat()}


def public_document(found: Measures) -> dict[str, Any]:
    """The measures without what is for staff alone, as plain values for JSON."""
    document = asdict(found)
    for field in ("callbacks", "contact_decisions"):
        document.pop(field)
    document["at"] = found.at.astimezone(UTC).isoformat()
    return document


def _affected(incident: Incident, least: int) -> int | None:
    """Everybody who is affected, reached or not; ``None`` where nothing is assessed, or where they are few.

    Once remedies are planned theirs is the number: a register that changed since would tell who was added.
    """
    count: Any = Entitlement.objects.filter(incident=incident).count()
    if not count:
        newest = Assessment.objects.filter(incident=incident).order_by("id").last()
        count = newest.summary.get("persons", {}).get("affected") if newest else None
    return count if isinstance(count, int) and (count == 0 or count >= least) else None


def _decisions(incident: Incident) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for (purpose, decision), count in sorted(decision_counts(incident).items()):
        found.setdefault(purpose, {})[decision] = count
    return found
