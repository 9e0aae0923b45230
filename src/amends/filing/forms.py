"""The forms of the authorities, which are data: ``corpus/forms/*.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from amends.core.errors import InputError
from amends.core.resources import data_folder
from amends.core.yamltext import parse_yaml
from amends.filing.model import Stage


class Kind(StrEnum):
    """What a field takes."""

    LINE = "line"
    TEXT = "text"
    INSTANT = "instant"
    DAY = "day"
    COUNT = "count"
    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    PLACES = "places"
    COUNTS = "counts"


class Option(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One answer of a list.  ``when`` names the values of the fact that mean it (default: the option's own code).

    ``otherwise`` takes every value that no option names; ``not_yet_known`` is what the form itself offers for
    "to be determined", ``unknown`` what it offers for "cannot be determined".
    """

    label: str
    en: str = ""
    when: tuple[str, ...] = ()
    otherwise: bool = False
    not_yet_known: bool = False
    unknown: bool = False


class Field(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question of a form.

    ``sources`` are keys of facts, the first that is known answers; ``when`` lists the keys and values that make
    the field apply; ``question`` is what a person is asked when nothing answers; ``max`` counts characters.
    """

    section: str
    label: str
    kind: Kind
    sources: tuple[str, ...]
    en: str = ""
    required: bool = False
    may_follow: bool = True
    when: dict[str, tuple[str, ...]] = {}
    stages: tuple[Stage, ...] = ()
    max: int | None = None
    pattern: str = ""
    options: dict[str, Option] = {}
    question: str = ""


class FormSource(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the form was looked up, when, and how sure its fields are (F, MH or ML)."""

    at: str
    url: str
    checked_on: date
    confidence: str
    note: str = ""


class Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A form as data.

    ``serves`` are ids of laws, ``*`` at the end meaning all that begin so; ``addressees`` narrows them by words in
    the name of the recipient.  ``phased``: what is not known may follow.  ``joint``: one submission reaches all its
    recipients.  ``only_at``: the form exists for one stage alone.  ``extends``: the fields of that form come first.
    """

    form: str
    version: str
    title: str
    language: str
    serves: tuple[str, ...]
    submit_at: str
    source: FormSource
    title_en: str = ""
    extends: str = ""
    place: str = ""
    addressees: tuple[str, ...] = ()
    generic: bool = False
    phased: bool = False
    joint: bool = False
    only_at: Stage | None = None
    narrative: str = ""
    schema_prefix: str = ""
    schema_note: str = ""
    complete_when: dict[str, str] = {}
    sections: dict[str, str] = {}
    notes: tuple[str, ...] = ()
    fields: dict[str, Field]


def load_forms(folder: Path | None = None) -> tuple[Form, ...]:
    """The forms in ``folder`` (default: the shipped ones), specific ones before generic ones, then by name.

    Raises ``InputError`` (``filing.unreadable_form``) that names the first file without the shape of a form.
    """
    return _load((folder or data_folder("corpus") / "forms").resolve())


@cache
def _load(folder: Path) -> tuple[Form, ...]:
    paths = [path for path in sorted(folder.glob("*.yaml")) if not path.name.startswith("_")]
    read = {path.stem: _read(path) for path in paths}
    forms = [_extended(form, read, folder) for form in read.values()]
    return tuple(sorted(forms, key=lambda form: (form.generic, form.form)))


def _extended(form: Form, read: Mapping[str, Form], folder: Path) -> Form:
    """The form with the sections and fields of the one that it extends; checked as a whole."""
    earlier = _ancestor(form, read, folder) if form.extends else None
    sections = {**(earlier.sections if earlier else {}), **form.sections}
    fields = {**(earlier.fields if earlier else {}), **form.fields}
    _check_fields(fields, sections, folder / f"{form.form}.yaml")
    return msgspec.structs.replace(form, sections=sections, fields=fields)


def _ancestor(form: Form, read: Mapping[str, Form], folder: Path) -> Form:
    if form.extends not in read or form.extends == form.form:
        raise _unreadable(folder / f"{form.form}.yaml", f"there is no form {form.extends!r} to extend")
    return _extended(read[form.extends], {name: other for name, other in read.items() if name != form.form}, folder)


def _read(path: Path) -> Form:
    try:
        form = msgspec.convert(parse_yaml(path.read_text(encoding="utf-8"), name=path.name), Form)
    except msgspec.ValidationError as error:
        raise _unreadable(path, str(error)) from error
    if form.form != path.stem:
        raise _unreadable(path, f"it calls itself {form.form!r}")
    return form


def _check_fields(fields: Mapping[str, Field], sections: Mapping[str, str], path: Path) -> None:
    for name, field in fields.items():
        if field.kind in (Kind.CHOICE, Kind.CHOICES) and not field.options:
            raise _unreadable(path, f"the field {name} offers a choice of nothing")
        if field.required and not field.question:
            raise _unreadable(path, f"the field {name} is required and has no question for a person")
        if field.section not in sections:
            raise _unreadable(path, f"the field {name} stands in a section without a heading: {field.section!r}")


def _unreadable(path: Path, why: str) -> InputError:
    return InputError(
        "A form does not have the shape of a form.",
        code="filing.unreadable_form",
        where=f"forms/{path.name}",
        why=why,
        fix="Compare it with another form of corpus/forms, and see docs/filings.md.",
    )
