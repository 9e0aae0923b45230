"""The words of one language, read from ``wordbook/lexicons/lint/<language>.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from amends.core.elements import require_elements
from amends.core.errors import InputError
from amends.core.resources import data_folder
from amends.core.yamltext import parse_yaml
from amends.wording.lint.phrases import compile_phrases
from amends.wording.lint.report import Severity


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases of one source, a phrase a line.

    ``unless`` are readings of the same words that mean something else.  ``reach`` is the number of
    words that may stand between a modal verb and what it governs; without it, the whole clause.
    """

    say: str
    source: str
    unless: str = ""
    severity: Severity = Severity.ERROR
    reach: int | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    language: str
    sections: dict[str, tuple[Group, ...]] = {}
    elements: dict[str, Group] = {}
    element_endings: str = ""  # what may be written after the name of any element, such as a possessive


@dataclass(frozen=True)
class Entry:
    """A group, ready to be searched for in folded text."""

    pattern: re.Pattern[str]
    unless: re.Pattern[str]
    group: Group

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """The ranges of the phrases in ``text[start:end]`` that no other reading covers."""
        stop = len(text) if end is None else end
        found = [match.span() for match in self.pattern.finditer(text, start, stop)]
        if not found or not self.group.unless:
            return found
        covered = [match.span() for match in self.unless.finditer(text, start, stop)]
        return [span for span in found if not any(span[0] < right and left < span[1] for left, right in covered)]


@dataclass(frozen=True)
class Lexicon:
    """The words of a language; ``has_words`` is false where only what needs none can be judged."""

    language: str
    sections: dict[str, tuple[Entry, ...]]
    elements: dict[str, Entry]
    has_words: bool = True

    def find(self, section: str, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """Where any phrase of ``section`` stands in folded ``text``, in order."""
        return sorted(span for entry in self.sections.get(section, ()) for span in entry.find(text, start, end))

    def has(self, section: str, text: str, start: int = 0, end: int | None = None) -> bool:
        return any(entry.find(text, start, end) for entry in self.sections.get(section, ()))


def folder() -> Path:
    """Where the lexicons lie."""
    return data_folder("wordbook") / "lexicons" / "lint"


# Languages that rules without words serve: their sentences, links, numbers and form can be judged.
WORDLESS = ("es", "fr", "it", "uk")


def languages() -> tuple[str, ...]:
    """The languages that have a lexicon, by their ISO 639-1 codes."""
    return tuple(sorted(path.stem for path in folder().glob("*.yaml")))


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of ``language``: ``<language>.yaml``, and the sections of the files in ``<language>/``.

    Raises ``InputError`` (``lint.language``) for a language that is neither there nor among ``WORDLESS``.
    """
    if language in WORDLESS:
        return Lexicon(language=language, sections={}, elements={}, has_words=False)
    if language not in languages():
        raise InputError(
            f"The linter does not know the language {language!r}.",
            code="lint.language",
            where="--lang",
            why="A notice can be judged only in a language that has a lexicon, or whose form alone is judged.",
            fix="Use one of: " + ", ".join(sorted((*languages(), *WORDLESS))) + ".",
        )
    file = _read(folder() / f"{language}.yaml")
    require_elements(file.elements, where=f"{language}.yaml")
    sections = dict(file.sections)
    for path in sorted((folder() / language).glob("*.yaml")):
        sections |= _read(path).sections
    return Lexicon(
        language=language,
        sections={name: tuple(_entry(group, language) for group in groups) for name, groups in sections.items()},
        elements={code: _entry(group, language, file.element_endings) for code, group in file.elements.items()},
    )


def _read(path: Path) -> _File:
    return msgspec.convert(parse_yaml(path.read_text(encoding="utf-8"), name=path.name), _File)


def _entry(group: Group, language: str, endings: str = "") -> Entry:
    return Entry(
        pattern=compile_phrases(tuple(group.say.splitlines()), language=language, endings=endings),
        unless=compile_phrases(tuple(group.unless.splitlines()), language=language),
        group=group,
    )


@cache
def shared(name: str) -> dict[str, tuple[str, ...]]:
    """A table that all languages share: ``domains`` or ``kinship``."""
    path = folder() / "shared" / f"{name}.yaml"
    raw = parse_yaml(path.read_text(encoding="utf-8"), name=path.name)
    return {key: tuple(value) for key, value in raw.items()}
