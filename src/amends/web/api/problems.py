"""Errors as RFC 9457 has them: ``application/problem+json`` with a stable type, what went wrong, why, what to do."""

from __future__ import annotations

import msgspec
from django.http import HttpResponse

from amends.core.errors import AmendsError, InputError, MachineError

CONTENT_TYPE = "application/problem+json"
_TYPE = "urn:amends:error:"
_NOT_THERE = frozenset({"duties.not_found", "notice.unknown", "record.unknown"})  # what an address names


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """``type`` and ``code`` are stable; programs may rely on them and on nothing else."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    where: str = ""
    fix: str = ""


class CallError(InputError):
    """A call that is refused before anything is asked; ``status`` is that of HTTP."""

    def __init__(  # the parts of an error, each by its name
        self, what: str, *, status: int, code: str, where: str = "", why: str = "", fix: str = "", wait_s: int = 0
    ) -> None:
        super().__init__(what, code=code, where=where, why=why, fix=fix)
        self.status, self.wait_s = status, wait_s


def status_of(error: AmendsError) -> int:
    """404 for what is not there, 409 for what a rule forbids, 422 for what cannot be used, 503 for the machine."""
    if isinstance(error, CallError):
        return error.status
    if isinstance(error, MachineError):
        return 503
    if not isinstance(error, InputError):
        return 409
    return 404 if error.code in _NOT_THERE else 422


def problem(error: AmendsError) -> HttpResponse:
    """The answer for an error."""
    status = status_of(error)
    body = Problem(
        type=_TYPE + error.code, title=error.what, status=status, detail=error.why or error.what,
        code=error.code, where=error.where, fix=error.fix,
    )  # fmt: skip
    response = HttpResponse(msgspec.json.encode(body), content_type=CONTENT_TYPE, status=status)
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="amends"'
    if isinstance(error, CallError) and error.wait_s:
        response["Retry-After"] = str(error.wait_s)
    return response
