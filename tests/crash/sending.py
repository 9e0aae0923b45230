"""A real sending process for crash tests and benchmarks: plans, sends, writes the ledger, reconciles.

Run as a program, so that it can be killed: ``python sending.py --out DIR --persons N [--smtp URL]``.
The people and the renderer are made up (``cast.py``); everything else is the product.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from amends.config.boot import boot

boot()

from cast import KEY, NOW, SENDER, SmallRenderer, people, second_derivation  # noqa: E402  # beside this file

from amends.apps.delivery.ledger import write_ledger  # noqa: E402  # Django must have started
from amends.apps.delivery.ports import Notice, Ways  # noqa: E402
from amends.apps.delivery.reconcile import reconcile_campaign  # noqa: E402
from amends.apps.delivery.services import plan_campaign, run_campaign  # noqa: E402
from amends.contact.guard import destination  # noqa: E402
from amends.core.channels import Channel  # noqa: E402
from amends.core.errors import AmendsError  # noqa: E402
from amends.core.ids import address_digest  # noqa: E402
from amends.core.person import PersonRow  # noqa: E402
from amends.providers.email.route import parse_smtp_url  # noqa: E402

if TYPE_CHECKING:
    from amends.apps.delivery.models import Campaign


def main(arguments: argparse.Namespace) -> int:
    out = Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    renderer, started = SmallRenderer(), time.perf_counter()
    campaign = plan_campaign(
        ref="CMP-TEST",
        incident_ref="INC-TEST",
        key=KEY,
        register_sha256="0" * 64,
        audience=people(arguments.persons, by_mail_alone=arguments.by_mail_alone),
        notice_for=lambda person, channel: Notice(f"{channel}.{person.language}", "a" * 64),
        derive_b=second_derivation(arguments.persons, by_mail_alone=arguments.by_mail_alone),
        renderer=renderer,
        sender=SENDER,
        on=NOW.date(),
        now=NOW,
    )
    planned = time.perf_counter()
    ways = Ways(
        outbox=out / "outbox",
        journals=Path(os.environ["AMENDS_HOME"]) / "journals",
        smtp=parse_smtp_url(arguments.smtp) if arguments.smtp else None,
    )
    result = run_campaign(
        campaign=campaign,
        key=KEY,
        renderer=renderer,
        ways=ways,
        clock=lambda: datetime.now(UTC),
        workers=arguments.workers,
        on_settled=lambda count: print(f"settled {count}", flush=True),
    )
    sent = time.perf_counter()
    rows = {person.person_ref: person for person in people(arguments.persons, by_mail_alone=arguments.by_mail_alone)}
    _report(campaign, out, rows, asdict(result), (planned - started, sent - planned))
    return 0


def _report(
    campaign: Campaign,
    out: Path,
    rows: dict[str, PersonRow],
    result: dict[str, object],
    seconds: tuple[float, float],
) -> None:
    def digest_for(ref: str, channel: str) -> str | None:
        return address_digest(destination(rows[ref], Channel(channel))) if ref in rows else None

    write_ledger(campaign, out / "ledger.parquet")
    proof = reconcile_campaign(campaign, affected=iter(rows), address_digest_for=digest_for)
    document = {"proof": asdict(proof), "result": result, "plan_s": seconds[0], "send_s": seconds[1]}
    (out / "result.json").write_text(json.dumps(document, default=str))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", required=True)
    parser.add_argument("--persons", type=int, required=True)
    parser.add_argument("--smtp")
    parser.add_argument("--by-mail-alone", action="store_true")
    parser.add_argument("--workers", type=int, default=1)
    try:
        sys.exit(main(parser.parse_args()))
    except AmendsError as error:
        print(json.dumps(error.as_dict()), file=sys.stderr)
        sys.exit(error.exit_code)
