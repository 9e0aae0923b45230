"""Texts for everybody go through the same gate: versions, release, publication, and what a change makes untrue."""

from datetime import UTC, datetime

import pytest

from amends.apps.corrections.selectors import texts_using
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.incidents.services import claim_fact, open_incident, supersede_fact
from amends.apps.notices.public import keep_public_text
from amends.apps.notices.selectors import places_of
from amends.apps.notices.services import propose_release, publish_notice, release_notices, stale_facts, withdraw_notice
from amends.core.case import parse_case
from amends.core.channels import Channel
from amends.core.errors import InputError, RefusedError

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
PLACE = "https://bank.example/incident"
CASE = """
incident:
  controller:
    name: Bank
    established_in: PL
    brand_domains: [bank.example]
    contact: {phone: "+48 22 555 01 00", email: a@bank.example}
  anchors: {occurred: 2026-05-20T02:00:00+02:00, discovered: 2026-06-01T00:30:00+02:00}
cohorts: [{residence: PL, persons: 12000, elements: [name, pesel]}]
"""


@pytest.fixture
def incident() -> Incident:
    return open_incident(case=parse_case(CASE, name="case.yaml"), case_sha256="0" * 64, is_exercise=True, at=NOW)


@pytest.mark.parametrize("language", ["de", "en", "fa", "pl"])
def test_a_holding_statement_is_kept_released_and_published(incident: Incident, language: str) -> None:
    version = keep_public_text(incident=incident, template="holding", language=language, channel=Channel.WEB, now=NOW)
    assert version.lint["verdict"] != "block"
    release_notices(release=propose_release(incident=incident, notices=[version], now=NOW), now=NOW)
    publish_notice(notice=version, place=PLACE, now=NOW)
    (used,) = texts_using(incident=incident, key="anchor.discovered")
    assert used.places == (PLACE,)


def test_an_untrue_text_is_neither_released_nor_published_and_stays_in_the_log(incident: Incident) -> None:
    version = keep_public_text(incident=incident, template="holding", language="en", channel=Channel.WEB, now=NOW)
    release_notices(release=propose_release(incident=incident, notices=[version], now=NOW), now=NOW)
    publish_notice(notice=version, place=PLACE, now=NOW)
    supersede_fact(
        incident=incident, ref="anchor.discovered@1", value="2026-05-30T09:00:00+02:00", source="log", at=NOW
    )
    assert stale_facts(version, book=fact_book(incident=incident)) == {"anchor.discovered@1"}
    with pytest.raises(RefusedError) as refused:
        publish_notice(notice=version, place="https://bank.example/news", now=NOW)
    assert refused.value.code == "release.stale_fact"
    withdraw_notice(notice=version, place=PLACE, reason="A newer version stands there.", now=NOW)
    assert places_of(version) == []
    assert version.publications.count() == 2


def test_contradicting_claims_block_what_was_said_and_allow_that_it_is_not_known(incident: Incident) -> None:
    before = keep_public_text(incident=incident, template="media", language="en", channel=Channel.PRESS, now=NOW)
    claim_fact(incident=incident, key="exposure.persons", value=80000, source="a post", at=NOW)
    assert "exposure.persons@1" in stale_facts(before, book=fact_book(incident=incident))
    after = keep_public_text(incident=incident, template="media", language="en", channel=Channel.PRESS, now=NOW)
    assert stale_facts(after, book=fact_book(incident=incident)) == set()
    release_notices(release=propose_release(incident=incident, notices=[after], now=NOW), now=NOW)


def test_days_are_those_of_the_house_wherever_the_server_is(incident: Incident) -> None:
    version = keep_public_text(incident=incident, template="holding", language="en", channel=Channel.WEB, now=NOW)
    text = " ".join(item["text"] for block in version.content["blocks"] for item in block["sentences"])
    assert "1 June 2026" in text


@pytest.mark.parametrize("template", ["alert", "nothing"])
def test_a_text_for_single_persons_is_no_public_text(incident: Incident, template: str) -> None:
    with pytest.raises(InputError):
        keep_public_text(incident=incident, template=template, language="en", channel=Channel.WEB, now=NOW)
