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

from cast import KEY, NOW, SENDER, SmallRenderer, people, person_called, second_derivation  # noqa: E402  # beside this file

from amends.apps.delivery.ledger import write_ledger  # noqa: E402  # Django must have started
from amends.apps.delivery.ports import Notice, Ways  # noqa: E402
from amends.apps.delivery.reconcile import reconcile_campaign  # noqa: E402
from amends.apps.delivery.services import plan_campaign, run_campaign  # noqa: E402
from amends.contact.guard import destination  # noqa: E402
from amends.contact.ladder import Fate, Rung, rung_for  # noqa: E402
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
        rungs_for=by_text if arguments.sms_by else None,
        on_planned=lambda count: print(f"planned {count}", flush=True),
    )
    planned = time.perf_counter()
    ways = Ways(
        outbox=out / "outbox",
        journals=Path(os.environ["AMENDS_HOME"]) / "journals",
        smtp=parse_smtp_url(arguments.smtp) if arguments.smtp else None,
        providers={Channel.SMS: arguments.sms_by} if arguments.sms_by else {},
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
    _report(campaign, out, arguments, asdict(result), (planned - started, sent - planned))
    return 0


def by_text(person: PersonRow) -> tuple[Rung, ...]:
    """Everybody alive by text message."""
    first = rung_for(person, on=NOW.date())
    return (Rung(Fate.NOTIFY, Channel.SMS, "told to") if first.fate is Fate.NOTIFY else first,)


def _report(
    campaign: Campaign,
    out: Path,
    arguments: argparse.Namespace,
    result: dict[str, object],
    seconds: tuple[float, float],
) -> None:
    by_mail_alone, count = arguments.by_mail_alone, arguments.persons

    def digest_for(ref: str, channel: str) -> str | None:
        person = person_called(ref, count, by_mail_alone=by_mail_alone)
        return address_digest(destination(person, Channel(channel))) if person else None

    began = time.perf_counter()
    write_ledger(out / "ledger.parquet", campaign)
    affected = (person.person_ref for person in people(count, by_mail_alone=by_mail_alone))
    proof = reconcile_campaign(campaign, affected=affected, address_digest_for=digest_for)
    times = {"plan_s": seconds[0], "send_s": seconds[1], "prove_s": time.perf_counter() - began}
    (out / "result.json").write_text(json.dumps({"proof": asdict(proof), "result": result, **times}, default=str))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", required=True)
    parser.add_argument("--persons", type=int, required=True)
    parser.add_argument("--smtp")
    parser.add_argument("--sms-by", metavar="URL", help="everybody by text message, through this provider")
    parser.add_argument("--by-mail-alone", action="store_true")
    parser.add_argument("--workers", type=int, default=1)
    try:
        sys.exit(main(parser.parse_args()))
    except AmendsError as error:
        print(json.dumps(error.as_dict()), file=sys.stderr)
        sys.exit(error.exit_code)
