"""Starts a real peer on the loopback and keeps it until it is stopped: ``make peer-postgres`` and its like.

postgres     PostgreSQL from local packages       its URL is for AMENDS_DATABASE_URL
smtp-sink    Postfix's smtp-sink                  its URL is for --smtp
smsc         a message centre that sends receipts its URL is for --smpp
dns          a name server of one brand's zone    its address is for --resolver
"""

from __future__ import annotations

import asyncio
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE / "integration"), str(_HERE / "contract/providers"), str(_HERE.parent / "benchmarks")]

from postgres import binaries, cluster, database_maker  # noqa: E402
from smsc import Smsc  # noqa: E402
from smtp_rate import sink  # noqa: E402
from zone import name_server  # noqa: E402

ZONE = {
    ("bank.example", "MX"): ("10 mail.bank.example.",),
    ("bank.example", "TXT"): ('"v=spf1 ip4:192.0.2.1 -all"',),
    ("_dmarc.bank.example", "TXT"): ('"v=DMARC1; p=reject"',),
}
_RECEIPT_AFTER_S = 0.2


@contextmanager
def postgres() -> Iterator[str]:
    """An empty database of a cluster that goes away with this process."""
    programs = binaries()
    if programs is None:
        sys.exit("PostgreSQL is not installed; on Debian: apt-get install postgresql")
    with tempfile.TemporaryDirectory(prefix="amends-peer-") as folder:
        Path(folder).chmod(0o755)  # the server is run by another user
        with cluster(Path(folder), programs) as url:
            yield database_maker(url)()


@contextmanager
def smtp_sink() -> Iterator[str]:
    """Takes every mail and forgets it."""
    with sink() as port:
        yield f"smtp://127.0.0.1:{port}"


@contextmanager
def dns() -> Iterator[str]:
    """Answers for ``bank.example``."""
    with name_server(ZONE) as address:
        yield address


async def smsc() -> None:
    """Accepts every text message and confirms its delivery a moment later."""
    loop, centre = asyncio.get_running_loop(), Smsc()
    centre.before_answer = lambda ref: _later(loop, centre, ref)
    await centre.start()
    print(centre.url.partition("?")[0], flush=True)
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    await stopped.wait()
    await centre.stop()


def _later(loop: asyncio.AbstractEventLoop, centre: Smsc, ref: str) -> None:
    loop.call_later(_RECEIPT_AFTER_S, centre.receipt, ref)


def main(name: str) -> None:
    if name == "smsc":
        asyncio.run(smsc())
        return
    with {"postgres": postgres, "smtp-sink": smtp_sink, "dns": dns}[name]() as address:
        print(address, flush=True)
        try:
            signal.pause()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in ("postgres", "smtp-sink", "smsc", "dns"):
        sys.exit(__doc__)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    main(sys.argv[1])
