"""The checklist names each requirement of levels 1 and 2 once, and tests that exist."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# How many requirements the last number of each section is (5.0.0, levels 1 and 2; those of level 3 only are left out).
LEVELS_1_AND_2 = """
1.1.1-2 1.2.1-9 1.3.1-11 1.4.1-3 1.5.1-2 2.1.1-3 2.2.1-3 2.3.1-4 2.4.1 3.2.1-2 3.3.1-4 3.4.1-6 3.5.1-5 3.7.1-2
4.1.1-3 4.2.1 4.3.1-2 4.4.1-4 5.1.1 5.2.1-3 5.3.1-2 5.4.1-3 6.1.1-3 6.2.1-11 6.3.1-3 6.4.1-4 6.5.1-5 6.6.1-3 6.8.1-3
7.1.1-3 7.2.1-4 7.3.1-2 7.4.1-5 7.5.1-2 7.6.1-2 8.1.1-2 8.2.1-3 8.3.1 8.4.1 9.1.1-3 9.2.1-4 10 11.1.1-2 11.2.1-3
11.3.1-3 11.4.1-3 11.5.1 11.6.1 12.1.1-3 12.2.1-2 12.3.1-4 13.1.1 13.2.1-5 13.3.1-2 13.4.1-5 14.1.1-2 14.2.1-4
14.3.1-3 15.1.1-3 15.2.1-3 15.3.1-7 16.1.1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3 17
"""
_ROW = re.compile(
    r"^\| ([\d.]+) \| ([^|]+) \| (met: `([^`]+)`|design: .+|n/a: .+|\*\*NOT met\*\*: .+) \|$", re.MULTILINE
)
PAGE = (ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")
ROWS = _ROW.findall(PAGE)


def _wanted() -> list[str]:
    numbers = []
    for part in LEVELS_1_AND_2.split():
        section, _, last = part.rpartition(".")
        first, _, end = last.partition("-")
        numbers += [f"{section}.{number}".lstrip(".") for number in range(int(first), int(end or first) + 1)]
    return numbers


def test_every_requirement_has_one_line() -> None:
    assert [row[0] for row in ROWS] == _wanted()


@pytest.mark.parametrize(("number", "named"), [(row[0], row[3]) for row in ROWS if row[3]])
def test_a_named_test_exists(number: str, named: str) -> None:
    place, _, name = named.partition("::")
    path = ROOT / place if "/" in place else Path(__file__).parent / place
    assert path.is_file(), (number, place)
    assert re.search(rf"^(async )?def {name}\(", path.read_text(encoding="utf-8"), re.MULTILINE), (number, name)


def test_what_is_not_met_says_what_is_missing() -> None:
    missing = [row[2] for row in ROWS if row[2].startswith("**NOT met**")]
    assert missing
    assert all(len(said) > 40 for said in missing)


def test_the_counts_of_the_page_are_those_of_its_lines() -> None:
    counts = Counter(row[2].partition(":")[0].strip("*") for row in ROWS)
    met, design, none, missing = (counts[word] for word in ("met", "design", "n/a", "NOT met"))
    said = f"Of {len(ROWS)} lines {met} are met by a test, {design} by design, {none} do not apply, and {missing} are "
    assert said in PAGE
