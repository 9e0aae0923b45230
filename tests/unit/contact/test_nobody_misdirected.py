"""Whatever goes wrong with register, source and rendering, nobody reads what is another's.

An oracle that knows the truth (who lives behind which address) decides whether a message that the guard let
go was misdirected.  The guard itself never sees that truth: only two derivations and the rendered bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

import msgspec
from hypothesis import event, given, settings
from hypothesis import strategies as st

from amends.contact.climb import ladder_for
from amends.contact.contentless import text_digest
from amends.contact.guard import Expected, ParsedMessage, check, destination
from amends.contact.profile import ContactProfile, Situation
from amends.core.channels import Channel
from amends.core.person import PersonRow

NAMES = ["Jan Nowak", "Jan Nowak", "Anna Nowak", "Ewa Kowal"]  # twins and a household are likely
ELEMENTS = [("name",), ("name", "iban"), ("name", "pesel")]
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
CONTENTLESS = "Please contact your bank. Call the number on your card."
RELEASED = frozenset((text_digest(CONTENTLESS),))


@dataclass
class Truth:
    """Who reads what arrives where, today; and of whom the customer file knows something newer than the register."""

    people: list[PersonRow]
    moved: dict[int, PersonRow] = field(default_factory=dict)

    def now(self, index: int) -> PersonRow:
        return self.moved.get(index, self.people[index])

    def readers(self, address: str, channel: Channel) -> set[str]:
        rows = [self.now(index) for index in range(len(self.people))]
        return {row.person_ref for row in rows if destination(row, channel).lower() == address.lower()}


def code_of(ref: str) -> str:
    return f"CODE-{ref}"


def with_shared(rows: list[PersonRow]) -> list[PersonRow]:
    """The register's own marking of what several customers have."""

    def marked(row: PersonRow) -> PersonRow:
        points = {
            name
            for name in ("email", "phone")
            if sum(getattr(other, name) == getattr(row, name) for other in rows) > 1 and getattr(row, name)
        }
        return msgspec.structs.replace(row, shared=frozenset(points))

    return [marked(row) for row in rows]


@st.composite
def worlds(draw: st.DrawFn) -> Truth:
    count = draw(st.integers(2, 5))
    rows = []
    for number in range(count):
        home = draw(st.integers(0, 2))
        rows.append(
            PersonRow(
                person_ref=f"C{number}",
                name=draw(st.sampled_from(NAMES)),
                language="en",
                residence="PL",
                elements=draw(st.sampled_from(ELEMENTS)),
                email=draw(st.sampled_from([None, f"p{number}@people.example", f"home{home}@people.example"])),
                phone=draw(st.sampled_from([None, f"+4860010020{number}", f"+4860010030{home}"])),
                street=draw(st.sampled_from([None, f"Polna {home}"])),
                postcode="00-001",
                city="Warszawa",
            )
        )
    truth = Truth(with_shared(rows))
    for index in draw(st.one_of(st.just(set()), st.sets(st.integers(0, count - 1), max_size=2))):
        home = draw(st.integers(0, 3))  # somebody may move in where another customer is reached; 3 is new
        fresh = {"email": f"home{home}@people.example", "phone": f"+4860010030{home}", "street": f"Polna {home}"}
        point = draw(st.sampled_from(sorted(fresh)))
        truth.moved[index] = msgspec.structs.replace(truth.people[index], **{point: fresh[point]})
    return truth


def rendered(row: PersonRow, channel: Channel, message_id: str, *, is_contentless: bool) -> ParsedMessage:
    if is_contentless:
        return ParsedMessage(message_id, destination(row, channel), (CONTENTLESS,))
    text = f"Dear {row.name}, your {', '.join(row.elements)}. {code_of(row.person_ref)}"
    codes = frozenset((code_of(row.person_ref),))
    return ParsedMessage(message_id, destination(row, channel), (text,), frozenset(row.elements), codes)


def tampered(draw: st.DrawFn, message: ParsedMessage, other: ParsedMessage) -> ParsedMessage:
    """One or several parts of the message are another's, as after a swapped row or a stale buffer."""
    names = st.sampled_from(["message_id", "to", "texts", "elements", "codes"])
    parts = draw(st.one_of(st.sets(names, min_size=1, max_size=1), st.sets(names, max_size=5)))
    values = {name: getattr(other if name in parts else message, name) for name in ParsedMessage.__dataclass_fields__}
    return ParsedMessage(**values)


def content_of(message: ParsedMessage, truth: Truth) -> set[str]:
    """Whose content the text holds, by the code that is each person's own."""
    refs = {row.person_ref for row in truth.people}
    return {ref for ref in refs if any(code_of(ref) in text for text in message.texts)}


def points_changed(truth: Truth, index: int) -> frozenset[str]:
    """What the customer file has that is fresher: the person's own, or another's that is now the same."""
    old = truth.people[index]
    names = {"email": "email", "phone": "phone", "address": "street"}

    def is_fresher(name: str) -> bool:
        own = getattr(truth.now(index), name) != getattr(old, name)
        return own or any(getattr(row, name) == getattr(old, name) for row in truth.moved.values())

    return frozenset(point for point, name in names.items() if is_fresher(name))


@settings(max_examples=600, deadline=None)
@given(data=st.data())
def test_misdirected_is_always_zero(data: st.DataObject) -> None:
    truth = data.draw(worlds())
    index = data.draw(st.integers(0, len(truth.people) - 1))
    swapped = data.draw(st.integers(0, len(truth.people) - 1))
    register = truth.people[data.draw(st.sampled_from([index, index, index, swapped]))]
    # The second derivation may itself be late: it then shows the old row, and only the mark of change tells.
    source = data.draw(st.sampled_from([truth.now(index), truth.people[index], None]))
    channel = data.draw(st.sampled_from([Channel.EMAIL, Channel.SMS, Channel.POST]))
    is_contentless = data.draw(st.booleans())
    mine = rendered(register, channel, "m1@bank.example", is_contentless=is_contentless)
    theirs = rendered(truth.people[swapped], channel, "m2@bank.example", is_contentless=data.draw(st.booleans()))
    message = data.draw(st.composite(lambda draw: tampered(draw, mine, theirs))())
    code = "" if is_contentless else code_of(truth.people[index].person_ref)
    expected = Expected("m1@bank.example", channel, code, is_contentless=is_contentless, released=RELEASED)
    verdict = check(register, source, message, expected, changed_since=points_changed(truth, index))
    if not verdict.agreed or not message.to:
        return
    owner = truth.people[index].person_ref
    read_by = truth.readers(message.to, channel)
    contents = content_of(message, truth)
    event(f"agreed, contentless: {is_contentless}")
    assert owner in read_by, "it went where its person does not read"
    assert contents <= {owner}, "it holds another's content"
    if channel is not Channel.POST:  # a sealed letter bears a name; the household may not open it
        assert not contents or read_by == {owner}, "others read the content"


@settings(max_examples=100, deadline=None)
@given(truth=worlds(), has_namesake=st.booleans())
def test_clean_data_are_never_held(truth: Truth, has_namesake: bool) -> None:
    """Nothing is wrong: the guard agrees to every message that the ladder plans."""
    truth.moved.clear()
    situation = Situation(now=NOW)
    for row in truth.people:
        for rung in ladder_for(row, situation, ContactProfile(has_namesake_at_address=has_namesake)).rungs:
            assert rung.channel is not None
            code = "" if rung.is_contentless else code_of(row.person_ref)
            message = rendered(row, rung.channel, "m1@bank.example", is_contentless=rung.is_contentless)
            expected = Expected(
                "m1@bank.example", rung.channel, code, is_contentless=rung.is_contentless, released=RELEASED
            )
            assert check(row, row, message, expected).agreed
