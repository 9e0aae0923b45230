"""``case.yaml`` of the bundled case."""

from __future__ import annotations

CASE_YAML = """\
# An exercise.  The bank, its people and every number are invented; a script of Amends wrote this folder.
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
      hours: "07:00–22:00"
      email: "pomoc@bankpolnocny.example"
      web: "https://bankpolnocny.example/incydent"
      postal: "Bank Polnocny, ul. Wrzosowa 1, 80-001 Brzezno"
      dpo_name: "Halina Olszynicka"
      dpo_email: "iod@bankpolnocny.example"
  nature: [confidentiality]
  malicious: true
  recipients: unknown_number
  anchors:
    occurred: 2026-05-20T02:00:00+02:00
    detected: 2026-06-01T09:00:00+02:00
    discovered: 2026-06-01T09:00:00+02:00
    aware: 2026-06-01T16:20:00+02:00
    classified: 2026-06-01T20:00:00+02:00
    determined: 2026-06-02T12:00:00+02:00
    first_public_by_others: 2026-06-01T08:10:00+02:00
  assessment:
    misuse_likely: true
    exfiltration: confirmed
    cause: web_attack
    backup: true
  facts:
    - {key: incident.persons_claimed, value: 80000, certainty: 0.3,
       source: "post by the attacker", at: 2026-06-01T08:10:00+02:00}
    - {key: incident.persons_claimed, value: 500, certainty: 0.9,
       source: "the bank's count of the published file", at: 2026-06-02T10:00:00+02:00}
    - {key: incident.entry_point, state: investigating,
       source: "forensic team", at: 2026-06-02T12:00:00+02:00}
    - {key: incident.money_moved, value: false, certainty: 0.95,
       source: "payment monitoring, 2026-05-20 to 2026-06-02", at: 2026-06-02T10:00:00+02:00}
    - {key: incident.ransom_demanded, value: true,
       source: "letter of the attacker", at: 2026-06-02T08:30:00+02:00}
customers:
  - path: customers.csv
    columns: {id: nr_klienta, country: kraj, region: stan, language: jezyk,
              given_name: imie, family_name: nazwisko, guardian: opiekun, deceased: zgon,
              status: status, account_closed: data_zamkniecia}
evidence:
  - path: leak.csv
    protection: none
remedies:
  monitoring_months: 24
  card_reissue: true
  legal_help: true
  loss_compensation: true
  independent_audit: true
"""
