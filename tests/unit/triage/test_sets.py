"""The labelled sets of benchmarks/triage: no change of a list may lose what was found on the day it was measured."""

from pathlib import Path

import pytest
import yaml

from amends.triage import read_message

SETS = Path(__file__).resolve().parents[3] / "benchmarks" / "triage"
LANGUAGES = ("en", "pl", "de", "fa")


def rows(language: str) -> list[dict[str, object]]:
    return [
        row
        for name in (f"{language}.yaml", f"unseen-{language}.yaml", "unseen.yaml")
        for row in yaml.safe_load((SETS / name).read_text(encoding="utf-8"))
        if row.get("language", language) == language
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_sensitive_is_missed(language: str) -> None:
    missed = [
        row["text"]
        for row in rows(language)
        if row.get("sensitive") and not read_message(str(row["text"])).goes_to_person_first
    ]
    assert missed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_ordinary_messages_are_not_taken_for_sensitive(language: str) -> None:
    flagged = [
        row["text"]
        for row in rows(language)
        if not row.get("sensitive") and read_message(str(row["text"])).goes_to_person_first
    ]
    assert len(flagged) <= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_nine_of_ten_intents_are_right(language: str) -> None:
    read = [str(read_message(str(row["text"])).intent) in row["intents"] for row in rows(language)]  # type: ignore[operator]
    assert sum(read) >= 0.9 * len(read)
