"""Invented people: common first names with surnames, streets and towns built from parts.

No list of real persons stands behind these; a surname is a stem with an ending, a town a stem with
an ending, so that no combination describes anybody.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple


class NameParts(NamedTuple):
    """What the names of one culture are built from; ``endings`` are (male, female) pairs."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    stems: tuple[str, ...]
    endings: tuple[tuple[str, str], ...]


class PlaceParts(NamedTuple):
    streets: tuple[str, ...]
    towns: tuple[str, ...]
    town_endings: tuple[str, ...]


_POLISH = NameParts(
    women=tuple(
        "Anna Maria Katarzyna Małgorzata Agnieszka Barbara Ewa Krystyna Elżbieta Joanna Zofia Hanna "
        "Łucja Świetlana Róża Jadwiga Halina Dorota Żaneta Weronika".split()
    ),
    men=tuple(
        "Jan Piotr Krzysztof Andrzej Tomasz Paweł Michał Marcin Jakub Łukasz Stanisław Wojciech "
        "Grzegorz Józef Sławomir Rafał Zdzisław Błażej Ireneusz Kazimierz".split()
    ),
    stems=tuple(
        "Brzeźn Wrzos Modrzew Zarzeczn Kłosk Świerk Jaśm Olszyn Grądz Żywk Mglin Torfow Sosnk "
        "Ćwikl Łozin Pszen Rogóżn Szuwar Wądoł Dębn Zalesk Kąkol Mchow Jarzęb Turkocz".split()
    ),
    endings=(("owski", "owska"), ("icki", "icka"), ("ewicz", "ewicz"), ("ak", "ak"), ("ański", "ańska"), ("uk", "uk")),
)
_GERMAN = NameParts(
    women=tuple("Anna Sabine Petra Julia Katrin Ursula Jördis Grete Heike Monika Lena Käthe".split()),
    men=tuple("Jürgen Stefan Thomas Klaus Jörg Matthias Günter Lars Uwe Björn Felix Karl".split()),
    stems=tuple("Birken Moor Hasel Weiden Grün Föhren Lehm Stein Wiesen Möhren Salz Küster".split()),
    endings=(("bach", "bach"), ("hofer", "hofer"), ("mann", "mann"), ("rieder", "rieder"), ("wörth", "wörth")),
)
_ENGLISH = NameParts(
    women=tuple("Emma Olivia Grace Alice Ruth Helen Margaret Susan Chloe Amy Nancy Judith".split()),
    men=tuple("James Oliver George Henry Peter Simon Walter Thomas Edward Frank Luke Martin".split()),
    stems=tuple("Ash Thorn Wether Marl Holm Fern Hazel Brack Stan Whit Copper Alder".split()),
    endings=(("by", "by"), ("ingford", "ingford"), ("well", "well"), ("croft", "croft"), ("mere", "mere")),
)
_PERSIAN = NameParts(
    women=tuple("Shirin Parisa Laleh Mahsa Nasrin Golnaz Roya Azadeh".split()),
    men=tuple("Dariush Kaveh Siavash Babak Farhad Omid Bahram Kamran".split()),
    stems=tuple("Kuhsar Daryab Golzar Sabzeh Rudbar Simorgh Zarrin Nilufar".split()),
    endings=(("pur", "pur"), ("zadeh", "zadeh"), ("nezhad", "nezhad"), ("yan", "yan")),
)
NAMES = {"pl": _POLISH, "de": _GERMAN, "en": _ENGLISH, "fa": _PERSIAN}

PLACES = {
    "PL": PlaceParts(
        streets=tuple(
            "ul. Wrzosowa,ul. Jaśminowa,ul. Torfowa,ul. Żurawia,al. Modrzewiowa,ul. Łabędzia,"
            "ul. Świerkowa,pl. Rybacki,os. Północne,ul. Gęsia".split(",")
        ),
        towns=tuple("Brzez Modrzew Jezior Olsz Grąd Żuraw Łab Kąt".split()),
        town_endings=("no", "owo", "nica", "owice", "ówka"),
    ),
    "DE": PlaceParts(
        streets=tuple("Birkenweg,Am Moor,Föhrenstraße,Alte Gasse,Lindenallee,Kirchstieg".split(",")),
        towns=tuple("Birken Moor Hasel Weiden Salz".split()),
        town_endings=("ried", "büttel", "grün", "stedt"),
    ),
    "GB": PlaceParts(
        streets=tuple("Thorn Lane,Alder Road,Mill Rise,Copper Street,Holm Close,Fern Crescent".split(",")),
        towns=tuple("Ash Wether Marl Brack Stan".split()),
        town_endings=("ingham", "bury", "minster", "wick"),
    ),
    "US": PlaceParts(
        streets=tuple("Alder Ave,Ferncroft Dr,Copper Ct,Hazel St,Marl Blvd,Thornwell Rd".split(",")),
        towns=tuple("Harbor Copper Alder Fern Whit".split()),
        town_endings=(" Falls", "ville", " Springs", "burg"),
    ),
}


def person_name(rng: Random, culture: str, *, is_woman: bool) -> tuple[str, str]:
    """A (given name, family name) of the culture: ``pl``, ``de``, ``en`` or ``fa``."""
    parts = NAMES[culture]
    male, female = rng.choice(parts.endings)
    return rng.choice(parts.women if is_woman else parts.men), rng.choice(parts.stems) + (female if is_woman else male)


def street_line(rng: Random, country: str) -> str:
    """A street with a number, written as the country writes it."""
    street, number = rng.choice(PLACES[country].streets), rng.randint(1, 180)
    if country in ("GB", "US"):
        return f"{number} {street}"
    flat = f"/{rng.randint(1, 60)}" if country == "PL" and rng.random() < 0.6 else ""
    return f"{street} {number}{flat}"


def town(rng: Random, country: str) -> str:
    """An invented town of the country."""
    parts = PLACES[country]
    return rng.choice(parts.towns) + rng.choice(parts.town_endings)
