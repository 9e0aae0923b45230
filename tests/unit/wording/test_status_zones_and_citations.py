"""Clocks follow the rule of the place, and laws are called by their own names."""

from datetime import UTC, datetime

import pytest

from amends.core.facts import FactBook
from amends.wording.status.citations import cited_in
from amends.wording.status.speaking import Speaker
from amends.wording.status.zones import zone_of

JUNE = datetime.fromisoformat("2026-06-01T16:20:00+02:00")
NOVEMBER = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize("place", ["PL", "DE", "AT", "CH"])
def test_an_offset_stated_in_summer_is_not_that_of_winter(place: str) -> None:
    assert NOVEMBER.astimezone(zone_of(JUNE, place)).isoformat() == "2026-11-23T13:00:00+01:00"


@pytest.mark.parametrize("place", ["", "JP", "ZZ"])
def test_an_offset_that_no_zone_of_the_place_has_is_kept(place: str) -> None:
    assert NOVEMBER.astimezone(zone_of(JUNE, place)).isoformat() == "2026-11-23T14:00:00+02:00"


@pytest.mark.parametrize(
    ("citation", "language", "text", "spoken"),
    [
        (
            "GDPR, Regulation (EU) 2016/679, Article 34(1)",
            "de",
            "DSGVO, Verordnung (EU) 2016/679, Art. 34 Abs. 1",
            "de",
        ),
        ("GDPR (EU) 2016/679, Art. 12(3)", "pl", "RODO, rozporządzenie (UE) 2016/679, art. 12 ust. 3", "pl"),
        ("GDPR (EU) 2016/679, Art. 12(3)", "fa", "GDPR, Regulation (EU) 2016/679, Article 12(3)", "en"),
        ("UK GDPR, Article 34(1)", "pl", "UK GDPR, Article 34(1)", "en"),
        ("FinDAG, § 4b; UKlaG, § 14", "pl", "FinDAG, § 4b; UKlaG, § 14", "de"),
    ],
)
def test_a_law_is_called_by_its_name(citation: str, language: str, text: str, spoken: str) -> None:
    found = cited_in(citation, language)
    assert (found.text, found.language) == (text, spoken)


def test_a_house_in_poland_states_winter_hours_in_winter() -> None:
    at = datetime.fromisoformat("2026-06-01T16:20:00+02:00")
    book = FactBook(place="PL").claim(key="anchor.aware", value=at.isoformat(), source="case", at=at)
    winter = datetime(2026, 11, 23, 12, tzinfo=UTC).astimezone(Speaker(book, "pl").zone)
    assert winter.isoformat() == "2026-11-23T13:00:00+01:00"
