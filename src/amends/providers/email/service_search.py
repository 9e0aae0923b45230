"""What a mail service itself knows of a message, where it lets us ask.

SES and SparkPost have no search by our identity; Brevo, MailerSend and SendGrid only by address or for a fee.
Their answer is nothing, and the events they send decide.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urljoin

import requests

from amends.core.ports import Outcome, OutcomeKind
from amends.providers.email.service_mail import METADATA
from amends.providers.email.service_session import careful_session
from amends.providers.way import Address

_Ask = Callable[..., dict[str, Any]]


class Search:
    """One search at one service."""

    def __init__(self, service: str, address: Address, api_url: str, timeout_s: float) -> None:
        self._way = _WAYS.get(service)
        self._service, self._address, self._api_url, self._timeout_s = service, address, api_url, timeout_s

    def find(self, message_id: str, ref: str) -> Outcome | None:
        """What is known of the message; ``None`` where nothing is, or nobody answers."""
        if self._way is None:
            return None
        try:
            return self._way(self._ask, message_id, ref)
        except (requests.RequestException, ValueError, LookupError, TypeError, AttributeError):
            return None  # no answer, or one without sense: as wise as before

    def _ask(self, path: str, **query: str) -> dict[str, Any]:
        address = self._address
        headers = {"Accept": "application/json"}
        auth = None
        if self._service == "postmark":
            headers["X-Postmark-Server-Token"] = address.password
        elif self._service == "scaleway":
            headers["X-Auth-Token"] = address.password
        elif self._service == "resend":
            headers["Authorization"] = f"Bearer {address.password}"
        else:
            auth = ("api" if self._service == "mailgun" else address.user, address.password)
        with careful_session(self._timeout_s) as session:
            url = urljoin(self._api_url, path.format(domain=quote(address.options.get("domain", ""), safe="")))
            response = session.request("GET", url, params=query, headers=headers, auth=auth)
        response.raise_for_status()
        found = response.json()
        return found if isinstance(found, dict) else {}


def _mailgun(ask: _Ask, message_id: str, ref: str) -> Outcome | None:
    events = ask("{domain}/events", **{"message-id": ref or message_id, "limit": "25"})["items"]
    kinds = [str(event["event"]) for event in events]
    if not kinds:
        return None
    if kinds == ["rejected"]:
        return Outcome(OutcomeKind.REFUSED, code="rejected", ref=ref or message_id, reason="the service refused it")
    return Outcome(OutcomeKind.ACCEPTED, code=kinds[0][:20], ref=ref or message_id)


def _postmark(ask: _Ask, message_id: str, ref: str) -> Outcome | None:
    query = {"count": "1", "offset": "0", f"metadata_{METADATA}": message_id}
    return _accepted(ask("messages/outbound", **query)["Messages"], "MessageID")


def _mailjet(ask: _Ask, message_id: str, ref: str) -> Outcome | None:
    return _accepted(ask("/v3/REST/message", CustomID=message_id)["Data"], "ID")


def _resend(ask: _Ask, message_id: str, ref: str) -> Outcome | None:
    return _accepted([ask(f"emails/{quote(ref, safe='')}")], "id") if ref else None


def _scaleway(ask: _Ask, message_id: str, ref: str) -> Outcome | None:
    return _accepted([ask(f"emails/{quote(ref, safe='')}")], "id") if ref else None


def _accepted(found: list[dict[str, Any]], name: str) -> Outcome | None:
    if not found:
        return None
    return Outcome(OutcomeKind.ACCEPTED, code="found", ref=str(found[0][name])[:200])


_WAYS: dict[str, Callable[[_Ask, str, str], Outcome | None]] = {
    "mailgun": _mailgun,
    "postmark": _postmark,
    "mailjet": _mailjet,
    "resend": _resend,
    "scaleway": _scaleway,
}
