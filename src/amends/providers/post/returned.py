"""Letters that came back, from what a hand scanner or a mail room gives: one scan a line, or CSV.

A line holds the bar code of a page (``48EF2K480102``: mark, page, pages) or the letter's code (``7Q2K9-XMBDA``), and
after it, if known, the day and the reason: ``48EF2K480102;2026-06-12;moved``.  A heading may name the columns.
Every line is accounted for: a receipt, a duplicate, blank, or not readable with its number and why.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from amends.core.errors import InputError
from amends.core.ports import Receipt, ReceiptKind
from amends.wording.render.marks import mark_of

SOURCE = "post-scan"
_PAGE = re.compile(r"([0-9A-HJKMNP-TV-Z]{8})(\d{2})(\d{2})")
_MARK = re.compile(r"[0-9A-HJKMNP-TV-Z]{8}")
_CODE = re.compile(r"([2-9A-HJ-NP-Z]{5})([2-9A-HJ-NP-Z]{5})")
_BETWEEN = re.compile(r"[\s*\u2010-\u2015-]")  # also the stars around a Code 39
_COLUMNS = {
    "scan": "scan code barcode mark sendungscode strichcode kod code-barres",
    "day": "day date returned returned_on at datum data",
    "reason": "reason cause grund motif powód powod",
}
_MOST_LINES, _MOST_OF_LINE = 1_000_000, 2_000
_PERMANENT = frozenset("moved unknown refused deceased bad_address".split())
# What posts print on returned mail: UPU's CN 15 label (English, French), Deutsche Post, Poczta Polska, USPS.
_REASONS = {
    "moved": "moved|moved left no address|unable to forward|parti sans laisser d'adresse|démenagé|verzogen|"
    "unbekannt verzogen|wyprowadził się|adresat wyprowadził się",
    "unknown": "unknown|not known|attempted not known|no such person|inconnu|unbekannt|"
    "empfänger nicht zu ermitteln|nieznany|adresat nieznany",
    "refused": "refused|refusé|annahme verweigert|odmowa przyjęcia|odmowa",
    "deceased": "deceased|dead|décédé|verstorben|empfänger verstorben|zmarł|adresat zmarł",
    "bad_address": "bad address|bad_address|insufficient address|no such number|no such street|adresse insuffisante|"
    "anschrift ungenügend|adres niedokładny|vacant",
    "not_collected": "not collected|not_collected|unclaimed|non réclamé|nicht abgeholt|nie podjęto w terminie",
    "absent": "absent|temporarily away|nicht angetroffen|nieobecny",
    "other": "other|damaged|autre|sonstiges|inne",
}
_REASON_OF = {word: reason for reason, words in _REASONS.items() for word in words.split("|")}
_COLUMN_OF = {word: column for column, words in _COLUMNS.items() for word in words.split()}


@dataclass(frozen=True)
class Unreadable:
    """A line that could not be used: its number, from 1, and why.  The line itself is not kept."""

    line: int
    why: str


@dataclass(frozen=True, kw_only=True)
class Returned:
    """What a file of scans gave; the counts and lists add up to ``lines``."""

    receipts: tuple[Receipt, ...]
    unreadable: tuple[Unreadable, ...]
    duplicates: int
    blank: int
    lines: int


def read_returned(data: bytes, *, now: datetime) -> Returned:
    """The receipts of a file of scans (UTF-8); a letter scanned twice is one receipt.

    ``now`` is when it was read: the day of a scan without one, and its zone that of days.  A receipt has
    ``ref`` ``mark:48EF2K48``, ``code`` where the code itself was read, and the same ``event`` for both, so that a
    second file with the same letters changes nothing.  Raises ``InputError`` (``receipt.unreadable``) for what is
    no text at all.
    """
    lines = _text(data).splitlines()
    names, separator, start = _heading(lines)
    receipts: dict[str, Receipt] = {}
    unreadable: list[Unreadable] = []
    duplicates = 0
    for number, cells in _cells(lines[start:], separator, start + 1):
        try:
            receipt = _receipt(dict(zip(names, cells, strict=False)), now)
        except _UnreadableError as error:
            unreadable.append(Unreadable(number, str(error)))
            continue
        duplicates += receipt.event in receipts
        receipts.setdefault(receipt.event, receipt)
    blank = len(lines) - len(receipts) - len(unreadable) - duplicates
    return Returned(
        receipts=tuple(receipts.values()),
        unreadable=tuple(unreadable),
        duplicates=duplicates,
        blank=blank,
        lines=len(lines),
    )


def code_sha256_prefix(mark: str) -> str:
    """The ten hex digits with which the hash of a letter's code begins, from its mark.

    >>> import hashlib
    >>> hashlib.sha256(b"7Q2K9-XMBDA").hexdigest().startswith(code_sha256_prefix("48EF2K48"))
    True
    """
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    number = 0
    for letter in mark:
        number = number << 5 | alphabet.index(letter)
    return f"{number:010x}"


class _UnreadableError(ValueError):
    """Why a line cannot be used."""


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _no_text("it is not UTF-8") from error
    if "\x00" in text or text.count("\n") > _MOST_LINES:
        raise _no_text("it holds zero bytes, or more than a million lines")
    return text


def _heading(lines: list[str]) -> tuple[tuple[str, ...], str, int]:
    """The names of the columns, what parts them, and where the scans begin."""
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    line = lines[first] if lines else ""
    separator = next((mark for mark in "\t;," if mark in line), ";")
    words = [cell.strip().strip('"').casefold() for cell in line.split(separator)]
    names = tuple(_COLUMN_OF.get(word, "") for word in words)
    if "scan" in names:
        return names, separator, first + 1
    return ("scan", "day", "reason"), separator, 0


def _cells(lines: list[str], separator: str, first: int) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(lines, start=first):
        if line.strip():
            yield number, next(csv.reader([line[:_MOST_OF_LINE]], delimiter=separator), [])


def _receipt(cells: Mapping[str, str], now: datetime) -> Receipt:
    mark, code = _scan(cells.get("scan", ""))
    at = _day(cells.get("day", "").strip(), now)
    reason = _reason(cells.get("reason", ""))
    return Receipt(
        source=SOURCE,
        event=f"returned-{mark}",
        kind=ReceiptKind.BOUNCED,
        at=at,
        ref=f"mark:{mark}",
        code=code,
        status="returned",
        is_permanent=reason in _PERMANENT,
        reason=reason,
        evidence_sha256=hashlib.sha256(f"{mark} {at.isoformat()} {reason}".encode()).hexdigest(),
    )


def _scan(text: str) -> tuple[str, str]:
    """The letter's mark, and its code where that was read."""
    plain = _BETWEEN.sub("", text).upper()
    page = _PAGE.fullmatch(plain)
    if page:
        if not 1 <= int(page[2]) <= int(page[3]):
            raise _UnreadableError("the bar code names a page that cannot be")
        return page[1], ""
    code = _CODE.fullmatch(plain)
    if code:
        whole = f"{code[1]}-{code[2]}"
        return mark_of(whole), whole
    if _MARK.fullmatch(plain):
        return plain, ""
    raise _UnreadableError("no bar code and no code of ours")


def _day(text: str, now: datetime) -> datetime:
    if not text:
        return now
    parts = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
    try:
        if len(text) > len("2026-06-12"):
            at = datetime.fromisoformat(text)
            at = at if at.tzinfo else at.replace(tzinfo=now.tzinfo)
        else:
            day = date(int(parts[3]), int(parts[2]), int(parts[1])) if parts else date.fromisoformat(text)
            at = datetime.combine(day, time(12), now.tzinfo)
    except ValueError as error:
        raise _UnreadableError("the day is neither 2026-06-12 nor 12.06.2026") from error
    if at > now + timedelta(days=1):
        raise _UnreadableError("the day lies in the future")
    return at


def _reason(text: str) -> str:
    word = " ".join(text.casefold().split()).strip(" .!")
    if not word:
        return "other"
    if word not in _REASON_OF:
        raise _UnreadableError("the reason is not known: use " + ", ".join(_REASONS))
    return _REASON_OF[word]


def _no_text(why: str) -> InputError:
    return InputError(
        "A file of scans cannot be read.",
        code="receipt.unreadable",
        where=SOURCE,
        why=why,
        fix="Save it as text or CSV in UTF-8, one letter a line.",
    )
