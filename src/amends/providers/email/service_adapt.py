"""What is changed in django-anymail's request before it leaves: our own MIME, our identity, a key against repeats."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from amends.core.ports import Parcel
from amends.providers.email.service_mail import OUR_ID

_KEY_SPACE = uuid.UUID("6b1c8d0e-6d3c-5c0e-9d0a-2a8f5e1b7c44")  # of keys that must look like a UUID


def adapt(service: str, payload: Any, parcel: Parcel) -> None:
    """Changes the payload of one message for one service; most need nothing."""
    change = _CHANGES.get(service)
    if change is not None:
        change(payload, parcel)


def own_mime(parcel: Parcel, *, keeps_id: bool) -> bytes:
    """The released bytes; before them our identity, where the service puts a ``Message-ID`` of its own."""
    mark = b"" if keeps_id else f"{OUR_ID}: <{parcel.message_id}>\r\n".encode("ascii")
    return mark + parcel.content


def _ses(payload: Any, parcel: Parcel) -> None:
    payload.generate_raw_message = lambda: own_mime(parcel, keeps_id=False)


def _mailgun(payload: Any, parcel: Parcel) -> None:
    """``/messages.mime`` takes the MIME as a file, with the recipient and the options beside it."""
    domain = payload.sender_domain
    payload.get_api_endpoint = lambda: f"{quote(domain, safe='')}/messages.mime"
    kept = {name: value for name, value in payload.data.items() if name.startswith(("o:", "v:"))}
    payload.data = {**kept, "o:tracking": "no", "to": [parcel.to]}
    payload.files = [("message", ("message.mime", own_mime(parcel, keeps_id=True), "message/rfc822"))]


def _sparkpost(payload: Any, parcel: Parcel) -> None:
    payload.data["content"] = {"email_rfc822": own_mime(parcel, keeps_id=False).decode("ascii")}
    # Otherwise {{ }} in our words would be filled in.
    payload.data["options"].update(perform_substitutions=False, transactional=True)


def _brevo(payload: Any, parcel: Parcel) -> None:
    """The key must be a UUID; it is remembered for 15 minutes (https://developers.brevo.com/changelog/2021/11/10)."""
    payload.data["headers"]["idempotencyKey"] = str(uuid.uuid5(_KEY_SPACE, parcel.message_id))


def _resend(payload: Any, parcel: Parcel) -> None:
    """Remembered for 24 hours (https://resend.com/docs/dashboard/emails/idempotency-keys)."""
    payload.headers["Idempotency-Key"] = parcel.message_id


def _mailjet(payload: Any, parcel: Parcel) -> None:
    """By this name the message can be found again."""
    payload.data["Globals"]["CustomID"] = parcel.message_id


def _mailersend(payload: Any, parcel: Parcel) -> None:
    payload.data.setdefault("settings", {})["track_content"] = False


_CHANGES: dict[str, Callable[[Any, Parcel], None]] = {
    "ses": _ses,
    "mailgun": _mailgun,
    "sparkpost": _sparkpost,
    "brevo": _brevo,
    "resend": _resend,
    "mailjet": _mailjet,
    "mailersend": _mailersend,
}
