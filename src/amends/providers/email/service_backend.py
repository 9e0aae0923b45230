"""One django-anymail backend, made of a URL, that hands over one mail at a time.

Only the steps of it are used that make a request, post it and read the answer; no setting, signal or default of a
Django project has a say.
"""

from __future__ import annotations

import re
import threading
import warnings
from email.message import EmailMessage
from importlib import import_module
from typing import Any

from django.core.mail import EmailMultiAlternatives

from amends.core.errors import InputError
from amends.core.ports import Outcome, OutcomeKind, Parcel
from amends.providers.email.service_adapt import adapt
from amends.providers.email.service_catalogue import Service
from amends.providers.email.service_errors import AnymailAPIError, AnymailError, of_reply, outcome_of, reply_of
from amends.providers.email.service_mail import METADATA, OUR_ID, CannotConveyError, require_own, take_apart
from amends.providers.email.service_session import careful_session
from amends.providers.way import Address

_REGION = re.compile(r"[a-z]{2}(?:-[a-z]+)+-\d")
_REFUSED = ("invalid", "rejected", "failed")
# django-anymail trusts the form of an answer: these are what a strange one makes it stumble over.
_STUMBLES = (AnymailAPIError, KeyError, TypeError, AttributeError, ValueError)


class Backend:
    """One connection to the service, for one thread at a time unless the service ``serves_threads``."""

    def __init__(self, address: Address, service: Service, api_url: str, timeout_s: float) -> None:
        self._service, self._name, self._api_url, self._timeout_s = service, address.name, api_url, timeout_s
        self._backend = _made(address, service, api_url, timeout_s)
        self._opening = threading.Lock()

    def check(self, parcel: Parcel) -> None:
        """Makes the whole request and keeps it; raises ``CannotConveyError`` or ``AnymailError``."""
        payload = self._payload(parcel)[0]
        if self._service.name != "ses":
            payload.get_request_params(self._api_url)

    def send(self, parcel: Parcel) -> Outcome:
        """Hands the mail over; raises ``MachineError`` where every mail would meet the same."""
        try:
            payload, message = self._payload(parcel)
        except (CannotConveyError, AnymailError):
            return Outcome(OutcomeKind.REFUSED, code="objection", reason="it cannot be conveyed as it is")
        self._open()
        try:
            response = self._backend.post_to_esp(payload, message)
        except AnymailError as error:
            return outcome_of(error, self._name)
        try:
            statuses = self._backend.parse_recipient_status(response, payload, message)
        except _STUMBLES:
            return of_reply(reply_of(response), self._name)
        return self._settled(list(statuses.values()), response)

    def _open(self) -> None:
        with self._opening:
            if self._service.name == "ses":
                self._backend.open()
            elif self._backend.session is None:
                self._backend.session = careful_session(self._timeout_s)

    def close(self) -> None:
        """Lets go of the connection."""
        self._backend.close()

    def _payload(self, parcel: Parcel) -> tuple[Any, Any]:
        message = _message(require_own(parcel), parcel, self._service)
        payload = self._backend.build_message_payload(message, {})
        adapt(self._service.name, payload, parcel)
        return payload, message

    def _settled(self, statuses: list[Any], response: Any) -> Outcome:
        """What the service says of our one recipient."""
        reply = reply_of(response)
        if not reply.is_success:
            return of_reply(reply, self._name)
        if self._service.ref_header:
            ref = reply.headers.get(self._service.ref_header, "")
        else:
            ref = str(statuses[0].message_id or "").strip("<>") if statuses else ""
        if len(statuses) != 1 or not (ref or statuses[0].status in _REFUSED[:2]):
            return Outcome(OutcomeKind.DOUBT, code=str(reply.status), reason="the answer names no message")
        if statuses[0].status in _REFUSED:
            return Outcome(OutcomeKind.REFUSED, code=str(statuses[0].status), reason="the service refused it")
        return Outcome(OutcomeKind.ACCEPTED, code=str(reply.status), ref=ref)


def _made(address: Address, service: Service, api_url: str, timeout_s: float) -> Any:
    settings: dict[str, Any] = {
        name: address.options[option] for option, name in service.options.items() if option in address.options
    }
    if service.name == "ses":
        settings |= _for_ses(address, api_url, timeout_s)
    else:
        settings |= {"api_url": api_url, "timeout": timeout_s, service.key: address.password}
        settings |= {service.user: address.user} if service.user else {}
    if service.name == "sendgrid":
        settings["generate_message_id"] = False  # its own identity comes in a header of the answer
    try:
        with warnings.catch_warnings():
            # Of SendGrid it warns that nobody maintains it; our contract tests do.
            warnings.simplefilter("ignore")
            return import_module(f"anymail.backends.{service.backend}").EmailBackend(**settings)
    except ImportError as error:
        raise InputError(
            "A mail service needs a package that is not installed.",
            code="provider.not_installed",
            where=address.name,
            fix="Install amends[ses].",
        ) from error


def _for_ses(address: Address, api_url: str, timeout_s: float) -> dict[str, Any]:
    """Keys of the URL, or those that the machine has; never a second try, which could be a second mail."""
    keys = {"aws_access_key_id": address.user, "aws_secret_access_key": address.password}
    region = address.options.get("region") or [*address.host.split("."), ""][1]
    if not _REGION.fullmatch(region):
        raise InputError(
            "Amazon's region cannot be told from the URL.",
            code="provider.bad_option",
            where=f"{address.name}, option region",
            fix="Write ses://email.eu-central-1.amazonaws.com, or add region=eu-central-1.",
        )
    limits = {"connect_timeout": timeout_s, "read_timeout": timeout_s, "retries": {"total_max_attempts": 1}}
    client = {"endpoint_url": api_url, "region_name": region, "config": limits}
    return {"session_params": keys if address.user else {}, "client_params": client}


def _message(mail: EmailMessage, parcel: Parcel, service: Service) -> Any:
    if len(parcel.message_id) > service.longest_id:
        raise CannotConveyError("its identity is longer than the service gives back")
    if service.is_raw:  # who it is from and for; the rest is in the MIME
        sender = mail["from"].addresses[0].addr_spec
        message: Any = EmailMultiAlternatives(from_email=sender, to=[parcel.to])
    else:
        parts = take_apart(mail, service)
        identity = {"Message-ID": f"<{parcel.message_id}>", "X-PM-KeepID": "true"} if service.keeps_id else {}
        identity |= {OUR_ID: f"<{parcel.message_id}>"} if not service.keeps_id else {}
        message = EmailMultiAlternatives(
            subject=parts.subject,
            body=parts.text,
            from_email=parts.sender,
            to=[parts.to],
            reply_to=list(parts.reply_to),
            headers={**parts.headers, **identity},
        )
        if parts.html is not None:
            message.attach_alternative(parts.html, "text/html")
    if service.has_metadata:
        message.metadata = {METADATA: parcel.message_id}
    if service.switches_tracking:
        message.track_clicks = message.track_opens = False
    return message
