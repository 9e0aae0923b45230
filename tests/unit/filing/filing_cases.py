"""Two cases of different continents, and duties as the law answers them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from amends.core.case import parse_case
from amends.filing import DutyInfo, Filing, Form, load_forms

AS_OF = datetime.fromisoformat("2026-06-02T14:00:00+02:00")

BANK = """
incident:
  title: "Customer data of Bank Polnocny published"
  controller:
    name: "Bank Polnocny"
    established_in: PL
    sectors: [bank]
    regulated_as: [dora_entity, credit_institution]
    brand_domains: [bankpolnocny.example]
    contact:
      phone: "+48 500 009 900"
      email: "pomoc@bankpolnocny.example"
      postal: "Bank Polnocny, ul. Wrzosowa 1, 80-001 Brzezno"
      dpo_name: "Halina Olszynicka"
      dpo_email: "iod@bankpolnocny.example"
  malicious: true
  recipients: unknown_number
  anchors:
    occurred: 2026-05-20T02:00:00+02:00
    detected: 2026-06-01T09:00:00+02:00
    discovered: 2026-06-01T09:00:00+02:00
    aware: 2026-06-01T16:20:00+02:00
    classified: 2026-06-01T20:00:00+02:00
    first_public_by_others: 2026-06-01T08:10:00+02:00
  assessment: {risk: high, misuse_likely: true, exfiltration: confirmed, cause: web_attack}
  facts:
FACTS
cohorts:
  - {residence: PL, persons: 400, elements: [name, pesel, iban, email], protection: none, minors: 3}
  - {residence: DE, persons: 40, elements: [name, iban], protection: none, status: possible}
  - {residence: US-NY, persons: 12, elements: [name, bank_account]}
remedies: {monitoring_months: 24, card_reissue: true}
"""

CARE = """
incident:
  title: "Portal of Lakeshore Care attacked"
  controller:
    name: "Lakeshore Care"
    established_in: US-TX
    sectors: [health]
    regulated_as: [hipaa_covered_entity, sec_registrant]
    brand_domains: [lakeshorecare.example]
    contact:
      phone: "+1 512 555 0142"
      email: "privacy@lakeshorecare.example"
      postal: "100 Shore Drive, Austin, TX 78701"
  nature: [confidentiality, availability]
  availability: temporary
  malicious: true
  anchors:
    occurred: 2026-05-01T02:00:00-05:00
    discovered: 2026-05-20T09:00:00-05:00
    aware: 2026-05-20T09:00:00-05:00
    determined: 2026-05-22T10:00:00-05:00
    materiality_determined: 2026-05-27T15:00:00-05:00
  assessment: {risk: high, exfiltration: possible, cause: ransomware}
  facts:
FACTS
cohorts:
  - {residence: US-CA, persons: 901, elements: [name, ssn, medical], minors: 3}
  - {residence: US-NY, persons: 5500, elements: [name, ssn, medical]}
  - {residence: US-TX, persons: 2500, elements: [name, ssn, medical]}
  - {residence: GB, persons: 40, elements: [name, medical], protection: encrypted}
remedies: {monitoring_months: 12}
"""
CASES = {"bank": BANK, "care": CARE}


def read(text: str, *claims: str) -> Any:
    """The case with further claims, each ``{key: ..., value: ...}``."""
    lines = "\n".join(f"    - {claim}" for claim in (*claims, '{key: "filing.none", value: "x"}'))
    return parse_case(text.replace("FACTS", lines), name="case.yaml")


def duty(law: str, name: str = "The authority", **more: Any) -> DutyInfo:
    """A duty as the law answers it."""
    fields = {"recipient": "authority", "citation": f"citation of {law}", "due_at": "2026-06-04T16:20:00+02:00", **more}
    return DutyInfo(law=law, recipient_name=name, **fields)


def form_called(name: str) -> Form:
    return next(form for form in load_forms() if form.form == name)


def field(filing: Filing, name: str) -> Any:
    return next(item for item in filing.fields if item.id == name)
