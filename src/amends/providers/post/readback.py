"""Reads letters back from their PDF, so that a sample can be held against what the ledger says."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

_BETWEEN = re.compile(r"[\s\u200b-\u200f\u2066-\u2069]")


def letter_texts(pdf: bytes, pages: Sequence[int], sample: Sequence[int]) -> dict[int, str]:
    """The words of the letters in ``sample`` (index from 0) as a reader of PDF finds them, by index.

    ``pages`` is the number of pages of each letter.  Words of scripts that run from right to left can come in
    another order than they are read; codes, postcodes and Latin names come as they are.
    """
    from pypdf import PdfReader  # noqa: PLC0415  # half a second that only letters should cost

    reader = PdfReader(io.BytesIO(pdf))
    starts = [sum(pages[:index]) for index in range(len(pages))]
    return {
        index: "\n".join(page.extract_text() for page in reader.pages[starts[index] : starts[index] + pages[index]])
        for index in sample
    }


def misprinted(pdf: bytes, pages: Sequence[int], codes: Sequence[str], sample: Sequence[int]) -> tuple[int, ...]:
    """The letters of the sample that lack their own code on their pages, or show that of another letter of the run."""
    texts = letter_texts(pdf, pages, sample)
    plain = {index: _BETWEEN.sub("", text) for index, text in texts.items()}
    wanted = [_BETWEEN.sub("", code) for code in codes]
    return tuple(index for index, text in plain.items() if [code for code in wanted if code in text] != [wanted[index]])
