"""From a route to a connection that may send: TCP, greeting, EHLO, TLS, AUTH."""

from __future__ import annotations

import asyncio
import ssl
from base64 import b64encode
from typing import Any, cast

from amends.core.errors import MachineError
from amends.providers.email.connection import SmtpConnection, Source
from amends.providers.email.replies import BadReplyError, Reply, without_addresses
from amends.providers.email.route import SmtpRoute

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


async def open_connection(route: SmtpRoute, source: Source, *, helo: str = "localhost") -> SmtpConnection:
    """A connection that takes jobs from ``source`` at once.

    Raises ``MachineError`` (``smtp.unreachable``, ``smtp.refused``, ``smtp.tls``, ``smtp.auth``).
    """
    connection = await _connect(route, source)
    try:
        async with asyncio.timeout(route.timeout_s):
            features = await _greet(connection, route, helo)
    except (TimeoutError, ConnectionError, BadReplyError) as error:
        connection.abort("the greeting failed")
        raise unreachable(route, str(error) or "it did not answer in time") from error
    except ssl.SSLError as error:
        connection.abort("TLS failed")
        raise _fault(route, "smtp.tls", "The mail server's TLS cannot be trusted.", error.reason or "") from error
    except MachineError:
        connection.abort("the greeting failed")
        raise
    connection.begin(can_pipeline="PIPELINING" in features, wants_dsn=route.dsn and "DSN" in features)
    return connection


def unreachable(route: SmtpRoute, why: str) -> MachineError:
    """The one error for a server that cannot be talked to."""
    return _fault(route, "smtp.unreachable", "The mail server cannot be reached.", why)


async def _connect(route: SmtpRoute, source: Source) -> SmtpConnection:
    loop = asyncio.get_running_loop()
    context = _context(route) if route.tls else None
    try:
        async with asyncio.timeout(route.timeout_s):
            _, connection = await loop.create_connection(
                lambda: SmtpConnection(source, timeout_s=route.timeout_s), route.host, route.port, ssl=context
            )
    except ssl.SSLError as error:
        raise _fault(route, "smtp.tls", "The mail server's TLS cannot be trusted.", error.reason or "") from error
    except (OSError, TimeoutError) as error:
        raise unreachable(route, getattr(error, "strerror", None) or "it did not answer") from error
    return connection


async def _greet(connection: SmtpConnection, route: SmtpRoute, helo: str) -> dict[str, str]:
    _require(await connection.ask(None), 220, route)
    features = await _ehlo(connection, route, helo)
    if route.starttls:
        if "STARTTLS" not in features:
            raise _fault(route, "smtp.tls", "The mail server offers no STARTTLS.", "the URL asks for it")
        _require(await connection.ask(b"STARTTLS\r\n"), 220, route)
        await _start_tls(connection, route)
        features = await _ehlo(connection, route, helo)
    if route.user is not None:
        await _authenticate(connection, route, features)
    return features


async def _start_tls(connection: SmtpConnection, route: SmtpRoute) -> None:
    loop, context = asyncio.get_running_loop(), _context(route)

    def start(transport: asyncio.Transport) -> asyncio.Future[asyncio.Transport]:
        upgrade = loop.start_tls(transport, connection, context, server_hostname=route.host)
        return cast("asyncio.Future[asyncio.Transport]", asyncio.ensure_future(cast(Any, upgrade)))

    await connection.upgrade(start)


async def _ehlo(connection: SmtpConnection, route: SmtpRoute, helo: str) -> dict[str, str]:
    reply = await connection.ask(f"EHLO {helo}\r\n".encode("ascii"))
    if reply.code in (500, 502, 504):
        reply = await connection.ask(f"HELO {helo}\r\n".encode("ascii"))
    _require(reply, 250, route)
    words = (line.partition(" ") for line in reply.lines[1:])
    return {keyword.upper(): arguments.upper() for keyword, _, arguments in words}


async def _authenticate(connection: SmtpConnection, route: SmtpRoute, features: dict[str, str]) -> None:
    if not (route.tls or route.starttls or route.host in _LOOPBACK):
        raise _fault(route, "smtp.auth", "The password would travel in plain text.", "the URL asks for no TLS")
    user, password = (route.user or "").encode(), (route.password or "").encode()
    if "PLAIN" in features.get("AUTH", "").split():
        token = b64encode(b"\0" + user + b"\0" + password)
        reply = await connection.ask(b"AUTH PLAIN " + token + b"\r\n")
    else:
        _require(await connection.ask(b"AUTH LOGIN\r\n"), 334, route, code="smtp.auth")
        _require(await connection.ask(b64encode(user) + b"\r\n"), 334, route, code="smtp.auth")
        reply = await connection.ask(b64encode(password) + b"\r\n")
    _require(reply, 235, route, code="smtp.auth")


def _context(route: SmtpRoute) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=route.ca_file)


def _require(reply: Reply, wanted: int, route: SmtpRoute, *, code: str = "smtp.refused") -> None:
    if reply.code != wanted:
        raise _fault(route, code, "The mail server refuses to talk.", without_addresses(f"{reply.code} {reply.text}"))


def _fault(route: SmtpRoute, code: str, what: str, why: str) -> MachineError:
    return MachineError(
        what,
        code=code,
        where=route.name,
        why=why,
        fix="Check the server, its port and the --smtp address, then run the same command with --resume.",
    )
