"""Numbers of persons that a check digit proves, or that their shape or a word beside them betrays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stdnum import iban, luhn
from stdnum.be import nn as be_nn
from stdnum.bg import egn as bg_egn
from stdnum.cz import rc as cz_rc
from stdnum.de import idnr as de_idnr
from stdnum.dk import cpr as dk_cpr
from stdnum.ee import ik as ee_ik
from stdnum.es import dni as es_dni
from stdnum.es import nie as es_nie
from stdnum.fi import hetu as fi_hetu
from stdnum.fr import nir as fr_nir
from stdnum.gb import nhs as gb_nhs
from stdnum.it import codicefiscale as it_cf
from stdnum.nl import bsn as nl_bsn
from stdnum.no import fodselsnummer as no_fn
from stdnum.pl import pesel
from stdnum.pt import cc as pt_cc
from stdnum.ro import cnp as ro_cnp
from stdnum.se import personnummer as se_pn
from stdnum.us import ssn

_AROUND = 40  # characters on either side in which a word can tell what a number is
_GROUPS = re.compile(r"(?<![\w.])\d(?:[ .\-/_]{0,2}\d){5,60}(?![\w])")
_CARD = re.compile(r"[2-6]")  # issuers of payment cards: ISO/IEC 7812, first digit
_CARD_DIGITS = range(13, 20)


@dataclass(frozen=True)
class Number:
    """A kind of number: how many digits, the check, and the words without which it is not believed."""

    kind: str
    digits: int
    check: Callable[[str], bool]
    near: re.Pattern[str] | None = None


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# A number of nine to eleven digits passes many a check by chance; those that hold no birth date need their word.
_NUMBERS = (
    Number("pesel", 11, pesel.is_valid),
    Number("national_id", 13, ro_cnp.is_valid),
    Number("national_id", 11, ee_ik.is_valid),
    Number("national_id", 11, no_fn.is_valid),
    Number("national_id", 11, be_nn.is_valid, _word(r"rijksregister|registre national|nationalregister|\bNN\b")),
    Number("national_id", 10, bg_egn.is_valid, _word(r"\bEGN\b|ЕГН")),
    Number("national_id", 10, dk_cpr.is_valid, _word(r"\bCPR\b|personnummer")),
    Number("national_id", 10, cz_rc.is_valid, _word(r"rodn|\bRČ\b|\bRC\b")),
    Number("national_id", 10, se_pn.is_valid, _word(r"person(?:nummer|number)")),
    Number("national_id", 12, se_pn.is_valid),
    Number("national_id", 15, fr_nir.is_valid),
    Number("tax_id", 11, de_idnr.is_valid, _word(r"steuer|\bIdNr|\bTIN\b|tax id")),
    Number("national_id", 9, nl_bsn.is_valid, _word(r"\bBSN\b|burgerservice")),
    Number("health_insurance", 10, gb_nhs.is_valid, _word(r"\bNHS\b")),
    # What a word calls one is one, also where the number was never issued.
    Number("ssn", 9, str.isdigit, _word(r"social security|\bSSN\b|\bSS#|soc\. sec")),
)
_SSN_SHAPE = re.compile(r"(?<![\d-])\d{3}[- ]\d{2}[- ]\d{4}(?![\d-])")
_NINO = re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?: ?\d{2}){3} ?[A-D](?!\w)", re.IGNORECASE)
_LETTERED = (
    ("national_id", re.compile(r"(?<!\w)[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z](?!\w)", re.IGNORECASE), it_cf.is_valid),
    ("national_id", re.compile(r"(?<!\w)\d{8}-?[A-Z](?!\w)", re.IGNORECASE), es_dni.is_valid),
    ("national_id", re.compile(r"(?<!\w)[XYZ]-?\d{7}-?[A-Z](?!\w)", re.IGNORECASE), es_nie.is_valid),
    ("national_id", re.compile(r"(?<!\w)\d{6}[-+A]\d{3}[0-9A-Y](?!\w)", re.IGNORECASE), fi_hetu.is_valid),
    ("national_id", re.compile(r"(?<!\w)\d{8} ?\d ?[A-Z0-9]{2}\d(?!\w)", re.IGNORECASE), pt_cc.is_valid),
)
_IBAN = re.compile(r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ \-]?[A-Z0-9]){11,30}(?![A-Z0-9])", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"(?:passport|paszport\w*|reisepass\w*|passeport|dow[oó]d\w*(?: osobist\w*)?|identity card|ausweis\w*|"
    r"carte d'identit[eé]|driver'?s? licen[cs]e|prawo jazdy|f[uü]hrerschein\w*|permis de conduire)"
    r"[^\n]{0,20}?(?<!\w)((?=[A-Z0-9]{6,12}(?!\w))[A-Z0-9]*\d[A-Z0-9]*)",
    re.IGNORECASE,
)


def identifiers(text: str) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of each number of a person in folded text."""
    yield from _checked_digits(text)
    yield from _cards(text)
    for match in _SSN_SHAPE.finditer(text):
        if "-" in match.group() or ssn.is_valid(match.group().replace(" ", "-")):
            yield "ssn", *match.span()
    for match in _IBAN.finditer(text):
        if _is_iban(match.group()):
            yield "iban", *match.span()
    for match in _NINO.finditer(text):
        yield "national_id", *match.span()
    for kind, pattern, is_valid in _LETTERED:
        yield from ((kind, *match.span()) for match in pattern.finditer(text) if is_valid(match.group()))
    for match in _DOCUMENT.finditer(text):
        yield "identity_document", *match.span(1)


def _is_iban(value: str) -> bool:
    """Whether the value, or a beginning of it that text runs on from, is an IBAN."""
    plain = re.sub(r"[ \-]", "", value).upper()
    return any(iban.is_valid(plain[:length]) for length in range(15, min(len(plain), 34) + 1))


def _checked_digits(text: str) -> Iterator[tuple[str, int, int]]:
    for run in _GROUPS.finditer(text):
        for start, end, digits in _windows(run):
            for number in _NUMBERS:
                if len(digits) == number.digits and _believed(number, digits, text, start, end):
                    yield number.kind, start, end


def _believed(number: Number, digits: str, text: str, start: int, end: int) -> bool:
    if number.near is not None and not number.near.search(text[max(0, start - _AROUND) : end + _AROUND]):
        return False
    return number.check(digits)


def _cards(text: str) -> Iterator[tuple[str, int, int]]:
    for run in _GROUPS.finditer(text):
        for start, end, digits in _windows(run):
            if len(digits) in _CARD_DIGITS and _CARD.match(digits) and luhn.is_valid(digits) and len(set(digits)) > 1:
                yield "card_number", start, end


def _windows(run: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Every run of neighbouring groups of digits: a number may stand between two others."""
    groups = [(match.start() + run.start(), match.end() + run.start()) for match in re.finditer(r"\d+", run.group())]
    text = run.string
    for first in range(len(groups)):
        digits = ""
        for last in range(first, len(groups)):
            digits += text[groups[last][0] : groups[last][1]]
            if len(digits) > max(_CARD_DIGITS):
                break
            yield groups[first][0], groups[last][1], digits
