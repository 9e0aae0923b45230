"""How a customer file asks for a person to be addressed: gender, terms, and the form of the letter."""

from __future__ import annotations

import re

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
_INFORMAL = frozenset("informal du ty tu duzen per ty mit du nieformalnie nieformalny familiar تو خودمانی".split())
_LARGE = re.compile(r"large|big print|duż|duz|großdruck|grossdruck|gross|groß|grand|درشت|grande|велик", re.IGNORECASE)
_EASY = re.compile(r"easy|plain|łatw|latw|etr|leichte|einfach|facile|fácil|ساده|легк", re.IGNORECASE)
_TITLES = re.compile(r"[\s.,]+")


def gender_of(*texts: str | None) -> Gender | None:
    """The gender of the first text that names one: a word for it, or a form of address.

    >>> gender_of(None, "Frau Dr."), gender_of("K"), gender_of("Dr.")
    (<Gender.FEMALE: 'female'>, <Gender.FEMALE: 'female'>, None)
    """
    for text in texts:
        words = set(_TITLES.split((text or "").casefold())) - {""}
        for gender, names in ((Gender.FEMALE, _FEMALE), (Gender.MALE, _MALE), (Gender.OTHER, _OTHER)):
            if words & names:
                return gender
    return None


def formality_of(text: str | None) -> Formality:
    """Informal terms only where the file says so."""
    words = set((text or "").casefold().split())
    return Formality.INFORMAL if words & _INFORMAL else Formality.FORMAL


def is_large_print(text: str | None) -> bool:
    """Whether the person asked for large print."""
    return bool(_LARGE.search(text or ""))


def is_easy_read(text: str | None) -> bool:
    """Whether the person asked for easy language."""
    return bool(_EASY.search(text or ""))
