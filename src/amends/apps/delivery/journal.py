"""A worker's own journal: what it was about to hand over, and what was answered.

One line per event, written with a single ``write`` to a file opened for appending, so that a killed
process loses nothing that it had written.  Each line ends with a checksum: a torn last line is seen
and left out.  The file is locked while its worker lives, which tells a resume that it is dead.
``fdatasync`` follows in batches; after a power cut the header's boot id tells that lines may be missing.
The journal holds identities and codes, no personal data.
"""

from __future__ import annotations

import errno
import fcntl
import os
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from amends.core.errors import MachineError
from amends.core.ports import Doubt, Outcome, OutcomeKind
from amends.providers.disk import private_folder

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Journal:
    """The journal that this process writes."""

    def __init__(self, folder: Path, worker: str) -> None:
        private_folder(folder)
        self.is_dirty = False
        self._kept = b""
        self._path = journal_path(folder, worker)
        draft = self._path.with_suffix(".draft")
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
        self._descriptor = os.open(draft, flags, 0o600)
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)
        self._write(f"B {boot_id()}")
        self.sync()
        draft.rename(self._path)  # it is never seen without its lock
        _sync_folder(folder)

    def start(self, place: str, doubt: Doubt, provider: str | None = None) -> None:
        """Says that a lease begins, what its channel allows when an outcome is not known, and by whom it leaves."""
        self._write(f"S {place} {doubt} {provider or ''}")

    def intend(self, place: str, message_id: str) -> None:
        """Says that the content of a message is about to leave."""
        self._write(f"I {place} {message_id}")

    def settle(self, place: str, message_id: str, outcome: Outcome) -> None:
        """Says what came of it.

        The line leaves with the next intent, or with ``flush``: both follow within the same turn of
        the event loop, so a kill before it only leaves in doubt what was answered in this turn.
        """
        words = f"{outcome.kind} {outcome.code or '-'} {outcome.ref or outcome.reason}"
        self._kept += _line(f"O {place} {message_id} {words}")

    def flush(self) -> None:
        """Writes the outcomes that are still kept back."""
        if self._kept:
            self._write_out(b"")

    def sync(self) -> None:
        """Returns when everything written would survive a power cut."""
        if self.is_dirty:
            self.is_dirty = False
            try:
                os.fdatasync(self._descriptor)
            except OSError as error:
                raise _fault(self._path, error) from error

    def close(self, *, is_needed: bool) -> None:
        """Lets go of the file, and removes it when every line of it is in the database."""
        if not is_needed:
            self._path.unlink()
        os.close(self._descriptor)

    def _write(self, line: str) -> None:
        self._write_out(_line(line))

    def _write_out(self, data: bytes) -> None:
        data, self._kept = self._kept + data, b""
        try:
            written = os.write(self._descriptor, data)
        except OSError as error:
            raise _fault(self._path, error) from error
        if written != len(data):
            raise _fault(self._path, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
        self.is_dirty = True


def _line(words: str) -> bytes:
    data = words.replace("\n", " ").encode()
    return b"%b %08x\n" % (data, zlib.crc32(data))


@dataclass
class Replay:
    """What a dead worker's journal says about one lease (``place``: segment and epoch).

    ``tries`` and ``doubts`` count per message; a message in ``in_doubt`` has an intent without an
    outcome.  ``outcomes`` holds the last one.  ``is_whole`` is false when a power cut may have eaten
    lines.
    """

    doubt: Doubt = Doubt.REPEAT
    provider: str | None = None
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    in_doubt: set[str] = field(default_factory=set)
    tries: Counter[str] = field(default_factory=Counter)
    doubts: Counter[str] = field(default_factory=Counter)
    is_whole: bool = True

    def intend(self, message_id: str) -> None:
        self.in_doubt.add(message_id)
        self.outcomes.pop(message_id, None)

    def settle(self, message_id: str, outcome: Outcome) -> None:
        self.in_doubt.discard(message_id)
        self.outcomes[message_id] = outcome
        self.tries[message_id] += outcome.kind not in (OutcomeKind.UNSENT, OutcomeKind.HELD)
        self.doubts[message_id] += outcome.kind is OutcomeKind.DOUBT


def journal_path(folder: Path, worker: str) -> Path:
    """The file of a worker's journal."""
    return folder / f"{worker}.journal"


def is_abandoned(path: Path) -> bool:
    """Whether nobody holds the journal: its worker is dead (on this host, whose kernel knows).

    The question is a shared lock, so that several who ask at once do not take one another for the worker.
    """
    with path.open("rb") as file, suppress(BlockingIOError):
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        return True
    return False


def replay(path: Path, place: str) -> Replay:
    """Reads what belongs to one lease.  ``is_whole`` is false when a power cut may have eaten lines."""
    result = Replay()
    for words in _lines(path):
        if words[0] == "B":
            result.is_whole = words[1] == boot_id()
        elif words[1] != place:
            continue
        elif words[0] == "S":
            result.doubt, result.provider = Doubt(words[2]), words[3] or None
        elif words[0] == "I":
            result.intend(words[2])
        else:
            result.settle(words[2], _outcome(words[3], words[4]))
    return result


def _outcome(kind: str, rest: str) -> Outcome:
    code, _, text = rest.partition(" ")
    code = code.removeprefix("-")
    if kind == OutcomeKind.ACCEPTED:
        return Outcome(OutcomeKind.ACCEPTED, code=code, ref=text)
    return Outcome(OutcomeKind(kind), code=code, reason=text)


def _lines(path: Path) -> Iterator[list[str]]:
    for raw in path.read_bytes().split(b"\n"):
        data, _, checksum = raw.rpartition(b" ")
        if data and checksum == b"%08x" % zlib.crc32(data):
            yield data.decode().split(" ", 4)


def _fault(path: Path, error: OSError) -> MachineError:
    return MachineError(
        "The journal of a worker cannot be written.",
        code="delivery.journal",
        where=str(path),
        why=error.strerror or type(error).__name__,
        fix="Free space on the disk of AMENDS_HOME, then run the same command with --resume.",
    )


def boot_id() -> str:
    """Names this start of the machine; ``unknown`` where the kernel does not tell."""
    return _BOOT_ID.read_text().strip() if _BOOT_ID.exists() else "unknown"


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
