"""The page for people names every key that a form reads."""

from __future__ import annotations

import re
from pathlib import Path

from amends.core.case.model import Cause
from amends.core.elements import elements
from amends.filing import load_forms
from amends.filing.derived import DERIVED
from amends.filing.fill import COMPLETENESS, WHAT_IS_NEW
from amends.filing.words import impacts, origins

PAGE = (Path(__file__).parents[3] / "docs" / "filings.md").read_text(encoding="utf-8")
OF_THE_CASE = ("anchor.", "assessment.", "contact.", "controller.")


def test_every_key_that_a_form_reads_is_explained() -> None:
    keys = {
        key
        for form in load_forms()
        for field in form.fields.values()
        for key in (*field.sources, *field.when)
        if key not in DERIVED and not key.startswith(OF_THE_CASE)
    } - {COMPLETENESS, WHAT_IS_NEW}
    named = set(re.findall(r"^\| `([^`]+)` \|", PAGE, re.MULTILINE))
    assert keys <= named, sorted(keys - named)


def test_every_form_is_in_the_table() -> None:
    assert [form.form for form in load_forms() if f"`{form.form}`" not in PAGE] == []


def test_the_tables_use_only_elements_and_causes_that_exist() -> None:
    assert {code for row in impacts().values() for code in row["elements"]} <= {*elements(), "any"}
    assert set(origins()) <= set(Cause)
