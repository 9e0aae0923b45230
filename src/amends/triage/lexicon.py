"""The word lists of ``wordbook/triage``: phrases with their weight, what takes them back, and the weights."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple, TypeVar

import msgspec

from amends.core.errors import InputError
from amends.core.resources import data_folder
from amends.core.yamltext import parse_yaml
from amends.triage.fold import LATIN_PERSIAN, fold
from amends.triage.index import PhraseIndex
from amends.triage.kinds import Intent, Sensitive

T = TypeVar("T")
LANGUAGES = ("en", "pl", "de", "fa")
# Words of other languages in which a life may be at stake; nothing else is read in those.
BASIC = "basic"
# Persian in Latin letters is read by the Persian lists: both are folded to what is left without vowels.
_LISTED_AS = {LATIN_PERSIAN: "fa"}


class Graded(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases by how much they say; ``against`` speaks against it."""

    strong: tuple[str, ...] = ()
    fair: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the grades weigh, from which sum on something counts, and which intent goes first among equals."""

    owner: str
    reason: str
    strong: float
    fair: float
    weak: float
    against: float
    intent_bar: float
    sensitive_bar: float
    half_certain: float
    subject: float
    other_certainty: float
    unread_certainty: float
    order: tuple[Intent, ...]


class WordList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language: see ``docs/triage.md`` for what each list is."""

    sensitive: dict[Sensitive, Graded]
    intents: dict[Intent, Graded] = {}
    refusals: tuple[str, ...] = ()
    automatic: tuple[str, ...] = ()
    idioms: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()


class Said(NamedTuple):
    """What one phrase says: of which matter, and with which weight."""

    of: Intent | Sensitive
    weight: float


class Lexicon(NamedTuple):
    """A language's lists, ready to be met.  ``usual``: short folded words that show the language."""

    language: str
    intents: PhraseIndex[Said]
    sensitive: PhraseIndex[Said]
    refusals: PhraseIndex[None]
    automatic: PhraseIndex[None]
    idioms: PhraseIndex[None]
    groups: PhraseIndex[str]
    usual: frozenset[str]


@cache
def weights() -> Weights:
    """The weights of ``wordbook/triage/weights.yaml``; read once per process."""
    return read_list("weights", Weights)


@cache
def lexicon(language: str) -> Lexicon:
    """The lists of a language of ``LANGUAGES``, ``LATIN_PERSIAN`` or ``BASIC``; read once per process.

    Raises ``InputError`` (``triage.unreadable_data``, ``triage.bad_phrase``, ``yaml.syntax``).
    """
    name = _LISTED_AS.get(language, language)
    listed = read_list(name, WordList)
    groups = {} if language == BASIC else read_list(f"meanings/{name}", dict[str, tuple[str, ...]])
    return Lexicon(
        language=language,
        intents=PhraseIndex(_graded(listed.intents), language),
        sensitive=PhraseIndex(_graded(listed.sensitive), language),
        refusals=PhraseIndex([(text, None) for text in listed.refusals], language),
        automatic=PhraseIndex([(text, None) for text in listed.automatic], language),
        idioms=PhraseIndex([(text, None) for text in listed.idioms], language),
        groups=PhraseIndex([(text, group) for group, texts in groups.items() for text in texts], language),
        usual=frozenset(fold(word, language) for word in listed.usual),
    )


def read_list(name: str, shape: type[T]) -> T:
    """The file ``wordbook/triage/<name>.yaml`` as ``shape``.

    Raises ``InputError`` (``triage.unreadable_data``, ``yaml.syntax``) where it does not fit.
    """
    path = data_folder("wordbook") / "triage" / f"{name}.yaml"
    raw: Any = parse_yaml(path.read_text(encoding="utf-8"), name=path.name)
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError as error:
        raise InputError(
            "A word list of the triage cannot be read.",
            code="triage.unreadable_data",
            where=f"wordbook/triage/{path.name}",
            why=str(error),
            fix="Compare it with the version that was shipped.",
        ) from error


def _graded(lists: dict[Any, Graded]) -> list[tuple[str, Said]]:
    weigh = weights()
    return [
        (text, Said(of, weight))
        for of, graded in lists.items()
        for texts, weight in (
            (graded.strong, weigh.strong),
            (graded.fair, weigh.fair),
            (graded.weak, weigh.weak),
            (graded.against, -weigh.against),
        )
        for text in texts
    ]
