"""The map and the bars of people: every place is on it, no number that is hidden, legible on both grounds."""

import xml.etree.ElementTree as ET

import pycountry
import pytest

from amends.recovery.people_charts import DARK, LIGHT, Scheme, bars_chart, places_map
from amends.recovery.people_tiles import places_on_america, places_on_europe

ASIDE = {"title": "People by place", "told": "People by place. Poland: 321."}


def words(svg: str) -> list[str]:
    return [text for element in ET.fromstring(svg).iter() if (text := (element.text or "").strip())]


def test_every_state_and_no_other_is_on_the_map() -> None:
    states = {part.code for part in pycountry.subdivisions.get(country_code="US") if part.type in {"State", "District"}}
    assert places_on_america().keys() == states | {"US-PR"}
    assert all(code == "XK" or pycountry.countries.get(alpha_2=code) for code in places_on_europe())


def test_the_members_of_the_union_are_on_the_map() -> None:
    members = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
    assert set(members) <= places_on_europe().keys()


def test_numbers_stand_on_their_tiles_and_places_elsewhere_are_added() -> None:
    told = words(places_map({"PL": 321, "US-CA": 16, "JP": 12_345, "DE-BY": 3, "DE": 4}, scheme=LIGHT, **ASIDE))
    assert {"321", "16", "12k", "7", "JP", "CA", "Europe", "United States"} <= set(told)


def test_a_panel_without_anybody_is_left_out() -> None:
    told = words(places_map({"PL": 321}, scheme=LIGHT, **ASIDE))
    assert "United States" not in told
    assert "Elsewhere, or not known (ZZ)" not in told


def test_a_hidden_number_is_not_in_the_picture() -> None:
    told = words(places_map({"PL": 321, "FR": None, "DE": 9, "DE-BY": None}, scheme=DARK, **ASIDE))
    assert told.count("–") == 2
    assert not {"None", "9", "0"} & set(told)


def test_title_and_description_come_first_and_are_escaped() -> None:
    root = ET.fromstring(bars_chart([("a", 1)], scheme=LIGHT, title="<b>", told="a & b"))
    assert [child.text for child in root[:2]] == ["<b>", "a & b"]


@pytest.mark.parametrize("counts", [{}, {"ZZ": 1}, {"PL": 0}])
def test_a_map_of_hardly_anybody_is_drawn(counts: dict[str, int | None]) -> None:
    assert places_map(counts, scheme=LIGHT, **ASIDE).startswith("<svg")
    assert bars_chart([], scheme=DARK, **ASIDE).startswith("<svg")


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_writing_can_be_read_on_every_ground_of_its_scheme(scheme: Scheme) -> None:
    counts = {code: 10 * number * number for number, code in enumerate(places_on_europe())}
    drawn = ET.fromstring(places_map(counts, scheme=scheme, **ASIDE))
    marks = [element for element in drawn.iter() if element.get("aria-roledescription") in {"square", "text mark"}]
    fills = [mark.get("fill") or "" for mark in marks]
    grounds, inks = fills[: len(counts)], fills[len(counts) : 2 * len(counts)]
    assert len(set(grounds)) > 40
    pairs = [*zip(grounds, inks, strict=True), (scheme.ink, scheme.ground), (scheme.soft, scheme.empty)]
    assert min(contrast(*pair) for pair in pairs) >= 4.5


def contrast(one: str, other: str) -> float:
    lights = sorted(light(colour) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def light(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
