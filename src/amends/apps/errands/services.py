"""Takes errands on; ``running`` carries them out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

import msgspec

from amends.apps.errands.models import Errand, ErrandKind
from amends.core.ids import new_ref
from amends.core.sealing import seal_for


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """What is sent: plain text to one address.

    ``language`` is a code of the wordbook, ``sender`` an address, ``sender_name`` the controller's name.
    ``unsubscribe_url``: where one click ends it (RFC 8058), for updates.  ``reply_to`` is where an answer goes, the
    sender where it is empty.  ``in_reply_to`` is a Message-ID with its angle brackets, for display in the other's
    program alone.  ``auto_submitted`` (RFC 3834): ``auto-replied`` for what no person wrote, ``no`` for what one did.
    """

    to: str
    sender: str
    sender_name: str
    subject: str
    text: str
    language: str
    unsubscribe_url: str = ""
    reply_to: str = ""
    in_reply_to: str = ""
    auto_submitted: Literal["no", "auto-replied", "auto-generated"] = "auto-replied"


def ask_errand(
    *,
    kind: ErrandKind,
    cause: str,
    mail: Mail,
    is_exercise: bool,
    public_key: bytes,
    now: datetime,
    good_for: timedelta = timedelta(days=2),
    not_before: datetime | None = None,
) -> None:
    """Keeps the intent to send a mail, once for each kind and cause; ``public_key`` is the desk's.

    The mail is sealed: who asks for it cannot read it again, nor whether it was asked for before.  The portal's role
    in the database may add errands and read none, or it could count who is on file.  After ``good_for`` the mail is
    not sent any more.
    """
    ref = new_ref("ERR", length=16)
    errand = Errand(
        ref=ref,
        kind=kind,
        cause=cause,
        box=seal_for(public_key, msgspec.json.encode(mail), context=ref),
        is_exercise=is_exercise,
        asked_at=now,
        expires_at=now + good_for,
        not_before=not_before,
        at=now,
    )
    Errand.objects.bulk_create([errand], ignore_conflicts=True)
