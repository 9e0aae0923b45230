"""Addresses of pages that may not be there: a link to nowhere is left out."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse


def address(name: str, *args: str) -> str:
    """The address of ``console:name``, or an empty text if this house has no such page."""
    try:
        return reverse(f"console:{name}", args=args)
    except NoReverseMatch:
        return ""
