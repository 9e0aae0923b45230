"""What is known of how to reach a person travels with the row, and rows from before it still load."""

from __future__ import annotations

import msgspec
import pytest

from amends.core.channels import Channel
from amends.core.person import PersonRow
from amends.core.reach import NOTHING_KNOWN, ContactProfile, Point, SafeContact, differing_reach

ROW = PersonRow(person_ref="C1", name="Jan", language="pl", residence="PL", elements=("name",))
FULL = ContactProfile(
    preferred=Channel.SMS,
    refuses=frozenset((Channel.EMAIL,)),
    agreed=frozenset((Channel.POST,)),
    safe_contact=SafeContact(only=frozenset(), reason="no contact"),
    uses_inbox=True,
    push_subscription="{}",
    verified=frozenset((Point.PHONE,)),
    has_namesake_at_address=True,
    vulnerability="bereaved",
    time_zone="Europe/Warsaw",
    conflicting=frozenset((Point.EMAIL,)),
)


def test_a_row_says_the_same_after_it_was_written_and_read() -> None:
    row = msgspec.structs.replace(ROW, reach=FULL)
    assert msgspec.json.decode(msgspec.json.encode(row), type=PersonRow) == row


def test_a_row_that_was_kept_before_there_was_a_profile_is_of_somebody_of_whom_nothing_is_known() -> None:
    kept = msgspec.to_builtins(ROW)
    del kept["reach"]
    assert msgspec.convert(kept, PersonRow).reach == NOTHING_KNOWN


@pytest.mark.parametrize("field", ContactProfile.__struct_fields__)
def test_each_field_that_differs_is_named_without_its_content(field: str) -> None:
    other = msgspec.structs.replace(NOTHING_KNOWN, **{field: getattr(FULL, field)})
    (said,) = differing_reach(NOTHING_KNOWN, other)
    assert said.endswith("differs between register and source")
    assert "Warsaw" not in said
    assert not differing_reach(other, other)
