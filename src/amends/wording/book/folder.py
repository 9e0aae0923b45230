"""Reads files of the wordbook: strict YAML into typed structures, each file once."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from amends.core.resources import data_folder
from amends.core.yamltext import parse_yaml
from amends.wording.faults import WordbookError

T = TypeVar("T")


def wordbook_path(*parts: str) -> Path:
    """A path inside the wordbook."""
    return data_folder("wordbook").joinpath(*parts)


def read_table(kind: type[T], *parts: str) -> T:
    """The YAML file at ``parts`` as ``kind``; raises ``WordbookError`` naming file and field."""
    name = "wordbook/" + "/".join(parts)
    path = wordbook_path(*parts)
    if not path.is_file():
        raise WordbookError("A file of the wordbook is missing.", where=name)
    raw = parse_yaml(path.read_text(encoding="utf-8"), name=name)
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise WordbookError("A file of the wordbook has the wrong shape.", where=name, why=str(error)) from error
