"""A notice as the linter sees it: front matter, blocks, sentences; offsets are those of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from amends.core.errors import InputError
from amends.core.yamltext import parse_yaml
from amends.wording.lint.blocks import Block, Kind, split_blocks
from amends.wording.lint.fold import Folded, fold
from amends.wording.lint.sentences import split_sentences

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)(?:^|(?<=\n))(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_SUBJECT = re.compile(r"^subject:[ \t]*([\"']?)(.*?)\1[ \t]*\r?$", re.MULTILINE)
_OPENED = re.compile(r"\ufeff?---[ \t]*(?:\r?\n|$)")


@dataclass(frozen=True)
class Sentence:
    """One sentence (or item, or heading) with its place; ``block`` is its index in the notice."""

    start: int
    end: int
    block: int
    kind: Kind
    folded: Folded

    @property
    def is_question(self) -> bool:
        return self.folded.text.rstrip("\"')_* ").endswith(("?", "؟"))


@dataclass(frozen=True)
class Notice:
    text: str
    front: dict[str, Any]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]


def read_notice(text: str, *, language: str) -> Notice:
    """The parts of ``text``.  Raises ``InputError`` (``lint.front_matter``) if its YAML is broken."""
    front, begin, subject = _front_matter(text)
    blocks = (*subject, *split_blocks(text, begin=begin))
    sentences = tuple(
        Sentence(start, end, index, block.kind, fold(text[start:end], language=language, offset=start))
        for index, block in enumerate(blocks)
        for start, end in _sentences_of(text, block)
    )
    return Notice(text, front, blocks, tuple(item for item in sentences if item.folded.text))


def _sentences_of(text: str, block: Block) -> list[tuple[int, int]]:
    if block.kind in (Kind.HEADING, Kind.SUBJECT):
        return [(block.start, block.end)]
    return list(split_sentences(text, block.start, block.end))


def _front_matter(text: str) -> tuple[dict[str, Any], int, tuple[Block, ...]]:
    match = _FRONT.match(text)
    if match is None:
        if _OPENED.match(text):
            raise _fault("The front matter is opened with --- and never closed.", "Close it with a line of ---.")
        return {}, 1 if text.startswith("\ufeff") else 0, ()
    subject = _SUBJECT.search(text, match.start(1), match.end(1))
    blocks = (Block(Kind.SUBJECT, *subject.span(2)),) if subject and subject.group(2) else ()
    return _parsed(match.group(1)), match.end(), blocks


def _parsed(source: str) -> dict[str, Any]:
    try:
        value = parse_yaml(source, name="front matter")
    except InputError as error:
        if "{" in source:  # an open merge field breaks YAML; L24 is to say so, not the parser
            return {}
        error.code = "lint.front_matter"
        raise
    if value is not None and not isinstance(value, dict):
        raise _fault("The front matter is not a mapping of fields.", "Write fields, such as subject: Your data.")
    return value or {}


def _fault(what: str, fix: str) -> InputError:
    why = "A notice that begins with --- begins with YAML front matter."
    return InputError(what, code="lint.front_matter", where="front matter", why=why, fix=fix)
