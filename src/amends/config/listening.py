"""Brings what people write, by whatever way, into the one queue: each message once, and none lost.

A message is kept before its source is told so.  A kill in between brings it again, and the queue knows it by its
digest.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from amends.apps.care.letter import clean_text
from amends.config.home import desk_public_key, secret
from amends.core.errors import InputError
from amends.providers.imapbox import Fetched, ImapBox
from amends.providers.mailbox.model import Received
from amends.providers.mailbox.ours import Ours
from amends.providers.mailbox.reading import read_received
from amends.providers.mentions.model import Post
from amends.providers.receipts.model import Disposition
from amends.providers.receipts.read import read_mail

if TYPE_CHECKING:
    from amends.apps.care.intake import Incoming, Taken
    from amends.apps.incidents.models import Incident

_BY = "amends: ways in"
_EMPTY = "(Nothing was written.)"
_UNREAD = "(This mail could not be read safely. It is kept beside, as it came.)"
_PEPPER = "portal.pepper"


class Queue:
    """Takes messages into the queue.  ``incident`` is that of those which no keyed address leads to a case."""

    def __init__(self, *, incident: Incident | None, now: Callable[[], datetime]) -> None:
        self.counts: Counter[str] = Counter()
        self._incident, self._now = incident, now
        self._lock = threading.Lock()

    def take_mail(self, received: Received) -> None:
        """Takes one mail, on every case that it was sent to; a delivery report goes to those who read them."""
        from django.db import close_old_connections, transaction  # noqa: PLC0415  # needs boot()

        with self._lock:
            close_old_connections()
            if received.raw and self._was_report(received):
                self._count("reports")
                return
            with transaction.atomic():
                taken = [self._take_mail(received, token) for token in received.tokens or ("",)]
            self._count("duplicates" if all(item.is_duplicate for item in taken) else "taken")

    def take_post(self, post: Post, *, is_fetched: bool = False) -> None:
        """Takes one post, each version of it once; ``is_fetched``: its network itself gave it to us and named its
        author, nobody's file did."""
        from django.db import close_old_connections  # noqa: PLC0415  # needs boot()

        from amends.apps.care.intake import Incoming  # noqa: PLC0415
        from amends.apps.care.models import WayIn  # noqa: PLC0415

        now = self._now()
        incoming = Incoming(
            way_in=WayIn.SOCIAL,
            network=post.network,
            author=post.author,
            reach=post.handle,
            text=post.text if clean_text(post.text) else _EMPTY,
            language=post.language,
            received_at=min(post.posted_at, now),
            external_ref=post.ref,
            is_public=post.is_public,
            is_named_by_network=is_fetched,
        )
        with self._lock:
            close_old_connections()
            taken = self._take(incoming, now)
            self._count("duplicates" if taken.is_duplicate else "taken")

    def note_gone(self, network: str, ref: str) -> None:
        """Says on its case that a post is no longer there; ``ref`` is the version that was taken."""
        from amends.apps.care.history import add_note  # noqa: PLC0415
        from amends.apps.care.intake import Incoming  # noqa: PLC0415
        from amends.apps.care.models import WayIn  # noqa: PLC0415

        now = self._now()
        same = Incoming(
            way_in=WayIn.SOCIAL, network=network, text=_EMPTY, received_at=now, external_ref=ref, is_automatic=True
        )
        with self._lock:
            case = self._take(same, now).case  # by its own name the queue gives back the case that it is on
            words = "The post is no longer shown in its network. Nothing of it is quoted to others."
            add_note(case=case, words=words, by=_BY, public_key=desk_public_key(), now=now)
            self._count("gone")

    def _take_mail(self, received: Received, token: str) -> Taken:
        from amends.apps.care.history import add_note  # noqa: PLC0415
        from amends.apps.care.intake import Attached, Incoming  # noqa: PLC0415
        from amends.apps.care.models import WayIn  # noqa: PLC0415

        now = self._now()
        text = _UNREAD if received.why_unread else received.text
        incoming = Incoming(
            way_in=WayIn.MAIL,
            author=received.author,
            subject=received.subject,
            text=text if clean_text(text) or received.subject or received.files else _EMPTY,
            received_at=min(received.received_at, now),
            thread=token,
            external_ref=f"{received.digest} {token}".strip(),
            attachments=tuple(Attached(file.name, file.data) for file in received.files),
            is_automatic=received.is_automatic,
        )
        taken = self._take(incoming, now)
        if not taken.is_duplicate and (words := _to_be_noted(received)):
            add_note(case=taken.case, words=words, by=_BY, public_key=desk_public_key(), now=now)
        return taken

    def _take(self, incoming: Incoming, now: datetime) -> Taken:
        from amends.apps.care.intake import take_message  # noqa: PLC0415

        return take_message(
            incoming=incoming, incident=self._incident, now=now, public_key=desk_public_key(), pepper=secret(_PEPPER)
        )

    def _was_report(self, received: Received) -> bool:
        from amends.apps.receipts.intake import take_mails  # noqa: PLC0415

        read = read_mail(received.raw, received_at=received.received_at)
        if read.disposition not in (Disposition.RECEIPT, Disposition.REPORT):
            return False
        take_mails([read], now=self._now())
        return True

    def _count(self, what: str) -> None:
        self.counts[what] += 1


class MailRound:
    """Reads a mailbox to its end; a mail that cannot be taken is left for people and holds up nobody's."""

    def __init__(
        self, box: ImapBox, queue: Queue, *, ours: Ours, authserv_id: str, now: Callable[[], datetime]
    ) -> None:
        self._box, self._queue, self._ours = box, queue, ours
        self._authserv_id, self._now = authserv_id, now
        self._failed: Counter[str] = Counter()

    def run(self) -> None:
        """Raises ``MachineError`` where the mailbox goes away; the next round begins with what did not fail."""
        with self._box as box:
            for uid in sorted(box.unseen(), key=lambda found: (self._failed[found], int(found))):
                self._failed[uid] += 1
                for mail in box.fetch([uid]):
                    self._take(box, mail)
                del self._failed[uid]

    def _take(self, box: ImapBox, mail: Fetched) -> None:
        from django.db import DatabaseError, InterfaceError, OperationalError  # noqa: PLC0415  # needs boot()

        arrived = mail.arrived_at or self._now()
        received = read_received(mail.data, received_at=arrived, ours=self._ours, authserv_id=self._authserv_id)
        try:
            self._queue.take_mail(received)
        except (OperationalError, InterfaceError):
            raise  # the database is away: every mail would fail, and none is to blame
        except (InputError, DatabaseError):
            self._queue.counts["left"] += 1
            box.leave_for_people([mail.uid])
        else:
            box.mark_seen([mail.uid])


def incident_for(ref: str) -> Incident | None:
    """The incident of what comes in: the named one, else the only one there is, exercises apart; else ``None``."""
    from amends.apps.incidents.models import Incident  # noqa: PLC0415  # needs boot()
    from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415

    if ref:
        return incident_by_ref(ref)
    for is_exercise in (False, True):
        found = list(Incident.objects.filter(is_exercise=is_exercise)[:2])
        if found:
            return found[0] if len(found) == 1 else None
    return None


def own_addresses(given: list[str]) -> list[str]:
    """The given addresses, else ``care@`` every domain of the house that a case names."""
    from amends.apps.care.addresses import LOCAL_PART  # noqa: PLC0415  # needs boot()
    from amends.apps.incidents.models import Incident  # noqa: PLC0415
    from amends.apps.incidents.selectors import case_of  # noqa: PLC0415

    if given:
        return given
    domains = {name for row in Incident.objects.all() for name in case_of(row).incident.controller.brand_domains}
    return [f"{LOCAL_PART}@{name}" for name in sorted(domains)]


def _to_be_noted(received: Received) -> str:
    """What the house should know beside the words; empty where there is nothing."""
    said = []
    if "dmarc=fail" in received.verdict:
        said.append(f"Our mail server could not confirm the sender ({received.verdict}).")
    if received.why_unread:
        said.append(f"The mail was not read: {received.why_unread}.")
    if received.left_out:
        said.append(f"{received.left_out} parts of the mail were not kept.")
    return " ".join(said)
