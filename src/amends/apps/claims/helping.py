"""Help that claimants can have: what the house pays for, and what is free in their country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from amends.apps.claims.models import HelpOffer
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.core.errors import InputError
from amends.core.places import country_of, normalise_residence
from amends.remedies.claims_money import read_money
from amends.remedies.claims_rules import public_help
from amends.wording.book.languages import languages

KINDS = ("legal", "financial", "counselling")
_MOST_WORDS = 600


@dataclass(frozen=True, kw_only=True)
class Help:
    """One line of help.  ``most_cost`` is up to what the house pays, ``None`` where nobody pays anything."""

    kind: str
    by_whom: str
    what: str
    how: str
    most_cost: Decimal | None
    currency: str


def offer_help(
    *,
    incident: Incident,
    name: str,
    country: str,
    kind: str,
    by_whom: str,
    words: Mapping[str, Mapping[str, str]],
    by: str,
    now: datetime,
    most_cost: str = "",
    currency: str = "",
    is_open: bool = True,
) -> HelpOffer:
    """Keeps an offer, or ends it; ``words`` holds ``what`` and ``how`` in every language of the house.

    Raises ``InputError``: ``claims.help``, ``claims.amount``, ``claims.currency``, ``place.unknown``.
    """
    texts = {language: {key: words.get(language, {}).get(key, "").strip() for key in ("what", "how")} for language in
             languages()}  # fmt: skip
    whole = all(0 < len(text) <= _MOST_WORDS for pair in texts.values() for text in pair.values())
    if kind not in KINDS or not name.strip() or not by_whom.strip() or not whole:
        raise InputError(
            "An offer of help is not whole.",
            code="claims.help",
            where=name[:40],
            fix=f"Say the kind ({', '.join(KINDS)}), by whom, what and how in {', '.join(languages())}.",
        )
    cost, code = read_money(most_cost, currency) if most_cost else (None, "")
    offer = HelpOffer.objects.create(
        incident=incident, name=name.strip()[:40], country=country_of(normalise_residence(country)), kind=kind,
        by_whom=by_whom.strip()[:150], words=texts, most_cost=cost, currency=code, is_open=is_open, by=by[:150], at=now,
    )  # fmt: skip
    record_deed(
        incident_ref=incident.ref, kind="claims.help_offered", subject=f"help:{offer.pk}", at=now,
        country=offer.country, help=kind, is_open=is_open,
    )  # fmt: skip
    return offer


def help_for(incident: Incident, country: str, language: str) -> tuple[Help, ...]:
    """What the house offers in the country, then what is free there; the newest word on each offer counts."""
    newest = {row.name: row for row in HelpOffer.objects.filter(incident=incident, country=country).order_by("id")}
    own = (
        Help(
            kind=row.kind,
            by_whom=row.by_whom,
            what=row.words[language]["what"],
            how=row.words[language]["how"],
            most_cost=row.most_cost,
            currency=row.currency,
        )
        for row in newest.values()
        if row.is_open
    )
    free = (
        Help(kind=row.kind, by_whom=row.by_whom, what="", how=row.url or row.phone, most_cost=None, currency="")
        for row in public_help(country)
    )
    return (*own, *free)
