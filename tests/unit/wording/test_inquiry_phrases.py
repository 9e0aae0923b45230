"""Ask, complain and the receipt are said in every language, with the same values."""

from __future__ import annotations

import re

from amends.core.resources import data_folder
from amends.wording.book.languages import languages

_VALUE = re.compile(r"\{ \$(\w+) \}")


def phrases(language: str) -> dict[str, set[str]]:
    path = data_folder("wordbook") / "phrases" / language / "portal_inquiries.ftl"
    lines = (line.partition(" = ") for line in path.read_text(encoding="utf-8").splitlines() if " = " in line)
    return {name: set(_VALUE.findall(text)) for name, _, text in lines}


def test_every_language_says_everything_with_the_same_values() -> None:
    wanted = phrases("en")
    assert len(wanted) > 80
    for language in languages():
        assert phrases(language) == wanted, language
