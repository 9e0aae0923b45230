"""Cuts a block into sentences: not at abbreviations, ordinals or initials."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Words that end in a full stop without ending a sentence (project-authored; the closed set of each language).
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st inc ltd co corp e.g i.e etc vs approx dept tel fax
    np m.in tzn tj ul al pl pkt art ust lit sp z.o.o ok godz min tys mln zl im św r
    z.b d.h u.a bzw ca evtl ggf str abs bspw usw inkl zzgl vgl s.o o.a hr fr geb ziff
    ص ه.ش
    mme mlle mm me av bd env tél réf c.-à-d p.ex cf éd boul
    sr sra sres sras srta dña avda pág ud uds vd vds ee uu ee.uu s.a s.l aprox dpto d.ª n.º p.ej
    sig sig.ra sig.na dott dott.ssa avv ecc pag s.p.a s.r.l p.es gent.mo gent.ma egr spett.le v.le p.zza
    вул ім тел грн коп тис млн млрд т.д т.п т.зв т.ч ін напр див обл буд просп бул ст п.п рр гр пор""".split()
)
# These may also be the last word of a sentence: a capital letter after them opens the next.
_MAY_END = frozenset(
    "r etc usw ok ecc ін т.д т.п р рр грн коп тис млн млрд uu ee.uu ud uds vd vds s.a s.l s.p.a s.r.l".split()
)
# Abbreviations only before a figure: "No. 5", "3 janv. 2026"; "No. You can ..." is an answer.
_BEFORE_FIGURES = frozenset(
    """no nos nr núm num n № janv févr avr juil sept oct nov déc ene feb abr jun jul ago dic gen mag giu lug set ott
    січ лют бер квіт трав черв лип серп вер жовт лист груд""".split()
)
# Words that are an abbreviation only behind another: "ad es.", "p. ej.", "par ex.".
_BEHIND = {"es": ("ad", "per"), "ej": ("p.", "por"), "ex": ("par", "p."), "ч": ("т.", "т"), "о": ("т.", "с.")}
_END = re.compile(r"[.!?؟…]+[\"'”»)\]*_]*(?=\s+\S|\s*$)|\n(?=\s*\n)")
_LONGEST = 40  # characters of a word before a full stop; no abbreviation has as many
_WORD_BEFORE = re.compile(r"([\w.]+)$")


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges of the sentences in ``text[start:end]``, trimmed of white space."""
    begin = start
    for match in _END.finditer(text, start, end):
        if match.group() == "." and not _ends(text, begin, match.start(), match.end(), end):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _ends(text: str, begin: int, dot: int, after: int, end: int) -> bool:
    before = _WORD_BEFORE.search(text, max(begin, dot - _LONGEST), dot)
    word = before.group(1).lower() if before else ""
    lead = text[max(begin, before.start() - 6) : before.start()].lower().rstrip() if before else ""
    following = text[after:end].lstrip()[:1]
    if not following:
        return True
    if word in _BEFORE_FIGURES or (word.isdigit() and len(word) <= 2):
        return word in _BEFORE_FIGURES and not following.isdigit()  # "1. Juni", "12. maja", the marker of an item
    if _is_abbreviation(word, lead):
        return following.isupper() and (word in _MAY_END or lead.endswith("т."))  # "і т. д."
    return not following.islower()


def _is_abbreviation(word: str, lead: str) -> bool:
    if word in _BEHIND:
        return lead.endswith(_BEHIND[word]) or len(word) == 1
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
