"""A thread in words: what was written, what was answered, and by when the next answer comes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from amends.apps.selfcheck.threads import Line
from amends.web.portal.speaking import Speaker


def shown_lines(lines: Iterable[Line], speaker: Speaker) -> list[dict[str, Any]]:
    """Each message with its answers, the oldest first."""
    return [_line(line, speaker) for line in lines]


def _line(line: Line, speaker: Speaker) -> dict[str, Any]:
    return {
        "words": line.words,
        "head": speaker.say("portal-care-thread-you", day=speaker.day(line.at)),
        "told": [
            {"head": speaker.say(f"portal-inq-{one.kind}", day=speaker.day(one.at)), "words": one.words}
            for one in line.told
        ],
        "waits": speaker.say("portal-care-thread-waits", day=speaker.day(line.due_at)) if line.due_at else "",
    }
