"""Numbers that states give to persons, each with its own check (PESEL and SSN have files of their own)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from stdnum.be import nn as be_nn
from stdnum.bg import egn
from stdnum.br import cpf
from stdnum.ca import sin
from stdnum.ch import ssn as ch_ahv
from stdnum.cl import rut
from stdnum.cz import rc
from stdnum.dk import cpr
from stdnum.ee import ik
from stdnum.es import dni, nie
from stdnum.fi import hetu
from stdnum.fr import nir
from stdnum.gb import nhs
from stdnum.hr import oib
from stdnum.in_ import aadhaar
from stdnum.it import codicefiscale
from stdnum.mx import curp
from stdnum.nl import bsn
from stdnum.no import fodselsnummer
from stdnum.pt import cc as pt_cc
from stdnum.ro import cnp
from stdnum.se import personnummer
from stdnum.si import emso
from stdnum.tr import tckimlik
from stdnum.us import ssn
from stdnum.za import idnr as za_id

from amends.exposure.detectors.column import Column, Verdict
from amends.exposure.detectors.judging import Numbered
from amends.exposure.detectors.patterns import TextPattern

_KEYS = frozenset({"national_id", "id_card"})

# HMRC, NIM39110: letters never used, prefixes never allocated, suffix A to D.
_NINO = re.compile(r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d\d\s?\d\d\s?\d\d\s?[A-D]", re.I)
_MELLI_DIGITS = 10


def is_melli_code(value: str) -> bool:
    """Whether an Iranian national code's check digit holds: weights 10..2, sum modulo 11, below 2 as it is.

    Source: the published algorithm of the National Organization for Civil Registration.

    >>> is_melli_code("0084575948"), is_melli_code("0084575949")
    (True, False)
    """
    digits = value.replace("-", "")
    if len(digits) != _MELLI_DIGITS or not digits.isdigit() or len(set(digits)) == 1:
        return False
    rest = sum(int(d) * (10 - i) for i, d in enumerate(digits[:9])) % 11
    return int(digits[9]) == (rest if rest < 2 else 11 - rest)


def is_german_pension_number(value: str) -> bool:
    """Whether a German insurance number's check digit holds (VKVV section 4: weights 2 1 2 5 7 1 2 1 2 1 2 1).

    >>> is_german_pension_number("15070649C103"), is_german_pension_number("15070649C104")
    (True, False)
    """
    plain = value.replace(" ", "").upper()
    letter = f"{ord(plain[8]) - 64:02d}"
    weights = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)
    products = (int(d) * w for d, w in zip(plain[:8] + letter + plain[9:11], weights, strict=True))
    return sum(p // 10 + p % 10 for p in products) % 10 == int(plain[11])


def _number(
    shape: str, check: Callable[[str], bool], name: str, *, chance: float, alone: float = 0.9, decisive: bool = False
) -> Numbered:
    return Numbered(
        "national_id",
        _KEYS,
        re.compile(shape, re.IGNORECASE),
        check=check,
        check_name=name,
        chance=chance,
        alone=alone,
        beside_other=decisive,
    )


_OF_ONE_COUNTRY = (
    _number(_NINO.pattern, lambda value: True, "NINO prefix and suffix rules", chance=0.02, alone=0.92, decisive=True),
    _number(r"\d{8}-?[A-Z]", dni.is_valid, "DNI check letter", chance=0.04, decisive=True),
    _number(r"[XYZ]-?\d{7}-?[A-Z]", nie.is_valid, "NIE check letter", chance=0.04, decisive=True),
    _number(
        r"[A-Z]{6}[\dA-Z]{2}[A-Z][\dA-Z]{2}[A-Z][\dA-Z]{3}[A-Z]",
        codicefiscale.is_valid,
        "codice fiscale check letter",
        chance=0.03,
        alone=0.97,
        decisive=True,
    ),
    _number(
        r"[1-478]\s?\d{2}\s?\d{2}\s?[\dAB]{2}\s?\d{3}\s?\d{3}\s?\d{2}", nir.is_valid, "NIR key modulo 97", chance=0.01
    ),
    _number(
        r"[A-Z]{4}\d{6}[HMX][A-Z]{5}[\dA-Z]\d",
        curp.is_valid,
        "CURP check digit",
        chance=0.05,
        alone=0.95,
        decisive=True,
    ),
    _number(r"\d{4}[\s.]?\d{2}[\s.]?\d{3}|\d{9}", bsn.is_valid, "BSN eleven test", chance=0.09, alone=0.75),
    _number(r"\d{4}\s?\d{4}\s?\d{4}", aadhaar.is_valid, "Aadhaar Verhoeff digit", chance=0.08, alone=0.82),
    _number(r"\d{3}-?\d{6}-?\d", is_melli_code, "Iranian national code check digit", chance=0.1, alone=0.82),
    _number(
        r"\d{2}\s?\d{6}\s?[A-Z]\s?\d{3}",
        is_german_pension_number,
        "German insurance number check digit",
        chance=0.1,
        alone=0.9,
    ),
    _number(r"\d{3}\.?\d{3}\.?\d{3}-?\d{2}", cpf.is_valid, "CPF check digits", chance=0.01),
    _number(r"\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}|\d{11}", be_nn.is_valid, "Belgian number modulo 97", chance=0.003),
    _number(r"\d{6}\s?\d{5}", fodselsnummer.is_valid, "fødselsnummer check digits", chance=0.0005),
    _number(r"(?:19|20)?\d{6}[-+]\d{4}", personnummer.is_valid, "personnummer Luhn digit and date", chance=0.004),
    _number(r"\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]", hetu.is_valid, "HETU check character", chance=0.003),
    _number(r"\d{6}-\d{4}", cpr.is_valid, "CPR birth date", chance=0.1, alone=0.8),
    _number(r"\d{6}/\d{3,4}", rc.is_valid, "rodné číslo date and check", chance=0.005),
    _number(r"[1-9]\d{12}", cnp.is_valid, "CNP check digit and date", chance=0.01),
    _number(r"\d{10}", egn.is_valid, "EGN check digit and date", chance=0.02),
    _number(r"\d{11}", ik.is_valid, "Estonian or Lithuanian code check digit and date", chance=0.015),
    _number(r"\d{11}", oib.is_valid, "OIB check digit", chance=0.1, alone=0.75),
    _number(r"\d{13}", emso.is_valid, "EMŠO check digit and date", chance=0.01),
    _number(r"\d{13}", za_id.is_valid, "South African ID Luhn digit and date", chance=0.005),
    _number(r"[1-9]\d{10}", tckimlik.is_valid, "T.C. kimlik check digits", chance=0.01),
    _number(r"756\.?\d{4}\.?\d{4}\.?\d{2}", ch_ahv.is_valid, "AHV check digit", chance=0.1, alone=0.95),
    _number(r"\d{1,2}\.?\d{3}\.?\d{3}-[\dK]", rut.is_valid, "RUT check digit", chance=0.09, alone=0.9),
    _number(r"\d{8}\s?\d\s?[A-Z]{2}\d", pt_cc.is_valid, "cartão de cidadão check digit", chance=0.1, alone=0.9),
    _number(r"\d{3}\s\d{3}\s\d{4}|\d{10}", nhs.is_valid, "NHS number check digit", chance=0.09, alone=0.0),
    _number(r"\d{3}[- ]?\d{3}[- ]?\d{3}", sin.is_valid, "SIN Luhn digit", chance=0.1, alone=0.6),
    _number(r"\d{3}-\d{2}-\d{4}", ssn.is_valid, "SSN range rules", chance=0.5, alone=0.0),
)
_BY_HEADER = Numbered(
    "national_id", frozenset({"national_id"}), re.compile(r"(?=.*\d)[\dA-Z][\dA-Z ./\-]{4,20}", re.I), headed=0.8
)
_TELLING = 0.02  # a chance above this says too little about a single value


class MixedNumbers:
    """National numbers of many countries in one column: each value passes some country's telling check."""

    element = "national_id"

    def judge(self, column: Column) -> Verdict | None:
        """By the share of values that pass, where they have several shapes."""
        if column.names_something and not column.strength(_KEYS):
            return None
        share = column.share_of(_passes_somewhere)
        if share < 0.5 or len({re.sub(r"\d", "9", value) for value in column.values}) < 3:
            return None
        return Verdict("national_id", 0.5 + 0.4 * share, f"{share:.0%} of the values pass some country's check")


def _passes_somewhere(value: str) -> bool:
    return any(shape.fullmatch(value) is not None and check(value) for shape, check in _telling_checks(value.isalnum()))


@cache
def _telling_checks(is_bare: bool) -> tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...]:
    """Shapes and checks; separators (dashes, spaces) tell enough for a weaker check to count."""
    return tuple((d.shape, d.check) for d in _OF_ONE_COUNTRY if d.check and (d.chance <= _TELLING or not is_bare))


DETECTORS = (*_OF_ONE_COUNTRY, MixedNumbers(), _BY_HEADER)

_ID_WORD = re.compile(
    r"national|identity|\bnino\b|\bni\b|insurance|\bdni\b|\bnie\b|codice fiscale|\bc\.?f\.?\b|\bnir\b"
    r"|s[eé]cu|aadha|\bbsn\b|burger|\bcpf\b|\bid\b|sozialvers|rentenvers|personnummer|fødsel|ملی",
    re.IGNORECASE,
)


def _text(shape: str, check: Callable[[str], bool], name: str, *, certainty: float) -> TextPattern:
    return TextPattern(
        "national_id",
        re.compile(rf"(?<![\w.+-])(?P<value>{shape})(?![\w-])"),
        certainty=certainty,
        with_context=0.95,
        context=_ID_WORD,
        check=check,
        check_name=name,
    )


TEXT = (
    _text(_NINO.pattern, lambda value: True, "NINO prefix and suffix rules", certainty=0.85),
    _text(r"\d{8}-?[A-Z]", dni.is_valid, "DNI check letter", certainty=0.75),
    _text(r"[XYZ]-?\d{7}-?[A-Z]", nie.is_valid, "NIE check letter", certainty=0.8),
    _text(
        r"[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]", codicefiscale.is_valid, "codice fiscale check letter", certainty=0.95
    ),
    _text(
        r"[12]\s?\d{2}\s?\d{2}\s?[\dAB]{2}\s?\d{3}\s?\d{3}\s?\d{2}", nir.is_valid, "NIR key modulo 97", certainty=0.75
    ),
    _text(r"\d{4}\s\d{4}\s\d{4}", aadhaar.is_valid, "Aadhaar Verhoeff digit", certainty=0.5),
    _text(r"\d{12}", aadhaar.is_valid, "Aadhaar Verhoeff digit", certainty=0.0),
    _text(r"\d{9}", bsn.is_valid, "BSN eleven test", certainty=0.0),
    _text(r"\d{10}", is_melli_code, "Iranian national code check digit", certainty=0.0),
    _text(
        r"\d{2}\s?\d{6}\s?[A-Z]\s?\d{3}", is_german_pension_number, "German insurance number check digit", certainty=0.7
    ),
    _text(r"\d{3}\.\d{3}\.\d{3}-\d{2}", cpf.is_valid, "CPF check digits", certainty=0.9),
    _text(r"\d{6}[-+]\d{4}", personnummer.is_valid, "personnummer Luhn digit and date", certainty=0.7),
    _text(r"\d{6}[-+A]\d{3}[0-9A-Y]", hetu.is_valid, "HETU check character", certainty=0.85),
)
