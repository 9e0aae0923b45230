"""Which rungs are climbed first in a run, by what is known of the person, the law, and the ways that the run has."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.apps.rehearsals.services.escalating import rungs_of
from amends.apps.rehearsals.services.route import Route
from amends.apps.rehearsals.services.situating import asking_rung, first_rungs, sendable_by
from amends.contact.ladder import Fate, rung_for
from amends.contact.profile import Service, Situation
from amends.core.channels import Channel
from amends.core.person import PersonRow
from amends.core.reach import ContactProfile, SafeContact

E, P, S = Channel.EMAIL, Channel.POST, Channel.SMS
FILES = frozenset((E, P, S))
NOW = datetime(2026, 6, 2, 12, tzinfo=UTC)
PLAIN = Situation(now=NOW)
HIPAA = Situation(
    now=NOW, services=(Service("us/hipaa", frozenset((E, P)), frozenset((E,)), frozenset((Channel.VOICE,))),)
)
ANN = PersonRow(
    person_ref="C1",
    name="Ann Plain",
    language="en",
    residence="US-CA",
    elements=("medical",),
    email="ann@people.example",
    phone="+14155550111",
    street="1 Elm Street",
    postcode="94110",
    city="San Francisco",
)
HOME = msgspec.structs.replace(ANN, shared=frozenset(("email", "phone")), street=None)


def wishing(person: PersonRow = ANN, **wishes: object) -> PersonRow:
    return msgspec.structs.replace(person, reach=ContactProfile(**wishes))  # type: ignore[arg-type]


def channels(
    person: PersonRow, situation: Situation = PLAIN, sendable: frozenset[Channel] = FILES
) -> list[Channel | None]:
    return [rung.channel for rung in first_rungs(person, situation, sendable)]


_TEXTS = st.sampled_from([None, "x@people.example", "+14155550111"])


_REGISTERED = st.fixed_dictionaries(
    {
        "email": _TEXTS,
        "phone": _TEXTS,
        "street": st.sampled_from([None, "1 Elm Street"]),
        "shared": st.frozensets(st.sampled_from(["email", "phone"])),
        "born_on": st.sampled_from([None, date(2015, 1, 1), date(1980, 1, 1)]),
        "is_deceased": st.booleans(),
        "next_of_kin": st.sampled_from([None, "Kim Plain"]),
    }
)


@given(
    registered=_REGISTERED,
    compromised=st.frozensets(st.sampled_from([E, P, S])),
    services=st.sampled_from([(), HIPAA.services]),
)
def test_whom_nothing_is_known_of_the_old_rule_decides(
    registered: dict[str, object], compromised: frozenset[Channel], services: tuple[Service, ...]
) -> None:
    person = msgspec.structs.replace(ANN, **registered)
    old = rung_for(person, on=NOW.date(), compromised=compromised)
    (rung,) = first_rungs(person, Situation(now=NOW, compromised=compromised, services=services), FILES)
    assert (rung.fate, rung.channel, rung.to) == (old.fate, old.channel, old.to)


@pytest.mark.parametrize(
    ("person", "situation", "expected"),
    [
        (wishing(preferred=S), PLAIN, [S]),
        (wishing(refuses=frozenset((E,))), PLAIN, [P]),
        (wishing(agreed=frozenset((P,))), HIPAA, [E, P]),
        (wishing(agreed=frozenset((E,))), HIPAA, [E]),
        (wishing(preferred=S), HIPAA, [S, P]),
        (wishing(safe_contact=SafeContact(only=frozenset((P,)), reason="x")), HIPAA, [P]),
        (wishing(safe_contact=SafeContact(only=frozenset(), reason="x")), HIPAA, [None]),
    ],
)
def test_wishes_and_the_law_decide_the_first_message(
    person: PersonRow, situation: Situation, expected: list[Channel | None]
) -> None:
    assert channels(person, situation) == expected


def test_whom_no_safe_channel_reaches_is_owed_to_a_person_who_decides() -> None:
    (rung,) = first_rungs(wishing(safe_contact=SafeContact(only=frozenset(), reason="x")), PLAIN, FILES)
    assert (rung.fate, rung.because) == (Fate.OWED, "no safe channel: a person decides")


def test_the_dead_without_next_of_kin_stay_excepted() -> None:
    gone = wishing(msgspec.structs.replace(ANN, is_deceased=True), preferred=S)
    assert [rung.fate for rung in first_rungs(gone, PLAIN, FILES)] == [Fate.EXCEPTED]


def test_a_channel_counts_only_where_the_run_can_send_by_it(tmp_path: Path) -> None:
    inbox = wishing(uses_inbox=True, preferred=Channel.INBOX)
    assert channels(inbox) == [E]
    with_inbox = Route(secret=lambda name: b"", journals=tmp_path, providers={Channel.INBOX: "inbox:///x"})
    assert sendable_by(with_inbox, is_exercise=True) == FILES | {Channel.INBOX}
    assert channels(inbox, sendable=sendable_by(with_inbox, is_exercise=True)) == [Channel.INBOX]
    nothing = Route(secret=lambda name: b"", journals=tmp_path)
    assert sendable_by(nothing, is_exercise=True) == FILES
    assert sendable_by(nothing, is_exercise=False) == {Channel.POST}  # a mail in a folder reaches nobody


def test_a_household_is_asked_by_the_least_intrusive_point_and_told_nothing() -> None:
    (rung,) = first_rungs(HOME, PLAIN, FILES)
    assert (rung.fate, rung.channel) == (Fate.OWED, None)
    assert rung.because.startswith("asked to get in touch: ")
    asking = asking_rung(HOME, PLAIN, FILES)
    assert asking is not None
    assert (asking.channel, asking.is_contentless) == (E, True)
    assert rungs_of(HOME, situation=PLAIN, sendable=FILES) == ()


def test_nobody_is_asked_by_a_way_that_is_not_safe_or_that_the_intruder_reads() -> None:
    safe = wishing(HOME, safe_contact=SafeContact(only=frozenset((P,)), reason="x"))
    assert asking_rung(safe, PLAIN, FILES) is None
    read = Situation(now=NOW, compromised=frozenset((E,)))
    asking = asking_rung(HOME, read, FILES)
    assert asking is not None
    assert asking.channel is S
