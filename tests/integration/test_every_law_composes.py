"""Whatever the law of a place requires or forbids, our own notice is written and our own linter lets it pass."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from amends.apps.incidents.services import open_incident
from amends.apps.notices.composing import Composer
from amends.contact.ladder import Addressee
from amends.core.case import Cohort, parse_case
from amends.core.channels import Channel
from amends.core.person import PersonRow
from amends.law import evaluate, load_corpus

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 2, 12, 0, tzinfo=UTC)
PLACES = ("PL", "DE", "FR", "GB", "US-CA", "US-FL", "US-MA", "US-NY", "US-TX", "US-VT", "US-WA", "IR")
ELEMENTS = (("name", "ssn"), ("email", "password"), ("name", "medical", "health_insurance"), ("name", "card_number"))
CASE = """
incident:
  controller: {name: Example Clinic, established_in: US-CA, sectors: [hospital], brand_domains: [clinic.example],
               regulated_as: [hipaa_covered_entity],
               contact: {phone: "+1 800 555 0100", hours: "7 a.m. to 9 p.m., every day", email: help@clinic.example}}
  malicious: true
  recipients: unknown_number
  anchors: {discovered: 2026-06-01T09:00:00+00:00, determined: 2026-06-01T12:00:00+00:00}
cohorts: [{residence: US-CA, persons: 1, elements: [name]}]
"""


@pytest.mark.parametrize("place", PLACES)
def test_every_channel_and_language_of_a_place_passes_the_linter(place: str) -> None:
    case = parse_case(CASE, name="case.yaml")
    incident = open_incident(case=case, case_sha256="0" * 64, is_exercise=True, at=NOW)
    cohorts = [Cohort(residence=place, persons=1, elements=frozenset(codes)) for codes in ELEMENTS]
    answer = evaluate(load_corpus(), case, cohorts, NOW)
    composer = Composer(incident, cohorts=cohorts, answer=answer, as_of=NOW, is_exercise=True)
    for codes in ELEMENTS:
        for language in ("en", "pl", "de", "fa"):
            person = PersonRow(person_ref="1", name="A B", language=language, residence=place, elements=codes)
            for channel in (Channel.EMAIL, Channel.POST, Channel.SMS):
                to = Addressee.GUARDIAN if channel is Channel.POST else Addressee.PERSON
                composer.notice_for(person, channel, to=to)
    faults = [(version.segment, version.language, version.channel, version.lint["findings"])
              for version in composer.versions if version.lint["verdict"] == "block"]  # fmt: skip
    assert not faults
