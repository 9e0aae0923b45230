"""Planning: once, guarded, sealed, and finished by the same call after a kill."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
import pytest
from cast import KEY, NOW, SENDER, SmallRenderer, people, second_derivation

from amends.apps.delivery.models import Campaign, Message, Omission, Segment
from amends.apps.delivery.payload import unseal
from amends.apps.delivery.plan import Planner
from amends.apps.delivery.ports import Notice
from amends.apps.delivery.services import plan_campaign
from amends.core.errors import InputError, MachineError, RefusedError
from amends.core.person import PersonRow

pytestmark = pytest.mark.django_db
COUNT = 120


def plan(audience: Iterable[PersonRow] | None = None, **changes: Any) -> Campaign:
    arguments: dict[str, Any] = {
        "ref": "CMP-1",
        "incident_ref": "INC-1",
        "key": KEY,
        "register_sha256": "0" * 64,
        "audience": people(COUNT) if audience is None else audience,
        "notice_for": lambda person, channel: Notice("n", "a" * 64),
        "derive_b": second_derivation(COUNT),
        "renderer": SmallRenderer(),
        "sender": SENDER,
        "on": NOW.date(),
        "now": NOW,
    }
    return plan_campaign(**{**arguments, **changes})


def states() -> dict[str, int]:
    found: dict[str, int] = {}
    for state in Message.objects.values_list("state", flat=True):
        found[state] = found.get(state, 0) + 1
    return found


def test_everybody_has_a_message_or_a_reason() -> None:
    campaign = plan()
    told = set(Message.objects.values_list("person_ref", flat=True))
    spared = set(Omission.objects.values_list("person_ref", flat=True))
    assert told | spared == {person.person_ref for person in people(COUNT)}
    assert not told & spared
    assert campaign.persons == COUNT
    assert states() == {"planned": COUNT - len(spared)}


def test_planning_again_makes_no_second_message() -> None:
    plan()
    before = set(Message.objects.values_list("message_id", flat=True))
    plan()
    assert set(Message.objects.values_list("message_id", flat=True)) == before


def test_killed_planning_is_finished_by_the_same_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amends.apps.delivery.plan.SEGMENT_SIZE", 20)
    plan(ref="CMP-WHOLE", incident_ref="INC-WHOLE")
    whole = Message.objects.count()
    keep, calls = Planner._keep, []

    def dying(self: Planner, *arguments: Any) -> None:
        calls.append(1)
        if len(calls) == 4:
            raise KeyboardInterrupt
        keep(self, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(Planner, "_keep", dying)
        with pytest.raises(KeyboardInterrupt):
            plan()
    half = set(Message.objects.filter(campaign__ref="CMP-1").values_list("message_id", flat=True))
    assert 0 < len(half) < whole
    plan()
    after = set(Message.objects.filter(campaign__ref="CMP-1").values_list("message_id", flat=True))
    assert half < after
    assert len(after) == whole


def test_another_register_under_one_campaign_is_refused() -> None:
    plan()
    with pytest.raises(RefusedError) as refused:
        plan(register_sha256="1" * 64)
    assert refused.value.code == "delivery.other_register"


def test_person_twice_in_the_audience_is_an_error_and_no_second_message() -> None:
    twice = [*people(3), *people(1)]
    with pytest.raises(InputError) as refused:
        plan(twice)
    assert refused.value.code == "delivery.person_twice"
    assert Message.objects.count() == 0


def test_disagreement_with_the_source_is_held_without_personal_data() -> None:
    second = second_derivation(COUNT)

    def moved(person: PersonRow) -> PersonRow | None:
        b = second(person)
        return msgspec.structs.replace(b, email="other@people.example") if b and b.person_ref == "C0000003" else b

    plan(derive_b=moved)
    held = Message.objects.get(state="held")
    assert held.person_ref == "C0000003"
    assert "differs" in held.reason
    assert "people.example" not in held.reason


def test_person_whom_the_source_does_not_give_is_held() -> None:
    plan(derive_b=lambda person: None)
    assert set(states()) == {"held"}
    assert set(Segment.objects.values_list("state", flat=True)) == {"done"}


def test_renderer_that_mixes_persons_up_is_held() -> None:
    class Shuffling(SmallRenderer):
        def email_values(self, row: Any) -> dict[str, str]:
            return super().email_values(row) | {"name": "Anna Kowal"}

    plan(renderer=Shuffling())
    assert not Message.objects.filter(channel="email", state="planned").exists()


def test_killed_planning_that_goes_on_with_other_hours_loses_and_doubles_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("amends.apps.delivery.plan.SEGMENT_SIZE", 20)
    keep, calls = Planner._keep, []

    def dying(self: Planner, *arguments: Any) -> None:
        calls.append(1)
        if len(calls) > 3:
            raise KeyboardInterrupt
        keep(self, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(Planner, "_keep", dying)
        with pytest.raises(KeyboardInterrupt):
            plan(not_before=lambda at, person, channel: NOW if int(person.person_ref[1:]) % 2 else None)
    assert 0 < Message.objects.count() < COUNT
    plan(not_before=lambda at, person, channel: NOW if int(person.person_ref[1:]) % 3 else None)
    told = list(Message.objects.values_list("person_ref", flat=True))
    assert len(told) == len(set(told))
    assert set(told) | set(Omission.objects.values_list("person_ref", flat=True)) == {
        p.person_ref for p in people(COUNT)
    }


def test_database_holds_no_name_and_no_address() -> None:
    plan()
    first = next(people(1))
    for segment in Segment.objects.all():
        assert first.name.encode() not in segment.payload
        assert (first.email or "").encode() not in segment.payload
    row = Message.objects.filter(person_ref=first.person_ref).values().get()
    assert not any(first.name in str(value) or "people.example" in str(value) for value in row.values())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data, key, place: (data, b"x" * 32, place),
        lambda data, key, place: (data, key, "CMP-1/99"),
        lambda data, key, place: (data[:-1] + bytes([data[-1] ^ 1]), key, place),
    ],
    ids=["other key", "other place", "altered byte"],
)
def test_payload_opens_only_with_its_key_at_its_place(spoil: Callable[..., tuple[bytes, bytes, str]]) -> None:
    plan()
    segment = Segment.objects.order_by("seq").first()
    assert segment is not None
    place = f"CMP-1/{segment.seq}"
    assert unseal(bytes(segment.payload), key=KEY, place=place)
    data, key, where = spoil(bytes(segment.payload), KEY, place)
    with pytest.raises(MachineError):
        unseal(data, key=key, place=where)
