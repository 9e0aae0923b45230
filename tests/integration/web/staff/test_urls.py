"""Which role opens which page of the console: a page that is not in this table fails, whoever added it."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse
from rehearsed import Finished
from staffed import signed_in

from amends.apps.accounts.models import Role
from amends.web.console.urls import urlpatterns

pytestmark = pytest.mark.django_db

_LETTER = {
    Role.INCIDENT_LEAD: "L", Role.COUNSEL: "C", Role.COMMUNICATIONS: "M", Role.DATA_PROTECTION: "D",
    Role.CONTACT_CENTRE: "K", Role.APPROVER: "P", Role.AUDITOR: "U", Role.ADMINISTRATOR: "A",
}  # fmt: skip
_ALL, _SEES, _PERSONS = "LCMDKPUA", "LCMDPU", "LCMD"
TABLE = {
    "account": _ALL, "factor": _ALL, "sign_out": _ALL, "passkey_new_question": _ALL,
    "sign_in": _ALL, "enter": _ALL, "second_step": _ALL, "passkey_question": _ALL,
    "incidents": _ALL,  # leads whoever sees none to a page of theirs
    "tokens": "A", "webhook": "A", "staff": "A", "staff_one": "A",
    "looks": "DUA",
    "exports": "LCDPU", "export": "LCDPU", "export_file": "LCDPU",
    "call_desk": "K", "call": "K",
    "inquiries": "LMDK", "inquiry_take": "LMDK", "inquiry": "LMDK",
    "scams": "LM",
    "bulk_done": _ALL, "search": _SEES, "runs": _SEES,
    "incident": _SEES, "report": _SEES, "clocks": _SEES, "clocks_standing": _SEES, "clocks_print": _SEES,
    "clocks_calendar": _SEES, "clocks_bulk": "LCD",
    "facts": _SEES, "fact": _SEES, "facts_bulk": "LDM", "fact_change": "LDM",
    "timeline": _SEES, "governance": _SEES, "evidence": _SEES, "run_progress": _SEES,
    "people": _SEES, "people_chart": _SEES,
    "record": _SEES, "record_entries": _SEES, "record_checkpoint": _SEES, "record_older": _SEES, "record_entry": _SEES,
    "notices": _SEES, "notice": _SEES, "notice_compare": _SEES, "notices_bulk": "LCDMP", "release": _SEES,
    "launch": _SEES, "reconciliation": _SEES, "reconciliation_file": _SEES, "status_page": _SEES,
    "delivery": _SEES, "delivery_figures": _SEES, "delivery_doubtful": _SEES,
    "delivery_order": "L", "delivery_decide": "L",
    "preview": _PERSONS, "register": _PERSONS,
    "queue": "LMDK", "queue_next": "LMDK", "queue_bulk": "LMDK", "care_case": "LMDK", "care_file": "LMDK",
    "posts": "LMDK", "callbacks": "LMDK", "overflow": "LMDK",
    "answers": "LCMDKPU", "answer": "LCMDKPU", "answers_bulk": "LCMDP", "rumours": "LCMDKPU",
    "moderation": "LM", "press": "LM",
    "remedies": "L", "cards": "L", "card_batch": "L", "card": "L", "monitoring": "L", "national_steps": "L",
    "survey": "L", "audit": _SEES, "claims": "LCD", "payment_file": "LCD", "claim": "LCD", "claim_evidence": "LCD",
    "centre": "LM", "centre_chart": "LM", "centre_arrivals": "LM", "centre_staff": "LM", "centre_ready": "LM",
    "measures": _SEES, "measures_file": _SEES,
    "contact": "LMK", "contact_decisions": "LMK", "contact_decision": "LMK", "contact_why": "LMK",
    "suppression": "LMK", "suppression_list": "LCDPU", "suppression_file": "LD",
    "review": "LD", "review_next": "LD", "review_many": "LD", "review_pair": "LD",
}  # fmt: skip
_ARGUMENTS = {"IntConverter": 1}


def pages(entries: list[URLPattern | URLResolver]) -> Iterator[tuple[str, dict[str, str | int]]]:
    for entry in entries:
        if isinstance(entry, URLResolver):
            yield from pages(entry.url_patterns)
        else:
            made = entry.pattern.converters.items()
            yield str(entry.name), {name: _ARGUMENTS.get(type(kind).__name__, "x") for name, kind in made}


def test_every_page_opens_to_the_roles_of_the_table_and_to_no_other(finished: Finished) -> None:
    ref = finished(is_exercise=False).ref
    found = dict(pages(urlpatterns))
    assert set(found) == set(TABLE)
    wrong = []
    for role, letter in _LETTER.items():
        client = Client()
        signed_in(client, role)
        for name, values in found.items():
            address = reverse(f"console:{name}", kwargs=values)
            if address.startswith("/console/incidents/x"):
                address = address.replace("/x", f"/{ref}", 1)
            response = client.get(address)
            if response.status_code == 405:
                response = client.post(address)
            is_open = response.status_code != 403 or name == "enter"  # that refuses a link, not a role
            if is_open != (letter in TABLE[name]):
                wrong.append((str(role), name, response.status_code))
            if name == "sign_out":
                signed_in(client, role)
    assert wrong == []
