"""Takes a call through every check to its operation, and its answer back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_type_hints

import msgspec
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt

from amends.apps.integrations.services import Done, do_write
from amends.core.errors import AmendsError
from amends.core.ids import keyed_hash
from amends.web.api.gate import count_call, incident_of, require_scope, token_of
from amends.web.api.model import Call, Operation
from amends.web.api.problems import CallError, problem

IDEMPOTENCY = "Idempotency-Key"
_KEY = re.compile(r"[\x21-\x7e]{1,80}")
_NUMBER = re.compile(r"[0-9]{1,9}")
_JSON = "application/json"


def view_of(operations: Mapping[str, Operation]) -> Any:
    """The view of one address; ``operations`` by method.  No cookie is read here, so that none can be misused."""

    @csrf_exempt
    def view(request: HttpRequest, **path: str) -> HttpResponse:
        try:
            response = _answered(request, operations, path)
        except AmendsError as error:
            response = problem(error)
            if response.status_code == 405:
                response["Allow"] = ", ".join(sorted(operations))
        add_never_cache_headers(response)
        response["X-Content-Type-Options"] = "nosniff"
        return response

    return view


@csrf_exempt
def not_found(request: HttpRequest) -> HttpResponse:
    """Whatever else lies below the API."""
    return problem(
        CallError("There is nothing here.", status=404, code="api.not_found", fix="See /api/v1/openapi.json.")
    )


def _answered(request: HttpRequest, operations: Mapping[str, Operation], path: Mapping[str, str]) -> HttpResponse:
    operation = operations.get(request.method or "")
    if operation is None:
        raise CallError("This cannot be done here.", status=405, code="api.method", where=str(request.method)[:20])
    now = timezone.now()
    token = token_of(request, now=now)
    require_scope(token, operation)
    count_call(token, operation.cost, now=now)
    call = Call(
        token=token,
        now=now,
        path=path,
        query=_query(request, operation),
        body=_body(request, operation),
        key=_idempotency_key(request, operation),
        incident_or_none=incident_of(token, path["ref"]) if operation.has_incident else None,
    )
    done = _written(request, operation, call) if operation.is_write else Done(operation.status, _work(operation, call))
    response = HttpResponse(done.body, content_type=_JSON, status=done.status)
    if done.is_repeated:
        response["Idempotency-Replayed"] = "true"
    return response


def _work(operation: Operation, call: Call) -> bytes:
    return msgspec.json.encode(operation.handle(call))


def _written(request: HttpRequest, operation: Operation, call: Call) -> Done:
    secret = settings.SECRET_OF("api.key")
    digest = keyed_hash(secret, request.method or "", request.path, request.body.decode("utf-8", "replace"))
    return do_write(
        lambda: _work(operation, call),
        token=call.token,
        operation=operation.name,
        incident_ref=call.incident_or_none.ref if call.incident_or_none else "",
        status=operation.status,
        key=call.key,
        request_digest=digest,
        now=call.now,
        keeps_body=not operation.is_repeatable,
    )


def _query(request: HttpRequest, operation: Operation) -> Any:
    found: dict[str, str | int] = {}
    hints = get_type_hints(operation.query)
    for name, values in request.GET.lists():
        if len(values) != 1:
            raise _unusable("query", f"`{name[:40]}` is given more than once")
        text = str(values[0])
        found[name] = int(text) if hints.get(name) is int and _NUMBER.fullmatch(text) else text
    try:  # strictly, or `null` and `0.5` would pass for instants
        return msgspec.convert(found, operation.query)
    except msgspec.ValidationError as error:
        raise _unusable("query", str(error)) from error


_NUL = b"\\u0000"  # as JSON writes it; PostgreSQL has no text with it


def _body(request: HttpRequest, operation: Operation) -> Any:
    if operation.body is None:
        return None
    if request.content_type != _JSON:
        raise CallError(
            "The body is not JSON.", status=415, code="api.content_type", where="Content-Type",
            fix=f"Send Content-Type: {_JSON}.",
        )  # fmt: skip
    try:
        if _NUL in request.body:
            raise _unusable("body", "it holds a NUL, which no text has")
        return msgspec.json.decode(request.body, type=operation.body)
    except RequestDataTooBig as error:
        raise CallError(
            "The body is too large.", status=413, code="api.too_large", where="body", why="A million bytes are read."
        ) from error
    except msgspec.ValidationError as error:
        raise _unusable("body", str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CallError(
            "The body cannot be read.", status=400, code="api.bad_json", where="body",
            why="It is not JSON in UTF-8.", fix="Send one JSON object.",
        ) from error  # fmt: skip


def _idempotency_key(request: HttpRequest, operation: Operation) -> str:
    key = request.headers.get(IDEMPOTENCY)
    if key is None or not operation.is_write:
        return ""
    if not _KEY.fullmatch(key):
        raise _unusable(IDEMPOTENCY, "it has 1 to 80 printable characters of ASCII without blanks")
    return key


def _unusable(where: str, why: str) -> CallError:
    return CallError(
        "The request cannot be used.", status=422, code="api.unusable", where=where, why=why,
        fix="Compare it with /api/v1/openapi.json.",
    )  # fmt: skip
