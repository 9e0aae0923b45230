"""Fluent phrases of one language, formatted so that a missing variable is an error."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from fluent_compiler.bundle import FluentBundle
from fluent_compiler.resource import FtlResource

from amends.wording.book.folder import wordbook_path
from amends.wording.faults import WordbookError


class Phrases:
    """The phrases of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        folder = wordbook_path("phrases", language)
        resources = [FtlResource(path.read_text(encoding="utf-8"), path.name) for path in sorted(folder.glob("*.ftl"))]
        self._bundle = FluentBundle(language, resources, use_isolating=False)

    def say(self, phrase: str, variables: Mapping[str, object]) -> str:
        """The phrase with its variables; raises ``WordbookError`` if either is missing."""
        where = f"wordbook/phrases/{self.language}: {phrase}"
        try:
            text, faults = self._bundle.format(phrase, dict(variables))
        except KeyError as error:
            raise WordbookError("A phrase is missing.", where=where) from error
        if faults:
            raise WordbookError("A phrase cannot be said.", where=where, why=str(faults[0]))
        return _one_full_stop(" ".join(str(text).split()))

    def has(self, phrase: str) -> bool:
        """Whether the language knows the phrase."""
        return bool(self._bundle.has_message(phrase))


def _one_full_stop(text: str) -> str:
    """A name that ends in a full stop (``S.A.``) ends its sentence as well."""
    return text.replace(".\u2069.", ".\u2069").replace("..", ".") if "..." not in text else text


@cache
def phrases_of(language: str) -> Phrases:
    """The phrases of a language, compiled once."""
    return Phrases(language)
