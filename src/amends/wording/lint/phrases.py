"""The small language in which the lexicons are written.

    word*        any ending           ``skradzion*``
    (a|b c)      one of these
    [a|b]        may stand here or not
    ...          up to six words between

A phrase matches whole words only, in the folded form of ``fold``.
"""

from __future__ import annotations

import re

from amends.wording.lint.fold import fold

_TOKEN = re.compile(r"\[[^\]]*\]|\.\.\.|(?:[^\s()\[\]]|\([^)]*\))+")


def phrase_regex(phrase: str, *, language: str) -> str:
    """The regular expression of one phrase, without word boundaries at its ends.

    Raises ``ValueError`` if brackets are nested or left open: such a phrase would match nothing.
    """
    if "".join(re.findall(r"[()\[\]]", phrase)).replace("()", "").replace("[]", ""):
        raise ValueError(f"brackets are nested or left open in the phrase {phrase!r}")
    out, begun = "", False
    for part in _TOKEN.findall(phrase):
        # White space belongs to what follows it, once there is something before it.
        lead, tail = (" ", "") if begun else ("", " ")
        if part == "...":
            out += f"(?:{lead}[^ ]+{tail}){{0,6}}?"
        elif part.startswith("["):
            out += f"(?:{lead}(?:{_alternatives(part[1:-1], language)}){tail})?"
        else:
            out += lead + _word(part, language)
            begun = True
    return out


def compile_phrases(phrases: tuple[str, ...], *, language: str, endings: str = "") -> re.Pattern[str]:
    """One expression for all phrases, longest first; it never matches if there are none.

    ``endings``: alternatives, parted by ``|``, one of which may be written behind any phrase.
    """
    if not phrases:
        return re.compile(r"(?!)")
    parts = sorted((phrase_regex(phrase, language=language) for phrase in phrases), key=len, reverse=True)
    tail = f"(?: ?(?:{_alternatives(endings, language)}))?" if endings else ""
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + rf"){tail}(?!\w)")


def _word(token: str, language: str) -> str:
    pieces = re.split(r"(\([^)]*\))", token)
    return "".join(
        f"(?:{_alternatives(piece[1:-1], language)})" if piece.startswith("(") else _plain(piece, language)
        for piece in pieces
    )


def _alternatives(inner: str, language: str) -> str:
    options = sorted(inner.split("|"), key=len, reverse=True)  # the longest reading first
    return "|".join(_plain(option, language) for option in options)


def _plain(text: str, language: str) -> str:
    """A run of words; a zero-width non-joiner may be written as a space, or not at all."""
    joined = []
    for part in text.split("\u200c"):
        stars = part.split("*")
        joined.append(r"\w*".join(re.escape(_kept_spaces(star, language)) for star in stars))
    return " ?".join(joined)


def _kept_spaces(text: str, language: str) -> str:
    lead = " " if text[:1].isspace() else ""
    tail = " " if len(text) > 1 and text[-1:].isspace() else ""
    return lead + fold(text, language=language).text + tail
