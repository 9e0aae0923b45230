"""What the failure of a mail service means for one message."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import requests

from amends.core.errors import MachineError
from amends.core.ports import Outcome, OutcomeKind
from amends.providers.wire import Reply, failure, refused_login

_errors = import_module("anymail.exceptions")  # it has no types
AnymailError: type[Exception] = _errors.AnymailError
AnymailAPIError: type[Exception] = _errors.AnymailAPIError

_UNSENT = frozenset(  # by name: three libraries have them, and one of these is not always installed
    "NewConnectionError NameResolutionError ConnectTimeoutError ConnectTimeout ConnectionRefusedError "
    "SSLCertVerificationError EndpointConnectionError gaierror".split()
)
_NO_CREDENTIALS = frozenset(
    "NoCredentialsError PartialCredentialsError CredentialRetrievalError TokenRetrievalError".split()
)
_NO_SUCH_PLACE, _UNPAID = (404, 405), 402
# https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html#API_SendEmail_Errors
_SES_ACCOUNT = frozenset(
    "AccountSuspendedException SendingPausedException MailFromDomainNotVerifiedException NotFoundException".split()
)
_SES_BUSY = frozenset("TooManyRequestsException LimitExceededException Throttling ThrottlingException".split())
# https://postmarkapp.com/developer/api/overview#error-codes: sender unknown or unconfirmed, credits, account pending
_POSTMARK_ACCOUNT = frozenset((10, 400, 401, 402, 405, 412, 413))


class UnreadableAnswerError(requests.RequestException):
    """An answer that is longer or slower than any true one."""


def outcome_of(error: Exception, name: str) -> Outcome:
    """What django-anymail's error means; raises ``MachineError`` where every parcel would get the same."""
    response = getattr(error, "response", None)
    names = _names(error)
    if names & _NO_CREDENTIALS:
        raise refused_login(name, 401)
    if isinstance(response, dict):
        return _of_ses(response, name)
    if response is not None:
        return of_reply(reply_of(response), name)
    if names & _UNSENT:
        return Outcome(OutcomeKind.UNSENT, reason="no connection to the service")
    return Outcome(OutcomeKind.DOUBT, reason="no answer, or none that can be understood")


def of_reply(reply: Reply, name: str) -> Outcome:
    """As ``outcome_of``, for an answer that came."""
    own_code = reply.json().get("ErrorCode")
    if reply.status == _UNPAID or (reply.status == 422 and own_code in _POSTMARK_ACCOUNT):
        raise refused_login(name, reply.status)
    if reply.status in _NO_SUCH_PLACE:
        raise _bad_place(name, reply.status)
    return failure(reply, name, is_idempotent=False)


def reply_of(response: Any) -> Reply:
    """The answer in our form: ``requests`` has an object for it, SES a dictionary."""
    if isinstance(response, dict):
        about = response.get("ResponseMetadata", {})
        status, headers, body = about.get("HTTPStatusCode", 0), about.get("HTTPHeaders", {}), b""
    else:
        status, headers, body = response.status_code, response.headers, response.content
    return Reply(status, {str(key).lower(): str(value) for key, value in headers.items()}, body)


def _of_ses(response: dict[str, Any], name: str) -> Outcome:
    code = str(response.get("Error", {}).get("Code", ""))[:60]
    reply = reply_of(response)
    if code in _SES_ACCOUNT:
        raise refused_login(name, reply.status)
    if code in _SES_BUSY:
        return Outcome(OutcomeKind.TEMPORARY, code=code, reason="not now", retry_after_s=reply.retry_after_s)
    return failure(reply, name, is_idempotent=False, code=code)


def _names(error: BaseException) -> set[str]:
    """The names of all errors behind an error: libraries keep them as cause, context, argument or reason."""
    found: set[str] = set()
    seen: set[int] = set()
    behind: list[object] = [error]
    while behind and len(seen) < 32:
        one = behind.pop()
        if isinstance(one, BaseException) and id(one) not in seen:
            seen.add(id(one))
            found.update(kind.__name__ for kind in type(one).__mro__)
            behind += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
    return found


def _bad_place(name: str, status: int) -> MachineError:
    return MachineError(
        "A provider's URL leads nowhere.",
        code="provider.bad_place",
        where=name,
        why=f"It answered {status}.",
        fix="Write the host and the path of the service's own API; for Mailgun, also the domain.",
    )
