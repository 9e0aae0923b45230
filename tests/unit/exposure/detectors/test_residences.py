"""Where customers live: columns of countries and of their parts, by header and content together."""

from __future__ import annotations

import pytest

from amends.exposure.detectors import classify_columns

STATES = ["CA", "TX", "NY", "FL", "IL", "CO", "GA", "WA"]
COUNTRIES = ["US", "GB", "FR", "IR", "PL", "DE", "NL", "SE"]
NAMES = ["Polska", "Niemcy", "Francja", "Wielka Brytania", "Stany Zjednoczone", "Iran"]
LAENDER = ["Bayern", "Berlin", "Hessen", "Nordrhein-Westfalen", "Sachsen", "Hamburg"]
WOJEWODZTWA = ["mazowieckie", "małopolskie", "łódzkie", "śląskie", "pomorskie"]


def role(header: str, values: list[str], **around: list[str]) -> str | None:
    columns = {name: sample * 9 for name, sample in {**around, header: values}.items()}
    return classify_columns(columns)[header].role


@pytest.mark.parametrize(
    ("header", "values", "wanted"),
    [
        ("st", STATES, "region"),
        ("st", ["CA"], "region"),
        ("state", STATES, "region"),
        ("State", ["California", "Texas", "Ohio"], "region"),
        ("Bundesland", LAENDER, "region"),
        ("województwo", WOJEWODZTWA, "region"),
        ("WOJ", ["Mazowieckie", "ŁÓDZKIE"], "region"),
        ("استان", ["تهران", "اصفهان"], "region"),
        ("ctry", COUNTRIES, "country"),
        ("ctry", ["US"], "country"),
        ("country_code", ["USA", "GBR", "POL"], "country"),
        ("kraj", NAMES, "country"),
        ("Land", ["Deutschland", "Österreich", "Polen"], "country"),
        ("Land", LAENDER, "region"),
        ("کشور", ["ایران", "لهستان"], "country"),
        ("country", STATES, "region"),
        ("state", COUNTRIES, "country"),
        ("wohnland", COUNTRIES, "residence"),
        ("residence", ["US-CA", "PL", "GB", "US-NY"], "residence"),
        ("state of residence", STATES, "region"),
    ],
)
def test_header_and_content_together_tell_what_kind_of_place_it_is(header: str, values: list[str], wanted: str) -> None:
    assert role(header, values) == wanted


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        (STATES, "region"),
        (["ON", "QC", "BC", "AB", "NS"], "region"),
        (COUNTRIES, "country"),
        (["USA", "GBR", "POL", "DEU", "FRA"], "country"),
        (NAMES, "country"),
        (["France", "Polen", "Espagne"], "country"),
        (LAENDER, "region"),
        (WOJEWODZTWA, "region"),
        (["US-CA", "US-TX", "PL", "GB"], "residence"),
    ],
)
@pytest.mark.parametrize("header", ["column7", "xyzzy"])
def test_content_alone_tells_where_customers_live(header: str, values: list[str], wanted: str) -> None:
    assert role(header, values) == wanted


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("column1", ["pl", "de", "fr", "it", "es"]),  # languages
        ("column1", ["PL", "DE", "FR", "IT"]),  # languages or countries: nothing says which
        ("column1", ["en-US", "pl-PL", "de-DE"]),
        ("column1", ["VI", "MC", "AX"]),  # cards
        ("column1", ["AM", "PM"]),
        ("column1", ["MR", "MS", "DR"]),
        ("column1", ["NO", "YES"]),
        ("nationality", COUNTRIES),
        ("nationality", ["Poland", "Germany", "Iran"]),
        ("language", ["PL", "DE", "FR", "US"]),
        ("issuing country", COUNTRIES),
        ("country of birth", NAMES),
        ("ip_country", COUNTRIES),
        ("state", ["active", "closed", "active", "blocked"]),
    ],
)
def test_what_only_looks_like_a_place_gives_no_residence(header: str, values: list[str]) -> None:
    assert role(header, values) not in ("country", "region", "residence")


def test_codes_of_countries_and_states_side_by_side_keep_apart() -> None:
    found = classify_columns(
        {
            "street": ["12 Oak Street", "Hauptstraße 12"] * 20,
            "zip": ["90210", "10115"] * 20,
            "st": [*STATES, "", ""] * 4,
            "ctry": ["US"] * 32 + ["DE"] * 8,
        }
    )
    assert [item.role for item in found.values()] == ["street", "postcode", "region", "country"]


def test_a_few_wrong_values_do_not_hide_a_column_of_states() -> None:
    assert role("st", [*STATES, "??", "Calif."]) == "region"
