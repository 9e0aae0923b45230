"""Blocks, sentences and front matter keep the offsets of the file."""

from __future__ import annotations

import pytest

from amends.core.errors import InputError
from amends.wording.lint.blocks import Kind, split_blocks
from amends.wording.lint.notice import read_notice
from amends.wording.lint.sentences import split_sentences

TEXT = """# One

Two lines
of one. And more.

1. First
   goes on
2) Second
۳. سوم
- Bullet
> Quoted

Under
-----

**Bold line**

| a | b |
|---|---|
"""


def test_every_kind_is_found_with_its_range() -> None:
    found = [(block.kind, TEXT[block.start : block.end]) for block in split_blocks(TEXT)]
    assert found == [
        (Kind.HEADING, "One"),
        (Kind.PARAGRAPH, "Two lines\nof one. And more."),
        (Kind.NUMBERED, "First\n   goes on"),
        (Kind.NUMBERED, "Second"),
        (Kind.NUMBERED, "سوم"),
        (Kind.BULLET, "Bullet"),
        (Kind.PARAGRAPH, "Quoted"),
        (Kind.HEADING, "Under"),
        (Kind.HEADING, "**Bold line**"),
        (Kind.BULLET, "a | b |"),
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("On 1. Juni it began. It ended.", 2),
        ("Das gilt z.B. für Karten. Und d.h. für Konten.", 2),
        ("20 maja 2026 r. skradziono dane. Przepraszamy.", 2),
        ("See bank.example/a.b for more. Thank you!", 2),
        ("چه شد؟ داده‌ها دزدیده شد.", 2),
        ("Mr. Smith wrote to Example Ltd. about it.", 1),
    ],
)
def test_sentences_do_not_end_at_abbreviations_or_ordinals(text: str, count: int) -> None:
    assert len(list(split_sentences(text, 0, len(text)))) == count


def test_subject_of_the_front_matter_is_part_of_the_notice() -> None:
    text = '---\r\nsubject: "Data stolen"\r\nlang: en\r\n---\r\nBody.'
    notice = read_notice(text, language="en")
    assert [(item.kind, text[item.start : item.end]) for item in notice.sentences] == [
        (Kind.SUBJECT, "Data stolen"),
        (Kind.PARAGRAPH, "Body."),
    ]
    assert notice.front["lang"] == "en"


def test_broken_front_matter_is_one_clear_error() -> None:
    with pytest.raises(InputError) as caught:
        read_notice("---\nsubject: [a\n---\nBody", language="en")
    assert caught.value.code == "lint.front_matter"


def test_open_field_in_the_subject_is_left_to_the_rule() -> None:
    assert read_notice("---\nsubject: {{ x }}: y: z\n---\nBody", language="en").blocks[0].kind is Kind.SUBJECT
