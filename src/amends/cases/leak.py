"""The published file, in the attacker's own shape: other headers, ``;``, cp1250, CRLF, broken lines."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from amends.cases.customer import Customer

# The attacker's header and the element that the column holds.
HEADERS = {
    "klient": "name",
    "pesel": "pesel",
    "dowod": "id_card",
    "ssn": "ssn",
    "stnr": "tax_id",
    "paszport": "passport",
    "ur": "date_of_birth",
    "adres": "postal_address",
    "mail": "email",
    "tel": "phone",
    "rachunek": "iban",
    "karta": "card_number",
    "waznosc": "card_expiry",
    "ostatnie_transakcje": "transactions",
    "saldo": "balance",
}
ENCODING = "cp1250"
IDENTITY = ("klient", "pesel", "dowod", "ssn", "stnr", "paszport", "ur", "adres", "mail", "tel")
_MONEY = ("rachunek", "karta", "waznosc", "ostatnie_transakcje", "saldo")
_SHOPS = ("APTEKA POD WIEZA", "SKLEP U ZOSI", "BIURO PODROZY MEWA", "STACJA PALIW 7", "KSIEGARNIA SOWA", "CZYNSZ")
_DAY = date(2026, 5, 19)
_CUT_AFTER = 7  # columns that are left of a cut line: up to the date of birth


class Expected(StrEnum):
    """What an assessment has to make of a row."""

    AFFECTED = "affected"  # linked with certainty
    REVIEW = "review"  # a person has to look; no letter
    UNMATCHED = "unmatched"  # no customer
    NEVER_AFFECTED = "never_affected"  # review or unmatched; a letter would be a guess
    AFFECTED_OR_REVIEW = "affected_or_review"  # one unshared contact point: the house may choose
    AFFECTED_OR_REJECTED = "affected_or_rejected"  # a broken line: repaired, or kept apart with its reason


class Damage(StrEnum):
    NONE = "none"
    STRAY_QUOTE = "stray_quote"  # a quote inside a value
    OPEN_QUOTE = "open_quote"  # a value that opens a quote and never closes it
    CUT = "cut"  # the line ends in the middle
    EXTRA_FIELD = "extra_field"  # one separator too many


@dataclass(frozen=True, kw_only=True)
class LeakRow:
    """One line of the leak with what is right to conclude from it.

    ``refs`` are the customers that it belongs to (``affected``) or could belong to; ``trap`` is the
    name of the trap that it is part of, if any.
    """

    values: dict[str, str]
    expected: Expected
    refs: tuple[str, ...] = ()
    trap: str = ""
    damage: Damage = Damage.NONE

    @property
    def elements(self) -> frozenset[str]:
        """The elements that the row exposes: those of its filled columns."""
        return frozenset(HEADERS[column] for column, value in self.values.items() if value)


@dataclass
class Leak:
    """The rows in the order in which they stand in the file."""

    rows: list[LeakRow] = field(default_factory=list)

    def encoded(self) -> bytes:
        """The file; what cp1250 cannot write became ``?`` on the attacker's machine."""
        lines = [";".join(HEADERS), *(_line(row) for row in self.rows)]
        return ("\r\n".join(lines) + "\r\n").encode(ENCODING, errors="replace")


def values_of(rng: Random, person: Customer, *, columns: tuple[str, ...] | None = None) -> dict[str, str]:
    """A leak row of the customer; without ``columns``, all of identity and a random part of the money."""
    every = {
        "klient": f"{person.family_name} {person.given_name}",
        "pesel": person.pesel,
        "dowod": person.id_card,
        "ssn": person.ssn,
        "stnr": person.tax_id,
        "paszport": person.passport,
        "ur": person.born_on.strftime("%d.%m.%Y"),
        "adres": address_of(person),
        "mail": person.email.upper() if rng.random() < 0.2 else person.email,
        "tel": _phone(rng, person.phone),
        "rachunek": " ".join(person.iban[start : start + 4] for start in range(0, len(person.iban), 4)),
        "karta": person.card,
        "waznosc": person.expiry,
        "ostatnie_transakcje": _transactions(rng),
        "saldo": f"{rng.randrange(10, 90_000)},{rng.randrange(100):02}",
    }
    wanted = set(columns) if columns is not None else _random_columns(rng)
    return {column: value for column, value in every.items() if column in wanted}


def address_of(person: Customer) -> str:
    """The address in one line, as the attacker joined it; empty where the bank had none."""
    if not person.street:
        return ""
    return f"{person.street}, {person.postcode} {person.city}"


def _random_columns(rng: Random) -> set[str]:
    columns = {*IDENTITY, "rachunek"}
    if rng.random() < 0.55:
        columns |= {"karta", "waznosc"}
    if rng.random() < 0.5:
        columns |= {"ostatnie_transakcje", "saldo"}
    return columns - {column for column in ("ur", "tel", "mail") if rng.random() < 0.1}


def _phone(rng: Random, number: str) -> str:
    digits = "".join(char for char in number if char.isdigit())
    if not number.startswith("+48"):
        return f"00{digits}"
    national = digits[2:]
    return rng.choice((national, f"{national[:3]}-{national[3:6]}-{national[6:]}", digits))


def _transactions(rng: Random) -> str:
    days = (_DAY - timedelta(days=rng.randrange(60)) for _ in range(3))
    return " | ".join(
        f"{day:%Y-%m-%d} {rng.choice(_SHOPS)} -{rng.randrange(5, 900)},{rng.randrange(100):02}" for day in days
    )


def _line(row: LeakRow) -> str:
    cells = [row.values.get(column, "") for column in HEADERS]
    if row.damage is Damage.STRAY_QUOTE:
        cells[7] = cells[7].replace(" ", ' "', 1)
    if row.damage is Damage.OPEN_QUOTE:
        cells[7] = '"' + cells[7]
    if row.damage is Damage.EXTRA_FIELD:
        cells.append("do sprawdzenia")
    if row.damage is Damage.CUT:
        cells = cells[:_CUT_AFTER]
    if row.damage is not Damage.NONE:
        return ";".join(cells)
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="").writerow(cells)
    return buffer.getvalue()
