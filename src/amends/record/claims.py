"""What an evidence pack claims, held against the entries that are to prove it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from amends.record.archive import Archive
from amends.record.commitment import commitment
from amends.record.verify import RejectedError

Entries = dict[int, dict[str, Any]]  # by index in the record, counted from 0
UNOPENED = "name the message and bind other details, or the key that opens them was destroyed"
_ROWS = ("segment.settled", "evidence.packed")
_TOLD = ("state", "attempts", "doubts", "handed_at")
_RECEIPT = ("receipt", "source", "status", "said_at", "evidence_sha256")


def check_person(claims: dict[str, Any], entries: Entries, archive: Archive) -> str:
    """Raises ``RejectedError`` unless every claim about the person follows from the entries; says what was shown."""
    person = _text(claims, "person_ref")
    texts = sum(_check_message(claim, person, entries, archive) for claim in _items(claims, "messages"))
    for claim in _items(claims, "omissions"):
        _check_omission(claim, person, entries)
    for claim in _items(claims, "facts"):
        _check_fact(claim, entries)
    if (ledger := claims.get("ledger")) is not None:
        entry = _entry(entries, ledger, "ledger.closed")
        _same(entry.get("ledger_sha256"), ledger.get("ledger_sha256"), "the digest of the ledger")
    messages, omissions = len(claims["messages"]), len(claims["omissions"])
    if not messages + omissions:
        raise RejectedError("it claims nothing: neither a message nor a reason for none")
    unopened = sum(_unopened(claim["opening"], entries) for claim in claims["messages"])
    doubt = f"; BUT {unopened} entries {UNOPENED}" if unopened else ""
    return f"{messages} messages ({texts} with their exact content) and {omissions} reasons for none hold{doubt}"


def _unopened(opening: dict[str, str], entries: Entries) -> int:
    """How many entries name the message and bind something else."""
    rows = (row for entry in entries.values() if entry["kind"] in _ROWS for row in _items(entry, "messages"))
    same = [row for row in rows if row.get("message_id") == opening.get("message_id") and "commitment" in row]
    return sum(row["commitment"] != commitment(opening) for row in same)


def check_incident(claims: bytes, packed: dict[str, Any]) -> None:
    """Raises ``RejectedError`` unless the figures are those put on record when the pack was made."""
    _same(packed.get("claims_sha256"), hashlib.sha256(claims).hexdigest(), "the digest of the figures")


def _check_message(claim: dict[str, Any], person: str, entries: Entries, archive: Archive) -> bool:
    """Whether the exact content is there, and proven."""
    opening = _opening(claim)
    _same(opening.get("person_ref"), person, "the person of a message")
    rows = [_row(entries, index, opening) for index in _indexes(claim, "rows")]
    if not rows:
        raise RejectedError("a message is named that no entry lists")
    for name in _TOLD:
        _same(rows[-1].get(name), claim.get(name), f"the {name} of a message")
    _check_notice(claim, opening, entries, archive)
    for receipt in _items(claim, "receipts"):
        _check_receipt(receipt, opening, entries)
    if (address := claim.get("address")) is not None:
        digest = hashlib.sha256(str(address).strip().lower().encode()).hexdigest()
        _same(opening.get("address_sha256"), digest, "the address of a message")
    return _check_content(claim, opening, archive)


def _row(entries: Entries, index: int, opening: dict[str, str]) -> dict[str, Any]:
    entry = _entry(entries, {"entry": index}, *_ROWS)
    listed = [row for row in _items(entry, "messages") if row.get("message_id") == opening.get("message_id")]
    if len(listed) != 1:
        raise RejectedError("an entry does not list the message that it is to prove")
    _same(listed[0].get("commitment"), commitment(opening), "the details of a message")
    return listed[0]


def _check_notice(claim: dict[str, Any], opening: dict[str, str], entries: Entries, archive: Archive) -> None:
    """The words of the notice hash to what the message names, and that hash is the one that was released."""
    digest = opening.get("notice_sha256")
    if (name := claim.get("notice")) is not None:
        _same(hashlib.sha256(archive.read(str(name))).hexdigest(), digest, "the text of a notice")
    bundle = None
    if (index := claim.get("released")) is not None:
        entry = _entry(entries, {"entry": index}, "notices.released")
        if digest not in entry.get("notices", ()):
            raise RejectedError("the entry of the release does not name the notice")
        bundle = entry.get("subject")
    for index in _indexes(claim, "approved"):
        _same(_entry(entries, {"entry": index}, "release.approved").get("bundle_sha256"), bundle, "what was approved")


def _check_content(claim: dict[str, Any], opening: dict[str, str], archive: Archive) -> bool:
    name = claim.get("content")
    if name is None:
        return False
    data = archive.read(str(name))
    _same(hashlib.sha256(data).hexdigest(), opening.get("content_sha256"), "the content of a message")
    if opening.get("channel") == "email" and f"<{opening.get('message_id')}>".encode() not in data:
        raise RejectedError("the content of a message bears another Message-ID")
    return True


def _check_receipt(claim: dict[str, Any], opening: dict[str, str], entries: Entries) -> None:
    entry = _entry(entries, claim, "receipt.taken")
    _same(entry.get("message_id"), opening.get("message_id"), "the message of a receipt")
    for name in _RECEIPT:
        _same(entry.get(name), claim.get(name), f"the {name} of a receipt")


def _check_omission(claim: dict[str, Any], person: str, entries: Entries) -> None:
    opening = _opening(claim)
    _same(opening.get("person_ref"), person, "the person of an omission")
    entry = _entry(entries, claim, "omissions.settled", "evidence.packed")
    wanted = commitment(opening)
    if not any(item.get("commitment") == wanted for item in _items(entry, "omissions")):
        raise RejectedError("the reason why no message was made is not the one on record")


def _check_fact(claim: dict[str, Any], entries: Entries) -> None:
    entry = _entry(entries, claim, "fact.asserted")
    _same(entry.get("fact"), claim.get("ref"), "the name of a fact")
    digest = hashlib.sha256(_text(claim, "value_json").encode()).hexdigest()
    _same(entry.get("value_sha256"), digest, "the value of a fact")


def _entry(entries: Entries, claim: dict[str, Any], *kinds: str) -> dict[str, Any]:
    entry = entries.get(claim["entry"]) if isinstance(claim.get("entry"), int) else None
    if entry is None or entry["kind"] not in kinds:
        raise RejectedError(f"a claim names no entry of the kind {' or '.join(kinds)}")
    return entry


def _opening(claim: dict[str, Any]) -> dict[str, str]:
    opening = claim.get("opening")
    if not isinstance(opening, dict) or not all(isinstance(value, str) for value in opening.values()):
        raise RejectedError("a claim opens no commitment")
    return opening


def _items(document: dict[str, Any], name: str) -> list[dict[str, Any]]:
    items = document.get(name, [])
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise RejectedError(f"{name} is not a list of claims")
    return items


def _indexes(document: dict[str, Any], name: str) -> Iterator[int]:
    values = document.get(name, [])
    if not isinstance(values, list) or not all(isinstance(value, int) for value in values):
        raise RejectedError(f"{name} is not a list of entries")
    return iter(values)


def _text(document: dict[str, Any], name: str) -> str:
    value = document.get(name)
    if not isinstance(value, str):
        raise RejectedError(f"it does not say {name}")
    return value


def _same(found: Any, claimed: Any, what: str) -> None:
    if found != claimed or type(found) is not type(claimed):  # 1 is True to Python, and not to a judge
        raise RejectedError(f"{what} is not the one on record")
