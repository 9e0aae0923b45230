"""Tax numbers of persons: Polish NIP, German IdNr, US ITIN, UK UTR, Ukrainian RNTRC, Indian PAN."""

from __future__ import annotations

import re
from collections.abc import Callable

from stdnum.de import idnr
from stdnum.gb import utr
from stdnum.in_ import pan
from stdnum.mx import rfc
from stdnum.pl import nip
from stdnum.ua import rntrc
from stdnum.us import itin

from amends.exposure.detectors.judging import Numbered
from amends.exposure.detectors.patterns import TextPattern

_KEYS = frozenset({"tax_id"})


def _number(
    shape: str, check: Callable[[str], bool], name: str, *, chance: float, alone: float = 0.9, decisive: bool = False
) -> Numbered:
    return Numbered(
        "tax_id",
        _KEYS,
        re.compile(shape, re.IGNORECASE),
        check=check,
        check_name=name,
        chance=chance,
        alone=alone,
        beside_other=decisive,
    )


DETECTORS = (
    _number(
        r"(?:PL)?\s?\d{3}-?\d{3}-?\d{2}-?\d{2}|\d{3}-\d{2}-\d{2}-\d{3}",
        nip.is_valid,
        "NIP check digit",
        chance=0.09,
        alone=0.85,
    ),
    _number(
        r"\d{2}\s?\d{3}\s?\d{3}\s?\d{3}", idnr.is_valid, "IdNr check digit and digit rule", chance=0.02, decisive=True
    ),
    _number(r"9\d{2}-?\d{2}-?\d{4}", itin.is_valid, "ITIN group rules", chance=0.4, alone=0.0),
    _number(r"9\d{2}-\d{2}-\d{4}", itin.is_valid, "ITIN group rules", chance=0.2, alone=0.85),
    _number(r"\d{10}K?", utr.is_valid, "UTR check digit", chance=0.09, alone=0.0),
    _number(r"\d{10}", rntrc.is_valid, "RNTRC check digit", chance=0.09, alone=0.75),
    _number(r"[A-Z]{3}P[A-Z]\d{4}[A-Z]", pan.is_valid, "PAN holder rules", chance=0.05, alone=0.9, decisive=True),
    _number(r"[A-ZÑ&]{4}\d{6}[A-Z\d]{3}", rfc.is_valid, "RFC date", chance=0.1, alone=0.9),
    Numbered("tax_id", _KEYS, re.compile(r"(?=.*\d)[\dA-Z][\dA-Z ./\-]{5,18}", re.I), headed=0.75),
)


def _text(shape: str, check: Callable[[str], bool], name: str, context: str, *, certainty: float) -> TextPattern:
    return TextPattern(
        "tax_id",
        re.compile(rf"(?<![\w.+-])(?P<value>{shape})(?![\w-])"),
        certainty=certainty,
        with_context=0.95,
        context=re.compile(context, re.IGNORECASE),
        check=check,
        check_name=name,
    )


TEXT = (
    _text(
        r"\d{3}-\d{3}-\d{2}-\d{2}|\d{3}-\d{2}-\d{2}-\d{3}", nip.is_valid, "NIP check digit", r"\bnip\b", certainty=0.85
    ),
    _text(r"(?:PL\s?)?\d{10}", nip.is_valid, "NIP check digit", r"\bnip\b|podatk", certainty=0.0),
    _text(
        r"\d{2}\s?\d{3}\s?\d{3}\s?\d{3}",
        idnr.is_valid,
        "IdNr check digit and digit rule",
        r"steuer|idnr|tax",
        certainty=0.0,
    ),
    _text(r"9\d{2}-\d{2}-\d{4}", itin.is_valid, "ITIN group rules", r"itin|tax", certainty=0.8),
    _text(r"[A-Z]{3}P[A-Z]\d{4}[A-Z]", pan.is_valid, "PAN holder rules", r"\bpan\b|tax", certainty=0.7),
    _text(r"\d{10}", rntrc.is_valid, "RNTRC check digit", r"рнокпп|іпн|інн|подат", certainty=0.0),
)
