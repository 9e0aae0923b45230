"""What counts as a word: no numbers, addresses, codes or legal citations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A word may be joined by a hyphen, an apostrophe or the zero-width non-joiner of Persian, and carry vowel marks.
_LETTER = r"[^\W\d_][\u0300-\u036f\u064b-\u065f\u0670]*"
_WORD = re.compile(rf"(?:{_LETTER})+(?:[-'’\u2010\u2011\u200c](?:{_LETTER})+)*")
# What is no word of the language, in the order in which it is taken out.
_NOT_WORDS = (
    r"\]\([^()\s]*\)",  # the target of a Markdown link
    r"<!--(?:(?!<!--).)*?-->|</?[a-zA-Z][^<>]*>",
    r"(?i:\b[a-z][a-z0-9+.-]{1,10}://|\bmailto:|\bwww\.)\S+",
    r"(?<![\w.+'-])[\w.+'-]{1,64}@(?:[\w-]{1,63}\.){1,8}[\w-]{2,63}",
    r"(?<![\w@.])(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w@])(?:/\S*)?",  # a domain, as people write it
    # Citations: Art. 34(2) GDPR, § 42a Abs. 3 BDSG, art. 34 ust. 1 RODO, 15 U.S.C. § 1681, Civ. Code 1798.82(d)
    r"(?i:(?:\bart(?:icle|ikel|ykuł\w*)?|§§?|\bsection|\bsec)\.?)\s*\d[\w.()-]*(?:[,;]?\s*(?i:abs|ust|pkt|lit|nr|satz)\.?\s*\w+)*"
    r"(?:\s+(?:of the |der |des )?[A-Z]{2,}(?:-[A-Z]+)?\b)?",
    r"\b\d+\s+(?:U\.S\.C\.|C\.F\.R\.)\s*§*\s*[\d.()a-z-]+",
    r"\b(?:[A-Z][a-z]*\.\s+){1,4}(?:(?:Code|Laws?)\s+)?(?:(?:ch|tit)\.\s*)?(?:§+\s*)?\d[\w.()-]*",
    # Postal addresses: a box, an American street with its postcode, a German or Polish one
    r"\bP\.?\s?O\.?\s+Box\s+\d+[^;\n]{0,80}?[A-Z]{2}\s+\d{5}(?:-\d{4})?",
    r"\b\d{1,6}\s+(?:[A-Z][\w.]{0,30}\s+){1,5}(?:[A-Z]{2},\s*)?[A-Z][\w .]{0,40},\s*[A-Z]{2}\s+\d{5}(?:-\d{4})?",
    r"\b(?:ul|al|pl)\.\s+[^,;\n]{2,40}\d+[^,;\n]{0,12},\s*\d{2}-\d{3}\s+\w+",
    r"(?<![\w-])[A-ZÄÖÜ][\w-]{0,40}(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|damm)\s+\d+\s?[a-z]?,\s*\d{5}\s+\w+",
    r"\b(?=[\w-]{0,40}\d)[A-Z0-9]{1,20}(?:-[A-Z0-9]{1,20}){0,6}\b",  # codes: 7Q2K9-XMBDA
)
_OUT = re.compile("|".join(f"(?:{part})" for part in _NOT_WORDS), re.DOTALL)


@dataclass(frozen=True)
class Word:
    """A word and its range in the text that it was found in."""

    text: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """The words of ``text``, in order.

    >>> [word.text for word in words_of("Call 0800 100 or see bank.example/help (Art. 34(2) GDPR).")]
    ['Call', 'or', 'see']
    """
    plain = _OUT.sub(lambda match: " " * len(match.group()), text)
    for match in _WORD.finditer(plain):
        yield Word(match.group(), match.start(), match.end())
