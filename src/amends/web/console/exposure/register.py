"""The register, line by line, with every personal value hidden; one person is shown at a time, for a reason."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.core.errors import AmendsError, InputError
from amends.exposure import read_cohort_rows
from amends.exposure.browse import Contact, Line, Wanted, contact_of, register_line, register_page
from amends.exposure.sidebyside import own_record
from amends.web.console.access import access_incident
from amends.web.console.exposure.choices import choices_of
from amends.web.console.exposure.looking import look_at
from amends.web.console.exposure.standing import Standing
from amends.web.console.exposure.words import label_of, language_name, place_name
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page

_LONGEST_FILTER = 60


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One person, for this answer only."""

    line: Line
    fields: list[tuple[str, str]]
    elements: list[str]


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def register(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Fifty lines a page; POST shows one person to whoever says why, and keeps who it was."""
    standing = Standing(access_incident(user=user, ref=ref, right=Right.SEE_PERSONS))
    shown: Shown | None = None
    fault: AmendsError | None = None
    if request.method == "POST":
        try:
            shown = _revealed(request, user, standing)
        except AmendsError as error:
            fault = error
    try:
        context = _list(request, standing)
    except AmendsError as error:
        context, fault = {}, error
    context |= {"shown": shown, "fault": fault, "reason": request.POST.get("reason", "")}
    return console_page(
        request,
        user,
        "console/register.html",
        context,
        tab="register",
        incident=standing.incident,
        status=409 if request.method == "POST" and fault else 200,
    )


def _revealed(request: HttpRequest, user: User, standing: Standing) -> Shown:
    standing.require_register(request.POST.get("register", ""))
    number = request.POST.get("line", "")
    line = register_line(standing.out, int(number)) if number.isdecimal() and len(number) < 16 else None
    if line is None:
        raise InputError("There is no such line in the register.", code="register.no_line", fix="Choose one below.")
    what = f"register {standing.assessment.register_sha256[:12]}, line {line.number}"
    reason = request.POST.get("reason", "")
    look_at(standing, user, line.person_ref, kind="register", what=what, reason=reason, now=timezone.now())
    contact = contact_of(standing.out, line.person_ref)
    fields = _fields(contact) if contact else _own(standing, line)
    return Shown(line=line, fields=fields, elements=[label_of(code) for code in line.elements])


def _fields(contact: Contact) -> list[tuple[str, str]]:
    address = ", ".join(part for part in (contact.street, contact.postcode, contact.city, contact.country) if part)
    told = {
        "Name": contact.name,
        "E-mail": contact.email,
        "Telephone": contact.phone,
        "Address": address,
        "Date of birth": contact.born_on.isoformat() if contact.born_on else "",
        "Deceased": "yes" if contact.is_deceased else "",
        "Guardian": contact.guardian,
        "Next of kin": contact.next_of_kin,
    }
    return [(name, value) for name, value in told.items() if value]


def _own(standing: Standing, line: Line) -> list[tuple[str, str]]:
    """Somebody in doubt is in no audience: the customer file is asked for what a caller could be told by."""
    told = own_record(standing.out, standing.base, person_ref=line.person_ref)
    return [(label_of(code).capitalize(), told[code]) for code in _OF_SOMEBODY_IN_DOUBT if code in told]


def _list(request: HttpRequest, standing: Standing) -> dict[str, Any]:
    wanted = Wanted(**{name: request.GET.get(name, "")[:_LONGEST_FILTER] for name in Wanted.__dataclass_fields__})
    after = request.GET.get("after", "")
    page = register_page(standing.out, wanted, after=int(after) if after.isdecimal() and len(after) < 16 else -1)
    asked = {name: value for name, value in asdict(wanted).items() if value}
    return {
        "rows": [(line, standing.name_of(line.person_ref), place_name(line.residence)) for line in page.lines],
        "total": page.total,
        "next": urlencode(asked | {"after": page.after}) if page.after is not None else "",
        "first": urlencode(asked) if after else "",
        "is_first": not after,
        "wanted": wanted,
        "register": standing.assessment.register_sha256,
        "choices": _choices(standing.out, standing.assessment.register_sha256),
        "address": request.get_full_path(),
    }


def _choices(out: Path, digest: str) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """What can be filtered by: (name of the field, its label, its values with their words)."""
    residences, languages, elements = choices_of(out, digest)
    cohorts = [row.ref for row in read_cohort_rows(out)] if (out / "cohorts.json").is_file() else []
    return [
        ("residence", "Place", [(code, f"{place_name(code)} ({code})") for code in residences]),
        ("element", "Element", [(code, label_of(code)) for code in elements]),
        ("decision", "Decision", [("affected", "affected"), ("review", "in doubt")]),
        ("language", "Language", [(code, language_name(code)) for code in languages]),
        ("cohort", "Cohort", [(ref, ref) for ref in cohorts]),
    ]


_OF_SOMEBODY_IN_DOUBT = ("name", "email", "phone", "postal_address", "date_of_birth")
