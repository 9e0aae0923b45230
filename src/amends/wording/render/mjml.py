"""Turns MJML into HTML that every mail program shows, by the component library ``mrml``; the same bytes each time."""

from __future__ import annotations

import re

import mrml

from amends.wording.faults import WordbookError

# The library writes the attributes of a tag in an order that changes from call to call.
_TAG = re.compile(r'<([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"]*")+)(\s*/?)>')
_ATTRIBUTE = re.compile(r'[\w:-]+="[^"]*"')
_DOCTYPE = re.compile(r"\A<!doctype html>", re.IGNORECASE)


def html_of_mjml(source: str) -> str:
    """The HTML of an MJML document.

    No font is fetched, however the layout names it (MJML's default is a link to a font service), and nothing can
    be included from elsewhere.  Raises ``WordbookError`` if the layout is not MJML.
    """
    parsing = mrml.ParserOptions(include_loader=mrml.noop_loader())
    try:
        page = mrml.to_html(source, parsing, mrml.RenderOptions(fonts={})).content
    except OSError as error:
        raise WordbookError("A layout is not MJML.", where="wording/render/layouts", why=str(error)) from error
    return _DOCTYPE.sub("<!DOCTYPE html>", _TAG.sub(_in_order, page))


def _in_order(tag: re.Match[str]) -> str:
    name, attributes, end = tag.groups()
    return f"<{name} {' '.join(sorted(_ATTRIBUTE.findall(attributes)))}{end}>"
