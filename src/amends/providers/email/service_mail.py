"""Takes a released mail apart, for services that build the message themselves."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage, MIMEPart

from amends.core.channels import Channel
from amends.core.errors import InputError
from amends.core.ports import Parcel
from amends.providers.email.address import ascii_address
from amends.providers.email.service_catalogue import Service

EXERCISE, OUR_ID = "X-Amends-Exercise", "X-Amends-Message-ID"
METADATA = "amends"  # under this name our identity comes back in the services' events
_BUILT_ANEW = frozenset(
    "from to subject date message-id mime-version content-type content-transfer-encoding reply-to".split()
)
_CONVEYED = re.compile(
    r"content-language|auto-submitted|precedence|in-reply-to|references|list-[a-z-]+|x-amends-[a-z-]+"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # JSON carries them, the mail behind it need not
_IDENTITY = re.compile(r"[!-;=?-~]{1,200}")  # it stands between angle brackets
_MOST_BYTES = 5_000_000  # Postmark's bound for a body, the lowest among the services


class CannotConveyError(ValueError):
    """The mail cannot be conveyed exactly; the text says why, without personal data."""


@dataclass(frozen=True, kw_only=True)
class MailParts:
    """The parts of a mail.  ``text`` and ``html`` are what the MIME parts hold, with CRLF.

    ``sender``, ``to`` and ``reply_to`` are mailboxes as in a header, but in plain Unicode; ``headers`` those that
    go along.
    """

    sender: str
    to: str
    reply_to: tuple[str, ...]
    subject: str
    text: str
    html: str | None
    headers: dict[str, str]


def require_own(parcel: Parcel) -> EmailMessage:
    """The parcel's mail, if it is a mail of that identity to that address; raises ``CannotConveyError``."""
    if parcel.channel is not Channel.EMAIL:
        raise CannotConveyError("it is meant for another channel")
    if not _IDENTITY.fullmatch(parcel.message_id):
        raise CannotConveyError("its identity cannot stand in a header")
    if len(parcel.content) > _MOST_BYTES or not parcel.content.isascii():
        raise CannotConveyError("it is too long, or not 7-bit")
    mail = email.message_from_bytes(parcel.content, policy=email.policy.default)
    try:
        _check_identity(mail, parcel)
    except (ValueError, IndexError, AttributeError, InputError) as error:
        if isinstance(error, CannotConveyError):
            raise
        raise CannotConveyError("it is no mail as this house writes it") from error
    return mail


def _check_identity(mail: EmailMessage, parcel: Parcel) -> None:
    for name in ("from", "to", "subject", "message-id"):
        if len(mail.get_all(name, ())) != 1:
            raise CannotConveyError("a header that must stand there once does not")
    if {name.lower() for name in mail.keys()} & {"cc", "bcc", "resent-to", "resent-cc", "resent-bcc"}:  # noqa: SIM118
        raise CannotConveyError("there is a further recipient")
    addresses = mail["to"].addresses
    if len(addresses) != 1 or ascii_address(addresses[0].addr_spec).lower() != ascii_address(parcel.to).lower():
        raise CannotConveyError("it is for another address than the parcel")
    if str(mail["message-id"]).strip() != f"<{parcel.message_id}>":
        raise CannotConveyError("it has another identity than the parcel")
    if parcel.is_exercise and str(mail.get(EXERCISE, "")).strip().lower() != "yes":
        raise CannotConveyError("it is an exercise and does not say so")


def take_apart(mail: EmailMessage, service: Service) -> MailParts:
    """The parts for a service that builds the message; raises ``CannotConveyError`` for what would get lost."""
    text, html = _bodies(mail)
    parts = MailParts(
        sender=_mailbox(mail, "from"),
        to=_mailbox(mail, "to"),
        reply_to=tuple(_shown(address) for address in mail["reply-to"].addresses) if "reply-to" in mail else (),
        subject=str(mail["subject"]),
        text=text,
        html=html,
        headers=_headers(mail),
    )
    for words in (parts.subject, parts.text, parts.html or ""):
        if any(mark in words for mark in service.fills_in):
            raise CannotConveyError("it holds marks that the service would fill in")
        if _CONTROL.search(words):
            raise CannotConveyError("it holds control characters")
    return parts


def _bodies(mail: EmailMessage) -> tuple[str, str | None]:
    kind = mail.get_content_type()
    if kind == "text/plain":
        return _words(mail), None
    parts = list(mail.iter_parts()) if kind == "multipart/alternative" else []
    if [part.get_content_type() for part in parts] != ["text/plain", "text/html"]:
        raise CannotConveyError("it is neither plain text nor text with its HTML")
    return _words(parts[0]), _words(parts[1])


def _words(part: MIMEPart) -> str:
    data = part.get_payload(decode=True)
    try:
        words = data.decode(str(part.get_param("charset", "ascii"))) if isinstance(data, bytes) else ""
    except (UnicodeDecodeError, LookupError) as error:
        raise CannotConveyError("a part cannot be decoded") from error
    if not words or part.is_multipart() or part.get_content_disposition() == "attachment":
        raise CannotConveyError("a part is empty or an attachment")
    return words


def _headers(mail: EmailMessage) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in mail.items():
        if name.lower() in _BUILT_ANEW:
            continue
        if not _CONVEYED.fullmatch(name.lower()) or name in found or not str(value).isascii():
            raise CannotConveyError("it has a header that the service would drop or change")
        found[name] = str(value)
    return found


def _mailbox(mail: EmailMessage, name: str) -> str:
    addresses = mail[name].addresses
    if len(addresses) != 1:
        raise CannotConveyError("a header names more than one mailbox")
    return _shown(addresses[0])


def _shown(address: Address) -> str:
    name = address.display_name
    if not name:
        return address.addr_spec
    name = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{name}" <{address.addr_spec}>'
