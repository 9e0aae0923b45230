"""A table of messages as people hand them in, ours and forged, and what must be said of each."""

from __future__ import annotations

import pytest

from amends.contact.authentic import Headline, Registry, judge, read_input
from amends.contact.authentic.registry import as_emails, as_hosts, as_phones

CODE, FALSE = "7Q2K9-XMBDA", "ZZZZZ-ZZZZ9"
REGISTRY = Registry(
    names=("Bank Polnocny",),
    domains=as_hosts(["bankpolnocny.example"]),
    phones=as_phones(["+48 500 009 900", "19 123"], "PL"),
    emails=as_emails(["help@bankpolnocny.example"]),
    vouched=as_hosts(["gov.pl", "cert.pl"]),
    shorteners=as_hosts(["bit.ly"]),
    scam_domains=as_hosts(["bank-refund.example"]),
    scam_phones=as_phones(["+48 22 123 45 67"], "PL"),
    scam_emails=as_emails(["claims@mail.example"]),
    region="PL",
)
OURS = (
    f"Dear customer, this is about your data. Code: {CODE}. "
    "See https://bankpolnocny.example/verify or call +48 500 009 900."
)
H = Headline


def said(text: str, data: bytes = b"") -> Headline:
    reading = read_input(text, data, region="PL")
    return judge(reading, REGISTRY, known_codes={CODE: True}).headline


CASES = [
    # Codes alone.
    (CODE, H.OURS),
    ("7q2k9 xmbda", H.OURS),
    ("۷Q۲K۹–XMBDA", H.OURS),
    (FALSE, H.UNKNOWN_CODE),
    ("", H.EMPTY),
    (" \n ", H.EMPTY),
    ("7Q2K9-XMBD0", H.ODD),
    ("\0" * 9, H.ODD),
    ("x" * 5000, H.ODD),
    ("' OR 1=1 --", H.ODD),
    ("<script>alert(1)</script>", H.ODD),
    # Ours, whole.
    (OURS, H.OURS),
    (OURS.replace("https://", ""), H.OURS),
    (OURS + " More at https://www.gov.pl/rodo", H.OURS),
    (OURS.replace(CODE, ""), H.CANNOT_TELL),
    (OURS.replace(CODE, FALSE), H.UNKNOWN_CODE),
    # The code was copied.
    (OURS + " https://evil.example/login", H.COPIED),
    (OURS + " or call 600 100 200", H.COPIED),
    (OURS + " Write to help@bankpolnocny-help.example", H.COPIED),
    (OURS + " bit.ly/3xYz", H.COPIED),
    (OURS + " Enter your PIN on the page.", H.COPIED),
    (OURS + f" Your other code: {FALSE}", H.COPIED),
    (OURS + " https://bank-refund.example", H.KNOWN_SCAM),
    (OURS + " Call 22 123 45 67", H.KNOWN_SCAM),
    # Links that are not what they seem.
    ("https://bankpolnocny.example/x", H.PLACE_OURS),
    ("bankpolnocny.example", H.PLACE_OURS),
    ("HTTPS://WWW.BANKPOLNOCNY.EXAMPLE:443/", H.PLACE_OURS),
    ("https://bankpolnocny.example@evil.example/", H.LOOK_ALIKE),
    ("http://help:1@evil.example", H.LOOK_ALIKE),
    ("https://evil.example\\@bankpolnocny.example/", H.NOT_OURS),
    ("https:\\\\evil.example", H.NOT_OURS),
    ("https:/evil.example/bankpolnocny.example", H.NOT_OURS),
    ("https://bankpolnocny.example.evil.example/", H.LOOK_ALIKE),
    ("https://bankpolnocny.example-login.example/", H.LOOK_ALIKE),
    ("https://bankpołnocny.example", H.LOOK_ALIKE),
    ("https://bаnkpolnocny.example", H.LOOK_ALIKE),
    ("https://xn--bnkpolnocny-83h.example", H.LOOK_ALIKE),
    ("https://bankpoinocny.example", H.LOOK_ALIKE),
    ("https://bankpo1nocny.example", H.LOOK_ALIKE),
    ("https://bamkpolnocny.example", H.LOOK_ALIKE),
    ("https://bankpolnocny.com", H.LOOK_ALIKE),
    ("https://bank-polnocny.example", H.LOOK_ALIKE),
    ("https://bankpolnocny-pomoc.example", H.LOOK_ALIKE),
    ("https://securebankpolnocny2026.example", H.LOOK_ALIKE),
    ("hxxps://bankpolnocny[.]example[.]evil[.]example", H.LOOK_ALIKE),
    ("hxxp://evil[.]example", H.NOT_OURS),
    ("evil (dot) example", H.NOT_OURS),
    ("https://bankpolnocny。example", H.PLACE_OURS),
    ("https://bank\u200bpolnocny.example", H.PLACE_OURS),
    ("https://%62ankpolnocny.example/", H.PLACE_OURS),
    ("https://3232235777/", H.NOT_OURS),
    ("http://0x7f.1/", H.NOT_OURS),
    ("http://[::1]/", H.NOT_OURS),
    ("https://bit.ly/abc", H.NOT_OURS),
    ("https://www.bank-refund.example/x", H.KNOWN_SCAM),
    ("javascript:alert(document.domain)", H.NOT_OURS),
    ("data:text/html,<b>x</b>", H.NOT_OURS),
    ("https://notbankpolnocny.examples.example", H.LOOK_ALIKE),
    ("https://unrelated.example", H.NOT_OURS),
    ("https://bankpolnocny.example\u2044.evil.example", H.LOOK_ALIKE),
    ("https://gov.pl.evil.example", H.NOT_OURS),
    ("https://cert.pl", H.CANNOT_TELL),
    ("[bankpolnocny.example](https://evil.example)", H.LOOK_ALIKE),
    ('<a href="https://evil.example/">https://bankpolnocny.example</a>', H.LOOK_ALIKE),
    ('<a href="//evil.example">here</a>', H.NOT_OURS),
    ('<form action="https://evil.example/take">', H.NOT_OURS),
    ('<base href="https://evil.example/"><a href="x">y</a>', H.NOT_OURS),
    # Numbers and addresses.
    ("+48 500 009 900", H.PLACE_OURS),
    ("tel:+48500009900", H.PLACE_OURS),
    ("19123", H.PLACE_OURS),
    ("500-009-900", H.PLACE_OURS),
    ("0048 500 009 900", H.PLACE_OURS),
    ("+48 600 100 200", H.NOT_OURS),
    ("+48 22 123 45 67", H.KNOWN_SCAM),
    ("۰۰۴۸۶۰۰۱۰۰۲۰۰", H.NOT_OURS),
    ("help@bankpolnocny.example", H.PLACE_OURS),
    ("HELP@BankPolnocny.example", H.PLACE_OURS),
    ("help@bankpolnocny.example.evil.example", H.LOOK_ALIKE),
    ("claims@mail.example", H.KNOWN_SCAM),
    ("somebody@mail.example", H.NOT_OURS),
    # Requests for secrets, and our own warnings of them, in four languages.
    ("Dear customer, enter your PIN and card number to get your refund", H.ASKS_SECRET),
    ("Szanowni Państwo, prosimy o podanie hasła w odpowiedzi", H.ASKS_SECRET),
    ("Sehr geehrte Kundin, bitte geben Sie Ihre Geheimzahl ein", H.ASKS_SECRET),
    ("مشتری گرامی لطفاً رمز عبور خود را وارد کنید", H.ASKS_SECRET),
    ("Never tell anybody your PIN. We never ask you to enter it.", H.CANNOT_TELL),
    ("Prosimy nikomu nie podawać hasła ani kodu PIN.", H.CANNOT_TELL),
    ("Nennen Sie niemandem Ihr Passwort.", H.CANNOT_TELL),
    ("گذرواژه، پین یا شمارهٔ کارت خود را به هیچ‌کس نگویید.", H.CANNOT_TELL),
    ("Your account is blocked, pay at once", H.CANNOT_TELL),
]


@pytest.mark.parametrize(("text", "headline"), CASES)
def test_each_message_is_called_what_it_is(text: str, headline: Headline) -> None:
    assert said(text) is headline


def test_there_are_enough_hostile_cases() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize(("text", "headline"), [case for case in CASES if case[1] not in (H.OURS, H.COPIED)])
def test_a_copied_code_never_makes_a_hostile_message_ours(text: str, headline: Headline) -> None:
    if headline in (H.EMPTY, H.ODD, H.PLACE_OURS, H.CANNOT_TELL):
        return
    assert said(f"Our message to you. Code: {CODE}\n{text}") in (H.COPIED, H.KNOWN_SCAM)
