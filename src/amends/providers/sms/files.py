"""SMS as files: one ``.txt`` per message with its number, for rehearsals without a carrier."""

from __future__ import annotations

from pathlib import Path

from amends.core.ports import Outcome, OutcomeKind
from amends.providers.disk import make_durable, private_folder, write_whole


class SmsFolder:
    """The folder ``outbox/sms/<identity>.txt``: ``To:`` and ``Message-ID:`` lines, a gap, the text."""

    def __init__(self, outbox: Path) -> None:
        self._root = private_folder(outbox / "sms")

    def put(self, message_id: str, data: bytes) -> Outcome:
        """Writes the message whole; the same bytes again change nothing."""
        name = message_id.partition("@")[0]
        write_whole(self._root / f"{name}.txt", data)
        return Outcome(OutcomeKind.ACCEPTED, ref=f"sms/{name}.txt")

    def flush(self) -> None:
        """Returns when what was put would survive a power cut."""
        make_durable(self._root)


def sms_bytes(*, message_id: str, number: str, text: str) -> bytes:
    """The file of one SMS; a control character cannot end the number's line.

    Raises ``ValueError`` if the number is not digits with a leading plus.
    """
    if not (number.startswith("+") and number[1:].isascii() and number[1:].isdigit()):
        raise ValueError("the number is not in international form")
    return f"To: {number}\nMessage-ID: {message_id}\n\n{text}".encode()
