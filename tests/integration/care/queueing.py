"""What tests of the queue share: a desk that takes messages, answers them, and reads what left by mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.conf import settings

from amends.apps.accounts.models import Role, User
from amends.apps.accounts.services import staff_member
from amends.apps.care.answers import approve_answer, write_answer
from amends.apps.care.intake import Incoming, Taken, take_message
from amends.apps.care.models import ApprovedAnswer, Draft, Message, WayIn
from amends.apps.care.replying import Keys, begin_reply, review_draft, send_draft
from amends.apps.errands.models import Errand
from amends.apps.errands.services import Mail
from amends.apps.incidents.models import Incident
from amends.core.sealing import open_sealed

ANNA = "anna@people.example"
EVE = "eve@elsewhere.example"


def staff(role: Role = Role.COMMUNICATIONS, name: str = "") -> User:
    """A member of staff."""
    return staff_member(username=name or str(role), role=role)


@dataclass
class Desk:
    """One incident's desk; ``now`` moves on by a minute with each message."""

    incident: Incident
    now: datetime

    @property
    def keys(self) -> Keys:
        secret = settings.SECRET_OF
        return Keys(secret=secret("desk.key"), public_key=settings.DESK_PUBLIC_KEY(), pepper=secret("portal.pepper"))

    def take(self, text: str = "Am I affected?", *, person_hash: str = "", **fields: Any) -> Taken:
        """What reaches the desk, by mail from Anna unless said otherwise."""
        self.now += timedelta(minutes=1)
        given: dict[str, Any] = {"way_in": WayIn.MAIL, "author": ANNA, "language": "en", "received_at": self.now}
        return take_message(
            incoming=Incoming(text=text, **(given | fields)),
            incident=self.incident,
            now=self.now,
            public_key=self.keys.public_key,
            pepper=self.keys.pepper,
            person_hash=person_hash,
        )

    def draft(self, message: Message, words: str = "We look into it.", **options: Any) -> Draft:
        """A reply that its writer has read again."""
        draft = begin_reply(
            message=message, words=words, by="agent", public_key=self.keys.public_key, now=self.now, **options
        )
        review_draft(draft=draft, by="agent", secret=self.keys.secret, now=self.now)
        return draft

    def send(self, draft: Draft) -> Message:
        self.now += timedelta(minutes=1)
        return send_draft(draft=draft, by="agent", keys=self.keys, now=self.now)

    def reply(self, message: Message, words: str = "We look into it.", **options: Any) -> Message:
        return self.send(self.draft(message, words, **options))

    def mails(self) -> list[Mail]:
        """What waits to be sent, oldest first."""
        rows = Errand.objects.order_by("id")
        return [
            msgspec.json.decode(open_sealed(self.keys.secret, bytes(row.box), context=row.ref), type=Mail)
            for row in rows
        ]

    def token(self) -> str:
        """The keyed token of the address in the last mail."""
        return self.mails()[-1].reply_to.partition("+")[2].partition("@")[0]

    def answer(self, text: str, *, intent: str = "am_i_affected", way: str = "mail") -> ApprovedAnswer:
        """An approved answer."""
        written = write_answer(
            incident=self.incident, intent=intent, language="en", channel_class=way, text=text, by="writer",
            now=self.now,
        )  # fmt: skip
        return approve_answer(answer=written, by=staff(Role.COUNSEL), now=self.now)
