"""DMARC aggregate reports (RFC 7489, appendix C): who sent mail under our name, and whether it aligned.

They speak of our sender and of no message: a finding, never a receipt.  The XML comes from strangers: it may
declare no entity (which is all that its bombs and its outside references are made of), and has bounds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import ip_address
from xml.parsers import expat

from amends.providers.receipts.model import SenderFinding, unreadable
from amends.providers.receipts.unpack import unpacked

_MOST_RECORDS = 50_000
_DEEPEST = 16
_LONGEST_VALUE = 500
_LAST_SECOND = 4_102_444_800  # the year 2100
_MOST_MAILS = 2**53


@dataclass
class _Tree:
    """Collects the values of a report: those of its head, and those of each record."""

    head: dict[str, str] = field(default_factory=dict)
    records: list[dict[str, str]] = field(default_factory=list)
    _path: list[str] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _length: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._path) >= _DEEPEST:
            raise unreadable("its XML is nested too deeply")
        self._path.append(name.rpartition(":")[2])
        self._text, self._length = [], 0
        if self._path[1:] == ["record"]:
            if len(self.records) >= _MOST_RECORDS:
                raise unreadable(f"it has more than {_MOST_RECORDS:,} records")
            self.records.append({})

    def text(self, data: str) -> None:
        self._length += len(data)
        if self._length <= _LONGEST_VALUE:
            self._text.append(data)

    def end(self, name: str) -> None:
        place = "/".join(self._path[1:])
        value = "".join(self._text).strip()
        target = self.records[-1] if self.records and place.startswith("record/") else self.head
        if value:
            target.setdefault(place, value)
        self._path.pop()
        self._text, self._length = [], 0


def findings_of_dmarc(data: bytes) -> tuple[SenderFinding, ...]:
    """The findings in an aggregate report as XML, gzip or zip: one for each record.

    Raises ``InputError`` (``receipt.unreadable``).
    """
    tree = _parsed(unpacked(data))
    return tuple(_finding(tree.head, record) for record in tree.records)


def _parsed(text: bytes) -> _Tree:
    tree = _Tree()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = tree.start, tree.end
    parser.CharacterDataHandler = tree.text
    parser.EntityDeclHandler = parser.StartDoctypeDeclHandler = _refuse_declarations
    try:
        parser.Parse(text, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise unreadable("its XML is not well-formed") from error
    if "report_metadata/report_id" not in tree.head or "policy_published/domain" not in tree.head:
        raise unreadable("it is XML, and no DMARC aggregate report")
    return tree


def _refuse_declarations(*declared: object) -> None:
    raise unreadable("its XML declares a document type or entities")


def _finding(head: dict[str, str], record: dict[str, str]) -> SenderFinding:
    return SenderFinding(
        kind="aggregate",
        organisation=head.get("report_metadata/org_name", "")[:200],
        report_id=head["report_metadata/report_id"][:200],
        domain=record.get("record/identifiers/header_from", head["policy_published/domain"]).lower()[:253],
        begin=_instant(head.get("report_metadata/date_range/begin", "")),
        end=_instant(head.get("report_metadata/date_range/end", "")),
        source_ip=_source(record.get("record/row/source_ip", "")),
        count=_number(record.get("record/row/count", ""), _MOST_MAILS),
        is_dkim_aligned=record.get("record/row/policy_evaluated/dkim", "").lower() == "pass",
        is_spf_aligned=record.get("record/row/policy_evaluated/spf", "").lower() == "pass",
        disposition=record.get("record/row/policy_evaluated/disposition", "none").lower()[:20],
    )


def _instant(text: str) -> datetime:
    return datetime.fromtimestamp(_number(text, _LAST_SECOND), UTC)


def _number(text: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 16) or int(text) > most:
        raise unreadable("a number in it is none")
    return int(text)


def _source(text: str) -> str:
    try:
        return str(ip_address(text))
    except ValueError as error:
        raise unreadable("an address of a server in it is none") from error
