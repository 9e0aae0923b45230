"""Letters read back from the printed file."""

from __future__ import annotations

from datetime import UTC, datetime

import typst

from amends.providers.post.readback import letter_texts, misprinted

CODES = ("7Q2K9-AAAAA", "7Q2K9-BBBBB", "7Q2K9-CCCCC")


def a_run(*pages: str) -> bytes:
    text = '#set document(title: "t")\n' + "\n#pagebreak()\n".join(pages)
    return bytes(typst.compile(text.encode(), format="pdf", timestamp=datetime(2026, 1, 1, tzinfo=UTC)))


RIGHT = ("Anna, code 7Q2K9-AAAAA", "second page of Anna", "Bob, code 7Q2K9-BBBBB", "Cem, code 7Q2K9-CCCCC")
PAGES = (2, 1, 1)


def test_letters_are_read_by_their_pages() -> None:
    texts = letter_texts(a_run(*RIGHT), PAGES, (0, 2))
    assert set(texts) == {0, 2}
    assert "Anna" in texts[0]
    assert "second page" in texts[0]
    assert "Cem" in texts[2]


def test_run_that_is_right_has_no_misprint() -> None:
    assert misprinted(a_run(*RIGHT), PAGES, CODES, (0, 1, 2)) == ()


def test_shifted_pages_are_found() -> None:
    assert misprinted(a_run(RIGHT[0], RIGHT[2], RIGHT[1], RIGHT[3]), PAGES, CODES, (0, 1, 2)) == (0, 1)


def test_letter_without_its_code_is_found() -> None:
    assert misprinted(a_run("Anna", "x", *RIGHT[2:]), PAGES, CODES, (0, 1)) == (0,)
