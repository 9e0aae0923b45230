"""A small breach: an invented bank, fourteen customers in four languages, and four links that nobody can be sure of."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from random import Random

from amends.cases.numbers import pesel_of

CASE = """
incident:
  title: "{title}"
  controller:
    name: "Bank Polnocny"
    established_in: PL
    sectors: [bank]
    brand_domains: [bankpolnocny.example]
    contact:
      phone: "+48 500 009 900"
      hours: "07:00–22:00"
      email: "pomoc@bankpolnocny.example"
      postal: "Bank Polnocny, ul. Wrzosowa 1, 80-001 Brzezno"
  nature: [confidentiality]
  malicious: true
  recipients: unknown_number
  anchors:
    occurred: 2026-05-20T02:00:00+02:00
    detected: 2026-06-01T09:00:00+02:00
    aware: 2026-06-01T16:20:00+02:00
  assessment: {{risk: high}}
  facts:
    - {{key: incident.persons_claimed, value: 80000, certainty: 0.3,
       source: "post by the attacker", at: 2026-06-01T18:10:00+02:00}}
    - {{key: incident.persons_claimed, value: 20, certainty: 0.9,
       source: "the bank's count", at: 2026-06-02T10:00:00+02:00}}
customers:
  - path: customers.csv
    columns: {{id: customer_no, country: country, language: language, given_name: given, family_name: family}}
evidence: [{{path: leak.csv, protection: none}}]
remedies: {{monitoring_months: 24, card_reissue: true}}
"""
COLUMNS = "customer_no given family email phone street postcode city country language pesel birth_date".split()
GIVEN = ("Anna", "Piotr", "Ewa", "Jan", "Ola", "Adam", "Zofia", "Marek", "Iga", "Karol")
TWINS = (("Lis", "Jakub", "Jan"), ("Mak", "Anna", "Agnieszka"))
_PEOPLE = 10  # beside the twins; two of them are not in the published file
BORN, TWINS_BORN = date(1980, 3, 1), date(1991, 7, 4)


def write_bank(folder: Path, *, title: str) -> Path:
    """The customers, the published file and the case; gives the case's path."""
    folder.mkdir(parents=True)
    rng = Random(7)
    known = [_customer(rng, number) for number in range(_PEOPLE)]
    twins = [_twin(rng, *pair, place) for pair in TWINS for place in (1, 2)]
    _write(folder / "customers.csv", COLUMNS, known + twins)
    rows = [[row[10], f"{row[1]} {row[2]}", "", "", ""] for row in known[: _PEOPLE - 2]]
    rows += [["", f"{family} {first[0]}.", *_shared(family)] for family, first, _ in TWINS]
    _write(folder / "leak.csv", ["pesel", "name", "birth_date", "address", "phone"], rows)
    case = folder / "case.yaml"
    case.write_text(CASE.format(title=title), encoding="utf-8")
    return case


def _customer(rng: Random, number: int) -> list[str]:
    given, family = GIVEN[number % len(GIVEN)], f"Polna{'xyzvwqrstu'[number % 10]}"
    pesel = pesel_of(rng, BORN, is_woman=given.endswith("a"))
    mail = f"klient{number}@poczta.example"
    language = ("pl", "en", "de", "fa")[number % 4]
    address = [f"ul. Wrzosowa {number}", "80-001", "Brzezno", "PL"]
    return [str(1000 + number), given, family, mail, "", *address, language, pesel, BORN.isoformat()]


def _twin(rng: Random, family: str, first: str, second: str, place: int) -> list[str]:
    """One of two who differ in name and number only."""
    born, _, phone = _shared(family)
    given = first if place == 1 else second
    pesel = pesel_of(rng, TWINS_BORN, is_woman=given.endswith("a"))
    mail = f"{given.lower()}.{family.lower()}@poczta.example"
    address = [f"ul. {family}owa 3", "80-001", "Brzezno", "PL"]
    return [f"{family}{place}", given, family, mail, phone, *address, "pl", pesel, born]


def _shared(family: str) -> tuple[str, str, str]:
    """Birth date, address and phone of both."""
    return TWINS_BORN.isoformat(), f"ul. {family}owa 3, 80-001 Brzezno", f"+48 500 00{len(family)} 9{ord(family[0])}"


def _write(path: Path, columns: list[str], rows: list[list[str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)
