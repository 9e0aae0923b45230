"""The address of a letter as the post of its country wants it."""

from __future__ import annotations

from babel import Locale

from amends.core.person import PersonRow
from amends.core.places import country_of
from amends.wording.book.phrases import phrases_of
from amends.wording.model import Audience
from amends.wording.render.personal import printed_name

# Where the address shows through the window of an envelope, in mm from the left and top edge of A4.
# DE: DIN 5008 form B.  The others fold to DL with the window on the side that is usual there.
_WINDOWS = {"DE": (20, 45), "AT": (20, 45), "PL": (110, 50), "GB": (20, 50), "US": (22, 51)}
_LATIN_ALPHABETS = frozenset({"en", "de", "pl"})


def country_of_person(person: PersonRow) -> str:
    """The country of the postal address, or of residence where the address names none."""
    return person.country or country_of(person.residence)


def window_of(person: PersonRow) -> tuple[int, int]:
    """Left and top edge of the address, in mm."""
    return _WINDOWS.get(country_of_person(person), _WINDOWS["DE"])


def address_lines(person: PersonRow, language: str, audience: Audience = Audience.ADULT) -> tuple[str, ...]:
    """Name (or who acts for the person), street, place and country; the country in letters any sorter reads."""
    country = country_of_person(person)
    naming = Locale(language if language in _LATIN_ALPHABETS else "en")
    names = {"name": printed_name(person.name), "kin": printed_name(person.next_of_kin or "")}
    name = phrases_of(language).say("addressee", {"audience": str(audience)} | names)
    lines = (name, person.street, *_place(person, country), naming.territories.get(country, country).upper())
    return tuple(line for line in map(printed_name, filter(None, lines)) if line)


def _place(person: PersonRow, country: str) -> tuple[str, ...]:
    city, postcode = person.city or "", person.postcode or ""
    if country == "GB":
        return city.upper(), postcode.upper()
    if country == "US":
        state = person.residence.partition("-")[2]
        return (f"{city}, {state} {postcode}" if state else f"{city} {postcode}",)
    return (f"{postcode} {city}",)
