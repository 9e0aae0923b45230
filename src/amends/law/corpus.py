"""Reads the corpus into typed structures, once per folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from amends.core.errors import InputError
from amends.core.resources import data_folder
from amends.core.yamltext import parse_yaml
from amends.law.calendar import CalendarFile, WorkCalendar
from amends.law.model import Duty

# Folders of the corpus that hold no duties.
NOT_DUTIES = frozenset(
    {
        "schema", "vocabulary", "calendars", "scenarios", "forms", "package", "contact", "complaints", "remedies",
        "flood",
    }
)  # fmt: skip

# What all duties of one instrument share; a duty of the same folder may say otherwise, key by key.
COMMON = "_common.yaml"


@dataclass(frozen=True)
class Corpus:
    """The law: every duty by its id, with the calendars and words that duties use.

    ``sha256`` is over the paths and bytes of all files that can change an answer.
    """

    duties: Mapping[str, Duty]
    calendars: Mapping[str, WorkCalendar]
    places: Mapping[str, frozenset[str]]
    authorities: Mapping[str, Mapping[str, str]]
    zones: Mapping[str, str]
    national_calendars: Mapping[str, str]
    coverage: Mapping[str, Any]
    version: str
    sha256: str
    folder: Path


def load_corpus(folder: Path | None = None) -> Corpus:
    """The corpus in ``folder`` (default: the shipped one); read once per process.

    Raises ``InputError`` (``law.unreadable_rule``) that names the first file that does not fit the schema.
    """
    return _load((folder or data_folder("corpus")).resolve())


@cache
def _load(folder: Path) -> Corpus:
    vocabulary = folder / "vocabulary"
    countries = read_yaml(folder / "calendars" / "_countries.yaml")
    return Corpus(
        duties={law_id(path, folder): read_duty(path) for path in duty_files(folder)},
        calendars=_read_calendars(folder / "calendars"),
        places={name: frozenset(codes) for name, codes in read_yaml(vocabulary / "places.yaml").items()},
        authorities=read_yaml(vocabulary / "authorities.yaml"),
        zones={country: entry["zone"] for country, entry in countries.items()},
        national_calendars={country: entry["calendar"] for country, entry in countries.items()},
        coverage=read_yaml(folder / "coverage.yaml"),
        version=(folder / "VERSION").read_text(encoding="utf-8").strip(),
        sha256=_digest(folder),
        folder=folder,
    )


def duty_files(folder: Path) -> Iterator[Path]:
    """The duty files of a corpus in the order of their ids."""
    for path in sorted(folder.rglob("*.yaml")):
        inside = path.relative_to(folder).parts
        if len(inside) > 1 and inside[0] not in NOT_DUTIES and path.name != COMMON:
            yield path


def law_id(path: Path, folder: Path) -> str:
    """The id of a duty: its path under the corpus without ``.yaml``."""
    return path.relative_to(folder).with_suffix("").as_posix()


def read_duty(path: Path) -> Duty:
    """The duty in a file, with what its folder's ``_common.yaml`` says for all of them.

    Raises ``InputError`` (``law.unreadable_rule``, ``yaml.syntax``).
    """
    try:
        return msgspec.convert(_with_common(path), Duty)
    except msgspec.ValidationError as error:
        raise InputError(
            "A rule of the corpus does not have the shape of a duty.",
            code="law.unreadable_rule",
            where=f"{path.parent.parent.name}/{path.parent.name}/{path.name}",
            why=str(error),
            fix="Compare it with the example in corpus/README.md, and run `amends corpus check`.",
        ) from error


def _with_common(path: Path) -> Any:
    own = read_yaml(path)
    shared = path.parent / COMMON
    if not isinstance(own, dict) or not shared.exists():
        return own
    common = read_yaml(shared)
    if not isinstance(common, dict):
        return common
    sources = {**(common.get("sources") or {}), **(own.get("sources") or {})}
    return {**common, **own, "sources": sources}


def read_yaml(path: Path) -> Any:
    """The content of a YAML file of the corpus."""
    return parse_yaml(path.read_text(encoding="utf-8"), name=path.name)


def _read_calendars(folder: Path) -> dict[str, WorkCalendar]:
    files = (path for path in sorted(folder.glob("*.yaml")) if not path.name.startswith("_"))
    return {path.stem: WorkCalendar(msgspec.convert(read_yaml(path), CalendarFile)) for path in files}


_NO_ANSWERS = ("scenarios/", "forms/", "package/", "contact/", "complaints/", "remedies/", "flood/", "pyproject.toml")


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith(_NO_ANSWERS):
            data = path.read_bytes()
            digest.update(f"{name}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()
