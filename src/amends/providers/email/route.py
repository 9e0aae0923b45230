"""The address of a mail server: ``smtp://user:password@host:port?starttls=1&connections=8``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

from amends.core.errors import InputError
from amends.providers.email.address import ascii_address

_PORTS = {"smtp": 25, "smtps": 465}
_OPTIONS = {"starttls", "connections", "timeout", "patience", "ca_file", "dsn", "bounces_to"}
_DKIM = ("dkim_key", "dkim_selector", "dkim_domain")
_LABELS = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,200}[A-Za-z0-9])?")
_YES = ("1", "true", "yes")
MOST_IN_DOUBT = 16  # INTERFACES.md: at a kill no more than this many messages of a worker are in doubt


@dataclass(frozen=True, kw_only=True)
class DkimFile:
    """Where the signing key lies (PEM), and the name in DNS under which its public half is found."""

    key: str
    selector: str
    domain: str


@dataclass(frozen=True, kw_only=True)
class SmtpRoute:
    """Where and how to hand over mail.

    ``timeout_s`` bounds the silence of the server, ``patience_s`` how long it may be away before the run
    stops (it can be resumed).  ``dsn`` asks for delivery status notifications where the server knows them.
    ``bounces_to`` is the mailbox that takes bounces, each message's under an address of its own
    (``returnpath``); its server must deliver ``name+anything`` to ``name``.  ``dkim`` signs each mail, for
    a server that does not.
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
    dsn: bool = False
    bounces_to: str | None = None
    dkim: DkimFile | None = None

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
    unknown = sorted(options.keys() - _OPTIONS - set(_DKIM))
    if unknown or parts.path not in ("", "/"):
        raise _bad_url("it has an option that is not known: " + (unknown[0] if unknown else "a path"))
    return SmtpRoute(
        host=parts.hostname,
        port=port or _PORTS[parts.scheme],
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        tls=parts.scheme == "smtps",
        starttls=options.get("starttls", "0") in _YES,
        connections=int(_number(options, "connections", 4, 1, MOST_IN_DOUBT)),
        timeout_s=_number(options, "timeout", 120, 0.1, 3600),
        patience_s=_number(options, "patience", 8, 0, 86_400),
        ca_file=options.get("ca_file"),
        dsn=options.get("dsn", "0") in _YES,
        bounces_to=_mailbox(options.get("bounces_to")),
        dkim=_dkim(options),
    )


def _mailbox(text: str | None) -> str | None:
    try:
        return None if text is None else ascii_address(text)
    except InputError as error:
        raise _bad_url("bounces_to is not an address") from error


def _dkim(options: dict[str, str]) -> DkimFile | None:
    given = [options.get(name, "") for name in _DKIM]
    if not any(given):
        return None
    key, selector, domain = given
    if not (key and _LABELS.fullmatch(selector) and _LABELS.fullmatch(domain)):
        raise _bad_url("DKIM needs dkim_key, dkim_selector and dkim_domain, the last two in the form of domain names")
    return DkimFile(key=key.removeprefix("file:"), selector=selector, domain=domain)


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
