"""The register of GDPR Article 33(5): one row a breach, as a table and as linked data."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from typing import Any

import msgspec
import pytest
from filing_cases import AS_OF, BANK, CARE, duty, form_called, read

from amends.core.elements import elements
from amends.filing import DutyInfo, SeverityInfo, Stage, situation_for
from amends.filing.register import COLUMNS, Entry, csv_text, entry, jsonld

# Terms of W3C DPV 2.x that the export may use: module data_breach of eu-gdpr, and the modules of dpv named in docs.
EU_GDPR = frozenset(
    "AvailabilityBreach BreachNotificationNotNeeded ConfidentialityBreach CrossBorderDataBreach DBIAIndicatesHighRisk "
    "DBIAIndicatesLowRisk DBIAIndicatesNoRisk DPABreachInitialNotice DPABreachNotificationNeeded DataBreach "
    "DataBreachDetectionReport DataBreachRegister DataSubjectBreachNotice DataSubjectBreachNotificationNeeded "
    "IntegrityBreach JustificationA33BreachedDataIneffective JustificationA33NotificationDelay "
    "JustificationA33RiskUnlikely".split()
)
DPV = frozenset(
    "hasDataController DataController hasName hasDataSubject DataSubject hasPersonalData hasImpact Impact hasStatus "
    "hasNotice hasNoticeStatus NoticeCommunicated hasRecipient DataProtectionAuthority hasJustification "
    "isMitigatedByMeasure RiskMitigationMeasure".split()
)
# Terms of PD 2.2, module extended, read there.
PD = frozenset(
    "AccountIdentifier Authenticating BankAccount Biometric BirthDate Credit CurrentEmployment EmailAddress "
    "FinancialStatus Gender Genetic HealthRecord IPAddress Identifying Location MedicalHealth Name Nationality "
    "OfficialID PINCode Passport Password PaymentCard PaymentCardExpiry PaymentCardNumber PhysicalAddress Picture "
    "Salary SecretText TelephoneNumber Transaction Username VehicleLicense".split()
)
AUTHORITY, PERSONS = "eu/gdpr/33-authority", "eu/gdpr/34-individuals"


def _entry(
    text: str,
    *claims: str,
    authority: str = "required",
    persons: str = "required",
    risk: str = "high",
    as_of: datetime = AS_OF,
) -> Entry:
    case = read(text, *claims)
    duties = (
        duty(AUTHORITY, "UODO", status=authority, because=("no risk is likely",)),
        duty(PERSONS, "The persons", status=persons, recipient="individuals", because=("no high risk is likely",)),
    )
    everyone = DutyInfo(law="eu/gdpr/33-5-register", cohorts=tuple(range(len(case.cohorts))))
    situation = situation_for(
        form_called("gdpr-art-33-3"),
        (everyone,),
        case=case,
        cohorts=case.cohorts,
        every_duty=duties,
        severity=SeverityInfo(se=5.0, band="very_high", risk=risk, risk_set_by_person=False),
        as_of=as_of,
        stage=Stage.FINAL,
    )
    return entry(situation, reference="case-1")


def _rows(*entries: Entry) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_text(entries), newline="")))


def test_a_row_holds_facts_effects_and_what_was_done() -> None:
    row = _rows(_entry(BANK))[0]
    assert tuple(row) == COLUMNS
    assert row["reference"] == "case-1"
    assert row["persons"] == "452"
    assert row["persons_by_country"] == "'DE: 40; PL: 400; US: 12".removeprefix("'")
    assert "PESEL" in row["data"]
    assert "identity theft" in row["effects"]
    assert "credit monitoring for 24 months" in row["remedial_action"]
    assert row["risk_set_by"] == "the formula"
    assert row["authority_due"] == "2026-06-04T16:20:00+02:00"


def test_what_is_not_known_is_said_in_its_cell() -> None:
    row = _rows(_entry(BANK, '{key: incident.records, state: investigating, source: "team"}'))[0]
    assert row["records"].startswith("not yet known")


def test_a_late_notification_has_its_reasons_and_a_timely_one_none() -> None:
    reasons = '{key: incident.late_reasons, value: "Holiday"}'
    late = '{key: authority.notified_at, value: "2026-06-06T10:00:00+02:00"}'
    timely = '{key: authority.notified_at, value: "2026-06-04T10:00:00+02:00"}'
    assert _rows(_entry(BANK, late, reasons))[0]["reasons_for_delay"] == "Holiday"
    assert _rows(_entry(BANK, timely, reasons))[0]["reasons_for_delay"] == ""


def test_a_deadline_that_passed_without_a_notification_is_a_delay() -> None:
    much_later = datetime.fromisoformat("2026-07-01T00:00:00+02:00")
    assert _entry(BANK, as_of=much_later).is_late
    assert not _entry(BANK).is_late


def test_why_nobody_was_told_stands_in_the_row() -> None:
    row = _rows(_entry(BANK, authority="not_required", persons="not_required", risk="low"))[0]
    assert row["authority_duty"] == "not_required"
    assert row["reasons_not_notified"] == "no risk is likely"
    assert row["reasons_persons_not_notified"] == "no high risk is likely"
    assert row["authorities"] == ""


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(formula: str) -> None:
    item = _entry(BANK)
    text = csv_text([msgspec.structs.replace(item, cells={**item.cells, "description": formula})])
    row = next(csv.DictReader(io.StringIO(text, newline="")))
    assert row["description"] == f"'{formula}"


def test_quotes_and_line_breaks_survive_the_table() -> None:
    row = _rows(_entry(BANK, '{key: incident.description, value: "a \\"b\\", c;\\nd"}'))[0]
    assert row["description"] == 'a "b", c;\nd'


def _nodes(value: Any) -> list[dict[str, Any]]:
    found = [value] if isinstance(value, dict) else []
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return found + [node for child in children for node in _nodes(child)]


def _graphs() -> list[dict[str, Any]]:
    notified = (
        '{key: authority.notified_at, value: "2026-06-06T10:00:00+02:00"}',
        '{key: incident.late_reasons, value: "Holiday"}',
    )
    entries = [
        _entry(BANK, *notified),
        _entry(CARE.replace("assessment:", "individuals_notified: 2026-06-01T09:00:00-05:00\n  assessment:", 1).replace(
            "  individuals_notified", "    individuals_notified")),
        _entry(BANK, authority="not_required", persons="not_required", risk="low"),
    ]  # fmt: skip
    return [jsonld([item], as_of=AS_OF.isoformat()) for item in entries] + [jsonld([], as_of=AS_OF.isoformat())]


def test_every_term_of_the_linked_data_is_one_of_dpv_and_its_prefix_is_in_the_context() -> None:
    used = set()
    for graph in _graphs():
        context = graph["@context"]
        for node in _nodes(graph["@graph"]):
            names = [*node, *(node["@type"] if isinstance(node.get("@type"), list) else [node.get("@type")])]
            values = [value for key in ("dpv:hasStatus", "dpv:hasNoticeStatus") for value in [node.get(key)]]
            flat = [item for value in values for item in (value if isinstance(value, list) else [value])]
            for term in [name for name in (*names, *flat) if name and not name.startswith("@")]:
                prefix, _, local = term.partition(":")
                assert prefix in context, term
                used.add((prefix, local))
    assert {local for prefix, local in used if prefix == "eu-gdpr"} <= EU_GDPR
    assert {local for prefix, local in used if prefix == "dpv"} <= DPV
    assert ("eu-gdpr", "JustificationA33NotificationDelay") in used
    assert ("eu-gdpr", "DataSubjectBreachNotice") in used
    assert ("eu-gdpr", "BreachNotificationNotNeeded") in used


def test_every_data_element_has_a_term_that_the_vocabulary_knows() -> None:
    item = msgspec.structs.replace(_entry(BANK), elements=tuple(elements()))
    breach = jsonld([item], as_of=AS_OF.isoformat())["@graph"][1]
    terms = [term.removeprefix("pd:") for term in breach["dpv:hasPersonalData"]]
    assert set(terms) <= PD
    assert len(terms) == len(set(terms))


def test_the_context_is_inline_so_that_no_network_is_needed() -> None:
    context = jsonld([], as_of="x")["@context"]
    assert isinstance(context, dict)
    assert all(isinstance(value, str | dict) for value in context.values())
    assert all(value.startswith("http") for value in context.values() if isinstance(value, str))


def test_the_register_points_to_each_of_its_breaches() -> None:
    graph = jsonld([_entry(BANK)], as_of=AS_OF.isoformat())["@graph"]
    register, breach = graph
    assert register["@type"] == "eu-gdpr:DataBreachRegister"
    assert register["dct:hasPart"] == [breach["@id"]] == ["urn:amends:breach:case-1"]
    assert "eu-gdpr:ConfidentialityBreach" in breach["@type"]
    assert breach["dpv:hasDataSubject"]["dct:extent"] == 452


def test_a_notice_that_was_not_sent_is_none() -> None:
    breach = jsonld([_entry(BANK)], as_of=AS_OF.isoformat())["@graph"][1]
    assert "dpv:hasNotice" not in breach
    assert "eu-gdpr:DPABreachNotificationNeeded" in breach["dpv:hasStatus"]


def test_a_reference_with_strange_characters_is_still_a_name() -> None:
    item = _entry(BANK, '{key: filing.internal_reference, value: "IR 1/2026 <b>"}')
    breach = jsonld([item], as_of=AS_OF.isoformat())["@graph"][1]
    assert breach["@id"] == "urn:amends:breach:IR%201%2F2026%20%3Cb%3E"
    assert json.loads(json.dumps(breach))["dct:identifier"] == "IR 1/2026 <b>"
