"""Scams: what people reported, grouped by sign; the public list; and whether a text may be posted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.authenticity.models import KnownScam, Way
from amends.apps.authenticity.publishing import ScamWords, Signs, list_scam, retire_scams, say_scam
from amends.apps.authenticity.reporting import sign_groups
from amends.apps.authenticity.selectors import registry_of, scam_pages
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.contact.authentic import Judgement, Kind, Registry, Standing, judge, read_input
from amends.contact.authentic.phones import regions_in
from amends.contact.authentic.plain import defanged
from amends.core.errors import AmendsError, InputError
from amends.core.facts import FactBook
from amends.web.console.access import require_factor_for_house, require_right
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.wording.book.languages import languages

_MOST_GROUPS = 100  # of a page; those with most reports stand first
_KINDS = {"domain": "Domain", "phone": "Number", "sender": "Sender"}
_STANDINGS = {
    Standing.OURS: "ours", Standing.VOUCHED: "an authority's", Standing.NOT_OURS: "not ours",
    Standing.KNOWN_SCAM: "on the list", Standing.LOOK_ALIKE: "looks like ours", Standing.CANNOT_TELL: "cannot tell",
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def scams(request: HttpRequest, user: User) -> HttpResponse:
    """The list and the reports; POST lists, rewords or retires scams, or checks a text before it is posted."""
    require_right(user, Right.PUBLISH)
    require_factor_for_house(user)
    now, registry = timezone.now(), house_registry()
    fault: AmendsError | None = None
    checked: Judgement | None = None
    if request.method == "POST":
        do = request.POST.get("do", "")
        if do == "check":
            checked = may_post(request.POST.get("text", ""), registry)
        else:
            try:
                _DEEDS.get(do, _nothing)(request, user, registry, now)
                return redirect("console:scams")
            except AmendsError as error:
                fault = error
    context = {**_context(registry, now), **_typed(request), "fault": fault, "post": _post_lines(checked)}
    return console_page(request, user, "console/scams.html", context, tab="scams", status=409 if fault else 200)


def house_registry() -> Registry:
    """What all incidents of the house publish: real ones, or the exercises where there is none other."""
    incidents = Incident.objects.order_by("-id")
    real = list(incidents.filter(is_exercise=False)[:20]) or list(incidents[:1])
    books = [fact_book(incident=incident) for incident in real]
    return registry_of(books, region=next(iter(_regions(books)), ""))


def may_post(text: str, registry: Registry) -> Judgement:
    """How every link, address and number of a text stands that staff is about to post (R31)."""
    return judge(read_input(text, region=registry.region), registry, known_codes={})


def _regions(books: list[FactBook]) -> list[str]:
    phones = [book.current("contact.phone") for book in books]
    return [region for fact in phones if fact is not None for region in regions_in(str(fact.value))]


def _list(request: HttpRequest, user: User, registry: Registry, now: datetime) -> None:
    """One scam with all signs that were ticked or typed: what many reported is listed in one press."""
    ticked = [value.partition(":") for value in request.POST.getlist("sign")]
    signs = {kind: [value for name, _, value in ticked if name == kind] for kind in _KINDS}
    list_scam(
        way=request.POST.get("way", ""),
        signs=Signs(
            domains=(*signs["domain"], *_lines(request, "domains")),
            phones=(*signs["phone"], *_lines(request, "phones")),
            senders=(*signs["sender"], *_lines(request, "senders")),
        ),
        words=_words(request),
        first_seen_on=_day(request.POST.get("first_seen_on", ""), now),
        registry=registry,
        by=user.get_username(),
        now=now,
    )


def _retire(request: HttpRequest, user: User, registry: Registry, now: datetime) -> None:
    refs, reason = request.POST.getlist("scam"), request.POST.get("reason", "")
    if not refs:
        raise InputError("No scam was chosen.", code="scam.none", where="retire", fix="Tick those to be retired.")
    retire_scams(refs=refs, reason=reason, by=user.get_username(), now=now)


def _say(request: HttpRequest, user: User, registry: Registry, now: datetime) -> None:
    scam = KnownScam.objects.filter(ref=request.POST.get("scam", "")).first()
    if scam is None:
        raise InputError("There is no such scam.", code="scam.unknown", where="scams")
    for words in _words(request):
        if words.looks.strip():
            say_scam(scam=scam, words=words, by=user.get_username(), now=now)


def _nothing(request: HttpRequest, user: User, registry: Registry, now: datetime) -> None:
    raise InputError("Nothing was chosen.", code="scam.nothing", where="scams", fix="Press one of the buttons.")


_DEEDS: dict[str, Callable[[HttpRequest, User, Registry, datetime], None]] = {
    "list": _list,
    "retire": _retire,
    "say": _say,
}


def _words(request: HttpRequest) -> list[ScamWords]:
    post = request.POST
    return [
        ScamWords(language=code, looks=post.get(f"looks-{code}", ""), tell=post.get(f"tell-{code}", ""))
        for code in languages()
    ]


def _lines(request: HttpRequest, name: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in request.POST.get(name, "").splitlines() if line.strip())


def _day(typed: str, now: datetime) -> date:
    if not typed.strip():
        return now.date()
    try:
        day = date.fromisoformat(typed.strip())
    except ValueError as error:
        raise InputError(
            "The day cannot be read.", code="scam.day", where="first seen", fix="Write it as 2026-06-01."
        ) from error
    if day > now.date():
        raise InputError(
            "Nobody saw it in the future.", code="scam.day", where="first seen", fix="Give the day it was seen."
        )
    return day


def _context(registry: Registry, now: datetime) -> dict[str, Any]:
    groups = sign_groups(secret_key=settings.SECRET_OF("desk.key"), registry=registry, now=now)
    return {
        "groups": [
            {
                "value": f"{group.sign.kind}:{group.sign.value}",
                "kind": _KINDS[group.sign.kind],
                "shown": defanged(group.sign.value),
                "reports": len(group.inquiries),
                "first_at": group.first_at,
                "last_at": group.last_at,
                "standing": _STANDINGS[group.standing],
                "is_listed": group.is_listed,
            }
            for group in groups[:_MOST_GROUPS]
        ],
        "more_groups": max(0, len(groups) - _MOST_GROUPS),
        "scams": [_row(scam) for scam in scam_pages()],
        "ways": Way.choices,
        "today": now.date().isoformat(),
    }


def _row(scam: KnownScam) -> dict[str, Any]:
    texts = {text.language: text for text in scam.texts.all()}
    return {
        "ref": scam.ref,
        "way": scam.get_way_display(),
        "looks": texts["en"].looks,
        "languages": ", ".join(sorted(texts)),
        "signs": [defanged(sign) for sign in (*scam.domains, *scam.phones, *scam.senders)],
        "first_seen_on": scam.first_seen_on,
        "retired": getattr(scam, "retired", None),
    }


def _typed(request: HttpRequest) -> dict[str, Any]:
    """What was typed is kept when something is wrong with it."""
    post = request.POST
    names = ("text", "domains", "phones", "senders", "reason", "first_seen_on", "way")
    return {
        "typed": {name: post.get(name, "") for name in names},
        "ticked": set(post.getlist("sign")),
        "texts": [(code, post.get(f"looks-{code}", ""), post.get(f"tell-{code}", "")) for code in languages()],
    }


def _post_lines(judgement: Judgement | None) -> dict[str, Any] | None:
    """Every line that is not ours, and whether the text may be posted: only if there is none."""
    if judgement is None:
        return None
    good = (Standing.OURS, Standing.VOUCHED)
    findings = [finding for finding in judgement.findings if finding.kind is not Kind.CODE]
    wrong = [finding for finding in findings if finding.standing not in good]
    has_code = len(findings) < len(judgement.findings)
    return {
        "is_clear": not wrong and not has_code and not judgement.is_partial,
        "wrong": [
            {"kind": finding.kind, "echo": finding.echo, "standing": _STANDINGS[finding.standing], "why": finding.why}
            for finding in wrong
        ],
        "right": len(findings) - len(wrong),
        "has_code": has_code,
        "is_partial": judgement.is_partial,
    }
