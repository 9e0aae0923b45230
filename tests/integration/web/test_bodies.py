"""Bodies: bounded, whole, and only some waited for at once."""

from __future__ import annotations

import io
import os
import threading
from typing import Any

import pytest

from amends.web.bodies import MOST_BYTES, WholeBodies


def echo(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    start_response("200 OK", [])
    return [environ["wsgi.input"].read()]


def asked(application: WholeBodies, length: str | None, source: Any) -> tuple[str, bytes]:
    said: list[str] = []
    environ = {"wsgi.input": source} | ({} if length is None else {"CONTENT_LENGTH": length})
    body = b"".join(application(environ, lambda status, headers: said.append(status[:3])))
    return said[0], body


class Untouched:
    """Fails whoever reads it."""

    def read(self, size: int) -> bytes:
        raise AssertionError("it was read")


def test_a_whole_body_is_passed_on() -> None:
    assert asked(WholeBodies(echo), "5", io.BytesIO(b"abcdefg")) == ("200", b"abcde")


@pytest.mark.parametrize(
    ("length", "status"),
    [(str(MOST_BYTES + 1), "413"), ("9" * 5_000, "413"), ("-1", "400"), ("1e3", "400"), ("\u0661", "400")],
)
def test_what_declares_too_much_or_nonsense_is_refused_unread(length: str, status: str) -> None:
    assert asked(WholeBodies(echo), length, Untouched())[0] == status


def test_a_body_that_is_cut_off_is_refused() -> None:
    assert asked(WholeBodies(echo), "5", io.BytesIO(b"abc"))[0] == "400"


def test_half_sent_bodies_leave_room_for_pages_and_then_for_forms() -> None:
    application, (reading, writing) = WholeBodies(echo, most_at_once=1), os.pipe()
    is_waiting, answers = threading.Event(), list[tuple[str, bytes]]()

    class Slow:
        def read(self, size: int) -> bytes:
            is_waiting.set()
            return os.read(reading, size)

    thread = threading.Thread(target=lambda: answers.append(asked(application, "2", Slow())))
    thread.start()
    assert is_waiting.wait(10)
    assert asked(application, "2", Untouched())[0] == "503"
    assert asked(application, None, io.BytesIO())[0] == "200"
    os.write(writing, b"ab")
    thread.join(10)
    assert answers == [("200", b"ab")]
    assert asked(application, "2", io.BytesIO(b"ok"))[0] == "200"
    os.close(reading)
    os.close(writing)
