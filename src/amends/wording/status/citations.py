"""What a law is called in the reader's language, or in its own where it has no other name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from amends.wording.assemble.dates import latin, number_text
from amends.wording.status.lawnames import GLOSSES, UNION, Gloss

# How an article, its paragraph and its letter are cited.
_UNION = {
    "de": ("Art. {}", " Abs. {}", " Buchst. {}"),
    "pl": ("art. {}", " ust. {}", " lit. {}"),
    "fa": ("مادهٔ {}", "، بند {}", "، حرف {}"),
}
_JOINED = {"fa": "؛ "}
_REFERENCES = r"\d+(?:[\w(),\- ]*[\d)])?"
_OF_UNION = re.compile(rf"\(EU\) (2016/679|2015/2366)(?: \(\w+\))?\D*?,? Art(?:icle|\.) ({_REFERENCES})")
_SHORT = re.compile(rf"^(GDPR|Directive 2002/58/EC) Art\. ({_REFERENCES})")
_SHORT_FOR = {"GDPR": "2016/679", "Directive 2002/58/EC": "2002/58"}
_REFERENCE = re.compile(r"(\d+)(?:\((\d+)\))?(?:-\((\d+)\))?(?:\(([a-z])\))?")
# A law that amends others is cited by its journal number; the full title is what a reader of its language looks for.
_TITLES = {
    "Dz.U. 2023 poz. 1394": (
        "Ustawa z dnia 7 lipca 2023 r. o zmianie niektórych ustaw w celu ograniczania niektórych skutków kradzieży "
        "tożsamości (Dz.U. 2023 poz. 1394)"
    ),
}
_POLISH = re.compile(r"\b(?:Ustawa|Dz\.\s?U\.|ust\.)")
_GERMAN = re.compile(r"§|gesetz\b")
_NO_LAW = re.compile(r"choice of the project|^corpus/|^the law of")


@dataclass(frozen=True)
class Cited:
    """A citation and the language that it is in (BCP 47)."""

    text: str
    language: str


def cited_in(citation: str, language: str) -> Cited:
    """The citation for a reader of ``language``.

    >>> cited_in("GDPR, Regulation (EU) 2016/679, Article 34(1)", "pl").text
    'RODO, rozporządzenie (UE) 2016/679, art. 34 ust. 1'
    >>> cited_in("GDPR Art. 5(1)(f), 12(6)", "de").text
    'DSGVO, Verordnung (EU) 2016/679, Art. 5 Abs. 1 Buchst. f, Art. 12 Abs. 6'
    >>> cited_in("Cal. Civ. Code 1798.82(a)", "pl").text
    'kodeks cywilny Kalifornii (Cal. Civ. Code 1798.82(a))'
    """
    found = None if citation.startswith("UK ") else _OF_UNION.search(citation) or _SHORT.search(citation)
    if found:
        name = UNION[_SHORT_FOR.get(found[1], found[1])]
        spoken = language if language in name else "en"
        comma = "، " if spoken == "fa" else ", "
        return Cited(f"{name[spoken]}{comma}{_references(found[2], spoken)}", spoken)
    gloss = next((one for one in GLOSSES if one.sign.search(citation)), None)
    if gloss is not None and language in gloss.by:
        return Cited(f"{gloss.by[language]} ({latin(_short(citation), language)})", language)
    return Cited(_titled(citation), _language_of(citation, gloss))


def laws_in(citation: str, language: str) -> tuple[Cited, ...]:
    """Each law of a rule that rests on several; what is no law (our own choice, a file of ours) is none.

    >>> [law.text for law in laws_in("GDPR Art. 5(1)(c), 25; choice of the project", "en")]
    ['GDPR, Regulation (EU) 2016/679, Article 5(1)(c), 25']
    """
    parts = (part.strip() for part in citation.split(";"))
    return tuple(cited_in(part, language) for part in parts if part and not _NO_LAW.search(part))


def _references(given: str, language: str) -> str:
    if language not in _UNION:
        return f"Article {given}"
    return _JOINED.get(language, ", ").join(_reference(part.strip(), language) for part in given.split(","))


def _reference(given: str, language: str) -> str:
    """One article in the language's way; what is cited otherwise stays as it is written."""
    found = _REFERENCE.fullmatch(given)
    if found is None:
        return latin(given, language)
    article, paragraph, until, letter = found.groups()
    return "".join(_parts(article, "–".join(filter(None, (paragraph, until))), letter or "", language))


def _parts(article: str, paragraph: str, letter: str, language: str) -> Iterator[str]:
    of_article, of_paragraph, of_letter = _UNION[language]
    yield of_article.format(number_text(article, language))
    if paragraph:
        yield of_paragraph.format(number_text(paragraph, language))
    if letter:
        yield of_letter.format(latin(letter, language))


def _short(citation: str) -> str:
    """By its journal number, where it is a whole title otherwise."""
    return next((journal for journal in _TITLES if journal in citation), citation)


def _titled(citation: str) -> str:
    return next((title for journal, title in _TITLES.items() if journal in citation), citation)


def _language_of(citation: str, gloss: Gloss | None) -> str:
    if gloss is not None:
        return gloss.own
    if _POLISH.search(citation):
        return "pl"
    return "de" if _GERMAN.search(citation) else "en"
