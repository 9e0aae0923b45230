"""Every phrase of the contact decision stands in the four languages, with the same variables, and for a rule."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from amends.contact.decide.rulebook import rulebook
from amends.contact.decide.words import LANGUAGES, moment
from amends.core.resources import data_folder

_OF_NO_RULE = ("lead", "basis", "way", "when", "moment", "data", "kind", "close")


@cache
def _phrases(language: str) -> dict[str, str]:
    text = (data_folder("wordbook") / "phrases" / language / "contact-decision.ftl").read_text("utf-8")
    parts = re.split(r"^(decision-[\w-]+) = ", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_each_language_says_all_and_nothing_else(language: str) -> None:
    assert _phrases(language).keys() == _phrases("en").keys()
    for name, text in _phrases("en").items():
        said = _phrases(language)[name]
        assert set(re.findall(r"\$\w+", said)) == set(re.findall(r"\$\w+", text)), name
        assert re.findall(r"^ +\*?\[\w+\]", said, re.MULTILINE) == re.findall(r"^ +\*?\[\w+\]", text, re.MULTILINE), (
            name
        )


def test_each_phrase_belongs_to_a_rule_or_to_the_explanation() -> None:
    owners = (*rulebook().rules, *_OF_NO_RULE)
    assert [name for name in _phrases("en") if not name.removeprefix("decision-").startswith(owners)] == []


def test_each_rule_has_a_day_a_source_and_an_owner_where_no_law_sets_it() -> None:
    for name, card in rulebook().rules.items():
        for cited in (card, *card.by_place.values()):
            assert cited.citation, name
            assert cited.confidence in {"F", "MH", "ML", "choice"}, name
            assert cited.url.startswith("https://") or (cited.owner and cited.reason), name


def test_moments_are_written_as_people_of_the_language_do() -> None:
    at = datetime(2026, 6, 4, 8, 5, tzinfo=ZoneInfo("Europe/Warsaw"))
    assert moment(at, "en", "PL") == "4 June 2026, 08:05"
    assert moment(at, "en", "US") == "June 4, 2026, 08:05"
    assert moment(at, "pl", "PL") == "4 czerwca 2026, godz. 08:05"
    assert moment(at, "de", "DE").startswith("4. Juni 2026, 08:05 Uhr")
    assert moment(at, "fa", "IR").startswith("۱۴ خرداد ۱۴۰۵، ساعت ۰۸:۰۵")


def test_the_guide_tells_of_every_rule() -> None:
    guide = (Path(__file__).parents[4] / "docs" / "contact.md").read_text("utf-8")
    assert [rule for rule in rulebook().rules if f"`{rule}`" not in guide] == []
