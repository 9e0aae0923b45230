"""When more wait than the people at work can answer in time: how many will be late, and who takes them over.

A team gets cases only by a rule that somebody decided, with their name and reason; never what is sensitive.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from amends.apps.accounts.models import Role, User
from amends.apps.care.finding import DESKS, family_of
from amends.apps.care.intake import note_case
from amends.apps.care.models import Case, CaseEvent, CaseEventKind, CaseState, Kind, OverflowRule, Team, TeamMember
from amends.apps.care.queue import queue_of
from amends.apps.care.who import kinds_for, may_assign
from amends.apps.journal.services import HOUSE, record_deed
from amends.core.errors import InputError, RefusedError
from amends.core.ids import new_ref

BY = "amends: overflow rule"
MINUTES = 10
"""Of one written answer, as long as no rule says what it is in this house; owner: care; no law sets it."""
AT_WORK = timedelta(minutes=15)
"""Who did something in the console within it is at work; who has gone is signed out after it."""
_FOR_TEAMS = (Kind.QUESTION, Kind.SCAM_REPORT)
"""What may be given away: no complaint, no claim, nothing of the press."""
_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class Load:
    """The queue against the people at work.  ``late`` of ``waiting`` are answered after their time, at this rate."""

    waiting: int
    people: int
    minutes: int
    late: int
    given: int

    @property
    def is_over(self) -> bool:
        """Whether the promise cannot be kept."""
        return self.late > 0


def at_work(now: datetime) -> int:
    """How many of the house's own people who handle inquiries did something lately."""
    roles = [role for role in Role.values if kinds_for(role)]
    seen = User.objects.filter(role__in=roles, is_active=True, seen_at__range=(now - AT_WORK, now))
    return seen.exclude(username__in=TeamMember.objects.values("username")).count()


def late_ones(dues: Iterable[datetime], *, people: int, minutes: int, now: datetime) -> list[int]:
    """The places in the line, from 0, of those who are answered after their time if each answer takes ``minutes``.

    >>> from datetime import UTC
    >>> at = datetime(2026, 6, 1, 9, tzinfo=UTC)
    >>> soon = at + timedelta(minutes=15)
    >>> late_ones([soon] * 5, people=2, minutes=10, now=at), late_ones([soon], people=0, minutes=10, now=at)
    ([2, 3, 4], [0])
    """
    if not people:
        return [place for place, _ in enumerate(dues)]
    return [place for place, due in enumerate(dues) if now + timedelta(minutes=minutes * (place // people + 1)) > due]


def load_of(*, kinds: Collection[str], now: datetime) -> Load:
    """How it stands now; ``minutes`` are those of the newest rule."""
    last = OverflowRule.objects.order_by("-id").first()
    minutes, people = last.minutes if last else MINUTES, at_work(now)
    waiting = queue_of(kinds=kinds).filter(team__isnull=True)
    dues = list(waiting.select_related(None).values_list("due_at", flat=True))
    given = Case.objects.filter(team__isnull=False, state=CaseState.OPEN, merged_into__isnull=True)
    late = late_ones(dues, people=people, minutes=minutes, now=now)
    return Load(waiting=len(dues), people=people, minutes=minutes, late=len(late), given=given.count())


def make_team(
    *, name: str, kinds: Collection[str], languages: Collection[str], is_outside: bool, by: User, now: datetime
) -> Team:
    """A team with what it may see; raises ``InputError`` (``care.team``) and ``RefusedError`` (``care.not_lead``)."""
    _require_lead(by)
    plain, wanted = " ".join(name.split()), sorted(set(kinds))
    if not 2 <= len(plain) <= 40 or not wanted or not set(wanted) <= set(_FOR_TEAMS):
        raise InputError(
            "This is no team.", code="care.team", where="team",
            why=f"It needs a name of 2 to 40 letters, and kinds of: {', '.join(_FOR_TEAMS)}.",
        )  # fmt: skip
    if Team.objects.filter(name=plain).exists():
        raise InputError("There is a team of this name.", code="care.team", where="team", fix="Choose another name.")
    return Team.objects.create(
        name=plain, kinds=wanted, languages=sorted(set(languages)), is_outside=is_outside, by=by.get_username(), at=now
    )


@transaction.atomic
def set_members(*, team: Team, usernames: Collection[str], by: User, now: datetime) -> None:
    """Who works for the team from now on; raises ``InputError`` (``care.nobody``), ``RefusedError`` as above.

    Who leads or speaks for the house is put into no team: they would lose their own rights.
    """
    _require_lead(by)
    people = User.objects.filter(username__in=usernames, is_active=True, role=Role.CONTACT_CENTRE)
    names = set(people.values_list("username", flat=True))
    if names != set(usernames):
        raise InputError(
            "Somebody is not of the contact centre.", code="care.nobody", where="members",
            fix="Invite them with the role of the contact centre first.",
        )  # fmt: skip
    if TeamMember.objects.filter(username__in=names).exclude(team=team).exists():
        raise InputError("Somebody works for another team.", code="care.nobody", where="members")
    TeamMember.objects.filter(team=team).exclude(username__in=names).delete()
    for name in sorted(names):
        TeamMember.objects.get_or_create(username=name, defaults={"team": team})
    record_deed(
        incident_ref=HOUSE, kind="overflow.members", subject=new_ref("OVF", length=12), at=now, team=team.pk,
        members=len(names),
    )  # fmt: skip


@transaction.atomic
def decide_overflow(
    *, team: Team, minutes: int, from_late: int, is_on: bool, reason: str, by: User, now: datetime
) -> OverflowRule:
    """From when on the team gets cases, or that it gets none any more: then what nobody of it has begun comes back.

    Raises ``InputError`` (``care.rule``, ``look.reason``) and ``RefusedError`` (``care.not_lead``).
    """
    _require_lead(by)
    if not 1 <= minutes <= 240 or not 1 <= from_late <= 1_000_000:
        raise InputError(
            "This is no rule.",
            code="care.rule",
            where="rule",
            why="An answer takes 1 to 240 minutes, and from one late case on.",
        )
    if len(reason.strip()) < 5:
        raise InputError("No reason was given.", code="look.reason", where="rule", fix="Say why; it is kept.")
    rule = OverflowRule.objects.create(
        team=team, minutes=minutes, from_late=from_late, is_on=is_on, reason=reason.strip()[:300],
        decided_by=by.get_username(), at=now,
    )  # fmt: skip
    record_deed(
        incident_ref=HOUSE, kind="overflow.decided", subject=f"OVF-{rule.pk}", at=now, team=team.pk, minutes=minutes,
        from_late=from_late, is_on=is_on,
    )  # fmt: skip
    if not is_on:
        _call_back_in(team, by.get_username(), now)
    return rule


def rules_in_force() -> list[OverflowRule]:
    """The newest rule of each team, where it is on."""
    newest = {rule.team_id: rule for rule in OverflowRule.objects.select_related("team").order_by("id")}
    return [rule for rule in newest.values() if rule.is_on]


def give_overflow(*, now: datetime) -> int:
    """Desk work: gives each team what would be late, by the rule that somebody decided; how many cases."""
    return sum(_given(rule, now) for rule in rules_in_force())


def _given(rule: OverflowRule, now: datetime) -> int:
    kinds = [kind for kind in Kind.values if kind not in DESKS]
    rows = list(queue_of(kinds=kinds).filter(team__isnull=True).select_related(None).values_list("pk", "due_at"))
    late = late_ones((due for _, due in rows), people=at_work(now), minutes=rule.minutes, now=now)
    if len(late) < rule.from_late:
        return 0
    wanted = [rows[place][0] for place in late]
    fit = Case.objects.filter(pk__in=wanted[: _AT_ONCE * 4], kind__in=rule.team.kinds, owner="", is_sensitive=False)
    fit = fit.filter(language__in=rule.team.languages) if rule.team.languages else fit
    return sum(_give(case, rule, now) for case in fit.select_related("incident").order_by("due_at", "id")[:_AT_ONCE])


@transaction.atomic
def _give(case: Case, rule: OverflowRule, now: datetime) -> bool:
    if any(one.is_sensitive or one.kind not in rule.team.kinds for one in family_of(case)):
        return False
    free = Case.objects.filter(pk=case.pk, owner="", team__isnull=True, state=CaseState.OPEN, is_sensitive=False)
    if not free.update(team=rule.team):
        return False
    reason = f"{rule.team.name}, by the rule of {rule.decided_by} of {rule.at:%Y-%m-%d %H:%M}Z"
    event = CaseEvent.objects.create(case=case, kind=CaseEventKind.OVERFLOWED, at=now, by=BY, reason=reason[:300])
    note_case(case, "case.overflowed", subject=f"{case.ref}:{event.pk}", at=now, rule=f"OVF-{rule.pk}")
    return True


def _call_back_in(team: Team, by: str, now: datetime) -> None:
    for case in Case.objects.filter(team=team, owner="", state=CaseState.OPEN).select_related("incident"):
        if Case.objects.filter(pk=case.pk, owner="").update(team=None):
            event = CaseEvent.objects.create(
                case=case, kind=CaseEventKind.CALLED_BACK_IN, at=now, by=by, reason=team.name
            )
            note_case(case, "case.called_back_in", subject=f"{case.ref}:{event.pk}", at=now)


def _require_lead(user: User) -> None:
    if not may_assign(user):
        raise RefusedError("Only who leads decides this.", code="care.not_lead", where=user.get_username())
