"""Takes what ``amends receipts`` has read, batch by batch, and counts what became of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from amends.cli.output import print_json, text_console
from amends.core.errors import InputError
from amends.providers.post.returned import read_returned
from amends.providers.receipts.digest import digest_of
from amends.providers.receipts.files import FileKind, Found
from amends.providers.receipts.mailtext import MOST_BYTES
from amends.providers.receipts.model import Disposition, MailRead, unreadable
from amends.providers.receipts.read import read_dmarc, read_mail

if TYPE_CHECKING:
    from amends.apps.receipts.intake import Intake


def now() -> datetime:
    """The present, aware."""
    return datetime.now(UTC)


class Tally:
    """Takes what was read and counts what became of it."""

    def __init__(self) -> None:
        from amends.apps.receipts.intake import Intake  # noqa: PLC0415  # models load after boot()

        self.intake: Intake = Intake()
        self.not_understood: list[dict[str, str]] = []
        self._settled_later = self._scanned_twice = 0

    def read(self, item: Found) -> Iterator[tuple[str, MailRead]]:
        """What a file holds, each with the name by which a person finds it again."""
        if item.kind is FileKind.DMARC:
            yield item.name, read_dmarc(item.data)
        elif item.kind is FileKind.MAIL:
            yield item.name, read_mail(item.data, received_at=now())
        else:
            yield from self._scans(item)

    def _scans(self, item: Found) -> Iterator[tuple[str, MailRead]]:
        """The letters of a file of scans, and each line of it that cannot be read."""
        digest = hashlib.sha256(item.data).hexdigest()
        try:
            if len(item.data) > MOST_BYTES:
                raise unreadable(f"it is larger than {MOST_BYTES:,} bytes")
            returned = read_returned(item.data, now=now())
        except InputError as error:
            yield item.name, MailRead(disposition=Disposition.NOT_UNDERSTOOD, sha256=digest, why=error.why)
            return
        self._scanned_twice += returned.duplicates
        for receipt in returned.receipts:
            yield item.name, MailRead(disposition=Disposition.RECEIPT, sha256=digest, receipts=(receipt,))
        for line in returned.unreadable:
            name = digest_of(digest, str(line.line))
            found = MailRead(disposition=Disposition.NOT_UNDERSTOOD, sha256=name, why=line.why)
            yield f"{item.name}, line {line.line}", found

    def take(self, read: Iterable[tuple[str, MailRead]]) -> None:
        """One transaction: all of them or none."""
        from amends.apps.receipts.intake import take_mails  # noqa: PLC0415

        pairs = list(read)
        self.intake += take_mails([mail for _, mail in pairs], now=now())
        self.not_understood += [
            {"file": name, "why": mail.why} for name, mail in pairs if mail.disposition is Disposition.NOT_UNDERSTOOD
        ]

    def apply_waiting(self) -> None:
        from amends.apps.receipts.services import apply_waiting  # noqa: PLC0415

        self._settled_later = apply_waiting(now()).settled

    def answer(self, *, as_json: bool) -> int:
        """Prints the counts; 1 if a person has to look at something."""
        document = self._document()
        if as_json:
            print_json({**document, "not_understood": self.not_understood})
        else:
            for name, count in document.items():
                text_console.print(f"{name.replace('_', ' '):<16} {count:>8,}", highlight=False)
            text_console.print(f"{'not understood':<16} {len(self.not_understood):>8,}", highlight=False)
            for item in self.not_understood:
                text_console.print(f"  {item['file']}: {item['why']}", markup=False, highlight=False)
        return 1 if self.not_understood or self.intake.taken.unmatched else 0

    def _document(self) -> dict[str, Any]:
        taken, kinds = self.intake.taken, self.intake.dispositions
        return {
            "read": self.intake.read,
            "receipts": taken.taken,
            "duplicates": taken.duplicates + self._scanned_twice,
            "unmatched": taken.unmatched,
            "waiting": taken.waiting,
            "settled": taken.settled + self._settled_later,
            "complaints": taken.kinds.get("complained", 0),
            "reports": kinds.get(Disposition.REPORT, 0),
            "findings": self.intake.findings,
            "auto_replies": kinds.get(Disposition.AUTO_REPLY, 0),
            "replies": kinds.get(Disposition.REPLY, 0),
        }
