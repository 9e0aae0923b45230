"""Parts of text messages, at the limits of 3GPP TS 23.038 and 23.040."""

from __future__ import annotations

import pytest

from amends.wording import sms_segments


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("gsm7", 1)),
        ("a" * 160, ("gsm7", 1)),
        ("a" * 161, ("gsm7", 2)),
        ("a" * 306, ("gsm7", 2)),
        ("a" * 307, ("gsm7", 3)),
        ("äöüßÄÖÜ" * 20, ("gsm7", 1)),
        ("€" * 80, ("gsm7", 1)),
        ("€" * 81, ("gsm7", 2)),
        ("a" * 152 + "{" + "b" * 8, ("gsm7", 2)),
        ("a" * 152 + "{" + "b" * 151, ("gsm7", 2)),
        ("a" * 152 + "{" + "b" * 152, ("gsm7", 3)),
        ("ą" * 70, ("ucs2", 1)),
        ("ą" * 71, ("ucs2", 2)),
        ("ą" * 134, ("ucs2", 2)),
        ("ą" * 135, ("ucs2", 3)),
        ("🙂" * 35, ("ucs2", 1)),
        ("🙂" * 36, ("ucs2", 2)),
        ("ą" * 66 + "🙂" + "ą" * 66, ("ucs2", 3)),
        ("`", ("ucs2", 1)),
    ],
)
def test_segments_at_the_limits(text: str, expected: tuple[str, int]) -> None:
    assert sms_segments(text) == expected
