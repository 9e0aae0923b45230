"""What pages with forms have in common: one step of a short list, a file that was sent, what came of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from amends.apps.accounts.models import User
from amends.apps.incidents.models import Incident
from amends.core.errors import AmendsError, InputError

Counts = tuple[int, ...]
Act = Callable[[HttpRequest, User, Incident], Counts]
_MOST_COUNTS, _MOST_DIGITS = 8, 9


def done_at(
    request: HttpRequest, user: User, incident: Incident, *, acts: Mapping[str, Act], page: str
) -> HttpResponse | AmendsError:
    """Does the step that the form names, and leads back to ``page`` with what came of it; or gives what is wrong."""
    wanted = request.POST.get("do", "")
    try:
        if wanted not in acts:
            raise InputError("There is no such step.", code="console.step", where="do", fix="Use the page's buttons.")
        counts = acts[wanted](request, user, incident)
    except AmendsError as error:
        return error
    told = {"did": wanted, "counts": ".".join(map(str, counts))}
    return HttpResponseRedirect(f"{reverse(page, args=[incident.ref])}?{urlencode(told)}")


def said(request: HttpRequest, words: Mapping[str, str]) -> str:
    """What the last step came to: the page's own words, filled with numbers; empty for an address made up."""
    parts = [part for part in request.GET.get("counts", "").split(".") if part]
    template = words.get(request.GET.get("did", ""), "")
    are_numbers = all(part.isascii() and part.isdigit() and len(part) <= _MOST_DIGITS for part in parts)
    if not template or not are_numbers or len(parts) > _MOST_COUNTS or template.count("{}") != len(parts):
        return ""
    return template.format(*parts)


@contextmanager
def sent_file(request: HttpRequest, field: str = "file") -> Iterator[Path]:
    """The file of a form, for as long as it is read.  Raises ``InputError`` (``console.no_file``)."""
    sent = request.FILES.get(field)
    if sent is None or sent.name is None:
        raise _no_file(field)
    with tempfile.TemporaryDirectory(prefix="amends-") as folder:
        path = Path(folder) / f"file{_ending(sent.name)}"
        path.write_bytes(b"".join(sent.chunks()))
        yield path


def sent_text(request: HttpRequest, field: str = "file") -> tuple[str, str]:
    """Text and name of a file of a form.  Raises ``InputError`` (``console.no_file``, ``console.not_text``)."""
    sent = request.FILES.get(field)
    if sent is None:
        raise _no_file(field)
    try:
        return b"".join(sent.chunks()).decode("utf-8-sig"), str(sent.name or field)[:80]
    except UnicodeDecodeError as error:
        raise InputError(
            "The file is not text.", code="console.not_text", where=field, fix="Save it as UTF-8."
        ) from error


def number_in(request: HttpRequest, field: str, *, most: int = 1_000_000) -> int:
    """A whole number of 1 or more.  Raises ``InputError`` (``console.number``)."""
    typed = request.POST.get(field, "").strip()
    value = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= _MOST_DIGITS else 0
    if not 1 <= value <= most:
        raise InputError("This is no number that fits.", code="console.number", where=field, fix=f"From 1 to {most}.")
    return value


def day_in(request: HttpRequest, field: str) -> date:
    """A day.  Raises ``InputError`` (``console.day``)."""
    try:
        return date.fromisoformat(request.POST.get(field, "").strip())
    except ValueError as error:
        raise InputError("This is no day.", code="console.day", where=field, fix="Write it as 2026-07-31.") from error


def line_in(request: HttpRequest, field: str) -> str:
    """One line that was typed, without blanks around it and without a NUL."""
    return " ".join(request.POST.get(field, "").replace("\0", "").split())


def attachment(content: bytes, name: str, *, media_type: str = "application/octet-stream") -> HttpResponse:
    """A file that is saved and never shown by a browser; ``name`` is ours."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _ending(name: str) -> str:
    ending = Path(name).suffix.lower()
    return ending if ending in (".csv", ".json", ".jsonl") else ".csv"


def _no_file(field: str) -> InputError:
    return InputError("No file was sent.", code="console.no_file", where=field, fix="Choose one, then send again.")
