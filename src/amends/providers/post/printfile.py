"""One print file per run, with manifests: which message lies on which pages, and what the print house must know.

Letters come in runs (PDF documents of at most some hundred letters).  Each run is kept as a part
under ``post/parts``; the print file is joined from all parts, in order, whenever a part was added.
Parts and print file are named and written so that doing it twice changes nothing.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import msgspec
import pikepdf

from amends.core.errors import MachineError
from amends.core.ports import Outcome, OutcomeKind
from amends.providers.disk import make_durable, private_folder, write_whole
from amends.providers.post.tags import TaggedJoin

COLUMNS = ("message_id", "person_ref", "first_page", "pages", "sha256")
_SHEET_GRAMS = {"a4": 4.99, "us-letter": 4.83}  # 80 g/m2
_ENVELOPE_GRAMS = 5.0
_WEIGHTS = (20, 50, 100, 500)  # steps in grams at which posts of Europe and the UPU charge more


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One letter of a run: ``pages`` long, ``sha256`` of its content as the ledger has it.

    ``mark`` is what its bar code says, ``code_sha256`` the hash of its code, ``country`` where it goes.
    """

    message_id: str
    person_ref: str
    pages: int
    sha256: str
    mark: str = ""
    code_sha256: str = ""
    country: str = ""
    paper: str = "a4"


class PrintFolder:
    """``outbox/post``: ``parts/``, ``letters.pdf``, ``manifest.csv`` (for the house) and ``print-job.json``.

    The print job names no person and no message: for each letter it gives its pages, mark, country and weight.
    """

    def __init__(self, outbox: Path) -> None:
        self._root = private_folder(outbox / "post")
        self._parts = private_folder(self._root / "parts")

    def put_run(self, number: int, pdf: bytes, letters: Sequence[Letter]) -> Outcome:
        """Keeps one run whole: first its list, then its pages, whose presence makes it count.

        Raises ``MachineError`` (``post.pages``) if the document has other pages than its letters.
        """
        with pikepdf.open(io.BytesIO(pdf)) as document:
            found = len(document.pages)
        if found != sum(letter.pages for letter in letters):
            raise MachineError(
                "A run of letters has other pages than its letters say.",
                code="post.pages",
                where=f"post/parts/{number:06d}.pdf",
                why=f"{found} pages for {len(letters)} letters; a page could reach another person.",
                fix="Report it: the letter renderer is at fault. Nothing was printed.",
            )
        listing = msgspec.json.encode([asdict(letter) for letter in letters])
        write_whole(self._parts / f"{number:06d}.json", listing)
        write_whole(self._parts / f"{number:06d}.pdf", pdf)
        return Outcome(OutcomeKind.ACCEPTED, ref=f"post/parts/{number:06d}.pdf")

    def has_run(self, number: int, letters: Sequence[str]) -> bool:
        """Whether the run was kept whole with exactly these messages, in this order."""
        listing = self._parts / f"{number:06d}.json"
        if not (listing.is_file() and listing.with_suffix(".pdf").is_file()):
            return False
        return [entry["message_id"] for entry in msgspec.json.decode(listing.read_bytes())] == list(letters)

    def join(self) -> int:
        """Writes ``letters.pdf`` and its manifests from all runs; returns the number of letters."""
        runs = sorted(self._parts.glob("*.pdf"))
        if not runs:
            return 0
        rows, first_page = [], 1
        with pikepdf.new() as joined:
            tagged = TaggedJoin(joined)
            for run in runs:
                with pikepdf.open(run) as part:
                    tagged.append(part)
                for entry in msgspec.json.decode(run.with_suffix(".json").read_bytes()):
                    rows.append({**entry, "first_page": first_page})
                    first_page += entry["pages"]
            tagged.finish()
            _save(joined, self._root / "letters.pdf")
        write_whole(self._root / "manifest.csv", _manifest(rows))
        write_whole(self._root / "print-job.json", _print_job(rows))
        return len(rows)

    def flush(self) -> None:
        """Returns when what was put would survive a power cut."""
        make_durable(self._root)


def _save(document: pikepdf.Pdf, path: Path) -> None:
    """Writes the document to its place by a rename; it can be larger than the memory."""
    draft = path.with_name(path.name + ".part")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        document.save(file, deterministic_id=True)
    draft.replace(path)


def _print_job(rows: Sequence[dict[str, Any]]) -> bytes:
    """What the print house needs; the bar code of each page is mark, page and pages, two digits each."""
    job = {
        "file": "letters.pdf",
        "barcode": {"symbology": "code128", "content": "mark(8) page(2) pages(2)", "place": "footer, centre"},
        "letters": [_job_line(number, row) for number, row in enumerate(rows, start=1)],
    }
    return msgspec.json.format(msgspec.json.encode(job))


def _job_line(number: int, row: dict[str, Any]) -> dict[str, Any]:
    sheets = (row["pages"] + 1) // 2
    grams = sheets * _SHEET_GRAMS[row.get("paper", "a4")] + _ENVELOPE_GRAMS
    return {
        "letter": number,
        "first_page": row["first_page"],
        "last_page": row["first_page"] + row["pages"] - 1,
        "mark": row.get("mark", ""),
        "code_sha256": row.get("code_sha256", ""),
        "country": row.get("country", ""),
        "paper": row.get("paper", "a4"),
        "sheets_duplex": sheets,
        "grams_about": round(grams, 1),
        "up_to_grams": next((step for step in _WEIGHTS if grams <= step), None),
    }


def _manifest(rows: Sequence[dict[str, object]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({column: row[column] for column in COLUMNS} for row in rows)
    return out.getvalue().encode()
