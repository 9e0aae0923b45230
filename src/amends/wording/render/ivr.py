"""The tree of a hotline, from a notice in each of its languages: every heading of level 2 is a choice.

What stands before the first heading is the greeting.  Choices get the keys 1 to 8 in their order; 0 is always the
person, 9 always says it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from amends.core.errors import InputError
from amends.wording.model import Block, BlockKind, Notice
from amends.wording.render.personal import Slotted
from amends.wording.render.voice import paragraphs, spoken, ssml

MENU, LANGUAGES = "menu", "languages"
_KEYS = "12345678"
_AGENT_KEY, _REPEAT_KEY = "0", "9"
# Groups of the template that do more than speak.
_ACTS = {"o_agent": "agent", "o_repeat": "repeat", "o_complain": "record", "o_check": "collect_code"}


class Act(StrEnum):
    """What a node does once it has spoken."""

    MENU = "menu"
    SAY = "say"
    AGENT = "agent"
    REPEAT = "repeat"
    RECORD = "record"
    COLLECT_CODE = "collect_code"


class Prompt(msgspec.Struct, frozen=True, kw_only=True):
    """What is said in one language, as plain text (for a recording) and as SSML."""

    text: str
    ssml: str


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """A key, what is said about it by language, and the node it leads to."""

    digit: str
    say: dict[str, str]
    to: str


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """One place of the tree; ``then`` is where it goes on after speaking, ``None`` where the call leaves the tree."""

    act: Act
    prompt: dict[str, Prompt]
    options: tuple[Option, ...] = ()
    then: str | None = None


class IvrTree(msgspec.Struct, frozen=True, kw_only=True):
    """The nodes by name; ``refs`` are the notices it was built from."""

    start: str
    languages: tuple[str, ...]
    refs: tuple[str, ...]
    nodes: dict[str, Node]


def ivr_tree(notices: Sequence[Notice]) -> IvrTree:
    """The tree from one notice a language, of the same template and facts; the first language is the first asked.

    Raises ``InputError``: ``ivr.none``, ``ivr.languages_differ``, ``ivr.keys`` (none or more than eight choices),
    ``ivr.personal`` (a hotline knows nobody).
    """
    parted = {notice.language: _parted(notice) for notice in notices}
    _check(notices, parted)
    first = notices[0]
    spoken_of = {notice.language: notice for notice in notices}
    names = [group for group, _ in parted[first.language][1]]
    keys = iter(_KEYS)
    digits = [{"agent": _AGENT_KEY, "repeat": _REPEAT_KEY}.get(_ACTS.get(name, "")) or next(keys) for name in names]
    nodes = {MENU: _menu(spoken_of, parted, names, digits)}
    for place, name in enumerate(names):
        nodes[name] = _node(name, {lang: (spoken_of[lang], parted[lang][1][place][1]) for lang in parted})
    start = MENU
    if len(notices) > 1:
        start, nodes[LANGUAGES] = LANGUAGES, _language_node(spoken_of)
    refs = tuple(notice.ref for notice in notices)
    return IvrTree(start=start, languages=tuple(parted), refs=refs, nodes=nodes)


_Parts = tuple[list[Block], list[tuple[str, list[Block]]]]


def _parted(notice: Notice) -> _Parts:
    """The blocks before the first heading of level 2, and (group of the heading, it and its blocks) for each."""
    greeting: list[Block] = []
    choices: list[tuple[str, list[Block]]] = []
    for block in notice.blocks:
        if block.kind is BlockKind.HEADING and block.level == 2:
            choices.append((block.sentences[0].group, [block]))
        elif choices:
            choices[-1][1].append(block)
        elif block.kind is not BlockKind.HEADING:
            greeting.append(block)
    return greeting, choices


def _menu(notices: dict[str, Notice], parted: dict[str, _Parts], names: list[str], digits: list[str]) -> Node:
    options = tuple(
        Option(
            digit=digit,
            say={lang: _choice(notice, parted[lang][1][place][1][0], digit) for lang, notice in notices.items()},
            to=name,
        )
        for place, (name, digit) in enumerate(zip(names, digits, strict=True))
    )
    prompts = {
        lang: _prompt([*_said(parted[lang][0], notice), *([option.say[lang]] for option in options)], notice)
        for lang, notice in notices.items()
    }
    return Node(act=Act.MENU, prompt=prompts, options=options)


def _choice(notice: Notice, heading: Block, digit: str) -> str:
    return f"{heading.text.rstrip('.:?؟')}: {spoken(notice.language).press.format(digit=digit)}"


def _node(name: str, blocks: dict[str, tuple[Notice, list[Block]]]) -> Node:
    act = Act(_ACTS.get(name, Act.SAY))
    prompts = {lang: _prompt(_said(parts[1:], notice), notice) for lang, (notice, parts) in blocks.items()}
    return Node(act=act, prompt=prompts, then=None if act is Act.AGENT else MENU)


def _language_node(notices: dict[str, Notice]) -> Node:
    options = tuple(
        Option(digit=digit, say={lang: spoken(lang).choose.format(digit=digit)}, to=MENU)
        for digit, lang in zip(_KEYS, notices, strict=False)
    )
    prompts = {
        lang: _prompt([[option.say[lang]]], notice)
        for option, (lang, notice) in zip(options, notices.items(), strict=True)
    }
    return Node(act=Act.MENU, prompt=prompts, options=options)


def _said(blocks: Sequence[Block], notice: Notice) -> list[list[str]]:
    return [part for block in blocks for part in paragraphs(block, notice, {})]


def _prompt(texts: list[list[str]], notice: Notice) -> Prompt:
    return Prompt(text=" ".join(sentence for part in texts for sentence in part), ssml=ssml(texts, notice))


def _check(notices: Sequence[Notice], parted: dict[str, _Parts]) -> None:
    where = ", ".join(notice.ref for notice in notices)
    if not notices:
        raise InputError("A hotline needs a text.", code="ivr.none", where="ivr_tree", fix="Compose the template ivr.")
    orders = {tuple(group for group, _ in choices) for _, choices in parted.values()}
    if len(parted) != len(notices) or len(orders) != 1:
        raise InputError(
            "The languages of a hotline do not offer the same choices.",
            code="ivr.languages_differ",
            where=where,
            fix="Compose every language once, from the same template and facts.",
        )
    names = next(iter(orders))
    keyed = [name for name in names if _ACTS.get(name) not in ("agent", "repeat")]
    if not 1 <= len(keyed) <= len(_KEYS) or len(set(names)) != len(names) or len(notices) > len(_KEYS):
        raise InputError(
            f"A hotline cannot offer {len(keyed)} choices in {len(notices)} languages.",
            code="ivr.keys",
            where=where,
            why="Each choice has one key from 1 to 8 of its own.",
            fix="Use a text with fewer headings.",
        )
    if any(Slotted.of(sentence.text).fields for notice in notices for sentence in notice.sentences()):
        raise InputError(
            "A hotline cannot speak a text with personal fields.",
            code="ivr.personal",
            where=where,
            why="It does not know who calls.",
            fix="Use a template that speaks to the public.",
        )
