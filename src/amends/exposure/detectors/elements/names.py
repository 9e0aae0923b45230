"""Names of people: given, family, full; by header, by known names, by the shape of surnames."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pycountry

from amends.exposure.detectors.column import Column, Verdict
from amends.exposure.detectors.judging import Worded
from amends.exposure.detectors.patterns import TextPattern
from amends.exposure.detectors.street_words import is_street
from amends.exposure.detectors.wordlists import fold, word_list, words_of

TITLES = frozenset("mr mrs ms miss dr prof sir madam pan pani herr frau m mme mlle sr sra srta sig signor dott".split())
_SURNAME_ENDINGS = (
    "ski ska cki cka dzki dzka wicz czyk czak owski iak mann stein berger sen sson son ova enko chuk chyk ian zadeh"
    " pour nejad nia vich vic escu eanu ez elli etti ini oglu ство ський ська енко чук ов ова ев ева زاده پور نژاد نیا"
).split()
_WORD = r"[^\W\d_][^\W\d_'’`.\-]*(?:['’`.\-][^\W\d_'’`.\-]+)*\.?"
_ONE_NAME = re.compile(rf"{_WORD}(?:\s{_WORD}){{0,2}}")
_FULL_NAME = re.compile(rf"{_WORD},?(?:\s{_WORD}){{1,4}}")
_CODE = re.compile(r"[A-Z]{1,3}")  # state and country codes are no names


def _is_cased(value: str) -> bool:
    return not value[0].islower() or value.islower()


def is_one_name(value: str) -> bool:
    """Whether the value can be one name, perhaps of several words."""
    return len(value) <= 40 and _ONE_NAME.fullmatch(value) is not None and not _CODE.fullmatch(value)


def is_full_name(value: str) -> bool:
    """Whether the value can be a given and a family name together."""
    return len(value) <= 60 and _FULL_NAME.fullmatch(value) is not None and _is_cased(value)


def knows_given(value: str) -> bool:
    """Whether the first word is a known given name."""
    words = words_of(value)
    return bool(words) and words[0] in word_list("given_names")


def _only_given(value: str) -> bool:
    """Given names alone, perhaps several: a family name among them makes it a full name."""
    words = words_of(value)
    return bool(words) and all(word in word_list("given_names") or len(word) == 1 for word in words)


def knows_family(value: str) -> bool:
    """Whether a word is a known family name or ends as many of a language's do."""
    return any(word in word_list("family_names") or word.endswith(tuple(_SURNAME_ENDINGS)) for word in words_of(value))


def knows_full(value: str) -> bool:
    """Whether two or more words, titles apart, hold a known given name."""
    words = [word for word in words_of(value) if word not in TITLES]
    return len(words) > 1 and any(word in word_list("given_names") for word in (words[0], words[1], words[-1]))


@cache
def _peoples_and_places() -> frozenset[str]:
    languages = {fold(language.name) for language in pycountry.languages if hasattr(language, "alpha_2")}
    countries = {fold(country.name) for country in pycountry.countries}
    titles = TITLES | {title + "." for title in TITLES}
    return frozenset(languages | countries | titles | {"american", "australian", "brazilian", "visa", "mastercard"})


def names_a_people_or_place(value: str) -> bool:
    """Whether the value is a language, a country or a title: columns of them look like columns of names."""
    return fold(value) in _peoples_and_places()


def _only_family(value: str) -> bool:
    words = words_of(value)
    return (
        not names_a_people_or_place(value)
        and knows_family(value)
        and not (words and words[0] in word_list("given_names") and not knows_strictly(value))
    )


def knows_strictly(value: str) -> bool:
    """Whether a word is on the list of family names."""
    return any(word in word_list("family_names") for word in words_of(value))


def _named(
    role: str | None, keys: str, known: Callable[[str], bool], plausible: Callable[[str], bool], least: float
) -> Worded:
    return Worded("name", frozenset(keys.split()), known, plausible, alone=0.9, at_least=least, role=role)


class BareNameHeader:
    """``Name`` beside ``Vorname``, ``nom`` beside ``prénom``: single words under a header that says name."""

    element = "name"

    def judge(self, column: Column) -> Verdict | None:
        """Family names, where the header says name and the values are single words."""
        if column.strength(frozenset({"name"})) < 1.0 or column.share_of(is_one_name) < 0.7:
            return None
        if column.share_of(lambda v: " " in v) > 0.5:
            return None
        given = sum(map(knows_given, column.values)) / len(column.values)
        role = "given_name" if given > 0.4 else "family_name"
        return Verdict("name", 0.8, "the header says name and the values are single words", role=role, by_header=True)


DETECTORS = (
    _named("given_name", "given_name", _only_given, is_one_name, 0.25),
    _named("family_name", "family_name", _only_family, is_one_name, 0.25),
    _named("name", "name", knows_full, is_full_name, 0.25),
    BareNameHeader(),
)

_UPPER = "A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻČŘŠŽĐİĎŤŇŐŰĂȘȚΑ-ΩА-ЯІЇЄҐ"
_LOWER = "a-zà-öø-ÿąćęłńóśźżčřšžěůđığşďťňőűășțά-ώа-яіїєґ"
_CAPITAL = rf"[{_UPPER}][{_LOWER}]+(?:[{_UPPER}][{_LOWER}]+)?"
_PARTICLE = r"(?:(?:van|von|de|der|den|la|le|di|da|del|della|dos|bin|al|el)\s|O['’])"
_SURNAME = rf"{_PARTICLE}*{_CAPITAL}(?:[-'’]{_CAPITAL})?"
_WHOLE = rf"{_CAPITAL}(?:-{_CAPITAL})?(?:\s[{_UPPER}](?:\.|(?=\s)))?(?:\s{_SURNAME}){{1,2}}"
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Pan|Pani|Herr|Frau|Mme|Mlle|Sra|Sr|Sig|mr|mrs|ms)\.?"
_SAID = (
    r"(?:[Mm]y name(?: is|'s|:)|[Nn]ame is|[Nn]amed|I am|I'm|[Nn]azywam się|[Ii]mię(?: i nazwisko)?:|[Nn]azwisko:"
    r"|[Ii]ch heiße|[Mm]ein Name ist|[Jj]e m'appelle|[Mm]e llamo|[Mm]i chiamo|[Nn]ame:|[Nn]om:|[Nn]ombre:|[Cc]ustomer:"
    r"|[Kk]lient:|[Kk]unde:|[Pp]atient:|[Cc]ardholder:?|[Dd]ear|[Hh]ello|[Hh]i)"
)
_LABEL = re.compile(
    r"(?:name|nazwisko|imi[eę]|nom|nombre|nome|klient\w*|customer|patient|holder|user|add|from|sir|dear|pan|pani|herrn?|frau)"
    r"\W{0,4}$",
    re.IGNORECASE,
)


def _is_person(value: str) -> bool:
    return knows_given(value) or (knows_strictly(value) and not is_street(value))


TEXT = (
    TextPattern(
        "name",
        re.compile(rf"\b{_TITLE}\s(?P<value>{_CAPITAL}(?:\s[A-Z](?:\.|(?=\s)))?(?:\s{_SURNAME}){{0,2}})"),
        certainty=0.85,
    ),
    TextPattern("name", re.compile(rf"\b{_SAID}\s(?P<value>{_WHOLE})"), certainty=0.82),
    TextPattern("name", re.compile(rf"\b{_SAID}\s(?P<value>{_CAPITAL})(?!\w)"), certainty=0.6, check=knows_given),
    TextPattern("name", re.compile(rf"\b[Mm]y name(?: is|'s)\s(?P<value>{_CAPITAL})(?!\w)"), certainty=0.7),
    TextPattern(
        "name",
        re.compile(rf"(?<![\w@.])(?P<value>{_WHOLE})(?![\w@])"),
        certainty=0.7,
        with_context=0.88,
        context=_LABEL,
        check=_is_person,
    ),
    TextPattern(
        "name",
        re.compile(r"(?<=نام: )(?P<value>[\u0600-\u06FF\u200c]+(?:\s[\u0600-\u06FF\u200c]+){1,2})"),
        certainty=0.8,
    ),
)
