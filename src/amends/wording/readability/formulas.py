"""The formulas of readability, each with its source; what they take is in ``Counts``.

Every function raises ``ZeroDivisionError`` on a text without words: the caller judges no empty text.
"""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

from amends.wording.readability.counts import Counts


def flesch_reading_ease(counts: Counts) -> float:
    """FRE = 206.835 - 1.015 w/s - 84.6 y/w; English, higher is easier.  Flesch 1948."""
    return 206.835 - 1.015 * counts.words / counts.sentences - 84.6 * counts.syllables / counts.words


def flesch_kincaid_grade(counts: Counts) -> float:
    """FKGL = .39 w/s + 11.8 y/w - 15.59; English, years of school in the USA.  Kincaid et al. 1975."""
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


def smog(counts: Counts) -> float:
    """SMOG = 1.043 sqrt(30 p/s) + 3.1291, p words of three syllables or more; English.  McLaughlin 1969."""
    return 1.043 * sqrt(30 * counts.three_syllables / counts.sentences) + 3.1291


def amstad(counts: Counts) -> float:
    """180 - w/s - 58.5 y/w; German, higher is easier.  Amstad 1978."""
    return 180 - counts.words / counts.sentences - 58.5 * counts.syllables / counts.words


def wiener_sachtext_1(counts: Counts) -> float:
    """.1935 MS + .1672 SL + .1297 IW - .0327 ES - .875; German, years of school.  Bamberger and Vanecek 1984.

    MS: % words of three syllables or more; SL: mean words of a sentence; IW: % words of more than six
    letters; ES: % words of one syllable.
    """
    share = 100 / counts.words
    return (
        0.1935 * counts.three_syllables * share
        + 0.1672 * counts.words / counts.sentences
        + 0.1297 * counts.long_words * share
        - 0.0327 * counts.one_syllable * share
        - 0.875
    )


def pisarek(counts: Counts) -> float:
    """.5 sqrt(Ts^2 + Tw^2); Polish, years of school.  Pisarek 1969, the non-linear form.

    Ts: mean words of a sentence; Tw: % words of four syllables or more.
    """
    hard = 100 * counts.four_syllables / counts.words
    return 0.5 * sqrt((counts.words / counts.sentences) ** 2 + hard**2)


def fog_pl(counts: Counts) -> float:
    """.4 (w/s + % words of four syllables or more); Polish.  Gunning 1952, with the four syllables of Polish use."""
    return 0.4 * (counts.words / counts.sentences + 100 * counts.four_syllables / counts.words)


def kandel_moles(counts: Counts) -> float:
    """207 - 1.015 w/s - 73.6 y/w; French, higher is easier.  Kandel and Moles 1958."""
    return 207 - 1.015 * counts.words / counts.sentences - 73.6 * counts.syllables / counts.words


def fernandez_huerta(counts: Counts) -> float:
    """206.84 - 60 y/w - 1.02 w/s; Spanish, higher is easier.  Fernández Huerta 1959.

    He printed the sentence term as sentences in a hundred words; w/s is the reading that reproduces Flesch's scale.
    """
    return 206.84 - 60 * counts.syllables / counts.words - 1.02 * counts.words / counts.sentences


def gulpease(counts: Counts) -> float:
    """89 + (300 s - 10 letters) / w; Italian, higher is easier.  Lucisano and Piemontese 1988."""
    return 89 + (300 * counts.sentences - 10 * counts.letters) / counts.words


def lix(counts: Counts) -> float:
    """w/s + 100 long/w, long words of more than six letters; lower is easier.  Björnsson 1968, 1983."""
    return counts.words / counts.sentences + 100 * counts.long_words / counts.words


FORMULAS: dict[str, Callable[[Counts], float]] = {
    formula.__name__: formula
    for formula in (
        flesch_reading_ease,
        flesch_kincaid_grade,
        smog,
        amstad,
        wiener_sachtext_1,
        pisarek,
        fog_pl,
        kandel_moles,
        fernandez_huerta,
        gulpease,
        lix,
    )
}
NEEDS_SYLLABLES = frozenset(FORMULAS) - {"gulpease", "lix"}
