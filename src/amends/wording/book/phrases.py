"""Fluent phrases of one language, formatted so that a missing variable is an error.

Beside ``phrases/de`` there may be ``phrases/de-informal`` and ``phrases/de-easy``: they hold only the phrases
that are said otherwise on informal terms, or in easy language, and lie over the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from fluent_compiler.bundle import FluentBundle
from fluent_compiler.resource import FtlResource

from amends.core.person import Formality
from amends.wording.book.folder import wordbook_path
from amends.wording.faults import WordbookError


class Phrases:
    """The phrases of one language, those of ``variants`` before the common ones."""

    def __init__(self, language: str, variants: tuple[str, ...] = ()) -> None:
        self.language = language
        folders = [*(f"{language}-{variant}" for variant in variants), language]
        self._bundles = [bundle for folder in folders if (bundle := _bundle(folder, language)) is not None]

    def say(self, phrase: str, variables: Mapping[str, object]) -> str:
        """The phrase with its variables; raises ``WordbookError`` if either is missing."""
        where = f"wordbook/phrases/{self.language}: {phrase}"
        bundle = next((bundle for bundle in self._bundles if bundle.has_message(phrase)), None)
        if bundle is None:
            raise WordbookError("A phrase is missing.", where=where)
        text, faults = bundle.format(phrase, dict(variables))
        if faults:
            raise WordbookError("A phrase cannot be said.", where=where, why=str(faults[0]))
        return _one_full_stop(" ".join(str(text).split()))

    def has(self, phrase: str) -> bool:
        """Whether the language knows the phrase."""
        return any(bundle.has_message(phrase) for bundle in self._bundles)


@cache
def _bundle(folder: str, language: str) -> FluentBundle | None:
    paths = sorted(wordbook_path("phrases", folder).glob("*.ftl"))
    resources = [FtlResource(path.read_text(encoding="utf-8"), path.name) for path in paths]
    return FluentBundle(language, resources, use_isolating=False) if resources else None


def _one_full_stop(text: str) -> str:
    """A name that ends in a full stop (``S.A.``) ends its sentence as well."""
    return text.replace(".\u2069.", ".\u2069").replace("..", ".") if "..." not in text else text


@cache
def phrases_of(language: str, *, formality: Formality = Formality.FORMAL, easy_read: bool = False) -> Phrases:
    """The phrases of a language, compiled once; easy language is formal, for its layer addresses people so."""
    variants = ("easy",) if easy_read else ("informal",) * (formality is Formality.INFORMAL)
    return Phrases(language, variants)
