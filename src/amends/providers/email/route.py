"""The address of a mail server: ``smtp://user:password@host:port?starttls=1&connections=8``."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

from amends.core.errors import InputError

_PORTS = {"smtp": 25, "smtps": 465}
_OPTIONS = {"starttls", "connections", "timeout", "patience", "ca_file"}
MOST_IN_DOUBT = 16  # INTERFACES.md: at a kill no more than this many messages of a worker are in doubt


@dataclass(frozen=True, kw_only=True)
class SmtpRoute:
    """Where and how to hand over mail.

    ``timeout_s`` bounds the silence of the server, ``patience_s`` how long it may be away before the run
    stops (it can be resumed).
    """

    host: str
    port: int
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    tls: bool = False
    starttls: bool = False
    connections: int = 4
    timeout_s: float = 120.0
    patience_s: float = 8.0
    ca_file: str | None = None

    @property
    def name(self) -> str:
        """The server as a person knows it, without the password."""
        return f"{self.host}:{self.port}"


def parse_smtp_url(url: str) -> SmtpRoute:
    """The route of a URL; raises ``InputError`` (``smtp.bad_url``)."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    try:
        port = parts.port
    except ValueError as error:
        raise _bad_url("the port is not a number from 1 to 65535") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise _bad_url("it must begin with smtp:// or smtps:// and name a host")
    unknown = sorted(options.keys() - _OPTIONS)
    if unknown or parts.path not in ("", "/"):
        raise _bad_url("it has an option that is not known: " + (unknown[0] if unknown else "a path"))
    return SmtpRoute(
        host=parts.hostname,
        port=port or _PORTS[parts.scheme],
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        tls=parts.scheme == "smtps",
        starttls=options.get("starttls", "0") in ("1", "true", "yes"),
        connections=int(_number(options, "connections", 4, 1, MOST_IN_DOUBT)),
        timeout_s=_number(options, "timeout", 120, 0.1, 3600),
        patience_s=_number(options, "patience", 8, 0, 86_400),
        ca_file=options.get("ca_file"),
    )


def _number(options: dict[str, str], name: str, default: float, least: float, most: float) -> float:
    try:
        number = float(options.get(name, default))
    except ValueError as error:
        raise _bad_url(f"{name} is not a number") from error
    if not least <= number <= most:
        raise _bad_url(f"{name} must be between {least:g} and {most:g}")
    return number


def _bad_url(why: str) -> InputError:
    return InputError(
        "The address of the mail server cannot be used.",
        code="smtp.bad_url",
        where="--smtp",
        why=why,
        fix="Write it as smtp://host:port, or smtp://user:password@host:587?starttls=1.",
    )
