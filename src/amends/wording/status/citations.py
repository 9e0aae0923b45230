"""What a law is called in the reader's language, or in its own where it has no other name."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNION = {
    "en": ("Article", "({})"),
    "de": ("Art.", " Abs. {}"),
    "pl": ("art.", " ust. {}"),
}
# The short titles under which the Official Journal's language versions are cited.
_NAMES = {
    "2016/679": {
        "en": "GDPR, Regulation (EU) 2016/679",
        "de": "DSGVO, Verordnung (EU) 2016/679",
        "pl": "RODO, rozporządzenie (UE) 2016/679",
    },
    "2015/2366": {
        "en": "PSD2, Directive (EU) 2015/2366",
        "de": "PSD2, Richtlinie (EU) 2015/2366",
        "pl": "PSD2, dyrektywa (UE) 2015/2366",
    },
}
_OF_UNION = re.compile(r"\((?:EU)\) (2016/679|2015/2366)\D*?,? Art(?:icle|\.) (\d+)\((\d+)\)")
# A law of one country keeps its own name everywhere; the source is the journal number in the citation.
_OWN = {
    "Dz.U. 2023 poz. 1394": (
        "Ustawa z dnia 7 lipca 2023 r. o zmianie niektórych ustaw w celu ograniczania niektórych skutków kradzieży "
        "tożsamości (Dz.U. 2023 poz. 1394)"
    ),
}
_POLISH = re.compile(r"\b(?:Ustawa|Dz\.\s?U\.|ust\.)")
_GERMAN = re.compile(r"§|gesetz\b")


@dataclass(frozen=True)
class Cited:
    """A citation and the language that it is in (BCP 47)."""

    text: str
    language: str


def cited_in(citation: str, language: str) -> Cited:
    """The citation for a reader of ``language``.

    >>> cited_in("GDPR, Regulation (EU) 2016/679, Article 34(1)", "pl").text
    'RODO, rozporządzenie (UE) 2016/679, art. 34 ust. 1'
    >>> cited_in("Cal. Civ. Code 1798.82(a)", "pl")
    Cited(text='Cal. Civ. Code 1798.82(a)', language='en')
    """
    own = next((name for journal, name in _OWN.items() if journal in citation), None)
    if own is not None:
        return Cited(own, "pl")
    found = _OF_UNION.search(citation)
    if found and not citation.startswith("UK "):
        spoken = language if language in _UNION else "en"
        article, paragraph = _UNION[spoken]
        return Cited(f"{_NAMES[found[1]][spoken]}, {article} {found[2]}{paragraph.format(found[3])}", spoken)
    if _POLISH.search(citation):
        return Cited(citation, "pl")
    return Cited(citation, "de" if _GERMAN.search(citation) else "en")
