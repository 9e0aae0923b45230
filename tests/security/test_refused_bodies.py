"""What is too much or cannot be read is answered in words: a page in the reader's language, a problem for programs."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from amends.web.bodies import MOST_BYTES, WholeBodies
from amends.web.busy import make_pages
from amends.wording.book.languages import languages
from amends.wording.book.phrases import phrases_of

pytestmark = pytest.mark.django_db
TITLES = {400: "portal-refused-broken-title", 413: "portal-refused-large-title"}
_CUT = b'--x\r\nContent-Disposition: form-data; name="code"\r\n\r\nzq7'
BROKEN = {
    "too many fields": ("application/x-www-form-urlencoded", b"zq7=1&" * 2_000),
    "too many files": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="zq7"; filename="zq7"\r\n\r\nzq7\r\n' * 200 + b"--x--\r\n",
    ),
    "no boundary": ("multipart/form-data", _CUT),
    "a bad boundary": ("multipart/form-data; boundary=" + "b" * 300, _CUT),
    "another encoding": ("application/x-www-form-urlencoded; charset=utf-16", b"zq7=x"),
}


@pytest.fixture(autouse=True)
def made() -> None:
    make_pages(now=datetime(2026, 6, 2, 12, 0, tzinfo=UTC))


def sent(path: str, length: int, language: str = "", body: bytes = b"") -> tuple[int, dict[str, str], str]:
    """What the outermost application answers to a POST that declares so many bytes."""
    said: list[Any] = []
    environ = {
        "PATH_INFO": path, "REQUEST_METHOD": "POST", "CONTENT_LENGTH": str(length), "HTTP_ACCEPT_LANGUAGE": language,
        "wsgi.input": io.BytesIO(body),
    }  # fmt: skip
    answer = b"".join(WholeBodies(_never)(environ, lambda *call: said.extend(call)))
    headers = dict(said[1])
    assert headers["Content-Length"] == str(len(answer))
    return int(said[0][:3]), headers, answer.decode()


def _never(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    raise AssertionError("it was let through")


@pytest.mark.parametrize("page", ["verify", "ask", "check", "report-scam"])
@pytest.mark.parametrize("language", sorted(languages()))
@pytest.mark.parametrize(("status", "length"), [(413, MOST_BYTES + 1), (400, 5)])
def test_a_form_that_is_too_large_or_cut_off_is_answered_in_the_readers_language(
    status: int, length: int, language: str, page: str
) -> None:
    got, headers, text = sent(f"/{language}/{page}", length, body=b"abc")
    assert (got, headers["Content-Language"], headers["Connection"]) == (status, language, "close")
    assert f"<h1>{phrases_of(language).say(TITLES[status], {})}</h1>" in text
    assert f'lang="{language}"' in text
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert sent(f"/{page}", length, language)[2] == text  # without a language in the address the browser's counts


@pytest.mark.parametrize(("status", "length"), [(413, MOST_BYTES + 1), (400, 5)])
def test_programs_get_a_problem_and_staff_a_sentence(status: int, length: int) -> None:
    got, headers, text = sent("/api/v1/incidents", length)
    assert (got, headers["Content-Type"], json.loads(text)["status"]) == (status, "application/problem+json", status)
    got, headers, text = sent("/console/staff", length)
    assert (got, headers["Content-Type"]) == (status, "text/plain; charset=utf-8")
    assert "Nothing was carried out" in text


@pytest.mark.parametrize("language", sorted(languages()))
@pytest.mark.parametrize("kind", BROKEN)
def test_a_form_that_cannot_be_read_is_answered_in_the_readers_language(kind: str, language: str) -> None:
    content_type, body = BROKEN[kind]
    response = Client().generic("POST", f"/{language}/verify", body, content_type=content_type)
    assert (response.status_code, response["Content-Language"]) == (400, language)
    assert f"<h1>{phrases_of(language).say(TITLES[400], {})}</h1>" in response.content.decode()
    assert b"zq7" not in response.content
    assert response["Content-Security-Policy"]
    assert not response.cookies


def test_too_much_text_within_a_form_is_answered_as_too_large(settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    response = Client().post("/pl/ask", {"text": "x" * 200})
    assert response.status_code == 413
    assert phrases_of("pl").say(TITLES[413], {}) in response.content.decode()


def test_a_question_with_too_many_fields_is_answered_in_words_everywhere() -> None:
    question = "zq7=1&" * 2_000
    assert phrases_of("de").say(TITLES[400], {}) in Client().get(f"/de/?{question}").content.decode()
    answer = Client().get(f"/api/v1/incidents?{question}")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert Client().get(f"/console/?{question}").status_code == 400
