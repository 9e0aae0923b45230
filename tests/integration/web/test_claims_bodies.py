"""Evidence has more room than other forms, four such bodies at once, and nobody else's form has it."""

from __future__ import annotations

import io
import threading
from typing import Any

import pytest

from amends.web.bodies import MOST_BYTES, MOST_EVIDENCE_BYTES, MOST_LARGE, WholeBodies


def asked(application: WholeBodies, path: str, size: int, body: bytes | None = None) -> str:
    said: list[str] = []
    source = io.BytesIO(bytes(size) if body is None else body)
    environ = {"wsgi.input": source, "CONTENT_LENGTH": str(size), "PATH_INFO": path}
    for _ in application(environ, lambda status, headers: said.append(status[:3])):
        pass
    return said[0]


def whole(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    assert len(environ["wsgi.input"].read()) == int(environ["CONTENT_LENGTH"])
    start_response("200 OK", [])
    return []


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        ("/en/claim", MOST_EVIDENCE_BYTES, "200"),
        ("/fa/claim-status", MOST_BYTES + 1, "200"),
        ("/pl/case", MOST_BYTES + 1, "200"),
        ("/en/claim", MOST_EVIDENCE_BYTES + 1, "413"),
        ("/en/ask", MOST_BYTES + 1, "413"),
        ("/console/claim", MOST_BYTES + 1, "413"),
        ("/en/claim/../ask", MOST_BYTES + 1, "413"),
    ],
)
def test_only_forms_with_evidence_may_be_large(path: str, size: int, status: str) -> None:
    assert asked(WholeBodies(whole), path, size) == status


def test_large_body_that_is_cut_off_is_refused() -> None:
    assert asked(WholeBodies(whole), "/en/claim", MOST_BYTES + 2, bytes(MOST_BYTES + 1)) == "400"


def test_few_large_bodies_are_in_memory_at_once_and_small_forms_go_on() -> None:
    goes_on, inside = threading.Event(), threading.Semaphore(0)

    def slow(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        if int(environ["CONTENT_LENGTH"]) > MOST_BYTES:
            inside.release()
            goes_on.wait(20)
        start_response("200 OK", [])
        return []

    application, answers = WholeBodies(slow), list[str]()
    threads = [
        threading.Thread(target=lambda: answers.append(asked(application, "/en/claim", MOST_BYTES + 1)))
        for _ in range(MOST_LARGE)
    ]
    for thread in threads:
        thread.start()
    for _ in threads:
        assert inside.acquire(timeout=20)
    assert asked(application, "/en/claim", MOST_BYTES + 1) == "503"
    assert asked(application, "/en/claim", 100) == "200"
    goes_on.set()
    for thread in threads:
        thread.join(20)
    assert answers == ["200"] * MOST_LARGE
    assert asked(application, "/en/claim", MOST_BYTES + 1) == "200"
