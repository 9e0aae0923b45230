"""HTTP for providers: one request, and what its answer or its silence means for a message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
import msgspec
from aiohttp.abc import AbstractResolver

from amends.core.errors import MachineError
from amends.core.ports import Outcome, OutcomeKind

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""Hosts for which plain HTTP is allowed: nothing leaves the machine."""

_MOST_BYTES = 1_000_000  # of an answer; none that is read has more
_LONGEST_WAIT_S = 86_400.0
_AGENT = "Amends"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; the names of ``headers`` are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def is_success(self) -> bool:
        """Whether the status is 2xx."""
        return 200 <= self.status < 300

    def json(self) -> dict[str, Any]:
        """The body as a JSON object; empty where it is none."""
        try:
            found = msgspec.json.decode(self.body)
        except (ValueError, RecursionError):  # no JSON, or nested deeper than any answer
            return {}
        return found if isinstance(found, dict) else {}

    @property
    def retry_after_s(self) -> float | None:
        """``Retry-After`` in seconds (RFC 9110, 10.2.3); a date is taken against the answer's own ``Date``."""
        said = self.headers.get("retry-after", "").strip()
        if said.isascii() and said.isdigit():
            return min(float(said), _LONGEST_WAIT_S)
        try:
            wait = parsedate_to_datetime(said) - parsedate_to_datetime(self.headers.get("date", ""))
        except (ValueError, TypeError):  # no date, or one aware and the other not
            return None
        return min(max(wait.total_seconds(), 0.0), _LONGEST_WAIT_S)


class Wire:
    """One client of one provider: no redirects, no cookies, bounded answers, a limit on time.

    ``reuses`` keeps connections open for the next request.  Leave it off where a repetition would harm: on a kept
    connection a request that the other side never read looks like one whose answer was lost.
    """

    def __init__(
        self,
        *,
        timeout_s: float = 20.0,
        headers: Mapping[str, str] | None = None,
        reuses: bool = False,
        resolver: AbstractResolver | None = None,
    ) -> None:
        self._timeout = aiohttp.ClientTimeout(total=timeout_s, connect=min(timeout_s, 10.0))
        self._headers = {"User-Agent": _AGENT, **(headers or {})}
        self._reuses, self._resolver = reuses, resolver
        self._session: aiohttp.ClientSession | None = None

    async def open(self) -> None:
        """Makes the client; once open it stays so."""
        if self._session is None:
            connector = aiohttp.TCPConnector(force_close=not self._reuses, resolver=self._resolver)
            self._session = aiohttp.ClientSession(
                connector=connector,
                timeout=self._timeout,
                headers=self._headers,
                cookie_jar=aiohttp.DummyCookieJar(),
            )

    async def close(self) -> None:
        """Lets go of every connection; harmless where none is open."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def ask(
        self,
        method: str,
        url: str,
        *,
        data: bytes | Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Reply | Outcome:
        """The answer; or ``UNSENT`` where none of the request left, ``DOUBT`` where it did and no answer came."""
        if self._session is None:
            await self.open()
        session = self._session
        assert session is not None
        try:
            async with session.request(method, url, data=data, headers=headers, allow_redirects=False) as answer:
                body = await _bounded(answer)
                return Reply(answer.status, {name.lower(): value for name, value in answer.headers.items()}, body)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as error:
            return Outcome(OutcomeKind.UNSENT, reason=f"no connection ({type(error).__name__})")
        except (aiohttp.ClientError, TimeoutError, ConnectionError) as error:
            return Outcome(OutcomeKind.DOUBT, reason=f"no answer ({type(error).__name__})")


def failure(reply: Reply, name: str, *, is_idempotent: bool, code: str = "") -> Outcome:
    """What an answer other than success means; ``code`` is the service's own where it has one.

    Raises ``MachineError``: ``provider.auth`` for 401 and 403, ``provider.redirect`` for 3xx, which would hand the
    credentials to somebody else.
    """
    status, shown = reply.status, code or str(reply.status)
    if status in (401, 403):
        raise refused_login(name, status)
    if status in (408, 425, 429, 503):
        return Outcome(OutcomeKind.TEMPORARY, shown, reason="not now", retry_after_s=reply.retry_after_s)
    if status >= 500:
        kind = OutcomeKind.TEMPORARY if is_idempotent else OutcomeKind.DOUBT
        return Outcome(kind, shown, reason="the service failed", retry_after_s=reply.retry_after_s)
    if status >= 400:
        return Outcome(OutcomeKind.REFUSED, shown, reason="the service refused it")
    if status >= 300:
        raise MachineError(
            "A provider sends its requests elsewhere.",
            code="provider.redirect",
            where=name,
            why=f"It answered {status}; a redirect is not followed with credentials.",
            fix="Give the final address in the provider's URL.",
        )
    return Outcome(OutcomeKind.DOUBT, shown, reason="the answer cannot be understood")


def refused_login(name: str, status: int) -> MachineError:
    """The error for an account that the service does not let in."""
    return MachineError(
        "A provider refuses our account.",
        code="provider.auth",
        where=name,
        why=f"It answered {status}.",
        fix="Check the account and its secret, then resume; nobody's message was lost.",
    )


def origin(host: str, port: int | None) -> str:
    """``https://host:port``; ``http`` on the loopback only."""
    scheme = "http" if host in LOOPBACK else "https"
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}" + (f":{port}" if port else "")


async def _bounded(answer: aiohttp.ClientResponse) -> bytes:
    """The first bytes of a body."""
    body = b""
    async for piece in answer.content.iter_chunked(65_536):
        body += piece
        if len(body) >= _MOST_BYTES:
            break
    return body[:_MOST_BYTES]
