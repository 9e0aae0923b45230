"""The description for programs, and a page of it for people; both hold no data and are open."""

from __future__ import annotations

import json
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from amends.apps.integrations.scopes import SAYS, Scope
from amends.web.api.document import document, faults_of
from amends.web.api.model import Operation
from amends.web.api.table import OPERATIONS
from amends.web.headers import with_permissions_policy


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """``openapi.json``."""
    response = HttpResponse(msgspec.json.encode(document()), content_type="application/json")
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "public, max-age=300"
    return response


@require_safe
@with_permissions_policy
def reference(request: HttpRequest) -> HttpResponse:
    """Every operation on one page; no script, nothing from elsewhere."""
    context = {
        "operations": [_row(operation) for operation in OPERATIONS],
        "scopes": [(str(scope), SAYS[scope]) for scope in Scope],
    }
    return render(request, "api/reference.html", context)


def _row(operation: Operation) -> dict[str, Any]:
    described = document()["paths"][operation.path][operation.method.lower()]
    schema = described["responses"][str(operation.status)]["content"]["application/json"]["schema"]
    return {
        "operation": operation,
        "parameters": described["parameters"],
        "answer": schema.get("$ref", "").rpartition("/")[2],
        "example": json.dumps(operation.example, indent=2, ensure_ascii=False) if operation.example else "",
        "faults": ", ".join(faults_of(operation)),
    }
