"""Runs the shipped layouts: strict about unknown variables, and with a limit on work."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import minijinja

from amends.wording.assemble.dates import latin, number_text
from amends.wording.book.phrases import phrases_of
from amends.wording.model import Notice

_FOLDER = Path(__file__).resolve().parent / "layouts"
_FUEL = 2_000_000  # instructions; a notice of 40 elements and 12 actions needs some thousand


@cache
def _environment() -> minijinja.Environment:
    environment = minijinja.Environment(
        loader=lambda name: (_FOLDER / name).read_text(encoding="utf-8"),
        auto_escape_callback=lambda name: "html" if name.endswith(".html.jinja") else False,
        undefined_behavior="strict",
        trim_blocks=True,
        lstrip_blocks=True,
        fuel=_FUEL,
    )
    environment.add_filter("underline", lambda text, mark: mark * len(text))
    environment.add_filter("digits", number_text)
    return environment


def lay_out(layout: str, notice: Notice) -> str:
    """The notice in a layout, with the personal fields still open."""
    phrases = phrases_of(notice.language, formality=notice.formality, easy_read=notice.easy_read)
    labels = {name: phrases.say(f"label-{name}", {}) for name in ("why", "by", "where", "code")}
    return _environment().render_template(
        layout,
        language=notice.language,
        direction=notice.direction,
        subject=notice.subject.text,
        sender=latin(notice.sender, notice.language),
        blocks=[
            {
                "kind": str(block.kind),
                "level": block.level,
                "text": block.text,
                "sentences": [sentence.text for sentence in block.sentences],
                "elements": [line.label for line in block.elements],
                "actions": [
                    {
                        "do": a.do,
                        "why": a.why,
                        "by": a.by,
                        "takes": a.takes,
                        "site": latin(a.site, notice.language) if a.site else "",
                    }
                    for a in block.actions
                ],
            }
            for block in notice.blocks
        ],
        labels=labels,
    )
