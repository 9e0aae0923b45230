"""The inventory of logs names each logger and each event of the code, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings

from amends.web.noting import MOST_OF_ALL

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "logging.md").read_text(encoding="utf-8")
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "src").rglob("*.py")))


def _first_column(heading: str) -> set[str]:
    table = re.search(rf"^\| {heading} \|.*\n\| ---.*\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    assert table
    return set(re.findall(r"^\| `([^`]+)`", table[1], re.MULTILINE))


def test_every_logger_is_in_the_inventory() -> None:
    made = set(re.findall(r'getLogger\("([^"]+)"\)', SOURCE))
    assert _first_column("logger") == made | set(settings.LOGGING["loggers"])


def test_every_event_is_in_the_inventory() -> None:
    noting = (ROOT / "src" / "amends" / "web" / "noting.py").read_text(encoding="utf-8")
    assert _first_column("event") == set(re.findall(r'"([a-z_]+\.(?:done|refused|forged|reached|left_out))"', noting))


def test_the_number_of_notes_is_the_one_of_the_code() -> None:
    assert f"({MOST_OF_ALL})" in PAGE


def test_nothing_but_the_error_stream_is_written_to() -> None:
    assert {one["class"] for one in settings.LOGGING["handlers"].values()} == {"logging.StreamHandler"}
