"""How a customer file asks for a person to be addressed: gender, terms, and the form of the letter."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from amends.core.person import Formality, Gender

# Words and letters for a gender, and forms of address that imply one, in the languages of the header lexicons.
_FEMALE = frozenset(
    "f female w woman weiblich frau k kobieta żeńska zenska pani mrs ms miss madam mme madame mlle femme sra señora "
    "signora donna femminile mujer femenino féminin ж жінка жіноча пані زن خانم بانو مونث".split()
)
_MALE = frozenset(
    "m male man männlich maennlich herr mężczyzna mezczyzna męska meska pan mr sir monsieur homme sr señor signor "
    "signore uomo maschile hombre masculino masculin ч чоловік чоловіча пан مرد آقا آقای مذکر".split()
)
_OTHER = frozenset("x d divers diverse other non-binary nonbinary nb inna inny mx neutral دیگر".split())
_INFORMAL = frozenset("informal du duzen ty tu tú nieformalnie nieformalny familiar تو خودمانی".split())
_FORMAL = frozenset("formal sie siezen pan pani państwo formalnie vous usted lei شما رسمی".split())
# Words that turn a wish round.  They count wherever they stand in a clause: Persian denies after the wish.
_NOT = frozenset(
    "no not non none never without n 0 false bez brak żaden żadna żadne żadnego nein nicht kein keine keinen keiner "
    "keinem ohne niemals nie نه بدون خیر هیچ نیست ندارد نمی pas sans aucun aucune jamais sin ningún ninguna nunca "
    "senza nessun nessuna mai ні не без".split()
)
_LARGE = (
    "Großdruck, Großschrift, large print, big print, duży druk, dużym drukiem, duzy druk, druk powiększony, چاپ درشت, "
    "gros caractères, gros caracteres, letra grande, caratteri grandi, великий шрифт"
)
_EASY = (
    "easy read, easy to read, easy language, plain language, Leichte Sprache, Leichter Sprache, Einfache Sprache, "
    "Einfacher Sprache, tekst łatwy, tekst latwy, ETR, متن ساده, زبان ساده, FALC, facile à lire, lectura fácil, "
    "lectura facil, lettura facile, легке читання"
)
_WORD = re.compile(r"[^\W_]+")
_TITLE = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_CLAUSE = re.compile(r"[.,;،؛\n]|\b(?:but|aber|sondern|ale|lecz|mais|pero|sino|але)\b")


def gender_of(*texts: str | None) -> Gender | None:
    """The gender of the first text that names one, by a word for it or a form of address.

    A text that names two is of a couple or a form left open, and says nothing: ``None``.

    >>> gender_of(None, "Frau Dr."), gender_of("K"), gender_of("Mr and Mrs")
    (<Gender.FEMALE: 'female'>, <Gender.FEMALE: 'female'>, None)
    """
    for text in texts:
        words = set(_TITLE.findall(_plain(text)))
        letters = {word for word in words if len(word) == 1}  # beside a word they are initials: "Frau M."
        named = _genders(words - letters) or _genders(letters)
        if named:
            return named[0] if len(named) == 1 else None
    return None


def _genders(words: set[str]) -> list[Gender]:
    known = ((Gender.FEMALE, _FEMALE), (Gender.MALE, _MALE), (Gender.OTHER, _OTHER))
    return [gender for gender, names in known if words & names]


def formality_of(text: str | None) -> Formality:
    """Informal terms only where the file says so, and does not name the formal ones as well."""
    words = {word for clause in _wishes(text) for word in clause}
    return Formality.INFORMAL if words & _INFORMAL and not words & _FORMAL else Formality.FORMAL


def is_large_print(text: str | None) -> bool:
    """Whether the person asked for large print.

    >>> is_large_print("Large print, please"), is_large_print("Großbrief"), is_large_print("no large print")
    (True, False, False)
    """
    return _asks_for(text, _LARGE)


def is_easy_read(text: str | None) -> bool:
    """Whether the person asked for easy language.

    >>> is_easy_read("Leichte Sprache"), is_easy_read("Einfacher Brief")
    (True, False)
    """
    return _asks_for(text, _EASY)


def _asks_for(text: str | None, terms: str) -> bool:
    clauses = [f" {' '.join(clause)} " for clause in _wishes(text)]
    return any(term in clause for term in _terms(terms) for clause in clauses)


@cache
def _terms(listed: str) -> tuple[str, ...]:
    """The terms as they stand among whole words."""
    return tuple(f" {' '.join(_WORD.findall(_plain(term)))} " for term in listed.split(","))


def _wishes(text: str | None) -> list[list[str]]:
    """The words of every clause that denies nothing; none at all where a bare "no" stands by itself."""
    clauses = [words for clause in _CLAUSE.split(_plain(text)) if (words := _WORD.findall(clause))]
    if any(_NOT.issuperset(words) for words in clauses):
        return []
    return [words for words in clauses if _NOT.isdisjoint(words)]


def _plain(text: str | None) -> str:
    return unicodedata.normalize("NFC", text or "").casefold()
