"""The page about linting says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import typer
from typer.testing import CliRunner

from amends.cli.lint import register
from amends.wording.lint.catalogue import rules_table
from amends.wording.lint.lexicon import WORDLESS, languages

PAGE = (Path(__file__).parents[4] / "docs" / "linting.md").read_text(encoding="utf-8")
NAMES = {"en": "English", "pl": "Polish", "de": "German", "fa": "Persian", "fr": "French", "es": "Spanish"}
NAMES |= {"it": "Italian", "uk": "Ukrainian"}


def test_table_of_rules_is_that_of_the_code() -> None:
    """Made anew with: python -c "from amends.wording.lint.catalogue import rules_table as t; print(t(), end='')"."""
    written = re.search(r"<!-- rules: begin[^>]*-->\n(.*?)<!-- rules: end -->", PAGE, re.DOTALL)
    assert written is not None
    assert written.group(1) == rules_table()


def test_every_option_of_the_page_is_one_of_the_command() -> None:
    app = typer.Typer()
    app.callback()(lambda: None)
    register(app)
    known = CliRunner().invoke(app, ["lint", "--help"], env={"COLUMNS": "200", "NO_COLOR": "1"}).stdout
    named = set(re.findall(r"`(--[a-z-]+)", PAGE))
    assert {"--facts", "--law", "--parallel", "--published", "--sarif", "--list-rules", "--channel"} <= named
    assert [option for option in named if option not in known] == []


def test_limits_name_every_language() -> None:
    limits = PAGE.partition("## Limits, by language")[2]
    assert set(NAMES) == {*languages(), *WORDLESS}
    assert [name for name in NAMES.values() if name not in limits] == []
