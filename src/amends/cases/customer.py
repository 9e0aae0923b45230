"""A customer as the bank's own export writes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

COLUMNS = {
    "nr_klienta": "ref",
    "imie": "given_name",
    "nazwisko": "family_name",
    "pesel": "pesel",
    "nr_dowodu": "id_card",
    "ssn": "ssn",
    "steuer_id": "tax_id",
    "nr_paszportu": "passport",
    "data_urodzenia": "born_on",
    "email": "email",
    "telefon": "phone",
    "ulica": "street",
    "kod_pocztowy": "postcode",
    "miasto": "city",
    "stan": "region",
    "kraj": "country",
    "jezyk": "language",
    "nr_rachunku": "iban",
    "status": "status",
    "data_zamkniecia": "closed_on",
    "zgon": "died_on",
    "opiekun": "guardian",
}


@dataclass(frozen=True, kw_only=True)
class Customer:
    """One row of ``customers.csv``; ``region`` is the US state, empty elsewhere.

    ``card``, ``expiry`` and ``balance`` are what the bank's card system knows; they are no columns of the export.
    """

    ref: str
    given_name: str
    family_name: str
    is_woman: bool
    born_on: date
    country: str
    region: str
    language: str
    email: str
    phone: str
    street: str
    postcode: str
    city: str
    iban: str
    pesel: str = ""
    id_card: str = ""
    ssn: str = ""
    tax_id: str = ""
    passport: str = ""
    status: str = "aktywny"
    closed_on: str = ""
    died_on: str = ""
    guardian: str = ""
    card: str = field(default="", repr=False)
    expiry: str = ""

    def as_row(self) -> list[str]:
        """The values under ``COLUMNS``, as text."""
        return [str(getattr(self, name)) for name in COLUMNS.values()]
