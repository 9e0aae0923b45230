"""The OpenAPI 3.1 description, made from the table: what is served and what is described cannot differ."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec

from amends import __version__
from amends.apps.integrations.scopes import SAYS, Scope
from amends.web.api.dispatch import IDEMPOTENCY
from amends.web.api.model import Nothing, Operation
from amends.web.api.problems import CONTENT_TYPE, Problem
from amends.web.api.shapes import described
from amends.web.api.table import OPERATIONS

_REFS = "#/components/schemas/{name}"
_SCHEME = "token"
_PATTERNS = {
    "ref": ("^INC-[0-9A-Z]{7}$", "The incident's reference"),
    "case": ("^CS-[0-9A-Z]{10}$", "The case's reference"),
    "content_sha256": ("^[0-9a-f]{64}$", "The hash of the notice's content"),
    "number": ("^[1-9][0-9]{0,11}$", "The line of the entry, from 1"),
}
_FAULTS = {
    "400": "The body is not JSON.",
    "401": "No token, or one that lets nobody in.",
    "403": "The token lacks the scope, or is for exercises only.",
    "404": "There is no such thing.",
    "409": "A rule forbids it, or it was changed meanwhile.",
    "413": "The body is larger than a million bytes.",
    "415": "The body is not sent as JSON.",
    "422": "The request cannot be used: a field is unknown, missing or wrong.",
    "429": "Too many calls; Retry-After says how many seconds to wait.",
    "503": "The machine refused; nothing was done.",
}


@cache
def document() -> dict[str, Any]:
    """The whole description as JSON types."""
    schemas, components = _schemas()
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _described(operation, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Amends",
            "version": __version__,
            "summary": "Breach response for programs.",
            "description": "Everything is refused that a token does not name. Errors are RFC 9457 problems with a "
            "stable code. Times are ISO 8601 with an offset. No operation reveals a person.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/api/v1"}],
        "security": [{_SCHEME: []}],
        "paths": paths,
        "components": {
            "schemas": components,
            "responses": {f"Problem{status}": _fault(status, says) for status, says in _FAULTS.items()},
            "securitySchemes": {
                _SCHEME: {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "Scopes: " + " ".join(f"`{scope}`: {SAYS[scope]}" for scope in Scope),
                }
            },
        },
    }


def _schemas() -> tuple[dict[Any, dict[str, Any]], dict[str, Any]]:
    """The schema of each type by the type, and the named ones that they refer to."""
    shapes: dict[Any, Any] = {Problem: described(Problem)}
    for operation in OPERATIONS:
        shapes[operation.answer] = described(operation.answer)
        shapes |= {one: one for one in (operation.body,) if one is not None}
    found, components = msgspec.json.schema_components(list(shapes.values()), ref_template=_REFS)
    return dict(zip(shapes, found, strict=True)), components


def _described(operation: Operation, schemas: dict[Any, dict[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.says,
        "description": f"Scope: `{operation.scope}`. Counts as {operation.cost} of a token's calls a minute.",
        "tags": [operation.path.split("/")[-1 if operation.has_incident and "{" not in operation.path[-1] else 1]],
        "security": [{_SCHEME: [str(operation.scope)]}],
        "parameters": [*_in_path(operation), *_in_query(operation), *_in_header(operation)],
        "responses": {str(operation.status): _success(operation, schemas)}
        | {status: {"$ref": f"#/components/responses/Problem{status}"} for status in faults_of(operation)},
    }
    if operation.body is not None:
        content: dict[str, Any] = {"schema": schemas[operation.body]}
        if operation.example:
            content["examples"] = {"plain": {"value": dict(operation.example)}}
        found["requestBody"] = {"required": True, "content": {"application/json": content}}
    return found


def faults_of(operation: Operation) -> tuple[str, ...]:
    """The statuses other than success that a program must be ready for."""
    left_out = set()
    if operation.body is None:
        left_out |= {"400", "413", "415"}
    if "{" not in operation.path and operation.name != "takeInquiry":
        left_out.add("404")
    return tuple(status for status in _FAULTS if status not in left_out)


def _success(operation: Operation, schemas: dict[Any, dict[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "description": "Done." if operation.is_write else "The answer.",
        "content": {"application/json": {"schema": schemas[operation.answer]}},
    }
    if operation.is_write:
        says = "`true` where the same request was answered before and nothing was done this time."
        found["headers"] = {"Idempotency-Replayed": {"description": says, "schema": {"const": "true"}}}
    return found


def _fault(status: str, says: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "description": says,
        "content": {CONTENT_TYPE: {"schema": {"$ref": _REFS.format(name="Problem")}}},
    }
    if status == "429":
        found["headers"] = {"Retry-After": {"description": "Seconds", "schema": {"type": "integer"}}}
    return found


def _in_path(operation: Operation) -> list[dict[str, Any]]:
    names = re.findall(r"\{(\w+)\}", operation.path)
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": _PATTERNS[name][1],
            "schema": {"type": "string", "pattern": _PATTERNS[name][0]},
        }
        for name in names
    ]


def _in_query(operation: Operation) -> list[dict[str, Any]]:
    if operation.query is Nothing:
        return []
    _, components = msgspec.json.schema_components([operation.query], ref_template=_REFS)
    fields = components[operation.query.__name__]["properties"]
    return [
        {"name": name, "in": "query", "required": False, "description": schema.get("description", name)}
        | {"schema": _without_null(schema)}
        for name, schema in fields.items()
    ]


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter is left out rather than null."""
    kinds = [one for one in schema.get("anyOf", []) if one.get("type") != "null"]
    return kinds[0] if len(kinds) == 1 else {key: item for key, item in schema.items() if key != "description"}


def _in_header(operation: Operation) -> list[dict[str, Any]]:
    if not operation.is_write:
        return []
    return [
        {
            "name": IDEMPOTENCY,
            "in": "header",
            "required": False,
            "description": "The same key with the same request within a day gives the same answer, done once.",
            "schema": {"type": "string", "pattern": "^[!-~]{1,80}$"},
        }
    ]
