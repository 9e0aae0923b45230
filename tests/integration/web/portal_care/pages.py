"""How the tests of these pages read and send."""

from __future__ import annotations

import html
import re

from django.http import HttpResponse
from django.test import Client

LANGUAGES = ("en", "pl", "de", "fa")
PDF = b"%PDF-1.7 receipt"
LOSS = {
    "act": "claim", "kind": "unauthorised_payment", "text": "Somebody paid with my card.", "amount": "120,50",
    "currency": "PLN", "day": "1", "month": "6", "year": "2026",
}  # fmt: skip


def send(path: str, **form: object) -> HttpResponse:
    return Client().post(path, form)


def text_of(response: HttpResponse) -> str:
    return html.unescape(response.content.decode())


def number_in(response: HttpResponse) -> str:
    found = re.search(r"[QC]-\w{4}-\w{4}-\w{4}", text_of(response))
    assert found, text_of(response)[:3000]
    return found[0]
