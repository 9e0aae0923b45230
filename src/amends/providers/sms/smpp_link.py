"""From a route to a bound link: TCP, TLS, ``bind_transceiver``."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable

from amends.core.errors import MachineError
from amends.providers.sms.smpp_answers import OK, WRONG_ACCOUNT, status_name
from amends.providers.sms.smpp_pdu import (
    BIND_TRANSCEIVER,
    TAG_VERSION,
    BadUnitError,
    Unit,
    read_c_octets,
    read_tags,
)
from amends.providers.sms.smpp_route import SmppRoute
from amends.providers.sms.smpp_session import SmppSession

_VERSION_WITH_TAGS = 0x34


async def bound_link(route: SmppRoute, on_deliver: Callable[[SmppSession, Unit], None]) -> SmppSession:
    """A bound session; raises ``MachineError`` (``provider.unreachable``, ``.tls``, ``.auth``, ``.bind``)."""
    session = await _connected(route, on_deliver)
    try:
        async with asyncio.timeout(route.timeout_s):
            answer = await session.ask(BIND_TRANSCEIVER, route.bind)
    except (TimeoutError, ConnectionError) as error:
        session.abort("the bind got no answer")
        raise unreachable(route, "the SMSC did not answer our bind") from error
    if answer.status != OK:
        session.abort("the bind was refused")
        raise _refused(route, answer.status)
    session.takes_tags = _speaks_tags(answer.body)
    return session


def unreachable(route: SmppRoute, why: str) -> MachineError:
    """The one error for an SMSC that cannot be talked to."""
    return _fault(route, "provider.unreachable", "The SMSC cannot be reached.", why)


async def _connected(route: SmppRoute, on_deliver: Callable[[SmppSession, Unit], None]) -> SmppSession:
    loop = asyncio.get_running_loop()
    context = _context(route) if route.is_tls else None
    try:
        async with asyncio.timeout(route.timeout_s):
            _, session = await loop.create_connection(
                lambda: SmppSession(on_deliver, enquire_s=route.enquire_s), route.host, route.port, ssl=context
            )
    except ssl.SSLError as error:
        raise _fault(route, "provider.tls", "The SMSC's TLS cannot be trusted.", error.reason or "") from error
    except (OSError, UnicodeError) as error:
        raise unreachable(route, getattr(error, "strerror", None) or "it did not answer") from error
    return session


def _context(route: SmppRoute) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=route.ca_file)
    except OSError as error:
        raise _fault(route, "provider.tls", "The file of trusted authorities cannot be read.", "ca_file") from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _speaks_tags(body: bytes) -> bool:
    """Whether ``sc_interface_version`` allows optional parameters (SMPP 3.4, 3.4)."""
    try:
        _, at = read_c_octets(body)
        return read_tags(body, at).get(TAG_VERSION, b"\0")[-1:] >= bytes((_VERSION_WITH_TAGS,))
    except BadUnitError:
        return False


def _refused(route: SmppRoute, status: int) -> MachineError:
    why = f"it answered {status_name(status)}"
    if status in WRONG_ACCOUNT:
        return _fault(route, "provider.auth", "The SMSC refuses our account.", why)
    return _fault(route, "provider.bind", "The SMSC does not let us bind.", why)


def _fault(route: SmppRoute, code: str, what: str, why: str) -> MachineError:
    return MachineError(
        what,
        code=code,
        where=route.name,
        why=why,
        fix="Check the URL and the account, then resume: nobody's message is lost.",
    )
