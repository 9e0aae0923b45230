"""Prices of text messages, and the offer to write them without their accents."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from wording_requests import CODE, a_person, a_request

from amends.core.channels import Channel
from amends.wording import compose, render_sms, sms_segments
from amends.wording.render.segments import SmsPrices, sms_cost, sms_prices
from amends.wording.render.transliterate import transliteration

PRICES = SmsPrices(
    example=False,
    owner="bank",
    source="contract 7",
    valid_from=date(2026, 1, 1),
    currency="PLN",
    parts={"PL": Decimal("0.08")},
    otherwise=Decimal("0.50"),
)
POLISH = "Zażółć gęślą jaźń. " * 6  # 114 characters


def test_cost_is_parts_times_the_price_of_the_country() -> None:
    cost = sms_cost(POLISH, "PL", PRICES)
    assert (cost.encoding, cost.parts, cost.price, cost.currency) == ("ucs2", 2, Decimal("0.16"), "PLN")
    assert sms_cost("a" * 161, "FJ", PRICES).price == Decimal("1.00")
    assert not cost.is_example


def test_shipped_prices_are_said_to_be_examples() -> None:
    assert sms_prices().example
    assert sms_prices().owner == "operator"
    assert sms_cost("a", "PL").is_example
    assert all(price > 0 for price in sms_prices().parts.values())


def test_polish_letters_cost_a_part_that_transliteration_would_save() -> None:
    offer = transliteration(POLISH, "PL", PRICES)
    assert offer is not None
    assert offer.text == "Zazolc gesla jazn. " * 6
    assert (offer.parts_before, offer.parts_after, offer.saves, offer.currency) == (2, 1, Decimal("0.08"), "PLN")
    assert ("ł", "l") in offer.replaced
    assert not offer.only_marks
    assert sms_segments(offer.text) == ("gsm7", 1)


def test_offer_for_quotation_marks_says_that_no_letter_changes() -> None:
    offer = transliteration("„Grüße“ – " + "x" * 70, "DE", PRICES)
    assert offer is not None
    assert offer.text.startswith('"Grüße" - x')
    assert offer.only_marks


@pytest.mark.parametrize(
    "text",
    [
        "Grüße aus Köln " * 10,  # GSM-7 has these letters
        "kurz und „gut“",  # one part either way
        "داده‌های شما دزدیده شد. " * 5,
        "Дані викрадено. " * 10,
        "ą" * 80 + "🙂",
        "",
    ],
)
def test_nothing_is_offered_where_nothing_is_saved_or_letters_have_no_stand_in(text: str) -> None:
    assert transliteration(text, "PL", PRICES) is None


@pytest.mark.parametrize(("language", "encoding"), [("pl", "ucs2"), ("fa", "ucs2"), ("en", "gsm7"), ("de", "gsm7")])
def test_messages_keep_their_letters(language: str, encoding: str) -> None:
    notice = compose(a_request(language=language, channel=Channel.SMS))
    text = render_sms(notice, a_person(), CODE).replace("Wisła", "Wisla")
    assert sms_segments(text)[0] == encoding
    assert (transliteration(text, "PL") is not None) == (language == "pl")
