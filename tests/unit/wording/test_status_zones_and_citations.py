"""Clocks follow the rule of the place, and laws are called by their own names."""

from datetime import UTC, datetime

import pytest

from amends.core.facts import FactBook
from amends.wording.status.citations import cited_in, laws_in
from amends.wording.status.lawnames import GLOSSES
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
        (
            "GDPR (EU) 2016/679, Art. 12(3)",
            "fa",
            "مقررات عمومی حفاظت از داده‌های اتحادیهٔ اروپا (\u2068GDPR, 2016/679\u2069)، مادهٔ ۱۲، بند ۳",
            "fa",
        ),
        (
            "GDPR Art. 5(1)(f), 12(6)",
            "pl",
            "RODO, rozporządzenie (UE) 2016/679, art. 5 ust. 1 lit. f, art. 12 ust. 6",
            "pl",
        ),
        ("GDPR Art. 21(1)-(3)", "de", "DSGVO, Verordnung (EU) 2016/679, Art. 21 Abs. 1–3", "de"),
        (
            "Directive (EU) 2015/2366 (PSD2), Art. 101(2), in the national law",
            "de",
            "PSD2, Richtlinie (EU) 2015/2366, Art. 101 Abs. 2",
            "de",
        ),
        ("UK GDPR, Article 34(1)", "en", "UK GDPR, Article 34(1)", "en"),
        ("UK GDPR, Article 34(1)", "pl", "brytyjskie RODO (UK GDPR, Article 34(1))", "pl"),
        ("FinDAG, § 4b; UKlaG, § 14", "de", "FinDAG, § 4b; UKlaG, § 14", "de"),
        ("Cal. Civ. Code 1798.82(a)", "fa", "قانون مدنی کالیفرنیا (\u2068Cal. Civ. Code 1798.82(a)\u2069)", "fa"),
        ("GDPR recital 38", "pl", "GDPR recital 38", "en"),
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


def test_what_is_no_law_is_not_told_as_one() -> None:
    named = laws_in("Directive 2002/58/EC Art. 13(4); GDPR Art. 21(4); choice of the project", "pl")
    assert [law.text for law in named] == [
        "dyrektywa 2002/58/WE o prywatności i łączności elektronicznej, art. 13 ust. 4",
        "RODO, rozporządzenie (UE) 2016/679, art. 21 ust. 4",
    ]
    assert laws_in("corpus/contact/quiet-hours: choice of the project, and the law of the place", "en") == ()


def test_every_gloss_leaves_the_laws_own_citation_to_be_found() -> None:
    for gloss in GLOSSES:
        assert gloss.own in ("en", "pl", "de")
        assert {"en", "pl", "de", "fa"} - {gloss.own} <= set(gloss.by)
