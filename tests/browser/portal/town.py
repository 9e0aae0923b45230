"""Run by itself: rehearses a small breach in AMENDS_HOME, makes all of it public, and prints where it is found.

Eight customers of an invented bank in four languages; six of them are affected, and two share a mailbox.
"""

import csv
import json
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from amends.cases.numbers import pesel_of
from amends.cli.rehearse import run_case
from amends.config.home import desk_public_key, home, secret
from amends.core.ids import short_code

CASE = """
incident:
  title: "Customer data of Bank Polnocny published"
  controller:
    name: "Bank Polnocny"
    established_in: PL
    sectors: [bank]
    brand_domains: [bankpolnocny.example]
    contact:
      phone: "+48 500 009 900"
      hours: "07:00–22:00"
      email: "pomoc@bankpolnocny.example"
      postal: "Bank Polnocny, ul. Wrzosowa 1, 80-001 Brzezno"
  nature: [confidentiality]
  malicious: true
  recipients: unknown_number
  anchors:
    occurred: 2026-05-20T02:00:00+02:00
    detected: 2026-06-01T09:00:00+02:00
    aware: 2026-06-01T16:20:00+02:00
  assessment: {risk: high}
customers:
  - path: customers.csv
    columns: {id: customer_no, country: country, language: language, given_name: given, family_name: family}
evidence: [{path: leak.csv, protection: none}]
remedies: {monitoring_months: 24, card_reissue: true}
"""
PEOPLE = (
    ("leila", "Leila", "Rahimi", "", "fa"),  # no mail address: she gets a letter
    ("piotr", "Piotr", "Kozioł", "piotr@poczta.example", "pl"),
    ("greta", "Greta", "Fährmann", "greta@post.example", "de"),
    ("emma", "Emma", "Hill", "emma@mail.example", "en"),
    ("ewa", "Ewa", "Lis", "dom@poczta.example", "pl"),  # shares her mailbox with Jan
    ("dariush", "Dariush", "Karimi", "dariush@mail.example", "fa"),
    ("jan", "Jan", "Lis", "dom@poczta.example", "pl"),
    ("ola", "Ola", "Mak", "ola@poczta.example", "pl"),
)
NOT_AFFECTED = ("jan", "ola")
_PORTAL = "https://bankpolnocny.example"
AS_OF = "2026-06-02T14:00:00+02:00"


def write_town(folder: Path) -> Path:
    """The customers, the published file and the case; gives the case's path."""
    folder.mkdir()
    rng = Random(7)
    numbers = [pesel_of(rng, date(1980, 1, 1 + place), is_woman=place % 2 == 0) for place in range(len(PEOPLE))]
    with (folder / "customers.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow("customer_no given family email street postcode city country language pesel".split())
        for (ref, given, family, mail, language), number in zip(PEOPLE, numbers, strict=True):
            rows.writerow(
                [ref, given, family, mail, f"ul. Polna {len(ref)}", "80-001", "Brzezno", "PL", language, number]
            )
    with (folder / "leak.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["pesel", "name"])
        rows.writerows(
            (number, f"{given} {family}")
            for (ref, given, family, *_), number in zip(PEOPLE, numbers, strict=True)
            if ref not in NOT_AFFECTED
        )
    case = folder / "case.yaml"
    case.write_text(CASE, encoding="utf-8")
    return case


def codes_by_person(ref: str) -> dict[str, str]:
    """The code that each person's message carried, as the ledger knows it."""
    import hashlib

    from amends.apps.delivery.models import Message

    codes = {}
    for message in Message.objects.filter(campaign__incident_ref=ref):
        identity = (ref, message.notice_sha256, message.person_ref, message.channel, "first")
        code = short_code(secret(f"{ref}.key"), "code", *identity)
        assert hashlib.sha256(code.encode()).hexdigest() == message.code_sha256
        codes[message.person_ref] = code
    return codes


def publish(incident: Any) -> None:
    """A second version after a correction, and a third with a note and a promised time."""
    from amends.apps.bulletins.services import follow_facts, publish_bulletin
    from amends.apps.incidents.selectors import fact_book
    from amends.apps.incidents.services import supersede_fact

    now = datetime.now(UTC)
    persons = fact_book(incident=incident).current("exposure.persons")
    assert persons is not None
    supersede_fact(incident=incident, ref=persons.ref, value=9, source="recount", at=now)
    follow_facts(incident=incident, now=now)
    note = "The recount is done, and nobody was forgotten."
    publish_bulletin(incident=incident, by="anna", now=now, next_update_at=now + timedelta(days=2), note=note)


def list_scams(incident: Any) -> None:
    """One that is told in three languages, so that the fourth says that it is in English."""
    from amends.apps.authenticity.publishing import ScamWords, Signs, list_scam
    from amends.apps.authenticity.selectors import registry_of
    from amends.apps.incidents.selectors import fact_book

    words = {
        "en": ("It threatens to close the account within an hour.", "We set no such limits."),
        "pl": ("Grozi zamknięciem rachunku w ciągu godziny.", "Nie wyznaczamy takich terminów."),
        "fa": ("تهدید می‌کند که حساب تا یک ساعت دیگر بسته می‌شود.", "ما چنین مهلتی نمی‌گذاریم."),
    }
    list_scam(
        way="sms",
        signs=Signs(domains=("bank-polnocny-pomoc.example",), phones=("+48 500 111 222",), senders=("x@zysk.example",)),
        words=[ScamWords(language=language, looks=looks, tell=tell) for language, (looks, tell) in words.items()],
        first_seen_on=date(2026, 6, 3),
        registry=registry_of([fact_book(incident=incident)], region="PL"),
        by="anna",
        now=datetime.now(UTC),
    )


def take_inquiries(incident: Any) -> dict[str, str]:
    """One of each state in which the number of a receipt finds it."""
    from amends.apps.care.answering import answer_inquiry, close_inquiry, extend_inquiry
    from amends.apps.care.models import WayIn
    from amends.apps.care.services import Said, take_inquiry

    now, key, numbers = datetime.now(UTC), secret("desk.key"), {}
    for state in ("open", "answered", "extended", "closed"):
        taken = take_inquiry(
            said=Said(kind="complaint", text=f"A complaint that is {state}.", language="en"),
            way_in=WayIn.WEB,
            incident=incident,
            received_at=now,
            now=now,
            public_key=desk_public_key(),
            pepper=secret("portal.pepper"),
        )
        numbers[state] = taken.number
        if state in ("answered", "closed"):
            words = "We have looked into it.\n\nیک کارت تازه می‌فرستیم. "
            answer_inquiry(inquiry=taken.inquiry, words=words, by="anna", secret=key, now=now)
        if state == "closed":
            taken.inquiry.refresh_from_db()
            close_inquiry(inquiry=taken.inquiry, by="anna", reason="It is settled.", now=now)
        if state == "extended":
            until = (taken.inquiry.due_at + timedelta(days=10)).date()
            reasons = "The bank that got the payment has not answered yet."
            extend_inquiry(inquiry=taken.inquiry, reasons=reasons, expected_on=until, by="anna", secret=key, now=now)
    return numbers


def subscribe() -> dict[str, str]:
    """What the links in two readers' mails carry: of one who has yet to confirm, and of one who wants to leave."""
    from amends.apps.bulletins.models import Subscription
    from amends.apps.bulletins.subscribing import Keys, ask_for_updates
    from amends.apps.bulletins.tokens import LinkKind, link_token
    from amends.web.portal.bulletin.store import public_versions

    tokens = {}
    keys = Keys(pepper=secret("portal.pepper"), public_key=desk_public_key())
    *_, version = public_versions(now=datetime.now(UTC))
    for kind in (LinkKind.CONFIRM, LinkKind.STOP):
        address, now = f"{kind.value}@reader.example", datetime.now(UTC)
        ask_for_updates(version=version, address=address, language="en", portal=_PORTAL, keys=keys, now=now)
        row = Subscription.objects.get(asked_at=now)
        tokens[kind.value] = link_token(keys.pepper, kind, row.ref)
    return tokens


def main() -> None:
    """Everything in turn; prints one line of JSON."""
    run_case(write_town(home() / "case"), home() / "out", as_of=AS_OF)  # boots
    from amends.apps.incidents.models import Incident

    incident = Incident.objects.get()
    codes = codes_by_person(incident.ref)
    publish(incident)
    list_scams(incident)
    numbers = take_inquiries(incident)
    tokens = subscribe()
    print(json.dumps({"ref": incident.ref, "codes": codes, "numbers": numbers, "tokens": tokens}))


if __name__ == "__main__":
    sys.exit(main())
