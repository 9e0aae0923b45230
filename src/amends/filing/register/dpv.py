"""The register as JSON-LD in the W3C Data Privacy Vocabulary, with its context inline.

Terms are those of DPV 2.x: ``eu-gdpr`` (module data_breach), ``dpv`` (notice, risk, TOM, context, entities) and ``pd``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from amends.core.elements import elements
from amends.filing.register.rows import NOT_KNOWN, Entry
from amends.filing.words import impacts

CONTEXT: dict[str, Any] = {
    "dpv": "https://w3id.org/dpv#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "pd": "https://w3id.org/dpv/pd#",
    "dct": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dct:created": {"@type": "xsd:dateTime"},
    "dct:issued": {"@type": "xsd:dateTime"},
    "dct:modified": {"@type": "xsd:dateTime"},
    "schema:startDate": {"@type": "xsd:dateTime"},
    "schema:endDate": {"@type": "xsd:dateTime"},
    "dct:extent": {"@type": "xsd:integer"},
    "dpv:hasPersonalData": {"@type": "@id"},
    "dpv:hasStatus": {"@type": "@id"},
    "dpv:hasNoticeStatus": {"@type": "@id"},
    "dct:hasPart": {"@type": "@id"},
}
_BREACH = {
    "confidentiality": "eu-gdpr:ConfidentialityBreach",
    "integrity": "eu-gdpr:IntegrityBreach",
    "availability": "eu-gdpr:AvailabilityBreach",
}
# "Low" is a risk that is not high; "no risk" is the Regulation's "unlikely to result in a risk".
_RISK = {
    "high": "eu-gdpr:DBIAIndicatesHighRisk",
    "risk": "eu-gdpr:DBIAIndicatesLowRisk",
    "low": "eu-gdpr:DBIAIndicatesNoRisk",
}


def _category(code: str) -> str:
    """The PD term of an element, as an IRI of the context."""
    return f"pd:{elements()[code].dpv}"


def jsonld(entries: Sequence[Entry], *, as_of: str) -> dict[str, Any]:
    """The register as one graph; breaches are named ``urn:amends:breach:`` and their reference."""
    breaches = [_breach(item) for item in entries]
    register = {
        "@id": "urn:amends:register",
        "@type": "eu-gdpr:DataBreachRegister",
        "dct:modified": as_of,
        "dct:hasPart": [breach["@id"] for breach in breaches],
    }
    return {"@context": CONTEXT, "@graph": [register, *breaches]}


def _breach(item: Entry) -> dict[str, Any]:
    cells = item.cells
    node: dict[str, Any] = {
        "@id": f"urn:amends:breach:{quote(cells['reference'], safe='')}",
        "@type": ["eu-gdpr:DataBreach", *(_BREACH[name] for name in item.nature), *_cross_border(cells)],
        "dct:identifier": cells["reference"],
        "dct:title": cells["title"],
        "dct:description": cells["description"],
        "schema:startDate": _instant(cells["occurred"]),
        "schema:endDate": _instant(cells["ended"]),
        "dpv:hasDataController": {"@type": "dpv:DataController", "dpv:hasName": cells["controller"]},
        "dpv:hasDataSubject": _persons(cells),
        "dpv:hasPersonalData": list(dict.fromkeys(_category(code) for code in item.elements)),
        "dpv:hasImpact": [_impact(name) for name in item.impacts],
        "dpv:hasStatus": _statuses(item),
        "dpv:hasNotice": _notices(item),
        "dpv:hasJustification": _justifications(item),
        "dpv:isMitigatedByMeasure": _measures(cells),
        "dct:isReferencedBy": _detection(cells),
    }
    return {key: value for key, value in node.items() if value not in ("", None, [], {})}


def _cross_border(cells: dict[str, str]) -> list[str]:
    return ["eu-gdpr:CrossBorderDataBreach"] if cells["cross_border"] == "yes" else []


def _instant(cell: str) -> str | None:
    return cell if cell and not cell.startswith(NOT_KNOWN) else None


def _persons(cells: dict[str, str]) -> dict[str, Any] | None:
    if not cells["persons"].isdigit():
        return None
    return {
        "@type": "dpv:DataSubject",
        "dct:extent": int(cells["persons"]),
        "dct:description": cells["persons_by_country"],
    }


def _impact(name: str) -> dict[str, Any]:
    return {"@type": "dpv:Impact", "dct:identifier": name, "dct:description": impacts()[name]["en"]}


def _statuses(item: Entry) -> list[str]:
    cells = item.cells
    found = [_RISK[item.risk]] if item.risk in _RISK else []
    authority, persons = cells["authority_duty"] == "required", cells["persons_duty"] == "required"
    if authority:
        found.append("eu-gdpr:DPABreachNotificationNeeded")
    if persons:
        found.append("eu-gdpr:DataSubjectBreachNotificationNeeded")
    if cells["authority_duty"] == cells["persons_duty"] == "not_required":
        found.append("eu-gdpr:BreachNotificationNotNeeded")
    return found


def _notices(item: Entry) -> list[dict[str, Any]]:
    """The notices that went out; those that are owed stand in the status, for a notice that was not sent is none."""
    cells, found = item.cells, []
    told = _instant(cells["authority_notified_at"])
    if told:
        found.append(
            {
                "@type": "eu-gdpr:DPABreachInitialNotice",
                "dct:issued": told,
                "dpv:hasNoticeStatus": "dpv:NoticeCommunicated",
                "dpv:hasRecipient": [
                    {"@type": "dpv:DataProtectionAuthority", "dpv:hasName": name} for name in item.authorities
                ],
            }
        )
    persons = _instant(cells["persons_notified_at"])
    if persons:
        found.append(
            {
                "@type": "eu-gdpr:DataSubjectBreachNotice",
                "dct:issued": persons,
                "dpv:hasNoticeStatus": "dpv:NoticeCommunicated",
            }
        )
    return found


def _justifications(item: Entry) -> list[dict[str, Any]]:
    cells, found = item.cells, []
    if item.is_late:
        reasons = cells["reasons_for_delay"] or "no reason recorded"
        found.append({"@type": "eu-gdpr:JustificationA33NotificationDelay", "dct:description": reasons})
    if cells["authority_duty"] == "not_required" and item.risk == "low":
        why = cells["reasons_not_notified"]
        found.append({"@type": "eu-gdpr:JustificationA33RiskUnlikely", "dct:description": why})
    if cells["persons_duty"] == "not_required" and item.protection == ("encrypted",):
        why = cells["reasons_persons_not_notified"]
        found.append({"@type": "eu-gdpr:JustificationA33BreachedDataIneffective", "dct:description": why})
    return found


def _measures(cells: dict[str, str]) -> list[dict[str, Any]]:
    texts = [cells[name] for name in ("remedial_action", "prevention")]
    known = [text for text in texts if text and not text.startswith(NOT_KNOWN)]
    return [{"@type": "dpv:RiskMitigationMeasure", "dct:description": text} for text in known]


def _detection(cells: dict[str, str]) -> dict[str, Any] | None:
    aware = _instant(cells["aware"])
    return {"@type": "eu-gdpr:DataBreachDetectionReport", "dct:created": aware} if aware else None
