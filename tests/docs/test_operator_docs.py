"""The operators' page names every setting, and the runbooks every error that they are about."""

import re
from pathlib import Path

import msgspec
import pytest

from amends.core.yamltext import parse_yaml
from amends.flood.centre import Centre

ROOT = Path(__file__).parents[2]
OPERATORS = (ROOT / "docs" / "for-operators.md").read_text(encoding="utf-8")
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "src").rglob("*.py")))
DOCUMENTS = sorted([*(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "runbooks").glob("*.md")])


def test_the_contact_centre_that_is_shown_is_one_and_shows_what_holds_without_it() -> None:
    shown = re.search(
        r"```yaml\n(agents:.*?)```", (ROOT / "docs" / "delivery.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert shown
    centre = msgspec.convert(parse_yaml(shown[1], name="delivery.md"), Centre, strict=False)
    assert centre == Centre(agents=40, time_zone="Europe/Warsaw")


def test_every_setting_of_the_code_is_documented() -> None:
    used = set(re.findall(r"AMENDS_[A-Z_]+[A-Z]", SOURCE))
    assert used
    assert used <= set(re.findall(r"^\| `(AMENDS_[A-Z_]+)` \|", OPERATORS, re.MULTILINE))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_to_files(path: Path) -> None:
    links = re.findall(r"\]\((?!https?://)([^)#]+)", path.read_text(encoding="utf-8"))
    missing = [link for link in links if not (path.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "runbooks").glob("*.md")), ids=lambda path: path.name)
def test_every_error_code_in_a_runbook_is_one_that_the_code_raises(path: Path) -> None:
    named = set(re.findall(r"`([a-z]+\.[a-z_]+)`", path.read_text(encoding="utf-8")))
    codes = {code for code in named if not code.endswith((".parquet", ".yaml", ".json"))}
    assert [code for code in codes if f'"{code}"' not in SOURCE] == []
