"""How a bounce finds its message: a return path of the message's own, and the envelope identity of RFC 3461.

The envelope sender ``bounce+<token>@domain`` carries the first 40 hex digits of the message's identity,
which are a keyed hash (160 bits): nobody who was not written to can name one.  A bounce to it belongs to
that message even where the mail in it was cut off.  ``ENVID`` carries the whole identity as xtext.
"""

from __future__ import annotations

import re

_DIGITS = 40
_HEX = re.compile(r"[0-9a-f]{40}")
_BOUNCE = re.compile(r"([^@+]+)\+([0-9a-f]{40})@([^@]+)", re.I)
_NO_XCHAR = re.compile(r"[^!-*,-<>-~]")


def return_path(sender: str, message_id: str) -> str:
    """The envelope sender for a message: ``sender`` with the message's token behind a plus sign.

    An identity that does not begin with 40 hex digits has no token, and ``sender`` stays as it is.

    >>> return_path("bounce@bank.example", "ab" * 20 + "@bank.example")
    'bounce+abababababababababababababababababababab@bank.example'
    """
    token = message_id[:_DIGITS].lower()
    local, at, domain = sender.rpartition("@")
    return f"{local}+{token}{at}{domain}" if _HEX.fullmatch(token) else sender


def token_of(address: str) -> str | None:
    """The token in an address that ``return_path`` made; ``None`` for any other."""
    found = _BOUNCE.fullmatch(address.strip())
    return found[2].lower() if found else None


def xtext(text: str) -> str:
    """RFC 3461, 4: printable ASCII without plus and equals sign; the rest as ``+XX``.

    >>> xtext("a+b=c@bank.example")
    'a+2Bb+3Dc@bank.example'
    """
    return _NO_XCHAR.sub(lambda found: "".join(f"+{byte:02X}" for byte in found[0].encode()), text)
