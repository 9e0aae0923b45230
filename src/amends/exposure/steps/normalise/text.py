"""Blank values, stand-ins for "nothing", digits of other scripts, letters without accents."""

from __future__ import annotations

import unicodedata
from functools import cache

from amends.exposure.steps.normalise.layers import Layer

# What people and programs write where they know nothing, in the languages that Amends writes.
_WORDS = (
    "- -- --- . ? n/a na n.a. null none nil nan #n/a #null! \\n (null) <null> [null] undefined unknown not_available "
    "brak nieznany nieznane nieznana nd nd. n.d. niepodano unbekannt keine k.a. ندارد نامشخص"
).split()
_PHRASES = ("not available", "not known", "nie dotyczy", "nie podano", "brak danych", "keine angabe")
NOTHING = [*_WORDS, *_PHRASES]
_LONGEST = max(map(len, NOTHING))


def literal(text: str) -> str:
    """The text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def literals(texts: tuple[str, ...] | list[str]) -> str:
    """A list of literals for ``IN``."""
    return ", ".join(map(literal, texts))


def is_one_of(sql: str, texts: tuple[str, ...] | list[str]) -> str:
    """Whether the text is in the list.  Not ``IN``: of a long one the engine makes a join of all rows."""
    return f"list_contains([{literals(texts)}], {sql})"


def is_ascii(sql: str) -> str:
    """Whether the text is plain ASCII; costs next to nothing."""
    return f"bit_length({sql}) = 8 * length({sql})"


def known(sql: str) -> str:
    """The trimmed text, or NULL where it says nothing; for a bare column, as its SQL is repeated."""
    return _said(f"trim({sql})")


def known_layers() -> tuple[Layer, ...]:
    """The same in layers, so that a joined text is not joined again for every test."""
    return (lambda sql: f"trim({sql})", _said)


def _said(text: str) -> str:
    return (
        f"CASE WHEN length({text}) > {_LONGEST} THEN {text} WHEN {text} = '' THEN NULL "
        f"WHEN {is_one_of(f'lower({text})', NOTHING)} THEN NULL ELSE {text} END"
    )


def western_digits(sql: str) -> str:
    """Persian and Arabic digits as 0 to 9."""
    digits = "".join(chr(0x06F0 + n) for n in range(10)) + "".join(chr(0x0660 + n) for n in range(10))
    return f"CASE WHEN {is_ascii(sql)} THEN {sql} ELSE translate({sql}, '{digits}', '01234567890123456789') END"


# The accented letters of most European names.  They have an accent that strip_accents() takes away at
# a fraction of what translate() costs, which goes by the letter; ł and ø have none and are replaced.
_FREQUENT = "ąćęłńóśźżäöüéáíčšžřýěèçåø"


def fold_layers() -> tuple[Layer, ...]:
    """Layers to lower case without accents; other scripts keep their letters, Persian its own forms."""
    return (
        lambda sql: f"lower(trim({sql}))",
        lambda sql: (
            f"CASE WHEN {is_ascii(sql)} THEN {sql} WHEN regexp_matches({sql}, '^[\\x00-\\x7f{_FREQUENT}]*$') "
            f"THEN replace(replace(strip_accents({sql}), 'ł', 'l'), 'ø', 'o') ELSE {_fold_rest(sql)} END"
        ),
    )


def _fold_rest(sql: str) -> str:
    source, target = _fold_map()
    plain = f"translate(regexp_replace({sql}, '\\p{{M}}|\\x{{200C}}', '', 'g'), '{source}', '{target}')"
    for letters, spelled in (("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("þ", "th")):
        plain = f"replace({plain}, '{letters}', '{spelled}')"
    return plain


@cache
def _fold_map() -> tuple[str, str]:
    pairs = {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ħ": "h", "ŀ": "l", "ŧ": "t", "ي": "ی", "ك": "ک", "ة": "ه"}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        letter = chr(code).lower()
        base = unicodedata.normalize("NFKD", letter)[0]
        if len(letter) == 1 and letter != base and base.isascii() and base.isalpha():
            pairs[letter] = base
    return "".join(pairs), "".join(pairs.values())


def joined(columns: list[str], separator: str = " ") -> str:
    """Several text columns as one, blanks left out; NULL if all are blank."""
    if len(columns) == 1:
        return columns[0]
    parts = ", ".join(f"nullif(trim({column}), '')" for column in columns)
    return f"nullif(concat_ws('{separator}', {parts}), '')"
