"""Makes a text plain: one way of writing for each character, nothing invisible, nothing defanged."""

from __future__ import annotations

import re
import unicodedata

from amends.contact.authentic.codes import plain_digit

_DOTS = str.maketrans({"\u3002": ".", "\uff0e": ".", "\uff61": ".", "\u2024": "."})  # as browsers read them
_DOT = re.compile(r"\s?[\[({<]\s?(?:\.|dot|kropka|punkt)\s?[\])}>]\s?", re.IGNORECASE)
_AT = re.compile(r"\s?[\[({<]\s?(?:@|at|małpa|malpa)\s?[\])}>]\s?", re.IGNORECASE)
_COLON = re.compile(r"[\[({]:(?://)?[\])}]")
_SCHEME = re.compile(r"\bh(?:xx|XX|\*\*|tt|TT|Xx)p(s?)(?=\s?:)", re.IGNORECASE)


def plainly(text: str) -> str:
    """The text with ASCII digits, without invisible characters, and links as they were before somebody defanged them.

    >>> plainly("hxxps[:]//bank\u200b[.]example")
    'https://bank.example'
    """
    text = unicodedata.normalize("NFKC", text.translate(_DOTS))
    text = "".join(_visible(letter) for letter in text)
    text = _AT.sub("@", _DOT.sub(".", text))
    text = _COLON.sub(lambda match: "://" if "//" in match[0] else ":", text)
    return _SCHEME.sub(r"http\1", text)


def echo_of(text: str, *, most: int = 60) -> str:
    """A short, harmless piece of a text to show again: no control, direction or line mark.

    >>> echo_of("\u202eevil.example\\n")
    'evil.example'
    """
    shown = "".join(letter for letter in text if letter.isprintable() and unicodedata.category(letter) != "Cf")
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def defanged(address: str) -> str:
    """An address that no program makes a link of.

    >>> defanged("evil.example"), defanged("a@evil.example")
    ('evil[.]example', 'a[@]evil[.]example')
    """
    return address.replace(".", "[.]").replace("@", "[@]")


def _visible(letter: str) -> str:
    if unicodedata.category(letter) == "Cf":
        return ""
    if letter == "\0":
        return " "
    return plain_digit(letter)
