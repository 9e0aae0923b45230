"""SMTP in, and LMTP: the house's own mail server brings what people wrote (RFC 5321, RFC 2033), by aiosmtpd.

``250`` is said only after what was brought is kept; at any fault ``451``, so that the server keeps it and comes again.
Nothing is passed on: an address that is not ours is refused.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any, TypeVar

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from amends.core.errors import AmendsError, MachineError
from amends.providers.mailbox.model import MOST_BYTES, Received
from amends.providers.mailbox.reading import read_received
from amends.providers.mailbox.rules import DoorRules

_MOST_RECIPIENTS = 50
_TIMEOUT_S = 120.0
_NOT_NOW = "451 4.3.0 Not now; bring it again later"
_T = TypeVar("_T")
Take = Callable[[Received], None]
"""Keeps one mail for good, in a thread of its own; raises where it did not."""


class Door:
    """Listens from ``open`` to ``close``; ``take`` is called for one mail after the other.

    ``now`` gives aware instants.  ``failures`` counts the mails that were put off.
    """

    def __init__(self, rules: DoorRules, *, take: Take, now: Callable[[], datetime]) -> None:
        self.name, self.failures = rules.name, 0
        self.port = rules.port
        self._rules, self._take, self._now = rules, take, now
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="smtp-in", daemon=True)
        self._keeping = ThreadPoolExecutor(1, thread_name_prefix="smtp-in-keeps")

    def open(self) -> None:
        """Raises ``MachineError`` (``listen.port``) where the port cannot be had."""
        library = logging.getLogger("mail.log")  # it would write down whole sessions, with addresses and words
        library.handlers, library.propagate = [logging.NullHandler()], False
        self._thread.start()
        try:
            self._server = self._on_loop(self._listen())
        except OSError as error:
            self.close()
            why = error.strerror or type(error).__name__
            raise MachineError(
                "The port cannot be listened on.", code="listen.port", where=self.name, why=why
            ) from error
        self.port = self._server.sockets[0].getsockname()[1]

    def close(self) -> None:
        """Takes no more; a mail that is being kept is kept to its end first."""
        if self._thread.is_alive():
            self._on_loop(self._shut())
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
        self._keeping.shutdown(wait=True)
        self._loop.close()

    # What aiosmtpd asks.

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str | None, options: list[str]
    ) -> str:
        if not session.peer or session.peer[0] not in self._rules.peers:
            return "550 5.7.1 Only the house's own mail servers bring mail here"
        envelope.mail_from = address or ""
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if not self._rules.ours.is_ours(address):
            return "550 5.7.1 Nothing is passed on, and there is no such address here"
        if len(envelope.rcpt_tos) >= _MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        recipients = tuple(dict.fromkeys(envelope.rcpt_tos))
        said = await asyncio.get_running_loop().run_in_executor(
            self._keeping, self._kept, bytes(envelope.original_content or b""), recipients, envelope.mail_from or ""
        )
        # LMTP answers for each recipient (RFC 2033, 4.2).
        return "\r\n".join([said] * (len(envelope.rcpt_tos) if self._rules.is_lmtp else 1))

    async def handle_exception(self, error: Exception) -> str:
        """Whatever it was: the mail stays with who brought it, and nothing of it is said."""
        self.failures += 1
        return _NOT_NOW

    def _kept(self, data: bytes, recipients: tuple[str, ...], sender: str) -> str:
        received = read_received(
            data, received_at=self._now(), ours=self._rules.ours, envelope=recipients, sender=sender,
            authserv_id=self._rules.authserv_id,
        )  # fmt: skip
        try:
            self._take(received)
        except AmendsError:
            self.failures += 1
            return _NOT_NOW
        return "250 2.0.0 Kept"

    async def _listen(self) -> asyncio.Server:
        return await asyncio.get_running_loop().create_server(self._protocol, self._rules.host, self._rules.port)

    async def _shut(self) -> None:
        if hasattr(self, "_server"):
            self._server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _protocol(self) -> SMTP:
        rules = self._rules
        kind = LMTP if rules.is_lmtp else SMTP
        return kind(
            self,
            data_size_limit=MOST_BYTES,
            enable_SMTPUTF8=True,
            hostname="amends",
            ident="mail",
            tls_context=rules.tls,
            require_starttls=rules.tls is not None,
            timeout=_TIMEOUT_S,
            auth_required=bool(rules.user),
            authenticator=self._signed_in if rules.user else None,
            loop=asyncio.get_running_loop(),
        )

    def _signed_in(self, server: SMTP, session: Session, envelope: Envelope, how: str, given: object) -> AuthResult:
        is_known = isinstance(given, LoginPassword) and (
            hmac.compare_digest(given.login, self._rules.user.encode())
            & hmac.compare_digest(given.password, self._rules.password.encode())
        )
        return AuthResult(success=bool(is_known), handled=False)

    def _on_loop(self, work: Coroutine[Any, Any, _T]) -> _T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()
