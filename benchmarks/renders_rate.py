"""Renders a second on one core, by channel: the wordbook's own alert in English and Persian, for made-up people.

    taskset -c 0 .venv/bin/python benchmarks/renders_rate.py

A notice is composed and laid out once for each segment and language; what is counted first is filling it for a
person.  Laying out, pages and push messages are counted beside it, because they are made once for each notice.
Letters have a benchmark of their own.  Prints one JSON document; rates are the best of three runs.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from amends.core.case.facts import facts_of_case
from amends.core.case.model import (
    Anchors,
    Assessment,
    Case,
    Cause,
    Contact,
    Controller,
    Exfiltration,
    Incident,
    Remedies,
)
from amends.core.channels import Channel
from amends.core.person import PersonRow
from amends.wording import CompiledNotice, Notice, NoticeCohort, NoticeRequest, compose, render_email, render_sms
from amends.wording.render.inbox import render_inbox
from amends.wording.render.push import push_payloads, render_push
from amends.wording.render.web import render_web

_AS_OF = datetime(2026, 6, 15, 10, tzinfo=UTC)
_ELEMENTS = ("name", "date_of_birth", "email", "pesel", "id_card", "iban", "card_number", "transactions")
_CODE = "7Q2K9-XMBDA"


def a_notice(language: str, channel: Channel) -> Notice:
    """The alert of an invented bank to people in Poland."""
    contact = Contact(phone="+48 22 555 01 00", hours="24/7", email="help@bank.example", dpo_email="dpo@bank.example")
    incident = Incident(
        controller=Controller(name="Bank Wisła S.A.", brand_domains=("bank.example",), contact=contact),
        anchors=Anchors(occurred=datetime(2026, 6, 3, 9, tzinfo=UTC), discovered=datetime(2026, 6, 13, 8, tzinfo=UTC)),
        assessment=Assessment(exfiltration=Exfiltration.CONFIRMED, cause=Cause.WEB_ATTACK),
    )
    case = Case(incident=incident, remedies=Remedies(monitoring_months=24, card_reissue=True))
    return compose(
        NoticeRequest(
            facts=facts_of_case(case, at=_AS_OF),
            cohort=NoticeCohort(residence="PL", elements=_ELEMENTS),
            as_of=_AS_OF,
            language=language,
            channel=channel,
            remedies=case.remedies,
            brand_domain="bank.example",
        )
    )


def people(count: int) -> list[PersonRow]:
    """Made-up people, each with a name of their own."""
    return [
        PersonRow(person_ref=f"C-{at}", name=f"Anna Nowak-{at}", language="pl", residence="PL", elements=_ELEMENTS)
        for at in range(count)
    ]


def rate(make: Callable[[PersonRow], object], rows: list[PersonRow]) -> int:
    """Calls a second, the best of three runs."""
    make(rows[0])
    best = 0.0
    for _ in range(3):
        begun = time.perf_counter()
        for row in rows:
            make(row)
        best = max(best, len(rows) / (time.perf_counter() - begun))
    return round(best)


def rates(language: str, count: int) -> dict[str, int]:
    """Renders a second by channel."""
    mail, text, push = (a_notice(language, channel) for channel in (Channel.EMAIL, Channel.SMS, Channel.PUSH))
    rows, few = people(count), people(max(1, count // 50))
    return {
        "email_filled": rate(lambda row: render_email(mail, row, _CODE), rows),
        "inbox_filled": rate(lambda row: render_inbox(mail, row, _CODE), rows),
        "sms": rate(lambda row: render_sms(text, row, _CODE), rows),
        "push_with_payloads": rate(lambda _row: push_payloads(render_push(push)), few),
        "web_page": rate(lambda row: render_web(mail, row, _CODE), few),
        "email_laid_out": rate(lambda _row: CompiledNotice.of(mail), few),
        "notice_composed": rate(lambda _row: a_notice(language, Channel.EMAIL), few[: max(1, len(few) // 4)]),
    }


def sizes(language: str) -> dict[str, int]:
    """Bytes of one email."""
    content = render_email(a_notice(language, Channel.EMAIL), people(1)[0], _CODE)
    return {"html_bytes": len(content.html.encode()), "text_bytes": len(content.text.encode())}


def main() -> None:
    """Measures and prints."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--people", type=int, default=20_000)
    measure = partial(rates, count=reading.parse_args().people)
    print(json.dumps({name: measure(name) | sizes(name) for name in ("en", "fa")}, indent=2))


if __name__ == "__main__":
    main()
