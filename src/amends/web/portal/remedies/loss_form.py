"""The form of a claim: what was typed, in whatever digits and calendar, and what is wrong with it."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from babel.numbers import get_territory_currencies
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from persiantools.jdatetime import JalaliDate

from amends.apps.care.letter import clean_text
from amends.apps.claims.services import File, Loss
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.core.places import country_of
from amends.remedies.claims import LossKind
from amends.remedies.claims_rules import claim_rules
from amends.wording.book.languages import languages

SENDING_BYTES = claim_rules().evidence.most_sending_bytes
"""Of all files in one sending; ``web.bodies`` takes forms of this size, and what is written beside them."""
_TOKEN = re.compile(r"[\w-]{16,64}")
_LAST_JALALI_YEAR = 1600
_FIELDS = ("text", "amount", "currency", "day", "month", "year", "name", "account", "reach", "letter")
_FALLBACK_CURRENCY = "EUR"
# Which field of the form an error of the claims is about.
FIELD_OF = {
    "claims.kind": "kind",
    "claims.amount": "amount",
    "claims.currency": "amount",
    "claims.day": "day",
    "claims.account": "account",
    "claims.long": "name",
    "cards.number": "name",
    "claims.evidence_many": "files",
    "claims.evidence_large": "files",
    "claims.evidence_type": "files",
    "care.no_text": "text",
    "care.long_text": "text",
    "care.long_reach": "reach",
}


@dataclass(frozen=True, kw_only=True)
class TypedLoss:
    """The fields as they came.  ``letter`` is a notice's code, typed by who did not come from My case.

    ``token`` names the form; files are never shown again, and are chosen anew.
    """

    kind: str
    fields: Mapping[str, str]
    answer_in: str
    token: str
    is_confirmed: bool
    files: tuple[File, ...] = ()

    @property
    def happened_on(self) -> date | None:
        """The day, of the Jalali calendar where the year is one of it; ``None`` for what is no day."""
        return read_day(self.fields["year"], self.fields["month"], self.fields["day"])


def blank_loss(language: str, currency: str) -> TypedLoss:
    """A form that nobody has written in yet."""
    fields = dict.fromkeys(_FIELDS, "") | {"currency": currency}
    return TypedLoss(kind="", fields=fields, answer_in=language, token=secrets.token_urlsafe(24), is_confirmed=False)


def typed_loss(request: HttpRequest, *, language: str) -> TypedLoss:
    """The form that was sent."""
    post = request.POST
    token, answer_in, kind = post.get("token", ""), post.get("language", ""), post.get("kind", "")
    return TypedLoss(
        kind=kind if kind in set(LossKind) else "",
        fields={name: _field(post, name) for name in _FIELDS},
        answer_in=answer_in if answer_in in languages() else language,
        token=token if _TOKEN.fullmatch(token) else secrets.token_urlsafe(24),
        is_confirmed=post.get("confirm") == "yes",
        files=files_in(request),
    )


def files_in(request: HttpRequest) -> tuple[File, ...]:
    """The files of a form, one more than a claim may have at most, so that too many are told."""
    found = [one for one in request.FILES.getlist("files") if isinstance(one, UploadedFile)]
    return tuple(
        File(name=clean_text(one.name or ""), content=one.read())
        for one in found[: claim_rules().evidence.most_files + 1]
    )


def loss_of(typed: TypedLoss, happened_on: date) -> Loss:
    """What the claims app takes in."""
    fields = typed.fields
    return Loss(
        kind=typed.kind, amount=plain_number(fields["amount"]), currency=fields["currency"],
        happened_on=happened_on, text=fields["text"], language=typed.answer_in, reach=fields["reach"],
        code=fields["letter"], name=fields["name"], account=fields["account"], files=typed.files,
    )  # fmt: skip


def plain_number(typed: str) -> str:
    """A number in Latin digits without blanks, the last of point and comma as the decimal sign.

    >>> plain_number("۱٬۲۳۴٫۵"), plain_number("1.234,50"), plain_number("1 200"), plain_number("1,200.00")
    ('1234.5', '1234.50', '1200', '1200.00')
    """
    text = "".join(str(unicodedata.decimal(sign, sign)) for sign in typed if not sign.isspace())
    text = text.replace("\u066c", "").replace("\u066b", ".").replace("'", "").replace("\u2019", "")
    if "," in text and "." in text:
        thousands = "," if text.rfind(".") > text.rfind(",") else "."
        text = text.replace(thousands, "")
    return text.replace(",", ".") if text.count(",") == 1 else text


def read_day(year: str, month: str, day: str) -> date | None:
    """The day of the Gregorian calendar, or of the Jalali one where the year is under 1600.

    >>> read_day("2026", "6", "2"), read_day("۱۴۰۵", "۳", "۱۲"), read_day("2026", "13", "2")
    (datetime.date(2026, 6, 2), datetime.date(2026, 6, 2), None)
    """
    try:
        numbers = [int(part.strip()) for part in (year, month, day)]
        if numbers[0] < _LAST_JALALI_YEAR:
            found: date = JalaliDate(*numbers).to_gregorian()
            return found
        return date(*numbers)
    except (ValueError, OverflowError):
        return None


def currencies() -> tuple[str, ...]:
    """Those that the form offers: of the house's table of limits."""
    return tuple(sorted(claim_rules().two_persons.above))


def house_country(incident: Incident | None) -> str:
    """Where the house is (ISO 3166-1), empty where that is not known."""
    place = case_of(incident).incident.controller.established_in if incident else None
    return country_of(place) if place else ""


def currency_of(country: str) -> str:
    """What is paid with in a country (ISO 3166-1), the euro where it is not known.

    >>> currency_of("PL"), currency_of("")
    ('PLN', 'EUR')
    """
    found = get_territory_currencies(country) if len(country) == len("PL") else []
    return str(found[0]) if found else _FALLBACK_CURRENCY


def _field(post: QueryDict, name: str) -> str:
    return clean_text(post.get(name, ""))
