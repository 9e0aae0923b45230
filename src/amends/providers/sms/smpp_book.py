"""Which part of which message a receipt speaks of: a message is delivered when all its parts are."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote, unquote

from amends.core.ports import Receipt, ReceiptKind
from amends.providers.sms.smpp_receipts import PERMANENT, Said

_MOST_MESSAGES = 100_000  # kept in memory; of older ones a receipt tells its ref only


@dataclass(slots=True)
class _Entry:
    message_id: str
    parts: int
    refs: list[str] = field(default_factory=list)
    delivered: set[str] = field(default_factory=set)


class ReceiptBook:
    """``ids`` is the form of the ids in answers where receipts have another: ``hex`` or ``decimal``."""

    def __init__(self, ids: str = "", *, most: int = _MOST_MESSAGES) -> None:
        self._ids, self._most = ids, most
        self._messages: dict[str, _Entry] = {}
        self._by_key: dict[str, tuple[_Entry, str]] = {}

    def note(self, message_id: str, ref: str, *, parts: int) -> None:
        """Keeps that ``ref`` is the SMSC's name for one of the parts of a message."""
        entry = self._messages.get(message_id)
        if entry is None:
            entry = self._messages[message_id] = _Entry(message_id, parts)
        if ref and ref not in entry.refs:
            entry.refs.append(ref)
            self._by_key[self._key(ref, is_answer=True)] = (entry, ref)
        if len(self._messages) > self._most:
            self._forget(next(iter(self._messages)))

    def knows(self, ref: str) -> bool:
        """Whether a receipt with this id would find its message."""
        return self._key(ref) in self._by_key

    def receipt(self, said: Said, at: datetime, evidence_sha256: str) -> Receipt:
        """The evidence; while parts are missing a delivered part counts as taken further only.

        Its ``ref`` is one of those that ``joined_refs`` joined with commas.
        """
        entry, ref = self._by_key.get(self._key(said.ref), (None, said.ref))
        kind = said.kind
        if entry is not None and kind is ReceiptKind.DELIVERED:
            entry.delivered.add(ref)
            kind = kind if len(entry.delivered) >= entry.parts else ReceiptKind.ACCEPTED
        return Receipt(
            source="smpp",
            event=f"{joined_refs([ref])}:{said.state}:{kind}",
            kind=kind,
            at=said.done_at or at,
            message_id=entry.message_id if entry else "",
            ref=joined_refs([ref]),
            status=f"{said.state} {said.error}".strip(),
            is_permanent=said.state in PERMANENT,
            reason=f"the network says {said.state}",
            evidence_sha256=evidence_sha256,
        )

    def _forget(self, message_id: str) -> None:
        for ref in self._messages.pop(message_id).refs:
            self._by_key.pop(self._key(ref, is_answer=True), None)

    def _key(self, ref: str, *, is_answer: bool = False) -> str:
        """One form for both kinds of id.  Forms are never guessed: decimal 10 and hexadecimal 10 are two messages."""
        base = 10 if not self._ids or (self._ids == "decimal") is is_answer else 16
        if not (ref.isascii() and ref.isalnum()):
            return ref.lower()
        try:
            return str(int(ref, base)) if self._ids or ref.isdigit() else ref.lower()
        except ValueError:
            return ref.lower()


def joined_refs(refs: list[str]) -> str:
    """The refs of all parts as one; a part whose ref is not known has an empty place."""
    return ",".join(quote(ref, safe="") for ref in refs)


def parted_refs(ref: str) -> list[str]:
    """The refs of the parts."""
    return [unquote(one) for one in ref.split(",")]
