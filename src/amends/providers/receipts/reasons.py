"""What a server says of a failure, in words of ours: whoever wrote the report, nothing of its text is kept.

A diagnostic is free text, and a forged one may name anybody.  Kept are its codes and which of a closed list of
reasons it gives.
"""

from __future__ import annotations

import re

from amends.providers.receipts.words import status_in

_LONGEST = 2_000
_REPLY = re.compile(r"\s*([245]\d\d)(?=[\s-]|$)")  # RFC 5321, 4.2: it stands first
_REASONS = tuple(
    (said, re.compile(pattern, re.IGNORECASE))
    for said, pattern in (
        (
            "user unknown",
            r"(?:user|recipient|mailbox|address|account)[ -]?(?:is )?(?:unknown|not ?found|unavailable|invalid)"
            r"|(?:unknown|no such|invalid) (?:user|recipient|mailbox|address|account|person)"
            r"|does(?: not|n't) exist|not (?:known|recogni[sz]ed)|no mailbox|unrouteable address",
        ),
        ("address inactive", r"\b(?:inactive|disabled|deactivated|suspended|no longer (?:active|in use|valid))\b"),
        ("mailbox full", r"mailbox (?:is )?full|over ?quota|quota exceeded|exceed(?:s|ed)? .{0,20}quota"
         r"|mailbox size limit|insufficient (?:system )?storage"),
        ("message too large", r"(?:message|mail) (?:is )?too (?:large|big)|exceeds? .{0,20}size limit"),
        ("blocked", r"\b(?:blocked|blacklist(?:ed)?|blocklist(?:ed)?|denylist(?:ed)?|dnsbl|rbl)\b"),
        ("spam", r"\b(?:spam|junk|bulk|unsolicited)\b"),
        ("virus", r"\b(?:virus|malware|phishing)\b"),
        ("authentication", r"\b(?:spf|dkim|dmarc|unauthenticated|authentication)\b"),
        ("policy", r"\b(?:policy|policies|not permitted|prohibited|administratively)\b"),
        ("access denied", r"\b(?:access|relay(?:ing)?|permission) (?:is )?denied\b|relaying not"),
        ("try later", r"gr[ae]y-?list|try again|temporar(?:y|ily)|rate limit|too many"),
        ("dns", r"\b(?:dns|nxdomain)\b|mx record|(?:domain|host)(?: name)? not found|unrouteable domain"),
        ("no connection", r"connection (?:refused|reset|lost|closed)|no route|unreachable|could not connect"),
        ("expired", r"\bexpired\b|retry time(?:out)?|too long in queue"),
        ("timeout", r"time[d-]?[ -]?out"),
        ("routing loop", r"\bloop\b|too many hops"),
        ("tls", r"\b(?:tls|ssl|starttls|certificate)\b"),
        ("delivered", r"\bdelivered\b"),
    )
)  # fmt: skip
_OTHER = "for another reason"


def reason_of(text: str) -> str:
    """Reply code, status code and reasons, in this order; empty for no text.

    >>> reason_of("550 5.1.1 <anna@people.example>: User unknown, ask Anna")
    '550 5.1.1 user unknown'
    """
    said = " ".join(text[:_LONGEST].split())
    if not said:
        return ""
    reply = _REPLY.match(said)
    codes = [reply[1] if reply else "", status_in(said)]
    reasons = [name for name, pattern in _REASONS if pattern.search(said)]
    return " ".join(filter(None, [*codes, ", ".join(reasons) or _OTHER]))
