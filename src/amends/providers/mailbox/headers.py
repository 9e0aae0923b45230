"""What the headers of a mail say, and which of them can be believed."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses

from amends.providers.mailbox.charsets import decoded
from amends.providers.mailbox.ours import Ours

_LONGEST = 2_000
_IN_ADDRESS = r"""[^\s\x00-\x20\x7f@<>"(),:;\[\]\\]"""
_ADDRESS = re.compile(f"{_IN_ADDRESS}{{1,64}}@{_IN_ADDRESS}{{1,255}}")
_DELIVERED = frozenset({"delivered-to", "x-original-to", "envelope-to", "x-envelope-to"})
_UNASKED = frozenset({"bulk", "junk", "list", "auto_reply"})
_BY_MACHINES = ("X-Autoreply", "X-Autorespond", "X-Auto-Response", "X-Amends-Message-ID")
_DAEMONS = ("mailer-daemon@", "postmaster@")
_COMMENT, _FOUND = re.compile(r"\([^()]*\)"), re.compile(r"\b(spf|dkim|dmarc)=([a-z]{2,12})\b")


def one_line(mail: Message, name: str) -> str:
    """A header in one line, decoded as far as it can be; empty where there is none."""
    return " ".join(_decoded(str(mail.get(name, ""))[:_LONGEST]).split())


def author_of(mail: Message) -> str:
    """The one address in ``From``, in lower case; empty where there are none or several.

    ``Reply-To`` is not asked: an answer about one person would go where another wants it.
    """
    values = mail.get_all("From", [])
    if len(values) != 1:
        return ""
    found = [address for _, address in getaddresses([str(values[0])[:_LONGEST].replace("\n", " ")]) if address]
    return found[0].lower() if len(found) == 1 and _ADDRESS.fullmatch(found[0]) else ""


def delivered_to(mail: Message) -> tuple[str, ...]:
    """To whom the house's own server says it delivered.

    It adds its lines above every ``Received``; who wrote the mail can only add some below.  A mail that passed through
    no server has none that can be believed.
    """
    names = [name.lower() for name in mail.keys()]  # noqa: SIM118  # of a mail, which has a name several times
    if "received" not in names:
        return ()
    above = list(mail.items())[: names.index("received")]
    return tuple(str(value).strip()[:320] for name, value in above if name.lower() in _DELIVERED)


def tokens_of(mail: Message, ours: Ours, envelope: tuple[str, ...] | None) -> tuple[str, ...]:
    """The tokens of the addresses that it was delivered to.

    Only where nobody says to whom it was delivered are ``To`` and ``Cc`` read, and then one token must stand there
    alone: whoever writes it knows it, and who knows two is not who was given either.
    """
    known = envelope if envelope is not None else delivered_to(mail)
    if known:
        return ours.tokens_in(known)
    shown = [str(value)[:_LONGEST].replace("\n", " ") for name in ("To", "Cc") for value in mail.get_all(name, [])[:5]]
    found = ours.tokens_in(address for _, address in getaddresses(shown))
    return found if len(found) == 1 else ()


def is_automatic(mail: Message, *, author: str, ours: Ours, sender: str | None) -> bool:
    """Whether a program sent it, so that answering could go on for ever (RFC 3834, 2)."""
    said = one_line(mail, "Auto-Submitted").partition(";")[0].strip().lower()
    if said not in ("", "no") or one_line(mail, "Precedence").lower() in _UNASKED:
        return True
    if any(mail.get(name) is not None for name in _BY_MACHINES) or mail.get("List-Id") is not None:
        return True
    return _has_no_sender(mail, sender) or author.startswith(_DAEMONS) or ours.is_ours(author)


def may_be_bounce(mail: Message, *, author: str, sender: str | None) -> bool:
    """Whether who reads delivery reports should see it first."""
    return (
        mail.get_content_type() in ("multipart/report", "message/delivery-status", "message/feedback-report")
        or _has_no_sender(mail, sender)
        or author.startswith(_DAEMONS)
    )


def verdict_of(mail: Message, authserv_id: str) -> str:
    """What the server of this name found (RFC 8601), as ``dkim=pass dmarc=pass``; empty without one.

    A border server takes away lines that others wrote in its name (RFC 8601, 5); the first is its own.
    """
    for value in mail.get_all("Authentication-Results", [])[:20] if authserv_id else ():
        plain = _COMMENT.sub(" ", " ".join(str(value)[:_LONGEST].split())).lower()
        name, _, found = plain.partition(";")
        if (name.split() or [""])[0] == authserv_id.lower():
            return " ".join(sorted({f"{method}={result}" for method, result in _FOUND.findall(found)}))
    return ""


def _has_no_sender(mail: Message, sender: str | None) -> bool:
    """``<>``, the sender of what must not be answered (RFC 5321, 4.5.5)."""
    if sender is not None:
        return sender.strip() in ("", "<>")
    return mail.get("Return-Path") is not None and one_line(mail, "Return-Path") in ("", "<>")


def _decoded(raw: str) -> str:
    try:
        pieces = decode_header(raw)
    except (ValueError, LookupError, HeaderParseError):
        return raw
    return "".join(piece if isinstance(piece, str) else decoded(piece, charset or "") for piece, charset in pieces)
