"""Made-up numbers for tests: valid by their own check, from a seeded generator, of no real person."""

from __future__ import annotations

import random

from stdnum import iban, luhn
from stdnum.es import dni
from stdnum.in_ import aadhaar
from stdnum.pl import pesel
from stdnum.verhoeff import calc_check_digit as verhoeff

seeded = random.Random(20150612)


def digits(count: int) -> str:
    return "".join(str(seeded.randrange(10)) for _ in range(count))


def a_pesel() -> str:
    year, month, day = seeded.randrange(1940, 2005), seeded.randrange(1, 13), seeded.randrange(1, 29)
    start = f"{year % 100:02d}{month + (20 if year >= 2000 else 0):02d}{day:02d}{digits(4)}"
    return start + pesel.calc_check_digit(start)


def a_card(prefix: str = "4") -> str:
    start = prefix + digits(15 - len(prefix))
    return start + luhn.calc_check_digit(start)


def a_nip() -> str:
    while True:
        start = str(seeded.randrange(1, 10)) + digits(8)
        check = sum(int(d) * w for d, w in zip(start, (6, 5, 7, 2, 3, 4, 5, 6, 7), strict=True)) % 11
        if check < 10:
            return start + str(check)


def a_dni() -> str:
    start = digits(8)
    return start + dni.calc_check_digit(start)


def an_aadhaar() -> str:
    while True:
        start = str(seeded.randrange(2, 10)) + digits(10)
        number = start + verhoeff(start)
        if aadhaar.is_valid(number):
            return number


def an_iban(country: str = "DE", length: int = 18) -> str:
    account = digits(length)
    return country + iban.calc_check_digits(f"{country}00{account}") + account


def an_ssn() -> str:
    return f"{seeded.randrange(1, 666):03d}-{seeded.randrange(1, 100):02d}-{seeded.randrange(1, 10000):04d}"


def a_melli_code() -> str:
    start = str(seeded.randrange(1, 10)) + digits(8)
    rest = sum(int(d) * (10 - i) for i, d in enumerate(start)) % 11
    return start + str(rest if rest < 2 else 11 - rest)


def a_polish_id_card() -> str:
    letters = "".join(seeded.choice("ABCDEFGHJKLMNPRSTUWXYZ") for _ in range(3))
    rest = digits(5)
    total = sum(int(c, 36) * w for c, w in zip(letters + rest, (7, 3, 1, 7, 3, 1, 7, 3), strict=True))
    return letters + str(total % 10) + rest


def a_polish_mobile() -> str:
    return seeded.choice(("501", "602", "693", "787", "888", "517")) + digits(6)


def spoiled(number: str) -> str:
    """The number with its last digit wrong (or, where it ends in a letter, its last letter)."""
    last = number[-1]
    return number[:-1] + (str((int(last) + 1) % 10) if last.isdigit() else "A" if last != "A" else "B")
