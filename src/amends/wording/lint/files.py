"""Reads any file that holds a notice, and judges it with findings placed in that file."""

from __future__ import annotations

from pathlib import PurePath

import msgspec

from amends.core.errors import InputError
from amends.wording.lint.engine import lint
from amends.wording.lint.facts import Beside, LintFacts, StructuredNotice
from amends.wording.lint.html_text import read_html
from amends.wording.lint.mail import read_mail
from amends.wording.lint.readable import Readable
from amends.wording.lint.report import Report

_PAGES = frozenset({".html", ".htm", ".xhtml"})
_NOTHING_BESIDE = Beside()


def read_notice_file(name: str, data: bytes) -> Readable:
    """The notice in a file: HTML and mail by their endings (or their first words), all else as Markdown.

    Raises ``InputError`` (``file.not_utf8``, ``lint.mail``).
    """
    ending = PurePath(name).suffix.lower()
    if ending == ".eml":
        return read_mail(data, name=name)
    text = _utf8(name, data)
    opening = text[:200].lstrip("\ufeff \t\r\n").lower()
    if ending in _PAGES or opening.startswith(("<!doctype html", "<html")):
        return read_html(text)
    return Readable(text, text)


def lint_readable(
    readable: Readable,
    *,
    language: str,
    channel: str,
    facts: LintFacts,
    structured: StructuredNotice | None = None,
    beside: Beside = _NOTHING_BESIDE,
) -> Report:
    """The report of ``lint`` with the places of the file.  Raises what ``lint`` raises."""
    known = msgspec.structs.replace(beside, html=readable.html)
    report = lint(readable.text, language=language, channel=channel, facts=facts, structured=structured, beside=known)
    return readable.relocated(report)


def _utf8(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            "The file is not UTF-8.",
            code="file.not_utf8",
            where=f"{name}, byte {error.start + 1}",
            why="Names and places would be garbled.",
            fix="Save it as UTF-8.",
        ) from error
