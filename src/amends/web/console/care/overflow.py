"""Who takes over what the people at work cannot answer in time: teams, who works for them, and the rules in force."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import Role, User
from amends.apps.care.models import OverflowRule, Team
from amends.apps.care.overflow import decide_overflow, load_of, make_team, set_members
from amends.apps.care.who import may_assign
from amends.core.errors import AmendsError, InputError
from amends.web.console.access import require_factor_for_house
from amends.web.console.care.access import typed_back
from amends.web.console.care.rows import Clocks, kind_words
from amends.web.console.desk.inquiries_access import access_kinds
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.wording.book.languages import languages


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def overflow(request: HttpRequest, user: User) -> HttpResponse:
    """POST ``do``: ``team``, ``members`` or ``rule``; who does not lead only reads."""
    kinds, now, fault = access_kinds(user), timezone.now(), None
    require_factor_for_house(user)
    if request.method == "POST":
        try:
            _act(request, user)
            return redirect("console:overflow")
        except AmendsError as error:
            fault = error
    clocks = Clocks()
    context: dict[str, Any] = {
        "load": load_of(kinds=kinds, now=now),
        "teams": [_shown(team, clocks) for team in Team.objects.order_by("name")],
        "people": list(
            User.objects.filter(role=Role.CONTACT_CENTRE, is_active=True).values_list("username", flat=True)
        ),
        "kinds": [(kind, kind_words(kind)) for kind in ("question", "scam_report")],
        "languages": languages(),
        "may_assign": may_assign(user),
        "clock": clocks.said(now),
        "typed": typed_back(request.POST) if fault else {},
        "fault": fault,
    }  # fmt: skip
    return console_page(request, user, "console/care/overflow.html", context, tab="queue", status=409 if fault else 200)


def _shown(team: Team, clocks: Clocks) -> dict[str, Any]:
    rules = OverflowRule.objects.filter(team=team).order_by("-id")
    return {
        "team": team,
        "kinds": ", ".join(kind_words(kind) for kind in team.kinds),
        "members": list(team.members.order_by("username").values_list("username", flat=True)),
        "open": team.cases.filter(state="open").count(),
        "rules": [(rule, clocks.words(rule.at)) for rule in rules[:20]],
    }


def _act(request: HttpRequest, user: User) -> None:
    post, now = request.POST, timezone.now()
    if post.get("do") == "team":
        make_team(
            name=post.get("name", ""), kinds=post.getlist("kind"), languages=post.getlist("language"),
            is_outside="outside" in post, by=user, now=now,
        )  # fmt: skip
        return
    team = Team.objects.filter(name=post.get("team", "")).first()
    if team is None:
        raise InputError("There is no such team.", code="care.team", where="team", fix="Make it first.")
    if post.get("do") == "members":
        set_members(team=team, usernames=post.getlist("member"), by=user, now=now)
    elif post.get("do") == "rule":
        decide_overflow(
            team=team, minutes=_number(post.get("minutes", "")), from_late=_number(post.get("from_late", "")),
            is_on=post.get("on") != "no", reason=post.get("reason", ""), by=user, now=now,
        )  # fmt: skip
    else:
        raise InputError("There is no such step.", code="care.step", where="do", fix="Use the buttons of the page.")


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 8 else 0
