"""Addresses of the API, made from the table of its operations."""

from itertools import groupby

from django.urls import URLPattern, URLResolver, path, re_path

from amends.web.api.dispatch import not_found, view_of
from amends.web.api.reference import description, reference
from amends.web.api.table import OPERATIONS


def _addresses() -> list[URLPattern]:
    rows = sorted(OPERATIONS, key=lambda one: one.path)
    found = []
    for address, group in groupby(rows, key=lambda one: one.path):
        pattern = address.removeprefix("/").replace("{", "<str:").replace("}", ">")
        found.append(path(f"v1/{pattern}", view_of({one.method: one for one in group})))
    return found


urlpatterns: list[URLPattern | URLResolver] = [
    path("v1/openapi.json", description),
    path("v1/docs", reference),
    *_addresses(),
    re_path(r"^.*$", not_found),
]
