"""Takes what providers call back with.  Nothing of a body is kept or logged: receipts are, and a digest.

404  no such hook, no secret set for it, or another token: from outside they look the same
413  the body is larger than 256 kB
429  too many refused calls from there
403  the provider cannot have signed it, or signed it long ago and we never heard it then
400  it is signed and says nothing that can be read
200  taken; or known already, which changes nothing
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from amends.apps.receipts.selectors import is_evidence_known
from amends.apps.receipts.services import count_refused_call, take_receipts
from amends.core.errors import AmendsError, InputError, MachineError, RefusedError
from amends.core.ports import Receipt
from amends.web.callers import origin_of
from amends.web.counts import count_refusal, seconds_to_wait
from amends.web.hooks.secrets import is_token_right, secret_of
from amends.web.hooks.table import BY_GET, Hook, hook_of

MOST_BYTES = 256 * 1024
_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
_MOST_AHEAD = timedelta(days=1)  # of our clock: theirs may be wrong


@csrf_exempt  # no session and no cookie: each call is signed by itself
@require_http_methods(["GET", "POST"])
@never_cache
def receive(request: HttpRequest, provider: str, token: str, rest: str = "") -> HttpResponse:
    """One call of a provider; ``rest`` of the address is the provider's own matter."""
    hook, secret = hook_of(provider), secret_of(provider)
    if hook is None or not secret or not is_token_right(provider, token):
        raise Http404  # not counted: it costs nothing, and a service's other customers may share its addresses
    now, origin = timezone.now(), origin_of(request)
    wait_s = seconds_to_wait(origin, now=now)
    if wait_s is not None:
        return HttpResponse(status=429, headers={"Retry-After": str(wait_s)})
    if (request.method == "GET") != (provider in BY_GET):
        return HttpResponse(status=405)
    if _declared_bytes(request) > MOST_BYTES:
        return HttpResponse(status=413)
    response = _taken(request, provider, hook, secret, now)
    if response.status_code in (400, 403):
        count_refusal(origin, now=now)
    return response


def _taken(request: HttpRequest, provider: str, hook: Hook, secret: str, now: datetime) -> HttpResponse:
    body = request.body
    headers = {name.lower(): value for name, value in request.headers.items()}
    try:
        take_receipts(_heard(hook, headers, body, request.build_absolute_uri(), secret, now), now=now)
    except (MachineError, OperationalError):
        return _later()  # the certificate, our database; Django would log the address with its token
    except (RefusedError, InputError) as error:
        return _refused(error, provider, body, now)
    return HttpResponse(status=200)


def _heard(  # noqa: PLR0917  # the arguments of every hook
    hook: Hook, headers: dict[str, str], body: bytes, url: str, secret: str, now: datetime
) -> list[Receipt]:
    """What a call says; ``InputError`` (``receipt.unreadable``) also if its parser gives up or its time cannot be."""
    try:
        receipts = hook(headers, body, url, secret, now)
    except (ValueError, OverflowError, RecursionError) as error:  # Django would log the address with its token
        raise _unreadable(f"its parser gave up ({type(error).__name__})") from None
    if not all(_EARLIEST <= receipt.at <= now + _MOST_AHEAD for receipt in receipts if receipt.at.tzinfo):
        raise _unreadable("its time cannot be")
    return receipts


def _unreadable(why: str) -> InputError:
    return InputError("A callback cannot be read.", code="receipt.unreadable", where="hook", why=why)


def _refused(error: AmendsError, provider: str, body: bytes, now: datetime) -> HttpResponse:
    if error.code == "hook.bad_secret":
        return _later()  # ours to mend, and the provider's call is not lost
    if error.code == "receipt.stale" and is_evidence_known(hashlib.sha256(body).hexdigest()):
        return HttpResponse(status=200)  # an old call once more: it was heard then
    count_refused_call(provider=provider, why=error.code.rpartition(".")[2], now=now)
    return HttpResponse(status=403 if isinstance(error, RefusedError) else 400)


def _later() -> HttpResponse:
    return HttpResponse(status=503, headers={"Retry-After": "60"})


def _declared_bytes(request: HttpRequest) -> int:
    """What the call says of its length; without that Django reads nothing."""
    text = request.headers.get("Content-Length", "") or "0"
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else MOST_BYTES + 1
