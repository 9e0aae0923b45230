"""Reads a stored mail (RFC 5322) as Markdown: its subject, and its plain text or else its HTML."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from typing import Any

from amends.core.errors import InputError
from amends.wording.lint.html_text import in_quotes, read_html
from amends.wording.lint.readable import Readable, Writer


def read_mail(data: bytes, *, name: str) -> Readable:
    """The mail; what findings are placed in is ``Subject: ...``, an empty line and the decoded text.

    Raises ``InputError`` (``lint.mail``) where there is no text in it.
    """
    message = message_from_bytes(data, policy=policy.default)
    body = message.get_body(preferencelist=("plain", "html")) if isinstance(message, EmailMessage) else None
    if body is None:
        raise _without_text(name, "There is no part of plain text or HTML in it.")
    subject = " ".join(str(message.get("subject", "")).split())
    text = _decoded(body, name).replace("\r\n", "\n")
    if not subject and not text.strip():
        raise _without_text(name, "It has neither a subject nor a text.")
    return _with_subject(subject, text, is_html=body.get_content_subtype() == "html")


def _decoded(body: MIMEPart[Any, Any], name: str) -> str:
    try:
        return str(body.get_content())
    except LookupError as error:  # a character set that nobody knows
        raise _without_text(name, "The character set of its text is unknown.") from error


def _with_subject(subject: str, text: str, *, is_html: bool) -> Readable:
    opening = f"Subject: {subject}\n\n"
    begin = opening.index(": ") + 2
    head = Writer()
    head.add('---\nsubject: "', begin, begin)
    head.add(in_quotes(subject), begin, begin + len(subject), exact=True)
    head.add('"\n---\n\n', begin + len(subject), begin + len(subject))
    if is_html:
        page = read_html(text, subject=subject, at=len(opening))
        body, starts, ends, source = page.text, page.starts or (), page.ends or (), text
    else:
        body = text
        starts = tuple(range(len(opening), len(opening) + len(text)))
        ends, source = tuple(place + 1 for place in starts), None
    return Readable(
        head.text + body,
        opening + text,
        (*head.starts, *starts),
        (*head.ends, *ends),
        source,
        len(opening),
        is_decoded=True,
    )


def _without_text(name: str, why: str) -> InputError:
    return InputError(
        "There is no text to judge in this mail.",
        code="lint.mail",
        where=name,
        why=why,
        fix="Save the mail with its text, or give the text itself as Markdown.",
    )
