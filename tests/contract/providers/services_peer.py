"""The mail services on the loopback, each as its public API documentation says; see the catalogue for the addresses."""

from __future__ import annotations

import base64
import email
import email.policy
import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any
from urllib.parse import parse_qs, urlsplit

from aiohttp import BasicAuth, web
from contract import Arrived
from voices_http import HttpPeer, answer

KEY, USER = "k3y-of-ours", "user-1"


@dataclass(frozen=True)
class Got:
    """One mail as the service has it."""

    id: str
    to: str
    subject: str
    text: str
    html: str
    sender: str
    headers: dict[str, str]
    raw: bytes = b""


def of_mime(raw: bytes) -> Got:
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    parts = list(mail.iter_parts()) or [mail]
    words = [part.get_payload(decode=True).decode() for part in parts] + [""]
    headers = {name: str(value) for name, value in mail.items()}
    return Got(
        str(mail.get("X-Amends-Message-ID", mail["Message-ID"])).strip("<>"),
        mail["To"].addresses[0].addr_spec,
        str(mail["Subject"]),
        words[0],
        words[1],
        str(mail["From"]),
        headers,
        raw,
    )


def _bare(mailbox: str) -> str:
    return mailbox.rpartition("<")[2].rstrip(">")


def _of_parts(  # noqa: PLR0917  # in the order of ``Got``
    to: str, subject: str, text: str, html: str, sender: str, headers: dict[str, str]
) -> Got:
    identity = headers.get("X-Amends-Message-ID") or headers.get("Message-ID", "")
    return Got(identity.strip("<>"), _bare(to), subject, text, html, sender, headers)


def _json(request: web.BaseRequest, body: bytes) -> Any:
    assert request.content_type == "application/json"
    return json.loads(body)


def _ses(request: web.BaseRequest, body: bytes) -> Got:
    found = _json(request, body)
    got = of_mime(base64.b64decode(found["Content"]["Raw"]["Data"]))
    assert found["Destination"] == {"ToAddresses": [got.to]}
    return got


def _mailgun(request: web.BaseRequest, body: bytes) -> Got:
    kind = request.headers["Content-Type"]
    form = email.message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body, policy=email.policy.HTTP)
    fields = {
        part.get_param("name", header="content-disposition"): part.get_payload(decode=True)
        for part in form.iter_parts()
    }
    assert request.path == "/v3/bank.example/messages.mime"
    assert (fields["o:tracking-clicks"], fields["o:tracking-opens"], fields["o:tracking"]) == (b"no", b"no", b"no")
    got = of_mime(body[body.index(b"From: ") : body.rindex(b"\r\n--")])
    assert fields["to"].decode() == got.to
    assert fields["v:amends"].decode() == got.id
    return got


def _sparkpost(request: web.BaseRequest, body: bytes) -> Got:
    found = _json(request, body)
    options = found["options"]
    assert (options["open_tracking"], options["click_tracking"], options["perform_substitutions"]) == (False,) * 3
    assert set(found["content"]) == {"email_rfc822"}
    got = of_mime(found["content"]["email_rfc822"].encode())
    assert [to["address"]["email"] for to in found["recipients"]] == [got.to]
    assert found["metadata"] == {"amends": got.id}
    return got


def _postmark(request: web.BaseRequest, body: bytes) -> Got:
    found = _json(request, body)
    assert (found["TrackLinks"], found["TrackOpens"]) == ("None", False)
    headers = {header["Name"]: header["Value"] for header in found["Headers"]}
    assert headers["X-PM-KeepID"] == "true"
    got = _of_parts(found["To"], found["Subject"], found["TextBody"], found["HtmlBody"], found["From"], headers)
    assert found["Metadata"] == {"amends": got.id}
    return got


def _sendgrid(request: web.BaseRequest, body: bytes) -> Got:
    found = _json(request, body)
    assert found["tracking_settings"] == {"click_tracking": {"enable": False}, "open_tracking": {"enable": False}}
    text, html = found["content"]
    assert (text["type"], html["type"]) == ("text/plain", "text/html")
    (to,) = found["personalizations"][0]["to"]
    got = _of_parts(
        to["email"], found["subject"], text["value"], html["value"], found["from"]["email"], found["headers"]
    )
    assert found["custom_args"] == {"amends": got.id}
    return got


def _brevo(request: web.BaseRequest, body: bytes) -> Got:
    found = _json(request, body)
    (to,) = found["to"]
    headers = found["headers"]
    got = _of_parts(
        to["email"], found["subject"], found["textContent"], found["htmlContent"], found["sender"]["email"], headers
    )
    assert json.loads(headers["X-Mailin-custom"]) == {"amends": got.id}
    return got


def _resend(request: web.BaseRequest, body: bytes) -> Got:
    found = _json(request, body)
    (to,) = found["to"]
    got = _of_parts(to, found["subject"], found["text"], found["html"], found["from"], found["headers"])
    assert request.headers["Idempotency-Key"] == got.id
    return got


def _mailjet(request: web.BaseRequest, body: bytes) -> Got:
    found = _json(request, body)
    common, ((to,),) = found["Globals"], [message["To"] for message in found["Messages"]]
    assert (common["TrackClicks"], common["TrackOpens"]) == ("disabled", "disabled")
    got = _of_parts(
        to["Email"],
        common["Subject"],
        common["TextPart"],
        common["HTMLPart"],
        common["From"]["Email"],
        common["Headers"],
    )
    assert (common["CustomID"], json.loads(common["EventPayload"])) == (got.id, {"amends": got.id})
    return got


def _mailersend(request: web.BaseRequest, body: bytes) -> Got:
    found = _json(request, body)
    assert found["settings"] == {"track_clicks": False, "track_opens": False, "track_content": False}
    headers = {header["name"]: header["value"] for header in found["headers"]}
    (to,) = found["to"]
    return _of_parts(to["email"], found["subject"], found["text"], found["html"], found["from"]["email"], headers)


def _scaleway(request: web.BaseRequest, body: bytes) -> Got:
    found = _json(request, body)
    headers = {header["key"]: header["value"] for header in found["additional_headers"]}
    (to,) = found["to"]
    assert found["project_id"] == USER
    return _of_parts(to["email"], found["subject"], found["text"], found["html"], found["from"]["email"], headers)


def _bearer(request: web.BaseRequest) -> str:
    return request.headers.get("Authorization", "").removeprefix("Bearer ")


def _basic(request: web.BaseRequest) -> str:
    return BasicAuth.decode(request.headers.get("Authorization", "Basic Og==")).password


@dataclass(frozen=True)
class Dialect:
    """How a service reads a request, knows its customer, and says yes.  ``options`` are the URL's."""

    path: str
    read: Callable[[web.BaseRequest, bytes], Got]
    key: Callable[[web.BaseRequest], str]
    yes: Callable[[str, Got], web.Response]
    options: str = ""
    found: Callable[[str, str], object] | None = None


DIALECTS = {
    "ses": Dialect(
        "/v2/email/outbound-emails",
        _ses,
        lambda request: KEY if f"Credential={USER}/" in request.headers["Authorization"] else "",
        lambda ref, got: answer(200, {"MessageId": ref}),
        "&region=eu-central-1&tracking=off",
    ),
    "mailgun": Dialect(
        "/v3/bank.example/messages.mime",
        _mailgun,
        _basic,
        lambda ref, got: answer(200, {"id": f"<{got.id}>", "message": "Queued. Thank you."}),
        "&domain=bank.example",
        lambda ref, identity: {"items": [{"event": "accepted"}] if ref else []},
    ),
    "sparkpost": Dialect(
        "/api/v1/transmissions/",
        _sparkpost,
        lambda request: request.headers["Authorization"],
        lambda ref, got: answer(
            200, {"results": {"id": ref, "total_accepted_recipients": 1, "total_rejected_recipients": 0}}
        ),
    ),
    "postmark": Dialect(
        "/email",
        _postmark,
        lambda request: request.headers["X-Postmark-Server-Token"],
        lambda ref, got: answer(
            200,
            {"To": got.to, "MessageID": ref, "ErrorCode": 0, "Message": "OK", "SubmittedAt": "2026-06-01T00:00:00Z"},
        ),
        "&stream=notices",
        lambda ref, identity: {"TotalCount": 1, "Messages": [{"MessageID": ref}] if ref else []},
    ),
    "sendgrid": Dialect(
        "/v3/mail/send", _sendgrid, _bearer, lambda ref, got: web.Response(status=202, headers={"X-Message-Id": ref})
    ),
    "brevo": Dialect(
        "/v3/smtp/email",
        _brevo,
        lambda request: request.headers["api-key"],
        lambda ref, got: answer(201, {"messageId": f"<{ref}@smtp-relay.example>"}),
        "&tracking=off",
    ),
    "resend": Dialect(
        "/emails",
        _resend,
        _bearer,
        lambda ref, got: answer(200, {"id": ref}),
        "&tracking=off",
        lambda ref, identity: {"object": "email", "id": ref} if ref else None,
    ),
    "mailjet": Dialect(
        "/v3.1/send",
        _mailjet,
        _basic,
        lambda ref, got: answer(
            200, {"Messages": [{"Status": "success", "To": [{"Email": got.to, "MessageID": int(ref[4:]) + 7}]}]}
        ),
        "",
        lambda ref, identity: {"Count": 1, "Data": [{"ID": int(ref[4:]) + 7}] if ref else []},
    ),
    "mailersend": Dialect(
        "/v1/email",
        _mailersend,
        _bearer,
        lambda ref, got: web.Response(status=202, headers={"X-Message-Id": ref}, content_type="text/html"),
    ),
    "scaleway": Dialect(
        "/transactional-email/v1alpha1/regions/fr-par/emails",
        _scaleway,
        lambda request: request.headers["X-Auth-Token"],
        lambda ref, got: answer(200, {"emails": [{"id": ref, "mail_rcpt": got.to, "status": "new"}]}),
        "&tracking=off",
        lambda ref, identity: {"id": ref} if ref else None,
    ),
}
IDEMPOTENCY = {"resend": "Idempotency-Key"}


class MailPeer(HttpPeer):
    """One service."""

    def __init__(self, service: str) -> None:
        super().__init__()
        self.service, self.dialect = service, DIALECTS[service]
        self.mails: list[Got] = []
        self.refs: dict[str, str] = {}
        self._numbers = itertools.count(1)

    def address(self) -> str:
        return f"{self.service}://{USER}:{KEY}@127.0.0.1:{self.port}?timeout=3{self.dialect.options}"

    def forget(self) -> None:
        self.mails.clear()
        self.refs.clear()

    def is_known(self, request: web.BaseRequest) -> bool:
        return self.dialect.key(request) == KEY

    async def take(self, request: web.BaseRequest, body: bytes) -> web.Response:
        if request.method == "GET":
            return self._search(request)
        assert request.path == self.dialect.path, request.path
        got = self.dialect.read(request, body)
        ref = f"ref-{next(self._numbers)}"
        self.refs[got.id] = ref
        self.mails.append(got)
        self.received.append(Arrived(got.id, got.to, got.text))
        return self.dialect.yes(ref, got)

    def _search(self, request: web.BaseRequest) -> web.Response:
        assert self.dialect.found
        asked = {name: values[0] for name, values in parse_qs(urlsplit(request.path_qs).query).items()}
        identity = next(
            (value for name, value in asked.items() if name in ("message-id", "metadata_amends", "CustomID")), ""
        )
        ref = self.refs.get(identity, "")
        if not identity:
            last = request.path.rpartition("/")[2]
            ref = last if last in self.refs.values() else ""
        found = self.dialect.found(ref, identity)
        return answer(404, {"message": "not found"}) if found is None else answer(200, found)
