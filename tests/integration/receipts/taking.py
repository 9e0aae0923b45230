"""Three processes take the same receipts at once and one is killed: ``taking.py COUNT`` prints what is left."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from datetime import UTC, datetime

from amends.config.boot import boot

NOW = datetime(2026, 6, 16, 8, 0, tzinfo=UTC)
_BEFORE_THE_KILL_S = 0.15


def main(count: int) -> None:
    boot()
    from django.db import connection
    from hearing import other_message

    for number in range(count):
        other_message(message_id=f"{number:040x}@notices.bank.example", code_sha256=f"{number:064x}")
    connection.close()  # a child must not share it
    killed, *others = [child(count) for _ in range(3)]
    time.sleep(_BEFORE_THE_KILL_S)
    os.kill(killed, signal.SIGKILL)
    os.waitpid(killed, 0)
    codes = [os.waitstatus_to_exitcode(os.waitpid(other, 0)[1]) for other in others]
    sys.stdout.write(json.dumps({"codes": codes, **found()}))


def child(count: int) -> int:
    number = os.fork()
    if number == 0:
        code = 1
        try:
            take(count)
            code = 0
        finally:
            os._exit(code)
    return number


def take(count: int) -> None:
    """Names each message by its digits alone."""
    from amends.apps.receipts.services import take_receipts
    from amends.core.ports import Receipt, ReceiptKind

    told = (
        Receipt(source="dsn", event=f"{kind}-{n}", kind=kind, at=NOW, message_id=f"{n:040x}", is_permanent=True)
        for n in range(count)
        for kind in (ReceiptKind.DELIVERED, ReceiptKind.BOUNCED)
    )
    take_receipts(told, now=NOW)


def found() -> dict[str, object]:
    from django.db.models import Count

    from amends.apps.delivery.models import Message
    from amends.apps.journal.models import Entry
    from amends.apps.receipts.models import Receipt

    states = dict(Message.objects.order_by().values_list("state").annotate(Count("id")))
    deeds = Entry.objects.filter(kind="receipt.taken").count()
    return {"states": states, "receipts": Receipt.objects.count(), "deeds": deeds}


if __name__ == "__main__":
    main(int(sys.argv[1]))
