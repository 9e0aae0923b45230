"""Mail as files: one ``.eml`` per message, named by its identity, so that writing twice is once."""

from __future__ import annotations

from pathlib import Path

from amends.core.ports import Outcome, OutcomeKind
from amends.providers.disk import make_durable, private_folder, write_whole


class MailFolder:
    """The folder ``outbox/email/<two digits>/<identity>.eml``."""

    def __init__(self, outbox: Path) -> None:
        self._root = private_folder(outbox / "email")

    def put(self, message_id: str, data: bytes) -> Outcome:
        """Writes the message whole; the same bytes again change nothing."""
        name = message_id.partition("@")[0]
        write_whole(private_folder(self._root / name[:2]) / f"{name}.eml", data)
        return Outcome(OutcomeKind.ACCEPTED, ref=f"email/{name[:2]}/{name}.eml")

    def flush(self) -> None:
        """Returns when what was put would survive a power cut."""
        make_durable(self._root)
