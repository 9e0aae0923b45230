"""Answers the telephone service during a call, and hears how it ended.

403  the service did not sign it, or there is no such call, or its words may not be said (any more)
429  the same, too often from there; or the words of one message, too often
400  it is signed and says nothing that can be read
503  not now
200  TwiML, or nothing to the report of the end

A signed call is never silenced because others failed from the same address: a service's customers share its machines.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from amends.apps.delivery.models import Message
from amends.apps.receipts.services import count_refused_call, take_receipts
from amends.apps.rehearsals.services.reading import call_with, envelope_of, may_be_said
from amends.core.errors import AmendsError, InputError
from amends.core.ports import Receipt, ReceiptKind
from amends.providers.voice.callbacks import answer_to_key, receipt_of_key, receipt_of_status
from amends.providers.voice.documents import goodbye
from amends.web.callers import origin_of
from amends.web.counts import count_refusal, seconds_to_wait
from amends.web.voice.calling import Called, called_by_service, voice_name

_log = logging.getLogger("amends.web.voice")
_Answer = Callable[[Called, Message, datetime], HttpResponse]


def _for_the_service(answer: _Answer) -> Callable[[HttpRequest, str], HttpResponse]:
    """A view of signed calls about a call of ours; to everybody else there is nothing here."""

    @csrf_exempt  # no session and no cookie: each call is signed by itself
    @require_POST
    @never_cache
    @wraps(answer)
    def view(request: HttpRequest, message_id: str) -> HttpResponse:
        now, called = timezone.now(), called_by_service(request)
        message = call_with(message_id) if called else None
        if called is None or message is None:
            return _refused(request, now)
        response = answer(called, message, now)
        return _refused(request, now) if response.status_code == 403 else response

    return view


@_for_the_service
def key(called: Called, message: Message, now: datetime) -> HttpResponse:
    """After a key: the words, and a receipt that they were said to somebody who asked for them."""
    response = _words(called, message, now, again_url=f"{called.path_url}/again")
    if response.status_code == 200 and called.params.get("Digits", ""):
        _take_if_possible(called, message, now)
    return response


@_for_the_service
def again(called: Called, message: Message, now: datetime) -> HttpResponse:
    """After a key at the end of the words: the words once more."""
    return _words(called, message, now, again_url="")


@_for_the_service
def status(called: Called, message: Message, now: datetime) -> HttpResponse:
    """How the call ended."""
    try:
        is_heard = message.receipts.filter(kind=ReceiptKind.DELIVERED).exists()
        receipt = receipt_of_status(message.message_id, called.params, now, is_heard=is_heard)
    except InputError:
        return HttpResponse(status=400)
    return HttpResponse(status=200 if _is_taken(receipt, now) else 503)


def _words(called: Called, message: Message, now: datetime, *, again_url: str) -> HttpResponse:
    if not may_be_said(message, now=now):
        return HttpResponse(status=403)
    if not called.params.get("Digits", ""):
        return _twiml(goodbye())
    call = f"call {message.message_id}"
    wait_s = seconds_to_wait(call, now=now)
    if wait_s is not None:
        return HttpResponse(status=429, headers={"Retry-After": str(wait_s)})
    count_refusal(call, now=now)  # counted alike, though nothing is refused: 30 a minute are more than a call has keys
    try:
        envelope = envelope_of(message, secret=settings.SECRET_OF)
        return _twiml(answer_to_key(envelope, called.params, again_url, voice_name()))
    except AmendsError as error:
        _log.error("A call could not be answered with its words (%s), %s", error.code, message.message_id)
        return HttpResponse(status=503)


def _take_if_possible(called: Called, message: Message, now: datetime) -> None:
    """The person is told in any case: a receipt that cannot be kept costs no more than another message."""
    try:
        is_taken = _is_taken(receipt_of_key(message.message_id, called.params, now), now)
    except InputError:  # it names no call
        is_taken = False
    if not is_taken:
        _log.error("The receipt of a call could not be kept, %s", message.message_id)


def _is_taken(receipt: Receipt, now: datetime) -> bool:
    try:
        take_receipts([receipt], now=now)
    except DatabaseError:
        return False
    return True


def _refused(request: HttpRequest, now: datetime) -> HttpResponse:
    """Counted, and limited only here: the service itself is heard however many others are refused."""
    origin = origin_of(request)
    wait_s = seconds_to_wait(origin, now=now)
    if wait_s is not None:
        return HttpResponse(status=429, headers={"Retry-After": str(wait_s)})
    count_refusal(origin, now=now)
    count_refused_call(provider="voice", why="forged", now=now)
    return HttpResponse(status=403)


def _twiml(document: str) -> HttpResponse:
    return HttpResponse(document, content_type="text/xml; charset=utf-8")
