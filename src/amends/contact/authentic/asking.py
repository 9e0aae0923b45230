"""Whether a text asks for a secret.  The controller never does, so that whoever does is somebody else."""

from __future__ import annotations

import re

# A request and a secret in one sentence, without a word of denial: our own notices say "never tell anybody your PIN".
_ASKS = re.compile(
    r"\b(?:enter|confirm|provide|send|tell us|give us|reply with|verify your|submit|read out|type in|share"
    r"|podaj|podać|prosimy o podanie|wpisz|wpisać|potwierdź|potwierdzić|prześlij|przesłać|wyślij"
    r"|geben sie|bestätigen sie|senden sie|schicken sie|teilen sie|nennen sie|tippen sie)\b"
    r"|وارد کنید|وارد نمایید|ارسال کنید|بفرستید|تأیید کنید|تایید کنید|اعلام کنید|به ما بگویید",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"\b(?:password|passcode|pin|pin code|cvv2?|cvc2?|card number|one-time code|security code|sms code|login details"
    r"|hasło|hasła|kod pin|pin-u|numer karty|kod blik|kodu blik|blik|kod sms|kod z sms|dane logowania"
    r"|passwort|kennwort|geheimzahl|kartennummer|kartenprüfnummer|tan|zugangsdaten|sms-code)\b"
    r"|گذرواژه|رمز عبور|رمز دوم|رمز پویا|پین|شمارهٔ? ?کارت|کد پیامکی|رمز کارت",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:never|not|no one|nobody|don[’']?t|nigdy|nie|nikomu|niemals|nie(?:mand(?:em)?)?|nicht|kein(?:e|en|er)?)\b"
    r"|هرگز|هیچ|نکنید|ندهید|نگویید|نمی|نفرستید",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?؟۔\n]+")


def asks_for_secret(text: str) -> bool:
    """Whether a sentence asks for a password, a PIN, a code or a card number, in one of our four languages.

    >>> asks_for_secret("Enter your PIN here."), asks_for_secret("Never enter your PIN on a site that you do not know.")
    (True, False)
    """
    return any(
        _SECRET.search(sentence) and _ASKS.search(sentence) and not _DENIES.search(sentence)
        for sentence in _ENDS.split(text)
    )
