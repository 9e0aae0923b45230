"""Every page of the console, as the map of addresses has it: a new one is tested without being named here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from console.sitting import House
from django.urls import URLPattern, URLResolver

# No pages: files that are fetched, parts of pages, and addresses that take forms only; a test looks whether that is so.
FILES = frozenset(
    {
        "clocks_calendar", "reconciliation_file", "record_entries", "record_checkpoint", "people_chart",
        "card_batch", "centre_chart", "measures_file",
    }
)  # fmt: skip
PARTS = frozenset({"clocks_standing", "delivery_figures", "run_progress"})
FORMS_ONLY = frozenset(
    {
        "sign_out", "facts_bulk", "fact_change", "clocks_bulk", "notices_bulk", "delivery_order", "delivery_decide",
        "review_many", "record_older", "export_file", "passkey_question", "passkey_new_question",
        "queue_next", "queue_bulk", "answers_bulk", "suppression_file", "payment_file", "claim_evidence",
    }
)  # fmt: skip
# There only for a moment: looked at in test_console_ways.py, and in the integration tests of care.
_IN_A_JOURNEY = frozenset({"call", "second_step", "care_file"})
# Who opens a page that is closed to the incident lead.
_OPENED_BY = {
    "call_desk": "agent",
    "looks": "auditor",
    "staff": "admin",
    "staff_one": "admin",
    "tokens": "admin",
    "webhook": "admin",
}
# Parts of addresses that the house names one of each of.
_NAMED = ("hook_ref", "answer_ref", "card_ref", "claim_ref", "evidence", "batch", "decision")
_VALUES = {"key": "exposure.persons", "number": "1", "chart": "places", "token": "nothing", "username": "vera"}


def patterns() -> Iterator[tuple[str, str]]:
    """Name and pattern of every address."""
    from amends.web.console.urls import urlpatterns

    yield from _under("/console/", urlpatterns)


def pages() -> list[tuple[str, str]]:
    """Those that people read."""
    no_pages = FILES | PARTS | FORMS_ONLY | _IN_A_JOURNEY
    return [(name, path) for name, path in patterns() if name not in no_pages]


def who_opens(name: str) -> str:
    """Somebody whose role has this page."""
    return _OPENED_BY.get(name, "lead")


def address(house: House, name: str, path: str) -> str:
    """The address of one such page of the exercise."""
    values = {"content_sha256": house.pages["notice"], "bundle_sha256": house.pages["release"], **_VALUES}
    values |= {part: house.pages[part.removesuffix("_ref")] for part in _NAMED}
    things = {"care_case": "case", "inquiry": "inquiry", "export": "export", "export_file": "export"}
    values["ref"] = house.pages[things[name]] if name in things else house.exercise
    for part in PurePosixPath(path).parts:
        for wrapped in [part[part.index("<") : part.index(">") + 1]] if "<" in part else []:
            path = path.replace(wrapped, values[wrapped.strip("<>").partition(":")[2]])
    return f"{path}?with={house.pages['other']}" if name == "notice_compare" else path


def _under(before: str, listed: list[URLPattern | URLResolver]) -> Iterator[tuple[str, str]]:
    for pattern in listed:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _under(path, pattern.url_patterns)
        else:
            yield str(pattern.name), path
