"""Carries errands out: the intent first, then the mail, then what became of it, then the content is destroyed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

import msgspec
from django.db.models import Q

from amends.apps.errands.models import Errand, ErrandKind, ErrandState
from amends.apps.errands.services import Mail
from amends.core.errors import AmendsError
from amends.core.ports import Outcome, OutcomeKind
from amends.core.sealing import open_sealed
from amends.providers.email.address import ascii_address
from amends.providers.email.single import SingleMails

_MOST_TRIES = 5
# After each try that came to nothing: a server is restarted in a minute, and one that does not know us yet says
# "later" for about five (greylisting).  What is too old by then has expired.
_PAUSES_S = (10, 60, 300, 1200)
_AT_ONCE = 200  # of one round, so that what is urgent does not wait behind a hundred thousand updates
_OVER = {OutcomeKind.ACCEPTED: ErrandState.ACCEPTED, OutcomeKind.REFUSED: ErrandState.REFUSED}
_AGAIN = {OutcomeKind.TEMPORARY, OutcomeKind.UNSENT}
# RFC 5322, 3.6.4, without quoted parts and literals; no longer than a line of a header.
_MESSAGE_ID = re.compile(r"<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,128}@[A-Za-z0-9.-]{1,128}>")
# The kinds that somebody waits for before a screen come first, then what must not wait behind a flood of receipts.
_ORDER = (ErrandKind.ONE_TIME_CODE, ErrandKind.CONFIRM, ErrandKind.ALARM, ErrandKind.RECEIPT, ErrandKind.UPDATE)


def run_errands(*, mails: SingleMails, private_key: bytes, now: Callable[[], datetime]) -> int:
    """Sends what is to be sent; returns how many errands came to an end.

    An errand whose sending was begun and never answered stays ``started``: nobody knows what became of it, and
    whoever waits for a code asks for another.  One process at a time is enough; two do not send twice.
    """
    at = now()
    late = Errand.objects.filter(state=ErrandState.PLANNED, expires_at__lte=at)
    if late.exists():  # a round that finds nothing writes nothing, and keeps no lock
        late.update(state=ErrandState.EXPIRED, box=b"", at=at)
    due = Errand.objects.filter(Q(not_before__isnull=True) | Q(not_before__lte=at), state=ErrandState.PLANNED)
    done = 0
    for kind in _ORDER:
        for errand in due.filter(kind=kind).order_by("id")[: _AT_ONCE - done]:
            done += _carried_out(errand, mails, private_key, now)
    return done


def _carried_out(errand: Errand, mails: SingleMails, private_key: bytes, now: Callable[[], datetime]) -> bool:
    mine = Errand.objects.filter(id=errand.id, state=ErrandState.PLANNED)
    if not mine.update(state=ErrandState.STARTED, attempts=errand.attempts + 1, at=now()):
        return False  # another process has begun it
    try:
        mail = msgspec.json.decode(open_sealed(private_key, bytes(errand.box), context=errand.ref), type=Mail)
        outcome = mails.hand_over(_message(errand, mail, now()))
    except AmendsError as error:  # sealed for another key, or no address: it can never be sent
        outcome = Outcome(OutcomeKind.REFUSED, reason=error.code)
    return _settled(errand, outcome, now())


def _settled(errand: Errand, outcome: Outcome, now: datetime) -> bool:
    begun = Errand.objects.filter(id=errand.id, state=ErrandState.STARTED)
    if outcome.kind in _AGAIN and errand.attempts + 1 < _MOST_TRIES:
        again_at = now + timedelta(seconds=_PAUSES_S[errand.attempts])
        begun.update(state=ErrandState.PLANNED, reason=outcome.reason, at=now, not_before=again_at)
        return False
    state = ErrandState.REFUSED if outcome.kind in _AGAIN else _OVER.get(outcome.kind, ErrandState.STARTED)
    begun.update(state=state, reason=outcome.reason, box=b"", at=now)
    return True


def _message(errand: Errand, mail: Mail, now: datetime) -> EmailMessage:
    message = EmailMessage()
    name, _, domain = mail.sender.rpartition("@")
    message["From"] = Address(" ".join(mail.sender_name.split()), name, domain)
    message["To"] = ascii_address(mail.to)  # one address, and nothing that could add another
    message["Subject"] = " ".join(mail.subject.split())
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{errand.ref}@{domain}>"
    message["Auto-Submitted"] = mail.auto_submitted  # RFC 3834: what no person wrote no holiday notice answers
    if mail.reply_to:
        message["Reply-To"] = ascii_address(mail.reply_to)
    if _MESSAGE_ID.fullmatch(mail.in_reply_to):  # it came from outside: anything else is left out
        message["In-Reply-To"] = mail.in_reply_to
        message["References"] = mail.in_reply_to
    if mail.unsubscribe_url:
        message["List-Unsubscribe"] = f"<{mail.unsubscribe_url}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    if errand.is_exercise:
        message["X-Amends-Exercise"] = "yes"
    message.set_content(mail.text.rstrip() + "\n")  # it drops headers of the content that stand there before
    message["Content-Language"] = mail.language
    return message
