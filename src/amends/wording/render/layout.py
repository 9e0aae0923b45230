"""Runs the shipped layouts: strict about unknown variables, and with a limit on work."""

from __future__ import annotations

import html
from functools import cache
from pathlib import Path
from typing import Any

import minijinja

from amends.wording.assemble.dates import latin, number_text
from amends.wording.book.phrases import phrases_of
from amends.wording.lint.sentences import split_sentences
from amends.wording.model import Action, Block, BlockKind, Notice

_FOLDER = Path(__file__).resolve().parent / "layouts"
_FUEL = 2_000_000  # instructions; a notice of 40 elements and 12 actions needs some thousand
_ESCAPED = (".html.jinja", ".mjml.jinja")


@cache
def _environment() -> minijinja.Environment:
    environment = minijinja.Environment(
        loader=lambda name: (_FOLDER / name).read_text(encoding="utf-8"),
        auto_escape_callback=lambda name: "html" if name.endswith(_ESCAPED) else False,
        undefined_behavior="strict",
        trim_blocks=True,
        lstrip_blocks=True,
        fuel=_FUEL,
    )
    environment.add_filter("underline", lambda text, mark: mark * len(text))
    environment.add_filter("digits", number_text)
    environment.add_filter("code_kept_whole", _code_kept_whole)
    return environment


def lay_out(layout: str, notice: Notice, **further: Any) -> str:
    """The notice in a layout, with the personal fields still open; ``further`` are variables of that layout alone."""
    page = _environment().render_template(
        layout,
        language=notice.language,
        direction=notice.direction,
        subject=notice.subject.text,
        sender=latin(notice.sender, notice.language),
        blocks=[block_data(block, notice) for block in notice.blocks],
        labels=labels_for(notice),
        easy_read=notice.easy_read,
        **further,
    )
    return _unmasked(page) if layout.endswith(_ESCAPED) else page


def _unmasked(page: str) -> str:
    """Slashes and apostrophes as themselves: an address spelled in entities looks to filters as if it hid something."""
    return page.replace("&#x2f;", "/").replace("&#x27;", "'")


def _code_kept_whole(text: str, attribute: str) -> str:
    """Escaped text in which the code does not break at its hyphen; ``attribute`` is what keeps it on one line."""
    return minijinja.safe(html.escape(text).replace("{{ code }}", f"<span {attribute}>{{{{ code }}}}</span>"))


def layout_source(name: str) -> str:
    """A shipped file that is taken as it is, such as a style sheet."""
    return (_FOLDER / name).read_text(encoding="utf-8")


def labels_for(notice: Notice) -> dict[str, str]:
    """The words before the parts of an action."""
    phrases = phrases_of(notice.language, formality=notice.formality, easy_read=notice.easy_read)
    return {name: phrases.say(f"label-{name}", {}) for name in ("why", "by", "where", "code")}


def block_data(block: Block, notice: Notice) -> dict[str, Any]:
    """A block as plain data: ``text`` is running, ``lines`` are as they stand below one another."""
    return {
        "kind": str(block.kind),
        "level": block.level,
        "text": block.text,
        "lines": _lines(block, notice),
        "sentences": [sentence.text for sentence in block.sentences],
        "elements": [line.label for line in block.elements],
        "actions": [_action_data(action, notice) for action in block.actions],
    }


def _action_data(action: Action, notice: Notice) -> dict[str, Any]:
    return {
        "do": action.do,
        "why": action.why,
        "by": action.by,
        "takes": action.takes,
        "minutes": action.minutes,
        "site": latin(action.site, notice.language) if action.site else "",
        "do_lines": _sentence_lines(action.do, notice) if notice.easy_read else [action.do],
        "why_lines": _sentence_lines(action.why, notice) if notice.easy_read else [action.why],
    }


def _lines(block: Block, notice: Notice) -> list[str]:
    """One paragraph; in easy language one sentence a line; corrections and codes one thing said a line."""
    if notice.easy_read and block.kind is not BlockKind.HEADING:
        return [line for sentence in block.sentences for line in _sentence_lines(sentence.text, notice)]
    if block.kind in (BlockKind.CORRECTIONS, BlockKind.CODE):
        return [sentence.text for sentence in block.sentences]
    return [block.text] if block.text else []


def _sentence_lines(text: str, notice: Notice) -> list[str]:
    """The sentences of a text.

    In German the full stop of a sender's name (``S.A.``) ends none: a noun may follow, with its capital.
    """
    lines: list[str] = []
    for start, end in split_sentences(text, 0, len(text)):
        if lines and notice.language == "de" and notice.sender.endswith(".") and lines[-1].endswith(notice.sender):
            lines[-1] += " " + text[start:end]
        else:
            lines.append(text[start:end])
    return lines
