"""A campaign: a request a line, an answer a line, in the same order, with counts and the list of the suppressed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from amends.contact.decide.answer import Answer, Decision
from amends.contact.decide.decision import decide
from amends.contact.decide.model import Request
from amends.contact.decide.reading import read_request
from amends.core.ids import keyed_hash

SUPPRESSED_HEADER = "ref_digest,address_digest,channel,decision,rules"
_PUT_OFF_BY = ("bank-exemption", "daily-cap", "quiet-hours")
_ENCODER = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Line:
    """One decided line: its JSON, what it counts as, and its row in the list of the suppressed (deny alone)."""

    document: bytes
    decision: str
    deciding_rule: str
    channel: str
    suppressed: str


@dataclass(slots=True)
class Tally:
    """Counts that add up: ``requests`` is the sum of the decisions, each decision that of its deciding rules."""

    requests: int = 0
    decisions: Counter[str] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    channels: Counter[str] = field(default_factory=Counter)

    def add(self, line: Line) -> None:
        self.requests += 1
        self.decisions[line.decision] += 1
        self.rules[line.decision, line.deciding_rule] += 1
        if line.decision == Decision.ALLOW:
            self.channels[line.channel] += 1

    def as_dict(self) -> dict[str, object]:
        """For ``summary.json``."""
        by_rule: dict[str, dict[str, int]] = {decision.value: {} for decision in Decision}
        for (decision, rule), count in sorted(self.rules.items()):
            by_rule[decision][rule] = count
        return {
            "requests": self.requests,
            "decisions": {decision.value: self.decisions[decision.value] for decision in Decision},
            "deciding_rules": by_rule,
            "channels_of_allow": dict(sorted(self.channels.items())),
        }


def decide_lines(lines: Iterable[tuple[int, bytes]], *, key: bytes, now: datetime, name: str) -> Iterator[Line]:
    """Decides numbered JSON lines one by one; empty ones are passed over.

    ``key`` keys the digests of the suppressed, ``now`` stands in for a missing ``at``, ``name`` is the file as the user
    knows it.  Raises ``InputError`` with the line's number at the first that cannot be read.
    """
    for number, raw in lines:
        if raw.strip():
            request = read_request(raw, now=now, where=f"{name}, line {number}")
            yield line_of(request, decide(request), key)


def line_of(request: Request, answer: Answer, key: bytes) -> Line:
    """The decided line of a request with its answer."""
    document = {"id": request.id, **msgspec.structs.asdict(answer)}
    return Line(
        document=_ENCODER.encode(document),
        decision=answer.decision.value,
        deciding_rule=deciding_rule(answer),
        channel=answer.channel.value if answer.channel is not None else "",
        suppressed=_row(request, answer, key) if answer.decision is Decision.DENY else "",
    )


def deciding_rule(answer: Answer) -> str:
    """The one rule under which an answer is counted: what denied first, what put off, or what it was for."""
    rules = [reason.rule for reason in answer.because]
    if answer.decision is Decision.DEFER:
        return next((rule for rule in _PUT_OFF_BY if rule in rules), rules[0])
    return rules[0]


def _row(request: Request, answer: Answer, key: bytes) -> str:
    """Digests and codes, so that the list can travel to a dialler and names nobody."""
    person = request.person
    point = (person.contact_points or {}).get(request.channel)
    address = (point.address or "").strip().lower() if point is not None else ""
    rules = " ".join(dict.fromkeys(reason.rule for reason in answer.because))
    ref = keyed_hash(key, "ref", person.ref) if person.ref else ""
    digest = keyed_hash(key, "address", request.channel.value, address) if address else ""
    return f"{ref},{digest},{request.channel.value},{answer.decision.value},{rules}"
