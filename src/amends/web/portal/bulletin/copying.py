"""The public side as files that any web server can carry when ours are down.

Pages are made by the views that serve them.  Links between them become relative; a page that needs a server has a page
in its place that says where it is and how else to reach us.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.html import escape

from amends.web.portal.bulletin.standing import as_copy, chooser, stand_in
from amends.web.portal.bulletin.store import forget, public_versions
from amends.wording.book.languages import languages

_READ = ("status", "banner", "scams")  # pages of each language that need no server
_FILES = ("feed_atom", "feed_json", "banner_file")
_COMMON = ("robots", "sitemap", "security_txt")
_NEED_A_SERVER = ("check", "case", "verify", "ask", "complain", "report_scam", "subscribe", "press", "researcher")
_LINK = re.compile(r'\b(href|src)="(/[^"]*)"')
_SHEET = re.compile(r'<link rel="stylesheet" href="[^"]*">')


def portal_copy(*, live: str) -> dict[str, bytes]:
    """Every public file by its path in the copy; ``live`` is the portal's address without a slash at its end.

    The same versions give the same bytes, save that ``security.txt`` has a day on which it expires.
    """
    with _reached_at(live):
        files = dict(_plain_files())
        pages = dict(_pages(live))
        sources = {_file_of(address): address for address in pages}
        known = {*files, *sources}
        sheets = dict(_statics(pages.values()))
        known |= set(sheets)
        made = {path: _with_links(pages[address], path, known, live) for path, address in sources.items()}
        return {**files, **sheets, **made, "404.html": _not_found(live)}


@contextmanager
def _reached_at(live: str) -> Iterator[None]:
    """What is made meanwhile speaks of ``live`` as the portal's address (``web.callers.public_url``)."""
    before = os.environ.get("AMENDS_PUBLIC_URL")
    os.environ["AMENDS_PUBLIC_URL"] = live
    forget()
    try:
        yield
    finally:
        os.environ.pop("AMENDS_PUBLIC_URL")
        if before is not None:
            os.environ["AMENDS_PUBLIC_URL"] = before
        forget()


def _plain_files() -> Iterator[tuple[str, bytes]]:
    addresses = [_address(name) for name in _COMMON]
    addresses += [_address(name, language) for language in languages() for name in _FILES]
    for address in filter(None, addresses):
        body = _body(_request(address))
        if body is not None:
            yield address.removeprefix("/"), body


def _pages(live: str) -> Iterator[tuple[str, str]]:
    """Address and text of every page, as it is served."""
    versions = public_versions(now=timezone.now())
    for language in languages():
        addresses = [*filter(None, (_address(name, language) for name in _READ))]
        addresses += [reverse("portal:version", args=[language, version.number]) for version in versions]
        for address in addresses:
            if (body := _body(_request(address))) is not None:
                yield address, as_copy(body.decode(), language, live + address)
        for name in _NEED_A_SERVER:
            if (missing := _address(name, language)) is not None:
                yield missing, stand_in(_request(missing), name, language, versions, live=live + missing)
    for printed in (reverse("portal:home"), reverse("portal:verify_any")):
        yield printed, chooser(_request(printed), "status" if printed == "/" else "verify")


def _address(name: str, *arguments: str) -> str | None:
    try:
        return reverse(f"portal:{name}", args=arguments)
    except NoReverseMatch:  # an installation without that page
        return None


def _request(address: str) -> HttpRequest:
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = address
    return request


def _body(request: HttpRequest) -> bytes | None:
    """What the view at the request's address gives, if it gives anything."""
    try:
        match = resolve(request.path)
        response = match.func(request, *match.args, **match.kwargs)
    except (Http404, Resolver404):
        return None
    return bytes(response.content) if response.status_code == 200 else None


def _file_of(address: str) -> str:
    """Where a page lies in the copy, so that its address leads there on most web servers.

    >>> _file_of("/"), _file_of("/en/"), _file_of("/en/versions/2"), _file_of("/en/feed.atom")
    ('index.html', 'en/index.html', 'en/versions/2/index.html', 'en/feed.atom')
    """
    path = address.strip("/")
    return path if posixpath.splitext(path)[1] else posixpath.join(path, "index.html")


def _with_links(page: str, path: str, known: set[str], live: str) -> bytes:
    """A page with links that work where it lies."""

    def relative(match: re.Match[str]) -> str:
        address, hash_sign, part = match[2].partition("#")
        target = _file_of(address)
        if target not in known:
            return f'{match[1]}="{escape(live)}{match[2]}"'
        return f'{match[1]}="{posixpath.relpath(target, posixpath.dirname(path) or ".")}{hash_sign}{part}"'

    return _LINK.sub(relative, page).encode()


def _statics(pages: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The style sheets and pictures that the pages name."""
    named = {match[2] for page in pages for match in _LINK.finditer(page) if match[2].startswith(static(""))}
    for address in sorted(named):
        found = finders.find(address.removeprefix(static("")))
        if isinstance(found, str):
            yield address.removeprefix("/"), Path(found).read_bytes()


def _not_found(live: str) -> bytes:
    """It is shown at any depth, where no relative link would work: its style is in it, and its links go to ``live``."""
    sheet = finders.find("amends.css")
    style = Path(sheet).read_text(encoding="utf-8") if isinstance(sheet, str) else ""
    page = _SHEET.sub(lambda _: f"<style>{style}</style>", render_to_string("404.html"))
    return _LINK.sub(lambda match: f'{match[1]}="{escape(live)}{match[2]}"', page).encode()
