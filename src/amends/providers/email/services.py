"""Mail services, through django-anymail: ``postmark://api.postmarkapp.com?password=env:POSTMARK_TOKEN&stream=notices``.

The URL's host is that of the service's API (regions differ), its password the key; ``mailjet`` and ``scaleway``
want a user as well (the API key, the project).  Options: ``timeout``, ``concurrency``, ``tracking=off`` (a promise
that the account rewrites no links, needed where a message cannot say so itself) and those of the catalogue.

A service that takes MIME gets the released bytes (SES, Mailgun, SparkPost).  The others build a message of their
own from subject, text, HTML, From, To, Reply-To and the headers ``Content-Language``, ``Auto-Submitted`` and
``X-Amends-...``; ``Date`` is theirs.  Where even the Message-ID is theirs, ``X-Amends-Message-ID`` carries ours.
Keys against repeats live for minutes or hours only (Brevo, Resend), so that all of them are ``Doubt.REPEAT``.
"""

from __future__ import annotations

import asyncio

from amends.core.channels import Channel
from amends.core.errors import InputError
from amends.core.ports import Doubt, Outcome, OutcomeKind, Parcel
from amends.providers.email.service_backend import Backend
from amends.providers.email.service_catalogue import SERVICES, Service
from amends.providers.email.service_errors import AnymailError
from amends.providers.email.service_mail import CannotConveyError
from amends.providers.email.service_search import Search
from amends.providers.way import Address
from amends.providers.wire import origin

SCHEMES = tuple(SERVICES)
KEYED = frozenset({"brevo", "resend"})  # they know a message by its key for some hours (service_adapt)
_OPTIONS = frozenset({"timeout", "concurrency", "tracking", "region"})


def provider(address: Address) -> MailService:
    """The provider of a URL; raises ``InputError`` for what is missing in it, or not installed."""
    service = SERVICES[address.scheme]
    address.require_options(_OPTIONS | service.options.keys())
    if not service.switches_tracking and address.options.get("tracking") != "off":
        raise InputError(
            "A mail service may rewrite the links of a notice.",
            code="provider.tracking",
            where=address.name,
            why="It has no switch in the message: tracking of clicks and opens is a setting of the account.",
            fix="Switch tracking off in the account (or configuration set), then add tracking=off to the URL.",
        )
    if (service.key and not address.password) or (service.user and not address.user):
        raise InputError(
            "A mail service's URL has no key.",
            code="provider.no_secret",
            where=address.name,
            fix="Add password=env:NAME" + (f", and the {service.user} as user." if service.user else "."),
        )
    return MailService(address, service)


class MailService:
    """One account at one service."""

    channel = Channel.EMAIL
    doubt = Doubt.REPEAT

    def __init__(self, address: Address, service: Service) -> None:
        self.name = address.name
        self.knows_by_key = address.scheme in KEYED
        self.concurrency = int(address.number("concurrency", 8, 1, 16))
        self._timeout_s = address.number("timeout", 30, 0.1, 300)
        self._service, self._address = service, address
        self._idle: list[Backend] = []
        self._is_open = False
        self._checker = self._backend()

    def objection(self, parcel: Parcel) -> str | None:
        """See ``Provider``.  What django-anymail knows the service to drop or to garble counts as well."""
        try:
            self._checker.check(parcel)
        except CannotConveyError as error:
            return str(error)
        except AnymailError:
            return "the service cannot convey its addresses or headers as they are"
        return None

    async def open(self) -> None:
        """See ``Provider``."""
        self._is_open = True

    async def close(self) -> None:
        """See ``Provider``."""
        self._is_open = False
        self._checker.close()
        while self._idle:
            self._idle.pop().close()

    async def send(self, parcel: Parcel) -> Outcome:
        """See ``Provider``."""
        if not self._is_open:
            return Outcome(OutcomeKind.UNSENT, reason="the provider is not open")
        return await asyncio.to_thread(self._send, parcel)

    async def look_up(self, message_id: str, ref: str) -> Outcome | None:
        """See ``Provider``; Mailgun, Mailjet and Postmark find by our identity, Resend and Scaleway by theirs."""
        search = Search(self._service.name, self._address, self._api_url, self._timeout_s)
        return await asyncio.to_thread(search.find, message_id, ref)

    @property
    def _api_url(self) -> str:
        path = self._address.path.strip("/")
        region = self._address.options.get("region", "fr-par")
        own_path = f"/{path}/" if path else self._service.path.format(region=region)
        return origin(self._address.host, self._address.port) + own_path

    def _backend(self) -> Backend:
        return Backend(self._address, self._service, self._api_url, self._timeout_s)

    def _send(self, parcel: Parcel) -> Outcome:
        if self._service.serves_threads:
            return self._checker.send(parcel)
        try:
            backend = self._idle.pop()
        except IndexError:
            backend = self._backend()
        try:
            return backend.send(parcel)
        finally:
            if self._is_open:
                self._idle.append(backend)
            else:
                backend.close()
