"""In which language a message is written: by a kept library, by script, and by the small words of our own languages.

py3langid (a byte n-gram model of 140 languages, 4.5 MB) was chosen over lingua (96 MB): as right on short texts, ten
times as fast; ``docs/triage.md`` has the figures.  The small words mend what short texts leave open.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

from amends.triage.fold import LATIN_PERSIAN
from amends.triage.lexicon import LANGUAGES, lexicon
from amends.triage.words import Word

UNKNOWN = "und"
# Between these the model decides; of rare languages it would see too many in short texts.
_CANDIDATES = (
    *LANGUAGES,
    *"ar bg bs cs da el es et fi fr he hr hu hy it ja ka ko lt lv nl no pt ro ru sk sl sr sv tr uk ur vi zh".split(),
)
_USUAL_GAIN = 1.2
_USUAL_MOST = 4
_GIVEN_GAIN = 1.5
_LEAST_CERTAIN = 0.4
# A language of ours is read beside the best where it is at least this likely.
_ALSO_READ = 0.05
_ENOUGH_WORDS = 3
_LATIN_PERSIAN_CERTAINTY = 0.7
_MODEL_CHARACTERS = 2_000
_PERSIAN_LETTERS = re.compile(r"[پچژگ]")
ARABIC_SCRIPT = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_NOT_WORDS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|@\w+|[\w-]+\.(?:example|com|org|net|pl|de|ir|eu)\b")
_PERSIAN_KEYS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک"})


class Recognised(NamedTuple):
    """The language (ISO 639-1, or ``und``), its certainty, and which of our word lists to read (maybe none)."""

    language: str
    certainty: float
    read_in: tuple[str, ...]


def recognise(text: str, words: Mapping[str, Sequence[Word]], *, given: str = "") -> Recognised:
    """The language of ``text``.

    ``words``: its words as folded for each language of ``LANGUAGES``; where they are also folded for
    ``LATIN_PERSIAN``, the text was found to be Persian in Latin letters.  ``given``: what is known of the writer, which
    is the answer where the text is too short for one.
    """
    if not any(words.values()):
        return Recognised(UNKNOWN, 0.0, ())
    if words.get(LATIN_PERSIAN):
        return Recognised("fa", _LATIN_PERSIAN_CERTAINTY, (LATIN_PERSIAN, *_beside(words)))
    usual = {one: sum(word.text in lexicon(one).usual for word in words[one]) for one in LANGUAGES}
    likely = _likelihoods(_for_model(text, usual), usual, given)
    best = max(likely, key=lambda one: likely[one])
    certainty = likely[best]
    is_known = certainty >= _LEAST_CERTAIN
    if not is_known and given in likely:
        return Recognised(given, round(likely[given], 3), LANGUAGES)
    return Recognised(best if is_known else UNKNOWN, round(certainty, 3), _read_in(text, likely, is_known))


def _beside(words: Mapping[str, Sequence[Word]]) -> tuple[str, ...]:
    """Persian in its own letters where it stands beside the Latin ones, and English, which is mixed in."""
    return ("en", "fa") if words["fa"] else ("en",)


def _for_model(text: str, usual: Mapping[str, int]) -> str:
    """The text without addresses, in Persian letters if Persian words stand in it."""
    bare = _NOT_WORDS.sub(" ", text[:_MODEL_CHARACTERS])
    return bare.translate(_PERSIAN_KEYS) if usual["fa"] or _PERSIAN_LETTERS.search(bare) else bare


def _likelihoods(text: str, usual: Mapping[str, int], given: str) -> dict[str, float]:
    """Each candidate's share: the model's, multiplied for every small word of the language, summing to 1."""
    if text == text.upper():
        text = text.lower()  # the model knows capitals as beginnings of words alone
    logs = {one: math.log(max(share, 1e-9)) for one, share in _model().rank(text) if one in _CANDIDATES}
    for one in LANGUAGES:
        logs[one] += _USUAL_GAIN * min(usual[one], _USUAL_MOST)
    if given in logs:
        logs[given] += _GIVEN_GAIN
    top = max(logs.values())
    whole = sum(math.exp(value - top) for value in logs.values())
    return {one: math.exp(value - top) / whole for one, value in logs.items()}


def _read_in(text: str, likely: Mapping[str, float], is_known: bool) -> tuple[str, ...]:
    """Our languages to read it in: those that are likely, and each script's own in a mixed text."""
    if not is_known:
        return LANGUAGES
    chosen = [one for one in LANGUAGES if likely[one] >= _ALSO_READ]
    if "fa" not in chosen and max(likely, key=lambda one: likely[one]) in LANGUAGES:
        chosen += ["fa"] if len(ARABIC_SCRIPT.findall(text)) > _ENOUGH_WORDS else []
    if chosen == ["fa"] and len(_LATIN.findall(_NOT_WORDS.sub(" ", text))) > _ENOUGH_WORDS * _ENOUGH_WORDS:
        chosen += [one for one in LANGUAGES if one != "fa"]
    return tuple(chosen)


@cache
def _model() -> LanguageIdentifier:
    """The model with the candidates alone; an own copy, since the module's shared one may be set by others."""
    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(list(_CANDIDATES))
    return model
