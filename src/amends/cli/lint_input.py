"""Reads what ``amends lint`` is given beside the notice: facts, parallel texts, the public log."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import msgspec

from amends.cli.cases import read_text
from amends.core.case import Case, parse_case
from amends.core.case.facts import facts_of_case
from amends.core.case.model import CohortStatus
from amends.core.errors import InputError
from amends.core.yamltext import parse_yaml
from amends.wording.lint import LintFacts, facts_of
from amends.wording.lint.facts import Parallel, Published
from amends.wording.lint.files import read_notice_file
from amends.wording.lint.readable import Readable

STDIN = Path("-")
_MOST_CHARACTERS = 100_000  # some fifty pages; rules compare sentences with their neighbours, and notices are short
# Without facts nobody knows whom the notice speaks to, so it may leave open whether they are affected.
NO_FACTS = LintFacts(status=CohortStatus.POSSIBLE)
WITHOUT_FACTS = {
    "L05 by register": "without facts nobody knows who is certainly affected: doubt without a reason and a date "
    "is a warning",
    "L19 by brand": "without facts the brand's own domains are unknown: an address elsewhere is a warning",
    "L31": "without facts nobody knows which channels the attacker holds",
}


def read_notice(path: Path) -> Readable:
    """The notice in a file or, for ``-``, on standard input.

    Raises ``InputError`` (``file.unreadable``, ``file.not_utf8``, ``lint.mail``, ``lint.too_long``).
    """
    if path == STDIN:
        return _of_bounded_length(read_notice_file("standard input", sys.stdin.buffer.read()), "standard input")
    try:
        return _of_bounded_length(read_notice_file(str(path), path.read_bytes()), str(path))
    except OSError as error:
        raise InputError(
            "The file cannot be read.",
            code="file.unreadable",
            where=str(path),
            why=error.strerror or type(error).__name__,
            fix="Check the path and the permission.",
        ) from error


def _of_bounded_length(readable: Readable, where: str) -> Readable:
    if len(readable.text) <= _MOST_CHARACTERS:
        return readable
    raise InputError(
        "The text is too long to be a notice.",
        code="lint.too_long",
        where=where,
        why=f"It has {len(readable.text):,} characters; {_MOST_CHARACTERS:,} are read.",
        fix="Lint each notice by itself.",
    )


def read_case_of(path: Path | None) -> Case | None:
    """The case or the facts in a file; raises ``InputError``."""
    return None if path is None else parse_case(read_text(path).removeprefix("\ufeff"), name=str(path))


def lint_facts(case: Case | None, *, now: datetime) -> LintFacts:
    """What the linter must know of the case, with the versions of its facts that are current at ``now``."""
    if case is None:
        return NO_FACTS
    book = facts_of_case(case, at=now)
    return facts_of(case, current_refs=frozenset(fact.ref for fact in book.facts if book.is_current(fact.ref)))


def read_parallels(given: Iterable[str]) -> tuple[Parallel, ...]:
    """The texts of ``--parallel LANG:FILE``; raises ``InputError`` (``lint.parallel``, ``file.unreadable``)."""
    return tuple(_parallel(item) for item in given)


def _parallel(item: str) -> Parallel:
    language, colon, path = item.partition(":")
    if not (colon and language and path):
        raise InputError(
            f"{item!r} does not say which language the parallel text is in.",
            code="lint.parallel",
            where="--parallel",
            why="It is written as the language, a colon and the file.",
            fix="Write, for example, --parallel pl:notice.pl.md.",
        )
    return Parallel(language=language, text=read_notice(Path(path)).text)


def read_published(path: Path | None) -> tuple[Published, ...] | None:
    """The statements of the public log, ``None`` without a file; raises ``InputError`` (``lint.published``)."""
    if path is None:
        return None
    raw = parse_yaml(read_text(path).removeprefix("\ufeff"), name=str(path))
    try:
        return msgspec.convert(raw, tuple[Published, ...])
    except msgspec.ValidationError as error:
        raise InputError(
            "The public log is not a list of statements.",
            code="lint.published",
            where=str(path),
            why=str(error),
            fix="Write a list of {key, value, text, at, is_retracted}; is_retracted may be left out.",
        ) from error
