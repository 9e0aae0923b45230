"""A fault that a test asks for by a name that is none must not pass as a run without faults."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from amends.apps.delivery import faults
from amends.core.errors import InputError


@pytest.fixture(autouse=True)
def _disarmed() -> Iterator[None]:
    yield
    faults.arm("")


@pytest.mark.parametrize("text", ["after_intend", "after_intent:x", "after_intent:-1", ":3", "AFTER_INTENT"])
def test_unknown_point_or_count_is_bad_input(text: str) -> None:
    with pytest.raises(InputError) as caught:
        faults.arm(text)
    assert caught.value.code == "fault.unknown"
    assert "after_intent" in caught.value.fix


def test_armed_point_is_the_only_one_wanted() -> None:
    faults.arm("after_intent:17")
    assert [point for point in faults.Point if faults.is_wanted(point)] == [faults.Point.AFTER_INTENT]
    faults.arm("")
    assert not any(faults.is_wanted(point) for point in faults.Point)
