"""Sends segments into folders: mail and SMS as files, letters as a print file.

Writing a file again with the same bytes changes nothing, so the file itself is the evidence of what
was done, and no journal is needed beside the lease.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Protocol

from amends.apps.delivery.claims import Lease, Settled, give_back, renew
from amends.apps.delivery.contents import Contents, digest
from amends.apps.delivery.faults import Point, passing
from amends.apps.delivery.feed import CHANGED
from amends.apps.delivery.ports import LetterRun, PrintedLetter, Renderer, Row
from amends.apps.delivery.states import MessageState
from amends.core.channels import Channel
from amends.core.envelope import unpack
from amends.core.errors import MachineError
from amends.core.ports import Outcome
from amends.providers.post.printfile import Letter, PrintFolder
from amends.providers.post.readback import misprinted
from amends.providers.sms.files import sms_bytes


class Folder(Protocol):
    """A provider that writes one file per message."""

    def put(self, message_id: str, data: bytes) -> Outcome: ...

    def flush(self) -> None: ...


def send_to_folder(lease: Lease, *, contents: Contents, folder: Folder, clock: Callable[[], datetime]) -> int:
    """Writes every message of the lease and settles it; returns how many."""
    settled = {row.message_id: _put(row, lease.channel, contents, folder, clock) for row in lease.rows}
    folder.flush()
    _finish(lease, settled)
    return len(settled)


def send_to_print(
    lease: Lease, *, contents: Contents, renderer: Renderer, folder: PrintFolder, clock: Callable[[], datetime]
) -> int:
    """Renders the letters of the lease as one run, keeps it, and settles them; returns how many."""
    fit = [row for row in lease.rows if _is_as_released(row, lease.channel, contents)]
    settled = {row.message_id: Settled(MessageState.HELD, clock(), reason=CHANGED) for row in lease.rows}
    if fit and not folder.has_run(lease.seq, [row.message_id for row in fit]):
        run = renderer.letters(fit)
        renew(lease, now=clock())  # rendering is slow
        _require_own_codes(run, fit, lease)
        folder.put_run(lease.seq, run.pdf, _letters(fit, run.letters))
        passing(Point.AFTER_FILE)
    folder.flush()
    ref = f"post/parts/{lease.seq:06d}.pdf"
    settled |= {row.message_id: Settled(MessageState.ACCEPTED, clock(), 1, ref=ref) for row in fit}
    _finish(lease, settled)
    return len(settled)


def _as_file(data: bytes, channel: Channel) -> bytes:
    if channel is not Channel.SMS:
        return data
    said = unpack(data)
    return sms_bytes(message_id=said.message_id, number=said.to, text=said.text)


def _put(row: Row, channel: Channel, contents: Contents, folder: Folder, clock: Callable[[], datetime]) -> Settled:
    data = contents.make(row, channel)
    if digest(data) != row.content_sha256:
        return Settled(MessageState.HELD, clock(), reason=CHANGED)
    outcome = folder.put(row.message_id, _as_file(data, channel))
    passing(Point.AFTER_FILE)
    return Settled(MessageState.ACCEPTED, clock(), 1, ref=outcome.ref)


def _is_as_released(row: Row, channel: Channel, contents: Contents) -> bool:
    return digest(contents.make(row, channel)) == row.content_sha256


def _letters(rows: Sequence[Row], printed: Sequence[PrintedLetter]) -> list[Letter]:
    return [
        Letter(
            message_id=row.message_id,
            person_ref=row.person.person_ref,
            sha256=row.content_sha256,
            code_sha256=hashlib.sha256(row.code.encode()).hexdigest(),
            **asdict(one),
        )
        for row, one in zip(rows, printed, strict=True)
    ]


def _require_own_codes(run: LetterRun, rows: Sequence[Row], lease: Lease) -> None:
    """The first, the middle and the last letter are read back from the PDF: a shuffled run shows there."""
    sample = sorted({0, len(rows) // 2, len(rows) - 1})
    wrong = misprinted(run.pdf, [one.pages for one in run.letters], [row.code for row in rows], sample)
    if wrong:
        raise MachineError(
            "A letter does not carry its own code.",
            code="post.misprinted",
            where=f"segment {lease.seq}, letters {', '.join(str(index + 1) for index in wrong)} of the run",
            why="Read back from the PDF, it shows another letter's code or none.",
            fix="Report it: the letter renderer is at fault. Nothing of the run was printed.",
        )


def _finish(lease: Lease, settled: dict[str, Settled]) -> None:
    passing(Point.BEFORE_COMMIT)
    give_back(lease, settled)
    passing(Point.AFTER_COMMIT)
