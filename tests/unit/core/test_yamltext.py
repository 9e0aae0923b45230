"""Deep YAML is refused; the C loader would end the process."""

from __future__ import annotations

import pytest

from amends.core.errors import InputError
from amends.core.yamltext import parse_yaml


@pytest.mark.parametrize("deep", ["[" * 50_000, "- " * 50_000 + "x", "{a: " * 50_000])
def test_what_is_nested_too_deeply_is_one_clear_error(deep: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_yaml(deep, name="case.yaml")
    assert refused.value.code == "yaml.syntax"


def test_a_hundred_levels_are_read() -> None:
    found = parse_yaml("[" * 100 + "]" * 100, name="case.yaml")
    assert isinstance(found, list)
