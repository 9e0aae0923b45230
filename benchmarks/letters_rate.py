"""How many letters a second one core typesets: runs of 200 in each language, on one core by its own choice.

    python benchmarks/letters_rate.py [--letters 200]

Counted is processor time from the notice to the finished, tagged PDF (PDF/UA-1): three runs of different letters
in a process of its own for each language; the first also reads fonts and phrases.  No peer is measured beside it:
of the others only weasyprint writes PDF/UA, and it is not among this project's packages.
"""

from __future__ import annotations

import argparse
import os
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context

from amends.core.case.facts import facts_of_case
from amends.core.case.model import Assessment, Case, Cause, Contact, Controller, Exfiltration, Incident, Remedies
from amends.core.channels import Channel
from amends.core.person import PersonRow
from amends.wording import Notice, NoticeCohort, NoticeRequest, compose, render_letters

LANGUAGES = ("en", "pl", "de", "fa")
AS_OF = datetime(2026, 6, 15, 10, tzinfo=UTC)
ELEMENTS = ("name", "date_of_birth", "email", "pesel", "id_card", "iban", "card_number", "transactions")
TARGET = 100  # letters a second and core
RUNS = 3  # of one process, as a worker makes them


def a_notice(language: str) -> Notice:
    """The alert of an invented bank."""
    contact = Contact(phone="+48 22 555 01 00", hours="24/7", email="help@bank.example")
    case = Case(
        incident=Incident(
            controller=Controller(name="Bank Wisła S.A.", brand_domains=("bank.example",), contact=contact),
            assessment=Assessment(exfiltration=Exfiltration.CONFIRMED, cause=Cause.WEB_ATTACK),
        ),
        remedies=Remedies(monitoring_months=24, card_reissue=True),
    )
    return compose(
        NoticeRequest(
            facts=facts_of_case(case, at=AS_OF),
            cohort=NoticeCohort(residence="PL", elements=ELEMENTS),
            as_of=AS_OF,
            language=language,
            channel=Channel.POST,
            remedies=case.remedies,
            brand_domain="bank.example",
        )
    )


def a_person(number: int, language: str) -> PersonRow:
    """An invented person with a Polish address."""
    return PersonRow(
        person_ref=f"C-{number}",
        name=f"Anna Nowak {number}",
        language=language,
        residence="PL",
        elements=ELEMENTS,
        street=f"ul. Przykładowa {number}",
        postcode="00-001",
        city="Warszawa",
    )


def measure(language: str, count: int) -> tuple[list[float], int, int]:
    """Letters a second of each run, pages a letter, bytes a letter; no letter comes twice."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    notice, rates = a_notice(language), []
    for first in range(0, RUNS * count, count):
        numbers = range(first, first + count)
        letters = [(notice, a_person(number, language), f"7Q2K9-X{number:04d}") for number in numbers]
        begun = time.process_time()
        run = render_letters(letters, AS_OF)
        rates.append(count / (time.process_time() - begun))
    return rates, run.pages[-1][2] // count, len(run.pdf) // count


def main() -> None:
    """Prints one line for each language, and whether the target is met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=200)
    count = parser.parse_args().letters
    slowest = float("inf")
    for language in LANGUAGES:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            rates, pages, size = alone.submit(measure, language, count).result()
        slowest = min(slowest, *rates)
        each = ", ".join(f"{rate:.0f}" for rate in rates)
        print(f"{language}: {each} letters/s on one core; {pages} pages and {size / 1024:.1f} KiB a letter")
    print(f"target {TARGET} letters/s a core: {'met' if slowest >= TARGET else 'NOT met'}")


if __name__ == "__main__":
    main()
