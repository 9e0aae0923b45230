"""The audit of a chaos run: the mail server's own books against the ledger, message by message."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cast import person
from orders import Audience

from amends.apps.delivery.models import Campaign, Message, Omission, Segment

_COPIES = ("A", "D")
_TOLD = ("accepted", "delivered", "bounced")
_OPEN = ("planned", "sending")


@dataclass
class Received:
    """What the server wrote down: copies per message, and what was wrong with a single line."""

    copies: Counter[str] = field(default_factory=Counter)
    unsaid: int = 0
    digests: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    recipients: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    unmarked: int = 0


def read_log(log: Path) -> Received:
    """Reads the log of ``liar.py``; a torn last line is not there yet."""
    found = Received()
    for verdict, message_id, recipient, to, _, exercise, digest in _lines(log):
        if verdict in _COPIES:
            found.copies[message_id] += 1
            found.unsaid += verdict == "D"
            found.unmarked += not exercise
        found.digests[message_id].add(digest)
        found.recipients[message_id] |= {recipient, to}
    return found


def _lines(log: Path) -> Iterator[list[str]]:
    with log.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            if line.endswith("\n"):
                yield line.rstrip("\n").split("\t")


def audit_mail(audience: Audience, log: Path) -> dict[str, object]:
    """Lost, misdirected, altered, copied; and what the ledger says of each.

    ``unreported_copies``: copies beyond those the ledger allows for: one for a message that it calls
    accepted, and one for each doubt that it counts.  ``lost``: persons who have neither a copy nor a
    state in the ledger that says so, and messages called accepted of which the server knows nothing.
    """
    found, campaign = read_log(log), Campaign.objects.get(ref=audience.ref)
    states, result = Counter[str](), Counter[str]()
    examples: dict[str, list[str]] = defaultdict(list)
    seen, numbers = set[str](), set[int]()
    columns = ("message_id", "person_ref", "state", "doubts", "content_sha256")
    rows = Message.objects.filter(campaign=campaign, channel="email").values_list(*columns).iterator(5000)
    for message_id, ref, state, doubts, digest in rows:
        seen.add(message_id)
        numbers.add(int(ref[1:]))
        states[state] += 1
        copies = found.copies[message_id]
        told = state in _TOLD
        faults = {
            "lost": told and not copies,
            "misdirected": bool(found.recipients.get(message_id, set()) - {f"p{int(ref[1:])}@people.example"}),
            "altered": _is_altered(found.digests.get(message_id, set()) - {digest}, doubts),
            "stuck": state in _OPEN,
        }
        unreported = max(0, copies - told - doubts)
        result["more_than_once"] += copies > 1
        result["surplus_copies"] += max(0, copies - 1)
        result["possible_by_ledger"] += doubts
        result["unreported_copies"] += unreported
        result["owed_yet_received"] += bool(copies) and not told and not doubts
        for name, is_so in (*faults.items(), ("unreported_copies", unreported)):
            result[name] += is_so if name in faults else 0
            if is_so and len(examples[name]) < 5:
                examples[name].append(f"{message_id} {state} copies={copies} doubts={doubts}")
    omitted = Omission.objects.filter(campaign=campaign).count()
    living = sum(not person(number).is_deceased for number in range(audience.persons))
    result["lost"] += living - len(numbers)
    result["misdirected"] += sum(copies for name, copies in found.copies.items() if name not in seen)
    return {
        "persons": audience.persons, "messages": len(seen), "omitted": omitted, "states": dict(states),
        "copies_received": sum(found.copies.values()), "delivered_without_answer": found.unsaid,
        "unmarked_exercise": found.unmarked, **result,
        "possible_copies_covered": result["surplus_copies"] <= result["possible_by_ledger"],
        "segments_not_done": Segment.objects.filter(campaign=campaign).exclude(state="done").count(),
        "examples": dict(examples),
    }  # fmt: skip


def _is_altered(others: set[str], doubts: int) -> bool:
    """Whether other bytes came than were released; a repeat after a doubt may say that it is one, always alike."""
    return len(others) > (1 if doubts else 0)


def audit_files(audience: Audience) -> dict[str, object]:
    """The idempotent way out: one file per message, with the released bytes, and nothing beside."""
    campaign, result = Campaign.objects.get(ref=audience.ref), Counter[str]()
    files = {path.stem: path for kind in ("email/*/*.eml", "sms/**/*.txt") for path in audience.outbox.glob(kind)}
    manifest = audience.outbox / "post/manifest.csv"
    letters = manifest.read_text().splitlines()[1:] if manifest.exists() else []
    mentions = Counter(line.split(",")[_column(manifest, "message_id")].strip('"') for line in letters)
    columns = ("message_id", "person_ref", "channel", "state", "content_sha256")
    for message_id, ref, channel, state, digest in Message.objects.filter(campaign=campaign).values_list(*columns):
        result["messages"] += 1
        result["stuck"] += state in _OPEN
        name = message_id.partition("@")[0]
        copies = mentions[message_id] if channel == "post" else int(name in files)
        path = files.pop(name, None)
        result["lost"] += state in _TOLD and copies == 0
        result["duplicates"] += copies > 1
        result["altered"] += path is not None and not _is_as_released(path, message_id, ref, digest)
    result["stray_files"] = len(files)
    result["half_written"] = len(list(audience.outbox.rglob("*.part")))
    result["segments_not_done"] = Segment.objects.filter(campaign=campaign).exclude(state="done").count()
    return {
        "states": dict(Counter(Message.objects.filter(campaign=campaign).values_list("state", flat=True))),
        **result,
    }


def _is_as_released(path: Path, message_id: str, ref: str, digest: str) -> bool:
    """A mail is its released bytes; the file of a text message is made from them and must name the right two."""
    data = path.read_bytes()
    if path.suffix == ".eml":
        return hashlib.sha256(data).hexdigest() == digest
    return data.startswith(f"To: {person(int(ref[1:])).phone}\nMessage-ID: {message_id}\n".encode())


def _column(manifest: Path, name: str) -> int:
    with manifest.open() as file:
        return [word.strip('"') for word in file.readline().strip().split(",")].index(name)
