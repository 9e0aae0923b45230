"""Reads what was handed in: one thing, a text, the source of a mail, or a mail as a file.  Nothing is rendered."""

from __future__ import annotations

import email
import email.message
import re
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.policy import compat32
from typing import NamedTuple

from amends.contact.authentic.codes import read_code
from amends.contact.authentic.find import MOST_CHARACTERS, MOST_THINGS, addresses_in, email_thing, reading_of
from amends.contact.authentic.model import Kind, Reading, Thing
from amends.contact.authentic.pages import links_of, text_of
from amends.contact.authentic.plain import plainly

_SENDERS = ("From", "Reply-To", "Return-Path", "Sender")
_MOST_PARTS = 100
_HEADER = re.compile(
    r"(?im)^(?:return-path|received|from|message-id|mime-version|dkim-signature|reply-to|content-type):"
)
_HEADERS_OF_A_SOURCE = 3
# The head of a mail as programs quote it when it is forwarded.
_FROM_LINE = re.compile(
    r"(?im)^[>\s*]*(?:from|reply-to|return-path|sender|von|absender|antwort an|od|nadawca|odpowiedz do|از|فرستنده)"
    r"\*?\s*:\*?\s*(.{3,300})$"
)
_TO_LINE = re.compile(
    r"(?im)^[>\s*]*(?:to|cc|bcc|delivered-to|an|kopie|do|dw|udw|kopia|adresat|به|گیرنده|رونوشت)\*?\s*:\*?\s*(.{3,500})$"
)
_MOST_HEADS = 20  # mails within mails that are looked for
_HEAD_LINES = 8  # of a forwarded mail: its addressees stand this near to its sender
_MARKUP = re.compile(r"(?i)<(?:a|area|form|html|body|base|meta|iframe)\b[^<>]{0,2000}>")


class _Body(NamedTuple):
    text: str
    pairs: tuple[tuple[str, str], ...] = ()
    is_partial: bool = False


def read_input(text: str, data: bytes = b"", *, region: str = "") -> Reading:
    """What stands in a text that was typed or pasted, and in a mail that was handed in as a file.

    ``region`` is the country (ISO 3166-1) of phone numbers without a prefix.  Never raises: what cannot be read is
    left out and makes the reading partial.

    >>> read_input("7q2k9 xmbda").codes, read_input("My code is 7Q2K9-XMBDA.").codes
    (('7Q2K9-XMBDA',), ('7Q2K9-XMBDA',))
    """
    code = read_code(text)
    if code is not None and not data:
        return Reading(things=(Thing(kind=Kind.CODE, value=code),))
    if data:
        mail = _mail_reading(data, region)
        return _joined(mail, reading_of(text, region=region)) if text.strip() else mail
    if len({match[0].lower() for match in _HEADER.finditer(text[:20_000])}) >= _HEADERS_OF_A_SOURCE:
        return _mail_reading(text.lstrip().encode("utf-8", "replace"), region)
    text = text[: MOST_CHARACTERS + 1]
    pairs = links_of(text) if _MARKUP.search(text) else ()
    return _text_reading(_Body(text, pairs), region)


def _text_reading(body: _Body, region: str) -> Reading:
    """A text in which a forwarded mail may be quoted: its senders are taken from there, its addressees left out."""
    senders, text = _quoted_head(body.text)
    found = reading_of(text, body.pairs, region=region)
    named = {thing.value for thing in senders}
    things = (*senders, *(thing for thing in found.things if thing.kind is not Kind.EMAIL or thing.value not in named))
    return Reading(
        things=things,
        is_partial=found.is_partial or body.is_partial,
        is_prose=found.is_prose,
        is_empty=found.is_empty and not things,
    )


def _quoted_head(text: str) -> tuple[tuple[Thing, ...], str]:
    text = text[: MOST_CHARACTERS + 1]
    senders: dict[Thing, None] = {}
    first: list[int] = []
    for match in _FROM_LINE.finditer(text):
        if things := sender_things(match[1]):
            senders.update(dict.fromkeys(things))
            first.append(text.count("\n", 0, match.start()))
        if len(first) == _MOST_HEADS:
            break
    if not first:
        return (), text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if any(abs(number - place) <= _HEAD_LINES for place in first) and _TO_LINE.match(line):
            lines[number] = _without_addresses(line)
    return tuple(senders), "\n".join(lines)


def _without_addresses(line: str) -> str:
    for address in addresses_in(line):
        line = line.replace(address, " ")
    return line


def sender_things(header: str) -> list[Thing]:
    """The senders of a header; what stands beside the address in brackets is what it claims to be.

    >>> [(thing.value, thing.claims) for thing in sender_things('"help@bank.example" <x@evil.example>')]
    [('x@evil.example', 'help@bank.example')]
    """
    plain = plainly(header)
    bracketed = [found for piece in re.findall(r"<([^<>]{3,320})>", plain) for found in addresses_in(piece)]
    claims = re.sub(r"<[^<>]*>", " ", plain).strip(" \"'") if bracketed else ""
    found = bracketed or addresses_in(plain)
    return [email_thing(address, kind=Kind.SENDER, claims=claims[:200]) for address in found[:5]]


def _mail_reading(data: bytes, region: str) -> Reading:
    try:
        mail = _inner(email.message_from_bytes(data, policy=compat32))
        body = _body(mail)
        senders = [thing for name in _SENDERS for raw in mail.get_all(name, []) for thing in sender_things(_said(raw))]
        subject = _said(mail.get("Subject", ""))
    except (RecursionError, MessageError, ValueError, LookupError, AttributeError, TypeError):
        # The parser is lenient and still not proof against every mail that somebody made to break it.
        found = reading_of(data.decode("utf-8", "replace"), region=region)
        return Reading(things=found.things, is_partial=True, is_prose=True)
    found = _text_reading(_Body(f"{subject}\n\n{body.text}", body.pairs, body.is_partial), region)
    is_forwarded = any(thing.kind is Kind.SENDER for thing in found.things)
    if is_forwarded:
        senders = []  # the outer sender is who hands it in; or a forger, so that such a mail is never called ours
    return Reading(
        things=(*dict.fromkeys(senders), *found.things)[:MOST_THINGS],
        is_partial=found.is_partial or is_forwarded,
        is_prose=True,
    )


def _inner(mail: email.message.Message) -> email.message.Message:
    """The mail that was forwarded as an attachment, or else the mail itself."""
    for part in mail.walk():
        if part.get_content_type() == "message/rfc822" and isinstance(inner := part.get_payload(), list) and inner:
            first = inner[0]
            return first if isinstance(first, email.message.Message) else mail
    return mail


def _body(mail: email.message.Message) -> _Body:
    texts: list[str] = []
    pairs: list[tuple[str, str]] = []
    count = 0
    for count, part in enumerate(mail.walk(), start=1):
        if count > _MOST_PARTS:
            break
        kind = part.get_content_type()
        if part.is_multipart() or kind not in ("text/plain", "text/html"):
            continue
        text = _decoded(part)[: MOST_CHARACTERS + 1]
        if kind == "text/html":
            pairs.extend(links_of(text))
            text = text_of(text)
        texts.append(text)
    return _Body("\n\n".join(texts), tuple(pairs), is_partial=count > _MOST_PARTS)


def _decoded(part: email.message.Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return str(part.get_payload())
    try:
        return data.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _said(raw: object) -> str:
    """A header decoded; as it stands where it cannot be."""
    text = str(raw)
    try:
        return str(make_header(decode_header(text)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return text


def _joined(one: Reading, other: Reading) -> Reading:
    things = tuple(dict.fromkeys((*one.things, *other.things)))
    return Reading(
        things=things[:MOST_THINGS],
        is_partial=one.is_partial or other.is_partial or len(things) > MOST_THINGS,
        is_prose=True,
    )
