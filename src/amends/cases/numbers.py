"""Numbers that pass their checks and belong to nobody.

Where a country keeps numbers for fiction, those are used: 07700 900xxx (Ofcom), 555-01xx (NANPA),
030 23125 and its like (Bundesnetzagentur).  Poland keeps none: +48 500 00x xxx is a plain pattern and is
never dialled, because the case is an exercise.  Bank code 999 is not assigned in Poland; area numbers 734
to 749 of the SSN were not issued before 2011.  A PESEL has no unused range for living people: one
here can equal an issued one by chance, without the name or anything else of its holder.
"""

from __future__ import annotations

from datetime import date
from random import Random

from stdnum import iban, luhn
from stdnum.de import idnr
from stdnum.iso7064 import mod_97_10
from stdnum.pl import pesel

_DE_LETTERS = "CFGHJKLMNPRTVWXYZ"  # the letters that German identity documents use
_DE_FICTION = ("30 23125", "69 90009", "40 66969", "221 4710", "89 99998")
_US_AREAS = {"CA": "213", "NY": "212", "TX": "214", "FL": "305", "MA": "617", "VT": "802"}
_US_ZIPS = {"CA": "945", "NY": "123", "TX": "786", "FL": "335", "MA": "017", "VT": "056"}


def pesel_of(rng: Random, born_on: date, *, is_woman: bool) -> str:
    """A valid PESEL for the birth date and the sex (Act of 24 September 2010, Article 15)."""
    month = born_on.month + (20 if born_on.year >= 2000 else 0)
    sex = rng.randrange(0, 10, 2) + (0 if is_woman else 1)
    body = f"{born_on.year % 100:02}{month:02}{born_on.day:02}{rng.randrange(1000):03}{sex}"
    return pesel.validate(body + pesel.calc_check_digit(body))


def polish_id_card(rng: Random) -> str:
    """A dowód osobisty: three letters, a check digit by weights 7-3-1, five digits."""
    letters = "".join(rng.choice("ABCDEFGHIJKLMNPRSTUVWXYZ") for _ in range(3))
    digits = f"{rng.randrange(100000):05}"
    return f"{letters}{_weighted(letters + digits)}{digits}"


def german_id_card(rng: Random) -> str:
    """A Personalausweis: nine characters and a check digit by weights 7-3-1 (ICAO 9303)."""
    body = rng.choice("LMNPRTVWXY") + "".join(rng.choice(_DE_LETTERS + "0123456789") for _ in range(8))
    return f"{body}{_weighted(body)}"


def _weighted(text: str) -> int:
    return sum(int(char, 36) * (7, 3, 1)[index % 3] for index, char in enumerate(text)) % 10


def german_tax_id(rng: Random) -> str:
    """A Steuer-Identifikationsnummer: among the first ten digits exactly one occurs twice."""
    digits = rng.sample("0123456789", 9)
    digits.insert(rng.randrange(2, 10), digits[0])
    if digits[0] == "0":
        digits = [("1" if char == "0" else "0" if char == "1" else char) for char in digits]
    body = "".join(digits)
    return next(body + check for check in "0123456789" if idnr.is_valid(body + check))


def british_passport(rng: Random) -> str:
    """Nine digits; the number has no check digit of its own."""
    return f"9{rng.randrange(10**8):08}"


def us_ssn(rng: Random) -> str:
    """An SSN of an area number that was not issued before June 2011."""
    return f"{rng.randint(734, 749)}-{rng.randint(1, 99):02}-{rng.randint(1, 9999):04}"


def polish_iban(rng: Random) -> str:
    """An IBAN of the invented bank (code 999), valid by ISO 7064."""
    account = f"9990000{rng.randrange(10)}" + f"{rng.randrange(10**16):016}"
    return iban.validate(f"PL{mod_97_10.calc_check_digits(account + 'PL')}{account}")


def card_number(rng: Random) -> str:
    """A card number that passes Luhn, under a prefix used for test cards."""
    body = f"400000{rng.randrange(10**9):09}"
    return body + luhn.calc_check_digit(body)


def phone(country: str, region: str, index: int) -> str:
    """The ``index``-th phone number of the country, with its international prefix."""
    if country == "PL":
        return f"+48 500 {index // 1000:03} {index % 1000:03}"
    if country == "GB":
        return f"+44 7700 900{index % 1000:03}"
    if country == "US":
        return f"+1 {_US_AREAS[region]} 555 01{index % 100:02}"
    return f"+49 {_DE_FICTION[index // 1000]}{index % 1000:03}"


def postcode(rng: Random, country: str, region: str) -> str:
    """A postcode of the right shape."""
    if country == "PL":
        return f"{rng.randint(1, 99):02}-{rng.randint(1, 999):03}"
    if country == "GB":
        return f"ZZ{rng.randint(1, 99)} {rng.randint(1, 9)}{rng.choice('ABDEFGH')}{rng.choice('JLNPQRS')}"
    return f"{_US_ZIPS[region]}{rng.randint(1, 99):02}" if country == "US" else f"{rng.randint(1067, 99998):05}"
