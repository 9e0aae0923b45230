"""The structure of a notice as data: sections, the sentences in them, and what each asserts."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from amends.core.case.model import CohortStatus
from amends.core.channels import Channel
from amends.wording.book.folder import read_table, wordbook_path
from amends.wording.model import PERSONAL, Audience, Kind

Condition = str | bool | int


class When(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a part of the template is used; every field that is given must hold.

    ``known`` and ``unknown`` name facts; ``facts`` are equalities of known values,
    ``older_than`` days that have passed since a known instant; ``cause`` and
    ``exfiltration`` are shorthand for the assessment; ``required`` are content keys that some duty
    of the recipient demands.  ``corrects`` asks for sentences to correct, ``replaced`` whether
    the one at hand has another in its place, ``added`` and ``removed`` for
    elements that an earlier notice did not name, or named wrongly.
    """

    status: CohortStatus | None = None
    channel: tuple[Channel, ...] | None = None
    audience: tuple[Audience, ...] | None = None
    country: tuple[str, ...] | None = None
    known: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    facts: dict[str, Condition] = {}
    older_than: dict[str, int] = {}
    cause: tuple[str, ...] | None = None
    exfiltration: tuple[str, ...] | None = None
    elements_any: tuple[str, ...] | None = None
    elements_none: tuple[str, ...] | None = None
    required: tuple[str, ...] = ()
    not_required: tuple[str, ...] = ()
    remedy: str | None = None
    no_remedy: str | None = None
    brand: bool | None = None
    next_update: bool | None = None
    state_authority: bool | None = None
    corrects: bool | None = None
    replaced: bool | None = None
    added: bool | None = None
    removed: bool | None = None


class SentenceSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One phrase: the facts it asserts (by key), and the content keys it satisfies.

    A phrase sees only the facts it asserts, so that no text can quote an unbound fact.  ``prescribed_by``
    cites the law that fixes its words; they are the same in easy and in informal language.
    """

    say: str
    when: When = When()
    asserts: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    kind: Kind | None = None
    prescribed_by: str | None = None


class BlockSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One block; ``sentences`` names groups in ``sentences`` of the template.

    ``corrections`` says its groups once for each correction, with ``$said``, ``$said_date`` and ``$now``.
    """

    kind: Literal["salutation", "lead", "paragraph", "elements", "actions", "code", "corrections", "field", "annex"]
    sentences: tuple[str, ...] = ()
    when: When = When()


class SectionSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A heading (a group as well) and its blocks; without blocks the heading falls away."""

    blocks: tuple[BlockSpec, ...] = ()
    heading: str | None = None
    level: int = 2
    when: When = When()
    sections: tuple[SectionSpec, ...] = ()


class LayoutSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An order of sections; the first layout whose ``when`` holds is used."""

    name: str
    sections: tuple[SectionSpec, ...]
    when: When = When()


class TemplateSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of text.

    ``speaks_to`` are the audiences that it may address.  ``exposed`` says whether it is for people of whom
    something was exposed (``some``), nothing (``none``), or for both (``any``); ``follows_up``
    that they have had the full notice; ``leads_on`` that it only leads there, or is for staff and offices, so that
    the linter judges what it says and not what it leaves out. ``sentences`` are groups by name;
    where a member is a list, its first sentence that applies is
    said and no other.
    """

    template: str
    version: int
    subject: str
    layouts: tuple[LayoutSpec, ...]
    sentences: dict[str, tuple[SentenceSpec | tuple[SentenceSpec, ...], ...]]
    speaks_to: tuple[Audience, ...] = PERSONAL
    exposed: Literal["some", "none", "any"] = "some"
    follows_up: bool = False
    leads_on: bool = False


@cache
def template_of(name: str) -> TemplateSpec:
    """The template called ``name``; raises ``WordbookError``."""
    return read_table(TemplateSpec, "templates", f"{name}.yaml")


@cache
def templates() -> tuple[str, ...]:
    """The names of all templates, sorted."""
    return tuple(sorted(path.stem for path in wordbook_path("templates").glob("*.yaml")))


@cache
def fact_keys_of_templates() -> frozenset[str]:
    """Every fact that some text states, admits not to know, or is chosen by."""
    specs = (
        spec
        for name in templates()
        for group in template_of(name).sentences.values()
        for member in group
        for spec in (member if isinstance(member, tuple) else (member,))
    )
    return frozenset(
        key
        for spec in specs
        for key in (*spec.asserts, *spec.unknown, *spec.when.known, *spec.when.unknown, *spec.when.facts)
    )
