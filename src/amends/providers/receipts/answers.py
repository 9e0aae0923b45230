"""Tells machines' answers from people's (RFC 3834), and both from bounces that were not understood."""

from __future__ import annotations

from email.message import Message
from email.utils import parseaddr

from amends.providers.receipts.mailtext import header

_MACHINES = frozenset("mailer-daemon postmaster mail-daemon maildaemon mailerdaemon".split())
_FAILING = ("undeliver", "delivery status", "delivery failure", "delivery has failed", "failure notice",
            "returned mail", "mail delivery failed", "delivery delayed", "message not delivered")  # fmt: skip
_AUTOMATIC = ("X-Autoreply", "X-Autorespond", "X-AutoReply-From", "X-Auto-Reply", "X-Mail-Autoreply")
_PRECEDENCE = frozenset("auto_reply auto-reply".split())


def looks_like_bounce(mail: Message) -> bool:
    """Whether a mail system speaks of a failure: by its name, its empty return path, or its subject."""
    local = parseaddr(header(mail, "From"))[1].partition("@")[0].lower()
    if local in _MACHINES or mail.get("X-Failed-Recipients"):
        return True
    has_no_return = header(mail, "Return-Path") == "<>"
    return has_no_return and any(words in header(mail, "Subject").lower() for words in _FAILING)


def is_automatic(mail: Message) -> bool:
    """Whether a program answered for somebody: out of office, thanks for your mail."""
    submitted = header(mail, "Auto-Submitted").partition(";")[0].strip().lower()
    if submitted not in ("", "no"):
        return True
    if any(mail.get(name) for name in _AUTOMATIC):
        return True
    is_sent_by_no_one = header(mail, "Return-Path") == "<>"
    return is_sent_by_no_one or header(mail, "Precedence").lower() in _PRECEDENCE
