"""Too much at once: bounded, turned away in words, and never at the cost of another part."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from amends.web.bodies import MOST_AT_ONCE
from amends.web.busy import busy_answer, make_pages
from amends.web.shedding import LANES, MOST_INSIDE, Application, Lane, Shedding, lane_of
from amends.wording.book.languages import languages

LANE = Lane(threads=1, waiting=1, seconds=5)
NOW = datetime(2026, 6, 2, 12, 0, tzinfo=UTC)


def asked(
    application: Application, path: str = "/en/", method: str = "GET", **more: str
) -> tuple[str, dict[str, str], bytes]:
    said: list[Any] = []
    environ = {"PATH_INFO": path, "REQUEST_METHOD": method, **more}
    body = b"".join(application(environ, lambda *call: said.extend(call)))
    return said[0][:3], dict(said[1]), body


class Held:
    """An application that answers once it is let go."""

    def __init__(self) -> None:
        self.begun, self.go, self.calls = threading.Semaphore(0), threading.Event(), 0

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        self.calls += 1
        self.begun.release()
        if environ["REQUEST_METHOD"] != "GET":
            assert self.go.wait(10)
        start_response("200 OK", [])
        return [threading.current_thread().name.encode()]


@contextmanager
def posted(application: Application, count: int) -> Iterator[list[str]]:
    """``count`` forms under way; their statuses once they are let go."""
    statuses: list[str] = []
    threads = [
        threading.Thread(target=lambda: statuses.append(asked(application, "/en/check", "POST")[0]))
        for _ in range(count)
    ]
    for thread in threads:
        thread.start()
    yield statuses
    for thread in threads:
        thread.join(10)


def shedding(application: Application, lane: Lane = LANE) -> Shedding:
    return Shedding(application, busy=busy_answer, lanes=dict.fromkeys(LANES, lane))


def test_an_answer_comes_from_the_lanes_own_thread() -> None:
    status, _, body = asked(shedding(Held()))
    assert (status, body.startswith(b"amends-pages")) == ("200", True)


def test_what_finds_no_place_is_turned_away_and_what_has_one_is_served() -> None:
    held = Held()
    application = shedding(held)
    with posted(application, 2) as statuses:
        assert held.begun.acquire(timeout=10)
        time.sleep(0.2)  # the second has its place by now
        begun = time.monotonic()
        status, headers, _ = asked(application, "/en/check", "POST")
        assert (status, time.monotonic() - begun < 1) == ("503", True)
        assert 5 <= int(headers["Retry-After"]) <= 20
        held.go.set()
    assert (statuses, held.calls) == (["200", "200"], 2)
    assert asked(application, "/en/check", "POST")[0] == "200"


@pytest.mark.parametrize("path", ["/en/", "/console/", "/hooks/ses/x", "/static/a.css", "/api/v1/incidents"])
def test_a_crowd_at_the_forms_takes_nothing_from_the_rest(path: str) -> None:
    held = Held()
    application = shedding(held, Lane(threads=1, waiting=0, seconds=5))
    with posted(application, 1):
        assert held.begun.acquire(timeout=10)
        assert asked(application, "/en/check", "POST")[0] == "503"
        assert asked(application, path)[0] == "200"
        held.go.set()


def test_whose_turn_does_not_come_in_time_is_turned_away_and_never_carried_out() -> None:
    held = Held()
    application = shedding(held, Lane(threads=1, waiting=5, seconds=0.1))
    with posted(application, 1) as statuses:
        assert held.begun.acquire(timeout=10)
        assert asked(application, "/en/check", "POST")[0] == "503"
        time.sleep(0.2)
        held.go.set()
    assert (statuses, held.calls) == (["200"], 1)  # what had begun was waited for, though it took too long


def test_a_fault_of_the_application_comes_out_and_leaves_the_place_free() -> None:
    def faulty(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        raise ZeroDivisionError

    application = shedding(faulty, Lane(threads=1, waiting=0, seconds=5))
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            asked(application)


def test_the_servers_threads_are_more_than_all_that_wait() -> None:
    assert sum(lane.threads + lane.waiting for lane in LANES.values()) == MOST_INSIDE
    assert MOST_INSIDE + MOST_AT_ONCE < 512  # what granian takes
    assert {lane_of("POST", "/console/x"), lane_of("GET", "/api/v1/x")} == {"staff"}


@pytest.mark.django_db
@pytest.mark.parametrize("language", sorted(languages()))
def test_who_is_turned_away_is_told_so_in_their_language(language: str) -> None:
    make_pages(now=NOW)
    status, headers, body = asked(busy_answer, f"/{language}/check", "POST")
    text = body.decode()
    assert (status, headers["Content-Language"], headers["Content-Length"]) == ("503", language, str(len(body)))
    assert f'lang="{language}"' in text
    assert "script" not in text
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    by_browser = asked(busy_answer, "/check", HTTP_ACCEPT_LANGUAGE=f"{language};q=0.9")
    assert by_browser[2] == body
    assert asked(busy_answer, f"/{language}/", "HEAD")[2] == b""


def test_programs_and_staff_get_a_sentence() -> None:
    status, headers, body = asked(busy_answer, "/api/v1/incidents")
    assert (status, headers["Content-Type"], json.loads(body)["status"]) == ("503", "application/problem+json", 503)
    assert "Nothing was carried out" in asked(busy_answer, "/console/")[2].decode()
