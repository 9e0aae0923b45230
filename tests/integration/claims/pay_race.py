"""One process of the race to pay: ``prepare`` makes a claim that was accepted, ``pay`` advises what is unpaid."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "web")]

from amends.config.boot import boot  # noqa: E402  # the paths come first


def prepare() -> None:
    from claiming import make_desk

    desk = make_desk()
    desk.accepted(desk.open().claim)


def pay() -> int:
    from claiming import ClaimDesk

    from amends.apps.claims.paying import advise_payments
    from amends.apps.incidents.models import Incident
    from amends.core.errors import RefusedError

    incident = Incident.objects.get()
    desk = ClaimDesk(incident, incident.opened_at)
    folder = Path(os.environ["AMENDS_HOME"]) / "out"
    sys.stdin.readline()  # all begin together
    try:
        return advise_payments(
            incident=incident, folder=folder, by="treasury", secret=desk.secret, now=desk.now
        ).payments
    except RefusedError:
        return 0


if __name__ == "__main__":
    boot(migrate=sys.argv[1] == "prepare")
    if sys.argv[1] == "prepare":
        prepare()
    else:
        print("ready", flush=True)
        print(pay())
